//! G022: mot que le glossaire écarte

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::source::Span;
use crate::text::Banned;

/// What `check --explain G022` prints.
pub(crate) static RULE: Rule = Rule {
    code: "G022",
    severity: Severity::Error,
    summary: "mot que le glossaire écarte",
    explanation: "",
    wrong: "",
    right: "",
};

pub(crate) fn term(span: Span, banned: &Banned) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("« {} » est à éviter", banned.word))
        .label("mot écarté par le glossaire")
        .help(format!("écrivez « {} »", banned.better))
}
