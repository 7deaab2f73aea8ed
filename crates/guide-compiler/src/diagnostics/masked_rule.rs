//! G006: règle qui ne s’applique jamais

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// What `check --explain G006` prints.
pub(crate) static RULE: Rule = Rule {
    code: "G006",
    severity: Severity::Error,
    summary: "règle qui ne s’applique jamais",
    explanation: "",
    wrong: "",
    right: "",
};

pub(crate) fn next(span: Span, above: &[Span]) -> Diagnostic {
    let fault = Diagnostic::new(&RULE, span, "règle jamais atteinte").label("personne n'arrive jusqu'ici");
    let fault = match above.last() {
        Some(last) => fault.also(*last, "les règles jusqu'ici prennent déjà tous les cas qui restent"),
        None => fault,
    };
    fault.help("remontez-la au-dessus de celles qui la couvrent, corrigez sa condition, ou retirez-la")
}

pub(crate) fn also(span: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, "proposition jamais faite")
        .label("sa condition n'est vraie pour personne ici")
        .help("corrigez sa condition, ou retirez-la")
}

pub(crate) fn variant(span: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, "variante jamais affichée")
        .label("sa condition n'est vraie pour personne ici")
        .help("corrigez sa condition, ou retirez-la")
}
