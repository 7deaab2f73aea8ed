//! G008: boucle sans sortie

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// What `check --explain G008` prints.
pub(crate) static RULE: Rule = Rule {
    code: "G008",
    severity: Severity::Error,
    summary: "boucle sans sortie",
    explanation: "",
    wrong: "",
    right: "",
};

pub(crate) fn circle(span: Span, circle: &str, path: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, "boucle sans sortie")
        .label("on n'en sort pas")
        .help(format!("la boucle : {circle}"))
        .help(format!("on y arrive par : {path}"))
        .help("ajoutez une règle qui mène à une fin")
}
