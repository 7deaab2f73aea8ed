//! G001: lien vers un fichier ou une clé qui n’existe pas

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// What `check --explain G001` prints.
pub(crate) static RULE: Rule = Rule {
    code: "G001",
    severity: Severity::Error,
    summary: "lien vers un fichier ou une clé qui n’existe pas",
    explanation: "",
    wrong: "",
    right: "",
};

pub(crate) fn file(span: Span, to: &str, near: Option<&str>) -> Diagnostic {
    let fault =
        Diagnostic::new(&RULE, span, format!("« {to} » n'existe pas")).label("aucun fichier de ce nom");
    match near {
        Some(near) => fault.help(format!("vouliez-vous dire « {near} » ?")),
        None => fault.help("créez le fichier, ou corrigez le lien"),
    }
}

pub(crate) fn link(span: Span, key: &str, near: Option<&str>) -> Diagnostic {
    let fault = Diagnostic::new(&RULE, span, format!("« {key} » n'est pas dans la table des liens"));
    match near {
        Some(near) => fault.label("clé inconnue").help(format!("vouliez-vous dire « {near} » ?")),
        None => fault.label("clé inconnue").help(format!("ajoutez « ## {key} » dans liens.md")),
    }
}
