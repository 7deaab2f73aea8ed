//! What an examination shows: the way from reader to code porteur, findings, facts.
//!
//! Named by its module (`words::reading::card`): these words say what the values of [`cps::view`] are.

use super::{NB, day_in_words};
use crate::verifier::day::day;
use crate::verifier::trail::Row;
use cps::finding::{Certainty, Evidence, Finding, Severity};
use cps::view::{
    Begun, Behaviour, Card, Certificate, Class, End, Fault, Interface, Issuer, Kind, Level, Progress, Reader,
    Reading, Stage, Tries, Unusable, Update,
};

// Progress
/// Heading while something is under way.
pub const PROGRESS: &str = "Lecture en cours";
/// Button.
pub const CANCEL: &str = "Annuler";
/// Name of the bar.
pub const PROGRESS_BAR: &str = "Avancement de la lecture";

/// What is being done.
#[must_use]
pub const fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Opening => "Ouverture du lecteur…",
        Stage::WaitingForCard => "Insérez la carte dans le lecteur, puce la première.",
        Stage::PoweringOn => "Mise sous tension de la carte…",
        Stage::Reading(reading) => match reading {
            Reading::Application => "Recherche de l'application de la carte…",
            Reading::Update => "Lecture de la dernière mise à jour…",
            Reading::HolderCode => "Lecture des essais restants du code porteur…",
            Reading::UnblockingCode => "Lecture des essais restants du code de déblocage…",
            Reading::Certificates => "Lecture de la liste des certificats…",
            Reading::Authentication => "Lecture du certificat de connexion…",
            Reading::Signature => "Lecture du certificat de signature…",
            Reading::Numbers => "Lecture des numéros…",
        },
    }
}

/// How far it is, and how long is left.
#[must_use]
pub fn how_far(progress: &Progress) -> String {
    let Progress { done, expected, seconds_left, .. } = progress;
    let steps = format!("{done} échanges sur {expected} environ");
    match seconds_left {
        None => steps,
        Some(0) => format!("{steps}, presque fini"),
        Some(1) => format!("{steps}, encore 1 seconde environ"),
        Some(seconds) => format!("{steps}, encore {seconds} secondes environ"),
    }
}

/// Said once when the reading of a card begins.
pub const SAID_READING: &str = "Lecture de la carte en cours.";
/// Said when a card is waited for.
pub const SAID_WAITING: &str = "Insérez la carte dans le lecteur.";
/// Said when a reader was named.
pub const SAID_READER: &str = "Lecteur reconnu.";
/// Said when names are shown.
pub const SAID_SHOWN: &str = "Noms et numéros affichés.";
/// Said when names are hidden again.
pub const SAID_HIDDEN: &str = "Noms et numéros masqués.";

/// Said when an examination ended.
#[must_use]
pub fn said_ended(end: End, findings: usize) -> String {
    let how = ended(end);
    match findings {
        0 => format!("{how}."),
        1 => format!("{how}{NB}: 1 constat."),
        _ => format!("{how}{NB}: {findings} constats."),
    }
}

/// Heading once it is over.
#[must_use]
pub const fn ended(end: End) -> &'static str {
    match end {
        End::Whole => "Lecture terminée",
        End::Partial => "Lecture incomplète",
        End::Cancelled => "Lecture annulée",
    }
}

/// Under the heading.
#[must_use]
pub const fn ended_text(end: End) -> &'static str {
    match end {
        End::Whole => "L'examen est allé jusqu'au bout, sans aucun code.",
        End::Partial => "Une partie n'a pas pu être lue. Ce qui est affiché a bien été lu dans la carte.",
        End::Cancelled => "Le lecteur est libre. Ce qui était lu reste affiché.",
    }
}

/// Said once it is over, and the page still watches the reader.
pub const READER_KEPT: &str = "Tant que cette page est affichée, elle garde le lecteur. Pour vous connecter avec la carte, passez à un autre onglet ou fermez celui-ci.";
/// Title, once the page has the reader again and a card is in it.
pub const MAY_BE_ANOTHER: &str = "La carte a pu être changée";
/// Why, and what to do.
pub const MAY_BE_ANOTHER_TEXT: &str = "Pendant que cette page était masquée, elle n'a pas surveillé le lecteur. Si vous avez changé de carte entre-temps, relisez-la\u{a0}: ce qui suit est ce que disait la carte d'avant.";
/// Button.
pub const READ_AGAIN: &str = "Relire la carte";
/// Button.
pub const SHOW_ANOTHER: &str = "Montrer une autre carte";

