//! G017: texte de lien qui ne dit pas où il mène

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::source::Span;
use crate::source::slug;

/// What `check --explain G017` prints.
pub(crate) static RULE: Rule = Rule {
    code: "G017",
    severity: Severity::Error,
    summary: "texte de lien qui ne dit pas où il mène",
    explanation: "",
    wrong: "",
    right: "",
};

const VAGUE: [&str; 12] = [
    "cliquez-ici",
    "cliquer-ici",
    "ici",
    "lien",
    "ce-lien",
    "le-lien",
    "en-savoir-plus",
    "pour-en-savoir-plus",
    "voir",
    "suite",
    "lire-la-suite",
    "plus",
];

/// Whether the words of a link say nothing of its target (RGAA 6.1).
pub(crate) fn is_vague(text: &str) -> bool {
    let words = slug(text);
    words.is_empty() || VAGUE.contains(&words.as_str())
}

pub(crate) fn link(span: Span, text: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("« {text} » ne dit pas où mène le lien"))
        .label("texte de lien vague")
        .help("nommez la page ou le site : « le portail de l'Ordre »")
}
