//! Around the guided check's questions, which are [`cps::finding::by_eye`]'s.

use super::NB;

/// Above the questions of the static page.
pub const EYE_STATIC: &str = "Regardez, puis suivez la réponse qui convient\u{a0}: elle mène à la page qui aide, ou à la question suivante.";
/// An answer that leads to the next question, without JavaScript.
pub const EYE_ON: &str = "question suivante";
/// An answer that is good to know and leads to the next question, without JavaScript.
#[must_use]
pub fn eye_noted(page: &str) -> String {
    format!("à savoir{NB}: {page}, puis question suivante")
}
/// Ways that need no question.
pub const EYE_OTHERWISE: &str = "Vous n'avez pas tout sous la main\u{a0}?";
/// Takes the last answer back.
pub const EYE_BACK: &str = "Revenir à la question précédente";
/// Begins anew.
pub const EYE_AGAIN: &str = "Recommencer";
/// Heading of the end with a finding.
pub const EYE_RESULT: &str = "D'après ce que vous voyez";
/// Heading of the end without one.
pub const EYE_FINE: &str = "Rien d'anormal à l'œil nu";
/// What that means when a certificate is offered.
pub const EYE_OFFERED: &str = "Le navigateur propose un certificat\u{a0}: le lecteur, la carte et Cryptolib semblent répondre. Ce qui est inscrit dans la puce, lui, ne se voit pas.";
/// What that means when none is.
pub const EYE_NOT_OFFERED: &str = "La carte ne montre rien d'anormal. Si le navigateur ne propose aucun certificat, c'est le plus souvent le lecteur ou Cryptolib.";
/// Heading of the ways on.
pub const EYE_NEXT: &str = "Et maintenant";
/// Heading of the answers given so far.
pub const EYE_GIVEN: &str = "Vos réponses";
/// Heading of what cannot be seen.
pub const EYE_UNSEEN: &str = "Ce qui ne se voit pas";

/// How many questions were answered.
#[must_use]
pub fn eye_step(number: usize) -> String {
    format!("Question {number}")
}
