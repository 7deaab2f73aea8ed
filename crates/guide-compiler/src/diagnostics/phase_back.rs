//! G020: le parcours revient à une phase passée

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// What `check --explain G020` prints.
pub(crate) static RULE: Rule = Rule {
    code: "G020",
    severity: Severity::Error,
    summary: "le parcours revient à une phase passée",
    explanation: "",
    wrong: "",
    right: "",
};

pub(crate) fn edge(span: Span, from: &str, to: &str, target: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("de la phase « {from} », ce lien revient à la phase « {to} »"))
        .label("retour en arrière")
        .also(target, "la page où il mène")
        .help("changez la phase de l'une des deux pages, ou l'ordre des phases de guide.toml")
}
