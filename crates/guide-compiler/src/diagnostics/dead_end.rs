//! G003: impasse : la page n’a pas de suite

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// What `check --explain G003` prints.
pub(crate) static RULE: Rule = Rule {
    code: "G003",
    severity: Severity::Error,
    summary: "impasse : la page n’a pas de suite",
    explanation: "",
    wrong: "",
    right: "",
};

pub(crate) fn no_section(span: Span, kind: &str, section: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("cette page de type « {kind} » n'a pas de section « {section} »"))
        .label("le parcours s'arrête ici")
        .help(format!("ajoutez « ## {section} », ou déclarez une fin : « type: résultat » et « issue: … »"))
}

pub(crate) fn unlinked_answer(span: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, "des réponses ne mènent nulle part")
        .label("ni lien dans chaque réponse, ni section « Ensuite »")
        .help("ajoutez un lien à chaque réponse, ou une section « ## Ensuite »")
}