// The way from reader to code
/// Heading.
pub const TRAIL_TITLE: &str = "Ce qui est lu";
/// Not yet known.
pub const TRAIL_LATER: &str = "à venir";
/// Being read.
pub const TRAIL_NOW: &str = "en cours";
/// Not said by this card, or not read.
pub const TRAIL_UNKNOWN: &str = "non lu";

/// A part of the way.
#[must_use]
pub const fn row(row: Row) -> &'static str {
    match row {
        Row::Reader => "Lecteur",
        Row::Card => "Carte",
        Row::Kind => "Type et profession",
        Row::State => "État",
        Row::Certificates => "Certificats",
        Row::HolderCode => "Code porteur",
    }
}

/// A reader's name.
#[must_use]
pub fn reader_name(reader: &Reader) -> String {
    match &reader.name {
        Some(name) => name.clone(),
        None if reader.vendor == 0 => "Lecteur du système".to_owned(),
        None => format!("Lecteur {:04X}:{:04X}", reader.vendor, reader.product),
    }
}

/// The virtual reader of a demonstration.
pub const VIRTUAL_READER: &str = "Lecteur simulé";

/// A card, by its answer to reset.
#[must_use]
pub const fn card(card: Card) -> &'static str {
    match card {
        Card::Cps3 => "CPS3",
        Card::Cps3Contactless => "CPS3, sans contact",
        Card::Cps4 => "CPS4",
        Card::Cps2Ter => "CPS2ter, hors service",
        Card::OtherCpx => "de la famille CPS, génération inconnue ici",
        Card::Vitale => "Vitale",
        Card::InsuranceAgent => "carte d'agent de l'assurance maladie",
        Card::Bank => "carte bancaire ou titre-repas",
        Card::Identity => "carte nationale d'identité",
        Card::StateAgent => "carte d'agent de l'État",
        Card::Transport => "carte de transport",
        Card::Unknown => "inconnue",
    }
}

/// A kind of card.
#[must_use]
pub fn kind(kind: Kind) -> String {
    match kind {
        Kind::Cps => "CPS, professionnel de santé".to_owned(),
        Kind::Cpf => "CPF, en formation".to_owned(),
        Kind::Cpe => "CPE ou CDE, structure de santé".to_owned(),
        Kind::Cpa => "CPA ou CDA, autre structure".to_owned(),
        Kind::Other(number) => format!("type {number}, inconnu ici"),
    }
}

/// A profession that the catalogue does not name.
#[must_use]
pub fn profession_code(code: u16) -> String {
    format!("profession de code {code}")
}

/// The last update.
#[must_use]
pub fn update(update: Update) -> String {
    match update {
        Update::Never => "aucune mise à jour faite à ce jour".to_owned(),
        Update::Done { ended } => format!("mise à jour terminée le {}", in_words(ended)),
        Update::Broken => "mise à jour interrompue".to_owned(),
    }
}

/// A certificate's dates.
#[must_use]
pub fn validity(certificate: &Certificate) -> String {
    format!("du {} au {}", in_words(certificate.not_before), in_words(certificate.not_after))
}

/// What dates are compared with.
#[must_use]
pub fn compared(begun: Begun) -> String {
    let day = in_words(begun.today);
    if begun.demonstration {
        format!("comparés à la date choisie pour la démonstration{NB}: {day}")
    } else {
        format!("comparés à la date de cet ordinateur{NB}: {day}")
    }
}

/// Of the family by a rule of this guide; the ANS's software compares the whole answer.
pub const NOT_KNOWN_TO_CRYPTOLIB: &str =
    "reconnue ici, mais Cryptolib 5.2 ne connaît pas sa première réponse";

