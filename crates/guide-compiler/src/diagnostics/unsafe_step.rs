//! G027: étape irréversible sans précaution

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// What `check --explain G027` prints.
pub(crate) static RULE: Rule = Rule {
    code: "G027",
    severity: Severity::Error,
    summary: "étape irréversible sans précaution",
    explanation: "",
    wrong: "",
    right: "",
};

pub(crate) fn no_loss(span: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, "cette étape irréversible ne dit pas ce qu'elle fait perdre")
        .label("irréversible")
        .help("ajoutez, sous l'étape : « - perte : … »")
}

pub(crate) fn loss_without_mark(span: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, "« perte » ne va qu'avec une étape irréversible")
        .label("sans la marque")
        .help("ajoutez « *(irréversible)* » à la fin de la ligne, ou retirez « perte »")
}

pub(crate) fn unchecked(span: Span, fact: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("étape irréversible sans vérification de « {fact} »"))
        .label("irréversible")
        .help(format!("vérifiez-le d'abord, sous « Avant de commencer » : « - `{fact}` **…** »"))
}

pub(crate) fn first(span: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, "aucun remède réversible avant cette étape")
        .label("irréversible")
        .help("proposez d'abord ce qui peut se défaire")
}
