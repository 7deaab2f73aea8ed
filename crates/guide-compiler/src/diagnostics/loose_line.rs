//! G011: ligne qui n’a pas la forme attendue

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// What `check --explain G011` prints.
pub(crate) static RULE: Rule = Rule {
    code: "G011",
    severity: Severity::Error,
    summary: "ligne qui n’a pas la forme attendue",
    explanation: "",
    wrong: "",
    right: "",
};

pub(crate) fn line(span: Span, expected: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, "cette ligne n'a pas la forme attendue")
        .label("forme non reconnue")
        .help(format!("attendu : {expected}"))
}

pub(crate) fn structure_in_text(span: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, "cette ligne ressemble à une règle, mais n'est dans aucune section")
        .label("serait publiée comme du texte")
        .help("mettez-la sous « ## Ensuite » ou « ## Aussi possible »")
}
