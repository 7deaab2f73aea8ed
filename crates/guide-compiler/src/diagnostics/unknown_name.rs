//! G007: fait, valeur, phase ou métier inconnu

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::header::Word;
use crate::source::Span;

/// What `check --explain G007` prints.
pub(crate) static RULE: Rule = Rule {
    code: "G007",
    severity: Severity::Error,
    summary: "fait, valeur, phase ou métier inconnu",
    explanation: "",
    wrong: "",
    right: "",
};

fn unknown(word: &Word, title: String, near: Option<&str>) -> Diagnostic {
    Diagnostic::new(&RULE, word.span, title).label("inconnu").near(near)
}

pub(crate) fn fact(word: &Word, near: Option<&str>, known: &[&str]) -> Diagnostic {
    unknown(word, format!("« {} » n'est pas un fait déclaré", word.text), near)
        .help(format!("faits de guide.toml : {}", known.join(", ")))
}

pub(crate) fn value(word: &Word, fact: &str, near: Option<&str>, known: &[&str]) -> Diagnostic {
    let fault = unknown(word, format!("« {} » n'est pas une valeur de « {fact} »", word.text), near);
    if known.len() > 12 {
        fault
    } else {
        fault.help(format!("valeurs de « {fact} » : {}", known.join(", ")))
    }
}

pub(crate) fn phase(word: &Word, near: Option<&str>, known: &[&str]) -> Diagnostic {
    unknown(word, format!("« {} » n'est pas une phase", word.text), near)
        .help(format!("phases de guide.toml : {}", known.join(", ")))
}

pub(crate) fn trade(word: &Word, near: Option<&str>) -> Diagnostic {
    unknown(word, format!("« {} » n'est pas un autre métier du catalogue", word.text), near)
}

pub(crate) fn deduced(word: &Word, from: &str) -> Diagnostic {
    Diagnostic::new(&RULE, word.span, format!("« {} » se déduit de « {from} »", word.text))
        .label("ne peut être ni demandé ni fixé")
        .help(format!("demandez ou fixez « {from} »"))
}

pub(crate) fn not_a_catalogue(span: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, "ce lien ne mène pas au catalogue de ce fait")
        .label("réponses attendues")
        .help("écrivez les réponses (« - `clé` Libellé »), ou le lien du catalogue que guide.toml donne à ce fait")
}

pub(crate) fn entry(word: &Word, near: Option<&str>) -> Diagnostic {
    unknown(word, format!("aucune page du parcours ne s'appelle « {} »", word.text), near)
}

pub(crate) fn catalogue(word: &Word) -> Diagnostic {
    unknown(word, format!("« {} » n'est pas le catalogue", word.text), None)
        .help("donnez l'identifiant de la page de type « catalogue »")
}

pub(crate) fn region(word: &Word, near: Option<&str>) -> Diagnostic {
    unknown(word, format!("aucune région « {} » dans regions/", word.text), near)
}
