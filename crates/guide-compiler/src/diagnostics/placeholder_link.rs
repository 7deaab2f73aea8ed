//! G009: lien provisoire ou adresse hors de la table

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// What `check --explain G009` prints.
pub(crate) static RULE: Rule = Rule {
    code: "G009",
    severity: Severity::Error,
    summary: "lien provisoire ou adresse hors de la table",
    explanation: "",
    wrong: "",
    right: "",
};

/// Refuses targets that are not a page of the guide.
pub(crate) fn check(to: &str, span: Span) -> Option<Diagnostic> {
    if to.is_empty() || to == "#" {
        return Some(
            Diagnostic::new(&RULE, span, "ce lien ne mène nulle part")
                .label("lien provisoire")
                .help("ajoutez l'adresse à liens.md et pointez-la : « [texte](liens.md#clé) »"),
        );
    }
    let scheme = to.split(['/', '#']).next().unwrap_or("");
    (scheme.contains(':') || to.starts_with("//")).then(|| outside(span))
}

pub(crate) fn outside(span: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, "une adresse extérieure s'écrit dans la table des liens")
        .label("adresse dans une page")
        .help("ajoutez-la à liens.md et pointez-la : « [texte](liens.md#clé) »")
}

pub(crate) fn edge_outside(span: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, "le parcours ne peut pas sortir du guide")
        .label("ce n'est pas une page du parcours")
        .help("menez à une page, et mettez l'adresse dans son texte")
}

pub(crate) fn edge_with_anchor(span: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, "le parcours mène à une page, pas à un endroit d'une page")
        .label("retirez ce qui suit « # »")
}