/// What is thought of an issuer.
#[must_use]
pub const fn issuer(issuer: Issuer) -> &'static str {
    match issuer {
        Issuer::ByKey => "émetteur reconnu par l'identifiant de sa clé",
        Issuer::ByName => "émetteur reconnu par son nom",
        Issuer::Unlisted => "émetteur qui se dit de l'IGC-Santé, inconnu de ce guide",
        Issuer::ForTests => "émetteur de test",
        Issuer::Old => "émetteur d'anciennes cartes (CPS2ter)",
        Issuer::Unknown => "émetteur inconnu ici",
    }
}

/// Label.
pub const FOR_LOGIN: &str = "connexion";
/// Label.
pub const FOR_SIGNATURE: &str = "signature";

/// Tries left.
#[must_use]
pub fn tries(tries: Tries) -> String {
    match (tries.dead, tries.left, tries.most) {
        (true, ..) => "bloqué pour toujours".to_owned(),
        (_, 0, _) => "bloqué, aucun essai restant".to_owned(),
        (_, 1, _) => "1 essai restant".to_owned(),
        (_, left, Some(most)) => format!("{left} essais restants sur {most}"),
        (_, left, None) => format!("{left} essais restants"),
    }
}

/// Button: a CPS4 is only asked when somebody wants it.
pub const ASK_FOR_TRIES: &str = "Demander les essais restants";
/// Under the button.
pub const ASK_FOR_TRIES_HELP: &str =
    "Une CPS4 ne le dit que si on le lui demande. Aucun code n'est essayé\u{a0}; cela n'en use aucun.";

/// Something that was not as expected.
#[must_use]
pub fn remark(remark: &cps::view::Remark) -> String {
    use cps::view::RemarkKind as K;
    let what = match remark.kind {
        K::Refused(status) => format!("la carte a refusé (réponse {status:04X})"),
        K::NotUnderstood => "lu, mais pas compris".to_owned(),
        K::Lost => "le lien avec la carte s'est coupé".to_owned(),
        K::NotListed => "la carte n'annonce pas de certificat de connexion".to_owned(),
        K::NumbersDiffer => "le numéro de la carte n'est pas partout le même".to_owned(),
        K::RppsDigit => "le dernier chiffre du numéro RPPS ne le confirme pas".to_owned(),
        K::IssuerUnknown => "l'émetteur du certificat de connexion n'est pas connu ici".to_owned(),
    };
    match remark.reading {
        Some(reading) => format!("{}{NB}: {what}", part(reading)),
        None => what,
    }
}

const fn part(reading: Reading) -> &'static str {
    match reading {
        Reading::Application => "application",
        Reading::Update => "mise à jour",
        Reading::HolderCode => "code porteur",
        Reading::UnblockingCode => "code de déblocage",
        Reading::Certificates => "liste des certificats",
        Reading::Authentication => "certificat de connexion",
        Reading::Signature => "certificat de signature",
        Reading::Numbers => "numéros",
    }
}

/// Heading.
pub const REMARKS: &str = "Détails inattendus";

// Findings
/// Heading.
pub const FINDINGS: &str = "Constats";
/// None, after a whole examination of a card of the family.
pub const NO_FINDING: &str = "Aucun problème trouvé dans ce qui a été lu.";
/// What to do then.
pub const NO_FINDING_NEXT: &str =
    "Si la connexion échoue quand même, l'ordinateur ou le compte peuvent être en cause.";

/// Under the heading of the findings.
pub const FINDINGS_HELP: &str = "Ouvrez un constat pour savoir que faire.";

/// How much a finding stands in the way; also what it is, where one page answers several.
#[must_use]
pub fn severity(finding: Finding) -> String {
    let severity = match finding.severity() {
        Severity::Remark => "Bon à savoir",
        Severity::Warning => "Attention",
        Severity::Blocking => "Bloquant",
    };
    match finding {
        Finding::UpsideDown => format!("{severity}{NB}: carte à l'envers"),
        Finding::Mute => format!("{severity}{NB}: aucune réponse"),
        Finding::VitaleCard => format!("{severity}{NB}: carte Vitale"),
        _ => severity.to_owned(),
    }
}

