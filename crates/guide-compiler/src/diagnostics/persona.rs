//! G025: une persona n’obtient pas son parcours

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::personas::RawPersona;
use crate::source::Span;

/// What `check --explain G025` prints.
pub(crate) static RULE: Rule = Rule {
    code: "G025",
    severity: Severity::Error,
    summary: "une persona n’obtient pas son parcours",
    explanation: "",
    wrong: "",
    right: "",
};

pub(crate) fn unanswered(raw: &RawPersona, node: &str) -> Diagnostic {
    Diagnostic::new(&RULE, raw.span, format!("« {} » n'a pas de réponse sur « {node} »", raw.name))
        .label("s'arrête à cette question")
        .help("ajoutez la réponse à la persona, ou corrigez le parcours")
}

pub(crate) fn path(raw: &RawPersona, span: Span, wanted: &str, got: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("« {} » n'obtient pas son parcours", raw.name))
        .label("parcours attendu")
        .help(format!("attendu : {wanted}"))
        .help(format!("obtenu : {got}"))
        .help("corrigez les règles ; ne changez la persona que si le parcours voulu a changé")
}

pub(crate) fn offers(raw: &RawPersona, span: Span, wanted: &str, got: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("« {} » ne reçoit pas ses propositions", raw.name))
        .label("propositions attendues")
        .help(format!("attendu : {wanted}"))
        .help(format!("obtenu : {got}"))
}

pub(crate) fn unasked(raw: &RawPersona, span: Span, fact: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("« {fact} » n'est jamais demandé à « {} »", raw.name))
        .label("réponse inutile")
        .help("retirez la ligne, ou rétablissez la question")
}

/// Says how many other personas of the same file fail.
pub(crate) fn and_others(first: Diagnostic, others: usize) -> Diagnostic {
    match others {
        0 => first,
        1 => first.help("une autre persona de ce fichier échoue aussi"),
        n => first.help(format!("{n} autres personas de ce fichier échouent aussi")),
    }
}
