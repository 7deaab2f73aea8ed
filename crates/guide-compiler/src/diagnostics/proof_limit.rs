//! G030: preuve abandonnée : trop de cas

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// What `check --explain G030` prints.
pub(crate) static RULE: Rule = Rule {
    code: "G030",
    severity: Severity::Error,
    summary: "preuve abandonnée : trop de cas",
    explanation: "",
    wrong: "",
    right: "",
};

pub(crate) fn proof(span: Span, facts: &[String]) -> Diagnostic {
    let fault = Diagnostic::new(&RULE, span, "trop de cas pour tout suivre : la preuve est abandonnée")
        .label("ici, le nombre de cas explose");
    if facts.is_empty() {
        return fault.help("réduisez le nombre de faits cités plus bas, ou de leurs valeurs");
    }
    let shown: Vec<&str> = facts.iter().take(12).map(String::as_str).collect();
    fault
        .help(format!("{} faits indépendants en cause : {}", facts.len(), shown.join(", ")))
        .help("posez certaines questions plus tard, ou citez moins de faits plus bas")
}
