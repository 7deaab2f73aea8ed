//! G024: valeur manquante ou impossible

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::header::Word;
use crate::source::Span;
use crate::suggest::nearest;

/// What `check --explain G024` prints.
pub(crate) static RULE: Rule = Rule {
    code: "G024",
    severity: Severity::Error,
    summary: "valeur manquante ou impossible",
    explanation: "",
    wrong: "",
    right: "",
};

pub(crate) fn empty(span: Span, key: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("« {key} » n'a pas de valeur"))
        .label("valeur attendue")
        .help("donnez une valeur, ou retirez la ligne")
}

pub(crate) fn key(span: Span, key: &str) -> Diagnostic {
    let slug = crate::source::slug(key);
    Diagnostic::new(&RULE, span, format!("« {key} » n'est pas une clé"))
        .label("lettres sans accent, chiffres et tirets")
        .near((!slug.is_empty()).then_some(slug.as_str()))
}

pub(crate) fn missing(span: Span, word: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("il manque « {word}: » dans l'en-tête"))
        .help(format!("ajoutez une ligne « {word}: … » entre les « --- »"))
}

pub(crate) fn missing_attribute(span: Span, word: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("il manque l'attribut « {word} »"))
        .label("incomplet")
        .help(format!("ajoutez, en dessous : « - {word} : … »"))
}

pub(crate) fn choice(word: &Word, known: &[&str]) -> Diagnostic {
    Diagnostic::new(&RULE, word.span, format!("« {} » n'est pas permis ici", word.text))
        .label("valeur inconnue")
        .near(nearest(&word.text, known.iter().copied()))
        .help(format!("valeurs permises : {}", known.join(", ")))
}

pub(crate) fn date(word: &Word) -> Diagnostic {
    Diagnostic::new(&RULE, word.span, format!("« {} » n'est pas une date", word.text))
        .label("« AAAA-MM-JJ » attendu")
        .help("par exemple : 2026-11-23")
}

pub(crate) fn not_a_link(span: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, "un lien vers une page est attendu ici")
        .label("« [texte](page.md) » attendu")
        .help("écrivez le lien seul")
}
