//! G010: mot réservé inconnu ou mal écrit

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::header::Word;
use crate::source::Span;
use crate::suggest::nearest;

/// What `check --explain G010` prints.
pub(crate) static RULE: Rule = Rule {
    code: "G010",
    severity: Severity::Error,
    summary: "mot réservé inconnu ou mal écrit",
    explanation: "",
    wrong: "",
    right: "",
};

pub(crate) fn section(span: Span, level: u8, text: &str, name: &str) -> Diagnostic {
    let fault = Diagnostic::new(&RULE, span, format!("« {text} » ressemble à la section « {name} »"));
    let fault = if level == 2 {
        fault.label("serait publié comme du texte")
    } else {
        fault.label("une section réservée est de niveau 2")
    };
    fault.help(format!("écrivez « ## {name} », ou choisissez un titre qui ne lui ressemble pas"))
}

pub(crate) fn attribute(word: &Word, known: &[&str]) -> Diagnostic {
    Diagnostic::new(&RULE, word.span, format!("« {} » n'est pas un attribut connu ici", word.text))
        .label("attribut inconnu")
        .near(nearest(&word.text, known.iter().copied()))
        .help(format!("attributs permis : {}", known.join(", ")))
}

pub(crate) fn mark(word: &Word, known: &[&str]) -> Diagnostic {
    Diagnostic::new(&RULE, word.span, format!("« {} » n'est pas une marque connue", word.text))
        .label("marque inconnue")
        .near(nearest(&word.text, known.iter().copied()))
        .help(format!("marques permises : {}", known.join(", ")))
}

pub(crate) fn stray_mark(span: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, "marque mal écrite ou mal placée")
        .label("serait publiée comme du texte")
        .help("une marque s'écrit « *(téléphone)* » et termine la ligne de l'étape")
}

pub(crate) fn header(word: &Word, known: &[&str]) -> Diagnostic {
    Diagnostic::new(&RULE, word.span, format!("« {} » n'est pas un mot de l'en-tête", word.text))
        .label("mot inconnu")
        .near(nearest(&word.text, known.iter().copied()))
        .help(format!("mots permis : {}", known.join(", ")))
}

pub(crate) fn kind(word: &Word, known: &[&str]) -> Diagnostic {
    Diagnostic::new(&RULE, word.span, format!("« {} » n'est pas un type de page", word.text))
        .label("type inconnu")
        .near(nearest(&word.text, known.iter().copied()))
        .help(format!("types : {}", known.join(", ")))
}

pub(crate) fn heading_as_text(span: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, "ce paragraphe ressemble à un titre")
        .label("serait publié comme du texte")
        .help("un titre s'écrit « ## Titre », précédé d'une ligne vide")
}
