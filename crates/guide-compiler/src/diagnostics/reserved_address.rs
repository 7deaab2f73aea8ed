//! G032: adresse impossible pour une page

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// What `check --explain G032` prints.
pub(crate) static RULE: Rule = Rule {
    code: "G032",
    severity: Severity::Error,
    summary: "adresse impossible pour une page",
    explanation: "",
    wrong: "",
    right: "",
};

pub(crate) fn reserved(span: Span, key: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("l'adresse « /{key}/ » est réservée"))
        .label("page à renommer")
        .help("donnez un autre nom au fichier")
}

pub(crate) fn bad_name(span: Span, name: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("« {name} » ne peut pas être une adresse"))
        .label("fichier à renommer")
        .help("dossiers et fichiers : lettres sans accent, chiffres et tirets")
}
