//! G005: des personnes restent sans suite

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::proof::Witness;
use crate::source::Span;

/// What `check --explain G005` prints.
pub(crate) static RULE: Rule = Rule {
    code: "G005",
    severity: Severity::Error,
    summary: "des personnes restent sans suite",
    explanation: "",
    wrong: "",
    right: "",
};

fn cases(count: usize) -> String {
    if count == 1 { "1 cas".to_owned() } else { format!("{count} cas") }
}

pub(crate) fn next(span: Span, title: &str, count: usize, witness: &Witness) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("{} sans suite après « {title} »", cases(count)))
        .label("aucune règle ne s'applique")
        .help(format!("par exemple : {}", witness.person))
        .help(format!("chemin : {}", witness.path))
        .help("ajoutez une règle, ou « - Sinon → [texte](page.md) »")
}

pub(crate) fn variant(span: Span, count: usize, witness: &Witness) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("{} sans variante pour cette étape", cases(count)))
        .label("aucune variante ne s'applique")
        .help(format!("par exemple : {}", witness.person))
        .help(format!("chemin : {}", witness.path))
        .help("ajoutez une variante, ou « - Sinon : texte »")
}
