//! What is said when a reader or a card does not go.

use crate::verifier::advice::Step;
use cps::view::{System, Trouble};

use Step::{Do, Pause};

/// What happened: a title, and whether it is normal.
#[must_use]
pub const fn trouble(trouble: Trouble, system: System) -> (&'static str, &'static str) {
    match (trouble, system) {
        (Trouble::NothingChosen, _) => (
            "Aucun lecteur choisi",
            "La liste du navigateur était vide, ou elle a été fermée. Une liste vide est fréquente\u{a0}: le lecteur n'est pas branché, ou le navigateur ne le propose pas.",
        ),
        (Trouble::NotAsked, _) => {
            ("Le navigateur n'a pas ouvert sa liste", "Il ne l'ouvre que juste après un clic ou une touche.")
        }
        (Trouble::NotAReader, _) => (
            "Ce n'est pas un lecteur de carte",
            "L'appareil choisi ne se présente pas comme un lecteur de carte à puce.",
        ),
        (Trouble::Protected, _) => (
            "Ce lecteur est protégé par le navigateur",
            "C'est normal\u{a0}: sur une page ordinaire, les navigateurs ne laissent aucun site ouvrir les lecteurs de cette classe. Ni le lecteur ni la carte ne sont en cause.",
        ),
        (Trouble::Denied, System::Windows) => (
            "Windows garde ce lecteur",
            "C'est normal\u{a0}: Windows réserve les lecteurs de carte à son propre pilote. C'est lui qui permet à la carte de servir à se connecter\u{a0}; laissez-le en place.",
        ),
        (Trouble::Denied, System::Linux) => (
            "Votre compte n'a pas accès à ce lecteur",
            "Le système refuse au navigateur d'ouvrir cet appareil. Les droits d'accès se règlent par l'administrateur de l'ordinateur.",
        ),
        (Trouble::Denied, _) => (
            "Le système refuse l'accès à ce lecteur",
            "Le navigateur n'a pas le droit d'ouvrir cet appareil. Ni le lecteur ni la carte ne sont en cause.",
        ),
        (Trouble::Held, System::Linux) => (
            "Un autre programme tient ce lecteur",
            "Le plus souvent, c'est pcscd, le service de cartes du système.",
        ),
        (Trouble::Held, System::Windows | System::MacOs) => (
            "Le système ou un logiciel tient ce lecteur",
            "C'est normal\u{a0}: le pilote du système s'en sert, et la carte en a besoin pour se connecter. Laissez-le en place.",
        ),
        (Trouble::Held, _) => {
            ("Un autre programme tient ce lecteur", "Un pilote, une extension ou un logiciel s'en sert déjà.")
        }
        (Trouble::OtherTab, _) => (
            "Un autre onglet lit déjà une carte",
            "Ce guide est ouvert dans un autre onglet, qui se sert du lecteur.",
        ),
        (Trouble::Forbidden, _) => (
            "Cette page n'a pas le droit d'utiliser un lecteur",
            "Le site qui l'affiche, ou celui qui la contient, ne l'autorise pas.",
        ),
        (Trouble::SwitchedOff, _) => (
            "La lecture est désactivée sur ce site",
            "Son éditeur a choisi de ne pas proposer la lecture des cartes.",
        ),
        (Trouble::Unsupported, _) => (
            "Ce lecteur ne peut pas être lu ici",
            "Il fonctionne d'une façon que cette page ne sait pas employer. Il peut très bien marcher avec les logiciels de l'ordinateur.",
        ),
        (Trouble::NoCommonProtocol, _) => {
            ("Le lecteur et la carte ne se comprennent pas", "Ils n'ont aucun protocole en commun.")
        }
        (Trouble::Unplugged, _) => {
            ("Le lecteur a été débranché", "La lecture s'est arrêtée. Ce qui était lu reste affiché.")
        }
        (Trouble::ReaderSilent, _) => {
            ("Le lecteur ne répond plus", "Il n'a pas répondu à temps. Ce qui était lu reste affiché.")
        }
        (Trouble::ReaderFaulty, _) => (
            "Le lecteur répond de travers",
            "Ce qu'il dit ne suit pas la norme\u{a0}: la page ne s'y fie pas.",
        ),
        (Trouble::CardRemoved, _) => {
            ("La carte a été retirée", "La lecture s'est arrêtée. Ce qui était lu reste affiché.")
        }
        (Trouble::CardSilent, _) => {
            ("La carte ne répond plus", "Elle avait répondu, puis s'est tue. Ce qui était lu reste affiché.")
        }
        (Trouble::CardFaulty, _) => (
            "La carte répond de travers",
            "Ce qu'elle dit n'a pas pu être compris. Ce qui était lu reste affiché.",
        ),
        (Trouble::Service, _) => (
            "Le service de cartes du système ne répond pas",
            "Il est absent, arrêté, ou refuse l'accès à cette page.",
        ),
        (Trouble::NotNow, _) => ("Pas maintenant", "Ce qui était demandé n'est pas possible en ce moment."),
    }
}

