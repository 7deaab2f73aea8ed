//! G021: titres ou constructions que le guide ne permet pas

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// What `check --explain G021` prints.
pub(crate) static RULE: Rule = Rule {
    code: "G021",
    severity: Severity::Error,
    summary: "titres ou constructions que le guide ne permet pas",
    explanation: "",
    wrong: "",
    right: "",
};

pub(crate) fn no_title(span: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, "la page ne commence pas par son titre")
        .label("« # Titre » attendu")
        .help("écrivez « # Titre » juste après l'en-tête")
}

pub(crate) fn second_title(span: Span, first: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, "un second titre de page")
        .label("titre de niveau 1")
        .also(first, "le titre de la page")
        .help("employez « ## »")
}

pub(crate) fn skipped_level(span: Span, before: u8, level: u8) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("titre de niveau {level} après un niveau {before}"))
        .label("niveau inattendu")
        .help("les titres descendent d'un niveau à la fois : « ## », puis « ### », puis « #### »")
}

pub(crate) fn foreign(span: Span, what: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("{what} n'est pas permis dans une page"))
        .label("à retirer")
        .help("texte, listes, tableaux, encadrés et liens suffisent ; décrivez une image en mots")
}
