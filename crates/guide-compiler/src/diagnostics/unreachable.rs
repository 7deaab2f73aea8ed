//! G002: page que personne n’atteint

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// What `check --explain G002` prints.
pub(crate) static RULE: Rule = Rule {
    code: "G002",
    severity: Severity::Error,
    summary: "page que personne n’atteint",
    explanation: "",
    wrong: "",
    right: "",
};

pub(crate) fn page(span: Span, title: &str, home: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("personne n'arrive sur « {title} »"))
        .label("aucun chemin n'y mène")
        .help(format!("chemins suivis depuis « {home} » et les autres entrées de guide.toml"))
        .help("ajoutez un lien vers cette page, ou une entrée dans guide.toml, ou supprimez-la")
}
