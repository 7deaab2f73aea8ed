//! G014: page à relire

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::header::Word;

/// What `check --explain G014` prints.
pub(crate) static RULE: Rule = Rule {
    code: "G014",
    severity: Severity::Warning,
    summary: "page à relire",
    explanation: "",
    wrong: "",
    right: "",
};

pub(crate) fn page(word: &Word) -> Diagnostic {
    Diagnostic::new(&RULE, word.span, "cette page devait être relue avant cette date")
        .label("date passée")
        .help("relisez la page, puis mettez à jour « relu » et « relire-avant »")
}
