//! G012: un nom pour deux métiers, non déclaré

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::header::Word;
use crate::source::Span;

/// What `check --explain G012` prints.
pub(crate) static RULE: Rule = Rule {
    code: "G012",
    severity: Severity::Error,
    summary: "un nom pour deux métiers, non déclaré",
    explanation: "",
    wrong: "",
    right: "",
};

pub(crate) fn undeclared(word: &Word, first: Span) -> Diagnostic {
    Diagnostic::new(&RULE, word.span, format!("« {} » désigne deux métiers", word.text))
        .label("second emploi")
        .also(first, "premier emploi")
        .help("si c'est voulu, déclarez-le dans les deux : « - partagé : … » ; sinon, retirez-le de l'un")
}

pub(crate) fn half_declared(word: &Word, shared: Span) -> Diagnostic {
    Diagnostic::new(&RULE, word.span, format!("« {} » est déclaré partagé par un autre métier", word.text))
        .label("nom propre à ce métier")
        .also(shared, "partagé ici")
        .help("déclarez-le partagé ici aussi, ou retirez-le")
}

pub(crate) fn alone(span: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, "un seul métier porte ce nom partagé")
        .label("partagé avec personne")
        .help("mettez-le sous « alias », ou déclarez-le dans l'autre métier")
}
