//! G036: fichier indispensable absent

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// What `check --explain G036` prints.
pub(crate) static RULE: Rule = Rule {
    code: "G036",
    severity: Severity::Error,
    summary: "fichier indispensable absent",
    explanation: "",
    wrong: "",
    right: "",
};

pub(crate) fn file(span: Span, name: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("il manque {name}")).help("voyez README.md, « Les dossiers »")
}
