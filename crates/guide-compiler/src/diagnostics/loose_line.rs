//! G011: ligne qui n'a pas la forme attendue

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// What `check --explain G011` prints.
pub(crate) static RULE: Rule = Rule {
    code: "G011",
    severity: Severity::Error,
    summary: "ligne qui n'a pas la forme attendue",
    explanation: "\
Dans une section réservée, chaque ligne a une forme précise, et celle-ci n'en a
aucune : il manque un tiret, un retrait, une espace, des mots en gras, un lien…
Rien de ce qui commande le parcours ne doit finir en texte ordinaire : la ligne est
donc refusée plutôt que publiée. Le message rappelle la forme attendue.
Dans un texte libre, c'est l'inverse : une ligne qui ressemble à une règle, à une
réponse ou à un lien mal écrit n'y a pas sa place.
",
    wrong: "\
=== fr/depart.md
## Ensuite

- Si carte = oui, [Activer l'application](activer.md)
- Sinon → [Demander une carte](demander.md)
",
    right: "\
=== fr/depart.md
## Ensuite

- Si carte = oui → [Activer l'application](activer.md)
- Sinon → [Demander une carte](demander.md)
",
};

pub(crate) fn line(span: Span, expected: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, "cette ligne n'a pas la forme attendue")
        .label("forme non reconnue")
        .help(format!("attendu : {expected}"))
}

/// A block of free text where there can be none.
pub(crate) fn free_text(span: Span, expected: &str) -> Diagnostic {
    line(span, expected)
        .help("un texte libre se met avant la première section réservée, ou sous un titre « ## » à lui")
}

pub(crate) fn small_letter(span: Span, word: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, "une condition commence par une majuscule")
        .label(format!("« {word} » attendu"))
        .near(Some(word))
}

pub(crate) fn no_arrow(span: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, "la condition n'est pas suivie d'une flèche")
        .label("« → » attendu après")
        .help("écrivez « - Si condition → [texte](page.md) » ou « - Sinon → [texte](page.md) » ; « -> » convient aussi")
}

pub(crate) fn rule_in_text(span: Span) -> Diagnostic {
    in_text(span, "cette ligne ressemble à une règle, mais n'est dans aucune section réservée")
        .help("mettez-la sous « ## Ensuite » ou « ## Aussi possible »")
}

pub(crate) fn answer_in_text(span: Span) -> Diagnostic {
    in_text(span, "cette ligne ressemble à une réponse, mais n'est dans aucune section réservée")
        .help("mettez-la sous « ## Réponses » ; dans un texte libre, ne commencez pas par un mot entre accents graves")
}

pub(crate) fn attribute_in_text(span: Span, word: &str) -> Diagnostic {
    in_text(span, &format!("« {word} : » ressemble à un attribut, mais n'est dans aucune section réservée"))
        .help("mettez la ligne sous ce qu'elle précise, ou écrivez-la autrement")
}

pub(crate) fn broken_link(span: Span, written: &str) -> Diagnostic {
    let fault = in_text(span, "ce lien est mal écrit");
    if written.contains("inclure") {
        return fault.help(
            "pour inclure un fragment : « [texte](fragments/nom.md \"inclure\") », entre guillemets droits",
        );
    }
    fault.help("un lien s'écrit « [texte](page.md) » : sans espace dans l'adresse, ni entre « ] » et « ( »")
}

pub(crate) fn glued(span: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, "deux lignes se suivent sur la même")
        .label("une ligne semble commencer ici")
        .help("remettez un retour à la ligne devant")
}

pub(crate) fn stray_sign(span: Span, sign: &str) -> Diagnostic {
    in_text(span, &format!("« {sign} » n'a pas son pareil")).help(
        "les mots en gras s'écrivent « **ainsi** », sans espace à l'intérieur ; un mot à taper, « `ainsi` »",
    )
}

fn in_text(span: Span, title: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, title).label("serait publié comme du texte")
}

#[cfg(test)]
mod tests;
