//! The card check's levels, and why one may be missing.

use crate::verifier::Level;
use cps::view::{NoReach, Reach, System};

/// Under the title.
pub const CHECK_LEAD: &str = "Ce qui ne va pas, et que faire ensuite. Aucun code ne vous sera demandé\u{a0}; rien n'est envoyé, rien n'est écrit dans la carte.";
/// Title of the way by eye, where there is no other.
pub const CHECK_STATIC: &str = "À l'œil nu";
/// The other levels, without JavaScript.
pub const CHECK_STATIC_OTHERS: &str = "Avec JavaScript, cette page peut aussi nommer votre lecteur, lire certaines cartes et montrer une démonstration.";
/// Heading of the findings' pages, without JavaScript.
pub const CHECK_PAGES: &str = "Tous les constats";
/// Heading of the ways on.
pub const CHECK_OTHER: &str = "Autre chose\u{a0}?";
/// Back to the levels.
pub const CHECK_LEAVE: &str = "Choisir un autre moyen";

/// The mark of a level: not tried with real cards, or with none at all.
#[must_use]
pub const fn level_mark(level: Level) -> Option<&'static str> {
    match level {
        Level::Card => Some("expérimental"),
        Level::Demonstration => Some("carte simulée"),
        Level::Guided | Level::Reader => None,
    }
}

/// What a level is called.
#[must_use]
pub const fn level_title(level: Level) -> &'static str {
    match level {
        Level::Guided => "Vérification guidée",
        Level::Reader => "Reconnaître mon lecteur",
        Level::Card => "Lire ma carte",
        Level::Demonstration => "Démonstration",
    }
}

/// What it does.
#[must_use]
pub const fn level_text(level: Level) -> &'static str {
    match level {
        Level::Guided => "Quelques questions sur ce que vous voyez. Rien à brancher, rien à installer.",
        Level::Reader => {
            "Le navigateur vous laisse désigner un lecteur branché. La page le nomme et dit s'il peut être lu ici."
        }
        Level::Card => {
            "État, date de fin, essais restants du code porteur, certificats\u{a0}: lus dans la carte, sans code."
        }
        Level::Demonstration => {
            "Le même examen sur une carte simulée, en bon état ou en panne. Pour voir, ou pour former."
        }
    }
}

/// Begins it.
#[must_use]
pub const fn level_begin(level: Level) -> &'static str {
    match level {
        Level::Guided => "Commencer",
        Level::Reader => "Reconnaître mon lecteur",
        Level::Card => "Lire ma carte",
        Level::Demonstration => "Voir la démonstration",
    }
}

/// Why a level can't be begun here, and what to do.
#[must_use]
pub const fn lack(why: NoReach, system: System) -> &'static str {
    match (why, system) {
        (NoReach::Browser, System::Android | System::ChromeOs | System::Linux) => {
            "Pas dans ce navigateur\u{a0}: il ne donne accès à aucun appareil USB. Chrome, Chromium ou Edge le permettent."
        }
        (NoReach::Browser, System::Other) => {
            "Pas sur cet appareil\u{a0}: son navigateur ne donne accès à aucun appareil USB."
        }
        (NoReach::Browser, _) => {
            "Pas dans ce navigateur\u{a0}: il ne donne accès à aucun appareil USB. Sur un ordinateur, Chrome ou Edge nomment le lecteur, mais ne lisent presque aucune carte sur ce système."
        }
        (NoReach::Insecure, _) => {
            "Pas à cette adresse\u{a0}: le navigateur demande une adresse qui commence par https."
        }
        (NoReach::Policy, _) => {
            "Pas sur cette page\u{a0}: le site qui l'affiche n'autorise pas l'accès aux lecteurs. Ouvrez le guide dans son propre onglet."
        }
        (NoReach::SwitchedOff, _) => "Ce site a désactivé la lecture des cartes.",
    }
}

/// Said at once to somebody whose browser can't read a card.
pub const CANNOT_READ: &str = "Ce navigateur ne peut pas lire de carte.";
/// What remains.
pub const CANNOT_READ_NEXT: &str =
    "La vérification guidée dit l'essentiel\u{a0}; la démonstration montre le reste.";

/// What to expect where readers can be asked for.
#[must_use]
pub const fn expect(reach: Reach) -> &'static str {
    match reach {
        Reach::Named => {
            "Sur une page ordinaire, les navigateurs protègent la plupart des lecteurs de carte\u{a0}: seuls quelques modèles peuvent y être lus. Si le vôtre est protégé, la page le dira."
        }
        Reach::Any => "Cette application peut lire les lecteurs que le système lui laisse ouvrir.",
        Reach::Service => {
            "La lecture passe par le service de cartes du système. Ce passage n'a encore été essayé avec aucun vrai lecteur."
        }
        Reach::None(_) => CANNOT_READ,
    }
}

// The reader and the consent
/// Heading.
pub const READER_CHOOSE_TITLE: &str = "Désigner le lecteur";
/// What will happen.
pub const READER_CHOOSE_TEXT: &str = "Branchez le lecteur. Le navigateur ouvrira une liste\u{a0}: choisissez-le, puis validez. Le nommer ne l'ouvre pas.";
/// Button.
pub const READER_CHOOSE: &str = "Choisir le lecteur";
/// Button, once one is chosen.
pub const READER_CHOOSE_OTHER: &str = "Choisir un autre lecteur";
/// Heading.
pub const CONSENT_TITLE: &str = "Avant de lire votre carte";
/// What is agreed to.
pub const CONSENT: [&str; 4] = [
    "Cette lecture est expérimentale\u{a0}: elle n'a encore été essayée sur aucune vraie carte.",
    "La page n'envoie à la carte que des commandes de lecture, d'une liste fermée. Aucun code n'est demandé ni essayé.",
    "Ce qui est lu reste dans cette page. Rien n'est enregistré\u{a0}; fermer la page efface tout.",
    "Pendant la lecture, aucun autre logiciel ne doit se servir du lecteur.",
];
/// Button.
pub const CONSENT_YES: &str = "J'accepte cette lecture expérimentale";
/// Button.
pub const READ_CARD: &str = "Lire la carte dans ce lecteur";

// The demonstration
/// Said wherever something of a virtual card is shown.
pub const DEMONSTRATION_BANNER: &str =
    "Démonstration\u{a0}: carte simulée. Ces informations ne sont celles de personne.";
/// Label of the list of cards.
pub const DEMONSTRATION_CARD: &str = "Carte à montrer";
/// Label of the box.
pub const DEMONSTRATION_PACE: &str = "À la vitesse d'une vraie carte";
/// Button.
pub const DEMONSTRATION_BEGIN: &str = "Lancer la démonstration";

// The engine
/// While it loads.
pub const ENGINE_COMING: &str = "Chargement de ce qui lit les cartes…";
/// When it did not come.
pub const ENGINE_LOST: &str = "Ce qui lit les cartes n'a pas pu être chargé. Vérifiez la connexion, puis réessayez\u{a0}; la vérification guidée reste disponible.";
/// Button.
pub const ENGINE_AGAIN: &str = "Réessayer";
