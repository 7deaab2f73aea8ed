//! G035: section vide

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// What `check --explain G035` prints.
pub(crate) static RULE: Rule = Rule {
    code: "G035",
    severity: Severity::Error,
    summary: "section vide",
    explanation: "",
    wrong: "",
    right: "",
};

pub(crate) fn section(span: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, "cette section est vide")
        .label("rien dessous")
        .help("remplissez-la, ou retirez-la")
}
