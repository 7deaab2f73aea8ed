//! The words about readers and browsers in the text for whoever helps: the only ones that a person reads of this
//! crate.

use cps::view::{Behaviour, Class, Fault, Level, NoReach, Reach, System};

pub(crate) const EXPERIMENTAL: &str =
    "Lecture expérimentale\u{a0}: ce programme n'a pas encore été essayé sur les cartes de test de l'ANS.";
pub(crate) const DEMONSTRATION: &str =
    "Démonstration\u{a0}: carte simulée, rien de ce qui suit ne vient d'une vraie carte.";
pub(crate) const NOTHING: &str = "Rien n'a été lu d'une carte.";
pub(crate) const MISHAPS: &str =
    "Ce qui a échoué (temps depuis l'ouverture de la page, en termes techniques)";

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
