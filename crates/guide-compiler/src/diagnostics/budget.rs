//! G015: trop d’écrans avant le parcours

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// What `check --explain G015` prints.
pub(crate) static RULE: Rule = Rule {
    code: "G015",
    severity: Severity::Error,
    summary: "trop d’écrans avant le parcours",
    explanation: "",
    wrong: "",
    right: "",
};

pub(crate) fn interactions(span: Span, needed: u32, allowed: u8, path: &str) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("{needed} écrans à quitter avant le parcours complet ; {allowed} permis"),
    )
    .label("entrée trop longue")
    .help(format!("le plus long chemin : {path}"))
    .help("réunissez des questions sur un même écran, ou posez-les plus tard")
}
