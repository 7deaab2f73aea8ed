//! G013: numéro d’étape sauté

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// What `check --explain G013` prints.
pub(crate) static RULE: Rule = Rule {
    code: "G013",
    severity: Severity::Error,
    summary: "numéro d’étape sauté",
    explanation: "",
    wrong: "",
    right: "",
};

pub(crate) fn step(span: Span, expected: u64) -> Diagnostic {
    Diagnostic::new(&RULE, span, "les numéros d'étape ne se suivent pas")
        .label(format!("{expected} attendu"))
        .help("une étape a-t-elle été perdue ? sinon, renumérotez")
}
