//! G023: condition mal écrite

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// What `check --explain G023` prints.
pub(crate) static RULE: Rule = Rule {
    code: "G023",
    severity: Severity::Error,
    summary: "condition mal écrite",
    explanation: "",
    wrong: "",
    right: "",
};

pub(crate) fn condition(span: Span, expected: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, "condition mal écrite").label(format!("attendu : {expected}")).help(
        "formes permises : « fait = valeur », « fait ≠ valeur », « fait parmi (a, b) », reliées par « et »",
    )
}

pub(crate) fn else_in_also(span: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, "« Sinon » n'a pas de sens sous « Aussi possible »")
        .label("toutes les lignes vraies sont proposées")
        .help("écrivez une condition, ou aucune")
}
