//! G016: condition sur un fait qui n’est pas toujours connu ici

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::proof::Witness;
use crate::source::Span;

/// What `check --explain G016` prints.
pub(crate) static RULE: Rule = Rule {
    code: "G016",
    severity: Severity::Error,
    summary: "condition sur un fait qui n’est pas toujours connu ici",
    explanation: "",
    wrong: "",
    right: "",
};

pub(crate) fn condition(span: Span, fact: &str, witness: &Witness) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("« {fact} » n'a pas toujours été demandé ici"))
        .label("peut être inconnu")
        .help(format!("par ce chemin, la question n'est jamais posée : {}", witness.path))
        .help(format!("posez la question avant, ou fixez la réponse sur le lien : « - fixe : {fact} = … »"))
}
