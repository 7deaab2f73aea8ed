//! G018: adresse ou réponse publiée qui a disparu

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// What `check --explain G018` prints.
pub(crate) static RULE: Rule = Rule {
    code: "G018",
    severity: Severity::Error,
    summary: "adresse ou réponse publiée qui a disparu",
    explanation: "",
    wrong: "",
    right: "",
};

pub(crate) fn key(span: Span, key: &str) -> Diagnostic {
    let fault = Diagnostic::new(&RULE, span, format!("« {key} » a été publié et n'existe plus"))
        .label("verrouillé ici");
    let declare = if key.starts_with("page ") {
        "si la page a changé de nom, écrivez dans l'en-tête de la nouvelle : « ancien: ancien/nom »"
    } else {
        "si la clé a changé, écrivez sous la nouvelle : « - ancien : ancienne-clé »"
    };
    fault.help(declare).help("sinon, rétablissez-la")
}