/// How a finding was established.
#[must_use]
pub fn established(evidence: Evidence, certainty: Certainty) -> String {
    let by = match evidence {
        Evidence::AnswerToReset => "d'après la première réponse de la carte",
        Evidence::NoAnswer => "d'après son absence de réponse",
        Evidence::Counter => "d'après le compteur de la carte",
        Evidence::File => "d'après un fichier de la carte",
        Evidence::Eye => "d'après ce que vous voyez\u{a0}; rien n'a été lu dans la carte",
        Evidence::Certificate => "d'après son certificat, dont la signature n'est pas vérifiée",
    };
    let sure = match certainty {
        Certainty::Possible => "Possible",
        Certainty::Likely => "Probable",
        Certainty::Sure => "Sûr",
    };
    format!("{sure}, {by}")
}

// The reader
/// Heading.
pub const READER_TITLE: &str = "Votre lecteur";
/// Label.
pub const READER_ID: &str = "Identifiants USB";
/// Label.
pub const READER_FIRMWARE: &str = "Version du matériel";
/// Label.
pub const READER_INTERFACES: &str = "Fentes et interfaces";
/// Label.
pub const READER_FAULTS: &str = "Défauts connus";
/// Label.
pub const READER_HERE: &str = "Ici";
/// It names itself so.
pub const READER_UNKNOWN: &str = "nom donné par l'appareil\u{a0}; modèle inconnu de ce guide";

/// `046A:003E`.
#[must_use]
pub fn reader_id(reader: &Reader) -> String {
    format!("{:04X}:{:04X}", reader.vendor, reader.product)
}

/// `6.01`, as `bcdDevice` writes it.
#[must_use]
pub fn reader_release(release: u16) -> String {
    format!("{:x}.{:02x}", release >> 8, release & 0xff)
}

/// Whether a reader can be read here.
#[must_use]
pub const fn behaviour(behaviour: Behaviour) -> &'static str {
    match behaviour {
        Behaviour::Readable => "Ce lecteur peut être lu dans cette page.",
        Behaviour::Protected => {
            "Le navigateur protège ce lecteur\u{a0}: aucune page ordinaire ne peut l'ouvrir. C'est normal, il n'est pas en panne."
        }
        Behaviour::Unusable => "Ce lecteur fonctionne d'une façon que cette page ne sait pas employer.",
        Behaviour::NotAReader => "Cet appareil n'est pas un lecteur de carte.",
    }
}

/// An interface.
#[must_use]
pub fn interface(interface: &Interface) -> String {
    let mut parts = vec![format!("interface {}", interface.number)];
    parts.push(
        match interface.class {
            Class::SmartCard => "lecteur de carte (classe 0B)",
            Class::Vendor => "propre au fabricant (classe FF)",
        }
        .to_owned(),
    );
    let level = interface.level.map(|level| match level {
        Level::Tpdu => "échange TPDU",
        Level::ShortApdu => "échange APDU court",
        Level::ExtendedApdu => "échange APDU étendu",
    });
    parts.extend(level.map(str::to_owned));
    parts.extend(interface.slots.map(|n| if n == 1 { "1 fente".to_owned() } else { format!("{n} fentes") }));
    let problem = interface.problem.map(|problem| match problem {
        Unusable::CharacterLevel => "inutilisable ici\u{a0}: un caractère à la fois",
        Unusable::ControlPipeOnly => "inutilisable ici\u{a0}: clé sans canal de données",
        Unusable::NoBulkPipes => "inutilisable ici\u{a0}: il manque un canal de données",
    });
    parts.extend(problem.map(str::to_owned));
    parts.join(", ")
}

/// Something known against a reader.
#[must_use]
pub const fn fault(fault: Fault) -> &'static str {
    match fault {
        Fault::OutdatedFirmware => "version ancienne, corrigée depuis par le fabricant",
        Fault::NoPinpad => "annonce un clavier qu'il n'a pas",
        Fault::Slow => "lent à démarrer et à répondre",
        Fault::BankMode => "peut être réglé pour les cartes bancaires et refuser d'abord les autres",
        Fault::Corrected => "se décrit mal\u{a0}; la page en tient compte",
    }
}

fn in_words(seconds: u64) -> String {
    day_in_words(&day(seconds))
}
