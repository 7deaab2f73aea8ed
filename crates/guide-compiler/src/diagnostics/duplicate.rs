//! G004: nom employé deux fois

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::header::Word;
use crate::source::Span;

/// What `check --explain G004` prints.
pub(crate) static RULE: Rule = Rule {
    code: "G004",
    severity: Severity::Error,
    summary: "nom employé deux fois",
    explanation: "",
    wrong: "",
    right: "",
};

fn twice(span: Span, first: Span, title: String) -> Diagnostic {
    Diagnostic::new(&RULE, span, title)
        .label("second emploi")
        .also(first, "premier emploi")
        .help("renommez l'un des deux")
}

pub(crate) fn answer(word: &Word, first: Span) -> Diagnostic {
    twice(word.span, first, format!("la réponse « {} » est donnée deux fois", word.text))
}

pub(crate) fn fact(word: &Word, first: Span) -> Diagnostic {
    twice(word.span, first, format!("« {} » est demandé deux fois sur cette page", word.text))
}

pub(crate) fn bold(span: Span, first: Span, bold: &str) -> Diagnostic {
    twice(span, first, format!("deux lignes commencent par « {bold} »"))
        .help("les mots en gras identifient la case à cocher : ils doivent différer")
}

pub(crate) fn trade(word: &Word, first: Span) -> Diagnostic {
    twice(word.span, first, format!("deux métiers ont la clé « {} »", word.text))
}

pub(crate) fn group(word: &Word, first: Span) -> Diagnostic {
    twice(word.span, first, format!("deux groupes ont la clé « {} »", word.text))
}

pub(crate) fn link(word: &Word, first: Span) -> Diagnostic {
    twice(word.span, first, format!("deux adresses ont la clé « {} »", word.text))
}

pub(crate) fn line(word: &Word, first: Span) -> Diagnostic {
    twice(word.span, first, format!("« {} » est écrit deux fois", word.text))
}

pub(crate) fn header(word: &Word, first: Span) -> Diagnostic {
    twice(word.span, first, format!("« {} » est écrit deux fois dans l'en-tête", word.text))
}

pub(crate) fn kind(span: Span, first: Span, name: &str) -> Diagnostic {
    twice(span, first, format!("deux fichiers de type « {name} »")).help("un guide n'en a qu'un")
}
