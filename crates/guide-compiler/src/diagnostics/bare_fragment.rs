//! G019: fragment mal inclus

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// What `check --explain G019` prints.
pub(crate) static RULE: Rule = Rule {
    code: "G019",
    severity: Severity::Error,
    summary: "fragment mal inclus",
    explanation: "",
    wrong: "",
    right: "",
};

pub(crate) fn without_include(span: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, "un fragment n'est pas une page")
        .label("lien vers un fragment")
        .help("pour l'insérer, écrivez, seul dans son paragraphe : « [texte](fragment.md \"inclure\") »")
}

pub(crate) fn not_alone(span: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, "une inclusion est seule dans son paragraphe")
        .label("entourée de texte")
        .help("mettez-la sur une ligne à elle, entre deux lignes vides")
}

pub(crate) fn not_a_fragment(span: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, "on n'inclut que des fragments")
        .label("ce n'est pas un fragment")
        .help("donnez « type: fragment » au fichier, ou faites un lien ordinaire")
}

pub(crate) fn not_a_page(span: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, "le parcours ne peut pas mener à un fragment")
        .label("fragment")
        .help("menez à une page")
}

pub(crate) fn too_deep(span: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, "des fragments s'incluent sans fin")
        .label("inclusion de trop")
        .help("un fragment en inclut un autre, quatre fois au plus")
}
