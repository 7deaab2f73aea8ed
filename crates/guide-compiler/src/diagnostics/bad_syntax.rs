//! G031: en-tête ou manifeste illisible

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// What `check --explain G031` prints.
pub(crate) static RULE: Rule = Rule {
    code: "G031",
    severity: Severity::Error,
    summary: "en-tête ou manifeste illisible",
    explanation: "",
    wrong: "",
    right: "",
};

pub(crate) fn no_header(span: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, "le fichier ne commence pas par un en-tête")
        .label("« --- » attendu")
        .help("commencez par « --- », « type: … », « relu: … », « --- »")
}

pub(crate) fn header_not_closed(span: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, "l'en-tête n'est pas fermé")
        .label("ouvert ici")
        .help("fermez-le par une ligne « --- »")
}

pub(crate) fn header(span: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, "cette ligne de l'en-tête est illisible")
        .label("« mot: valeur » attendu")
        .help("une valeur qui contient « : » ou commence par un signe se met entre guillemets droits : \"…\"")
}

pub(crate) fn manifest(span: Span, message: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, "guide.toml est illisible")
        .label(message.lines().next().unwrap_or("").to_owned())
        .help("voyez la forme attendue dans README.md")
}

pub(crate) fn format(span: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, "format inconnu")
        .label("« format = 1 » attendu")
        .help("ce compilateur lit le format 1")
}
