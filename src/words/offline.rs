//! What is said about the copy of the guide that works without a network. `site` writes it into `offline.js`.

/// Name of the bar at the foot of the window.
pub const OFFLINE: &str = "Guide hors ligne";
/// Said once, when everything is kept.
pub const READY: &str = "Prêt hors ligne\u{a0}: tout le guide s'ouvre aussi sans réseau.";
/// A newer guide is kept beside the one that is shown.
pub const NEW_VERSION: &str = "Une nouvelle version du guide est prête. Vos réponses sont conservées.";
/// Button.
pub const TAKE_NEW: &str = "Passer à la nouvelle version";
/// Button.
pub const LATER: &str = "Plus tard";
/// Button.
pub const CLOSE: &str = "Fermer";
/// The browser keeps nothing, or has no room left.
pub const NOT_KEPT: &str = "Le guide n'a pas pu être gardé pour le hors ligne\u{a0}: le navigateur refuse le stockage, ou n'a plus de place. Avec le réseau, tout fonctionne.";
/// Button, where the browser can do it.
pub const INSTALL: &str = "Installer le guide";
/// Where only the person can do it: iPhone and iPad.
pub const INSTALL_BY_HAND: &str = "Pour garder le guide sur cet appareil\u{a0}: bouton «\u{a0}Partager\u{a0}», puis «\u{a0}Sur l'écran d'accueil\u{a0}».";
/// The name under the icon: launchers cut longer ones.
pub const SHORT_NAME: &str = "Guide e-CPS";
/// What the picture beside a shared link shows.
pub const SHARE_PICTURE: &str =
    "Un chemin mène d'un point de départ à une carte, puis à un téléphone, puis au but.";
/// What the narrow picture shows before the guide is installed.
pub const NARROW_CAPTURE: &str =
    "L'accueil du guide sur un téléphone\u{a0}: votre métier, puis les autres entrées.";
/// What the wide one shows.
pub const WIDE_CAPTURE: &str = "Un parcours sur un ordinateur\u{a0}: les étapes dans l'ordre, à cocher.";
