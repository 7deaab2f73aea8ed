//! G029: trop de fins qui ne font que renvoyer à quelqu’un

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// What `check --explain G029` prints.
pub(crate) static RULE: Rule = Rule {
    code: "G029",
    severity: Severity::Error,
    summary: "trop de fins qui ne font que renvoyer à quelqu’un",
    explanation: "",
    wrong: "",
    right: "",
};

pub(crate) fn ends(span: Span, count: usize, allowed: u8) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("{count} fins d'issue « contact » ; {allowed} permises"))
        .label("celle-ci est de trop")
        .help("donnez un vrai remède, ou une issue « relais » avec un message prêt")
}
