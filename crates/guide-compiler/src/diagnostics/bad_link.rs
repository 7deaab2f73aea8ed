//! G034: entrée de la table des liens incomplète

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::header::Word;

/// What `check --explain G034` prints.
pub(crate) static RULE: Rule = Rule {
    code: "G034",
    severity: Severity::Error,
    summary: "entrée de la table des liens incomplète",
    explanation: "",
    wrong: "",
    right: "",
};

pub(crate) fn no_address(word: &Word) -> Diagnostic {
    Diagnostic::new(&RULE, word.span, format!("« {} » n'a ni adresse ni « à-vérifier »", word.text))
        .label("sans adresse")
        .help("ajoutez « <https://…> », ou dites pourquoi elle manque : « - à-vérifier : … »")
}

pub(crate) fn scheme(word: &Word) -> Diagnostic {
    Diagnostic::new(&RULE, word.span, "adresse d'un genre qui n'est pas permis")
        .label("« https: », « mailto: » ou « tel: » attendu")
        .help("les pages en « http: » ne sont pas publiées")
}