/// What to do.
#[must_use]
pub const fn trouble_steps(trouble: Trouble, system: System) -> &'static [Step] {
    match (trouble, system) {
        (Trouble::NothingChosen, _) => &[
            Do("Brancher le lecteur directement, sans multiprise USB"),
            Do("Ouvrir la liste de nouveau, choisir le lecteur, puis valider"),
            Do("Si la liste reste vide, passer à la vérification guidée"),
        ],
        (Trouble::NotAsked, _) => &[Do("Appuyer de nouveau sur le bouton")],
        (Trouble::NotAReader, _) => {
            &[Do("Choisir un autre appareil dans la liste\u{a0}: celui qui porte la marque du lecteur")]
        }
        (Trouble::Protected, System::Android | System::ChromeOs | System::Other) => &[
            Do("Ne rien changer sur l'appareil"),
            Do("Passer à la vérification guidée\u{a0}: elle mène aux mêmes pages"),
            Do(
                "Pour lire le compteur et les certificats, passer par un ordinateur où Cryptolib est installé",
            ),
        ],
        (Trouble::Protected, _) | (Trouble::Denied | Trouble::Held, System::Windows | System::MacOs) => &[
            Do("Ne rien changer sur l'ordinateur"),
            Do("Passer à la vérification guidée\u{a0}: elle mène aux mêmes pages"),
            Do("Pour lire le compteur et les certificats, ouvrir CPS Gestion, installé avec Cryptolib"),
        ],
        (Trouble::Denied, System::Linux) => &[
            Do("Demander à l'administrateur de l'ordinateur un accès à ce lecteur pour votre compte"),
            Do("En attendant, passer à la vérification guidée"),
        ],
        (Trouble::Denied, _) => &[
            Do("Demander au service informatique si le navigateur peut ouvrir ce lecteur"),
            Do("En attendant, passer à la vérification guidée"),
        ],
        (Trouble::Held, System::Linux) => &[
            Do("Fermer les logiciels qui lisent la carte"),
            Pause {
                why: "Arrêter pcscd, le temps de la lecture, avec les droits d'administrateur\u{a0}:",
                stop: "sudo systemctl stop pcscd.socket pcscd.service",
                then: "Puis, dès la lecture finie, le relancer\u{a0}: sans lui, la carte ne permet plus de se connecter.",
                restart: "sudo systemctl start pcscd.socket",
            },
            Do("Choisir de nouveau le lecteur"),
        ],
        (Trouble::Held, _) => &[
            Do("Fermer les logiciels, extensions et onglets qui lisent la carte"),
            Do("Choisir de nouveau le lecteur"),
        ],
        (Trouble::OtherTab, _) => &[
            Do("Terminer la lecture dans l'autre onglet, ou le fermer"),
            Do("Choisir de nouveau le lecteur ici"),
        ],
        (Trouble::Forbidden, _) => {
            &[Do("Ouvrir le guide dans son propre onglet"), Do("Sinon, passer à la vérification guidée")]
        }
        (Trouble::SwitchedOff, _) => &[Do("Passer à la vérification guidée ou à la démonstration")],
        (Trouble::Unsupported, _) => &[
            Do("Essayer un autre lecteur, si vous en avez un"),
            Do("Sinon, passer à la vérification guidée"),
        ],
        (Trouble::NoCommonProtocol, _) => {
            &[Do("Vérifier que la carte est bien une carte de professionnel"), Do("Essayer un autre lecteur")]
        }
        (Trouble::Unplugged, _) => {
            &[Do("Rebrancher le lecteur, sur une autre prise si possible"), Do("Le choisir de nouveau")]
        }
        (Trouble::ReaderSilent | Trouble::ReaderFaulty, _) => &[
            Do("Débrancher le lecteur, attendre quelques secondes, le rebrancher"),
            Do("Relancer la lecture"),
            Do("Essayer un autre lecteur si cela recommence"),
        ],
        (Trouble::CardRemoved, _) => {
            &[Do("Remettre la carte, puce la première, jusqu'au bout"), Do("Relancer la lecture")]
        }
        (Trouble::CardSilent | Trouble::CardFaulty, _) => &[
            Do("Retirer la carte, essuyer la puce avec un chiffon sec et doux"),
            Do("La remettre, puis relancer la lecture"),
            Do("Essayer un autre lecteur si cela recommence"),
        ],
        (Trouble::Service, _) => &[
            Do("Vérifier que le lecteur est branché"),
            Do("Demander au service informatique si les pages peuvent utiliser le service de cartes"),
        ],
        (Trouble::NotNow, _) => &[Do("Attendre la fin de ce qui est en cours, puis réessayer")],
    }
}

/// Whom to call when that does not help.
#[must_use]
pub const fn trouble_call(trouble: Trouble) -> &'static str {
    match trouble {
        Trouble::Forbidden | Trouble::SwitchedOff => "l'éditeur de ce site, ou votre service informatique",
        Trouble::CardSilent | Trouble::CardFaulty => {
            "votre service informatique\u{a0}; si la carte se tait dans tous les lecteurs, le service client de l'ANS"
        }
        _ => "votre service informatique",
    }
}

/// Label.
pub const TROUBLE_DO: &str = "Que faire";
/// Label.
pub const TROUBLE_CALL: &str = "Qui appeler";
/// Label of the command that stops what holds the reader.
pub const TROUBLE_STOP: &str = "Arrêter";
/// Label of the command that restarts what was stopped.
pub const TROUBLE_RESTART: &str = "Relancer";
/// Leads on.
pub const TROUBLE_LOOK: &str = "Passer à la vérification guidée";
