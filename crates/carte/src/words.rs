//! The sentences of the report for whoever helps: the only ones that a person reads of this crate.

use cps::finding::{Certainty, Evidence};
use cps::view::{
    Behaviour, Card, Class, Fault, Issuer, Kind, Level, NoReach, Reach, Reading, RemarkKind, System, Update,
};

pub(crate) const TITLE: &str = "Rapport de vérification de carte";
pub(crate) const EXPERIMENTAL: &str =
    "Lecture expérimentale : ce programme n'a pas encore été essayé sur les cartes de test de l'ANS.";
pub(crate) const DEMONSTRATION: &str =
    "Démonstration : carte simulée, rien de ce qui suit ne vient d'une vraie carte.";
pub(crate) const NO_READER: &str = "Lecteur : aucun";
pub(crate) const NOTHING: &str = "Carte : rien n'a été lu";
pub(crate) const NO_FINDING: &str = "Constats : aucun";
pub(crate) const FINDINGS: &str = "Constats :";
pub(crate) const TRACE: &str =
    "Échanges avec la carte (commandes, longueurs et mots d'état ; jamais le contenu) :";
pub(crate) const HIDDEN: &str = "Noms et numéros : non joints";

pub(crate) const fn system(system: System) -> &'static str {
    match system {
        System::Windows => "Windows",
        System::MacOs => "macOS",
        System::Linux => "Linux",
        System::ChromeOs => "ChromeOS",
        System::Android => "Android",
        System::Other => "autre",
    }
}

pub(crate) const fn reach(reach: Reach) -> &'static str {
    match reach {
        Reach::None(NoReach::Browser) => "navigateur sans WebUSB",
        Reach::None(NoReach::Insecure) => "page sans https",
        Reach::None(NoReach::Policy) => "WebUSB interdit à cette page",
        Reach::None(NoReach::SwitchedOff) => "lecture coupée par l'hébergeur",
        Reach::Named => "WebUSB, page ordinaire",
        Reach::Any => "WebUSB, application isolée",
        Reach::Service => "service de cartes du système (navigator.smartCard)",
    }
}

pub(crate) const fn behaviour(behaviour: Behaviour) -> &'static str {
    match behaviour {
        Behaviour::Readable => "peut être lu",
        Behaviour::Protected => "réservé par le navigateur (classe 0B)",
        Behaviour::Unusable => "ne peut pas être utilisé",
        Behaviour::NotAReader => "n'est pas un lecteur de cartes",
    }
}

pub(crate) const fn level(level: Level) -> &'static str {
    match level {
        Level::Tpdu => "TPDU",
        Level::ShortApdu => "APDU court",
        Level::ExtendedApdu => "APDU étendu",
    }
}

pub(crate) const fn card(card: Card) -> &'static str {
    match card {
        Card::Cps3 => "CPS3",
        Card::Cps3Contactless => "CPS3, sans contact",
        Card::Cps4 => "CPS4",
        Card::Cps2Ter => "CPS2ter",
        Card::OtherCpx => "famille CPS, génération inconnue",
        Card::Vitale => "carte Vitale",
        Card::InsuranceAgent => "carte d'agent de l'assurance maladie",
        Card::Bank => "carte bancaire",
        Card::Identity => "carte d'identité",
        Card::StateAgent => "carte d'agent public",
        Card::Transport => "carte de transport",
        Card::Unknown => "carte inconnue",
    }
}

pub(crate) const fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Cps => "CPS",
        Kind::Cpf => "CPF",
        Kind::Cpe => "CPE",
        Kind::Cpa => "CPA",
        Kind::Other(_) => "autre type",
    }
}

pub(crate) const fn issuer(issuer: Issuer) -> &'static str {
    match issuer {
        Issuer::ByName => "émetteur reconnu par son nom",
        Issuer::ForTests => "émetteur de test",
        Issuer::Unknown => "émetteur inconnu",
    }
}

pub(crate) const fn update(update: Update) -> &'static str {
    match update {
        Update::Never => "aucune",
        Update::Done { .. } => "terminée",
        Update::Broken => "interrompue",
    }
}

pub(crate) const fn evidence(evidence: Evidence) -> &'static str {
    match evidence {
        Evidence::AnswerToReset => "réponse de la carte à la mise sous tension",
        Evidence::NoAnswer => "absence de réponse",
        Evidence::Counter => "compteur de la carte",
        Evidence::File => "fichier de la carte",
        Evidence::Eye => "vu par la personne",
        Evidence::Certificate => "certificat de la carte, signature non vérifiée",
    }
}

pub(crate) const fn certainty(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Possible => "possible",
        Certainty::Likely => "probable",
        Certainty::Sure => "certain",
    }
}

pub(crate) const fn class(class: Class) -> &'static str {
    match class {
        Class::SmartCard => "classe 0B",
        Class::Vendor => "classe FF",
    }
}

pub(crate) const fn fault(fault: Fault) -> &'static str {
    match fault {
        Fault::OutdatedFirmware => "logiciel interne ancien, avec des défauts connus",
        Fault::NoPinpad => "pas de clavier, contrairement à ce qu'il annonce",
        Fault::Slow => "lent",
        Fault::BankMode => "peut être dans un mode réservé aux cartes bancaires",
        Fault::Corrected => "différences connues, prises en compte",
    }
}

pub(crate) const fn remark(remark: RemarkKind) -> &'static str {
    match remark {
        RemarkKind::Refused(_) => "refus de la carte",
        RemarkKind::NotUnderstood => "contenu non compris",
        RemarkKind::Lost => "lecture interrompue",
        RemarkKind::NotListed => "certificat d'authentification absent de la liste de la carte",
        RemarkKind::NumbersDiffer => "le numéro de carte n'est pas le même partout",
        RemarkKind::RppsDigit => "clé du numéro RPPS inattendue",
        RemarkKind::IssuerUnknown => "émetteur du certificat inconnu",
    }
}

pub(crate) const fn reading(reading: Reading) -> &'static str {
    match reading {
        Reading::Application => "application",
        Reading::Update => "mise à jour",
        Reading::HolderCode => "compteur du code porteur",
        Reading::UnblockingCode => "compteur du code de déblocage",
        Reading::Certificates => "liste des certificats",
        Reading::Authentication => "certificat d'authentification",
        Reading::Signature => "certificat de signature",
        Reading::Numbers => "numéros",
    }
}
