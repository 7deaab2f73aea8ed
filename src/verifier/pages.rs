//! The pages of the guide that the card check itself leads to, by their keys; `site` checks that they exist.

/// The card is lost or stolen.
pub const LOST: &str = "depannage/carte-perdue";
/// No certificate is offered, or nothing sees the card.
pub const NO_CERTIFICATE: &str = "depannage/aucun-certificat";
/// There is no reader.
pub const NO_READER: &str = "depannage/pas-de-lecteur";
/// Something about the card or the reader does not work.
pub const CARD_OR_READER: &str = "depannage/carte-ou-lecteur";
/// Logging in.
pub const LOGGING_IN: &str = "connexion";

/// All of them.
pub const ALL: [&str; 5] = [LOST, NO_CERTIFICATE, NO_READER, CARD_OR_READER, LOGGING_IN];
