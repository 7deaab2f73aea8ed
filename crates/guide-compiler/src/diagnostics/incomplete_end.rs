//! G026: fin qui ne dit pas qui appeler, que préparer, que dire

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// What `check --explain G026` prints.
pub(crate) static RULE: Rule = Rule {
    code: "G026",
    severity: Severity::Error,
    summary: "fin qui ne dit pas qui appeler, que préparer, que dire",
    explanation: "",
    wrong: "",
    right: "",
};

pub(crate) fn no_section(span: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, "cette fin n'a pas de section « Qui appeler »")
        .label("on ne saurait pas vers qui se tourner")
        .help("ajoutez « ## Qui appeler » avec « - qui : … », « - préparer : … » et « - dire : … »")
}

pub(crate) fn missing(span: Span, missing: &[&str]) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("il manque {}", missing.join(", ")))
        .label("incomplet")
        .help("il faut « - qui : … », « - préparer : … » et « - dire : … »")
}

pub(crate) fn no_reason(span: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, "une fin « contact » dit pourquoi elle ne fait que renvoyer à quelqu'un")
        .label("sans raison")
        .help("ajoutez « raison: … » dans l'en-tête")
}
