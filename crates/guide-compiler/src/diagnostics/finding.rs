//! G028: constat de carte sans page, ou avec plusieurs

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::header::Word;
use crate::source::Span;

/// What `check --explain G028` prints.
pub(crate) static RULE: Rule = Rule {
    code: "G028",
    severity: Severity::Error,
    summary: "constat de carte sans page, ou avec plusieurs",
    explanation: "",
    wrong: "",
    right: "",
};

pub(crate) fn unknown(word: &Word, near: Option<&str>) -> Diagnostic {
    Diagnostic::new(&RULE, word.span, format!("« {} » n'est pas un constat déclaré", word.text))
        .label("inconnu de guide.toml")
        .near(near)
}

pub(crate) fn twice(word: &Word, first: Span) -> Diagnostic {
    Diagnostic::new(&RULE, word.span, format!("deux pages répondent au constat « {} »", word.text))
        .label("seconde page")
        .also(first, "première page")
        .help("un constat ouvre une page, une seule")
}

pub(crate) fn orphan(span: Span, key: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("aucune page ne répond au constat « {key} »"))
        .label("sans page")
        .help(format!("écrivez « constat: {key} » dans l'en-tête de la page qui y répond"))
}
