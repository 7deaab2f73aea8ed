//! G013: numéro d'étape sauté

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// What `check --explain G013` prints.
pub(crate) static RULE: Rule = Rule {
    code: "G013",
    severity: Severity::Error,
    summary: "numéro d'étape sauté",
    explanation: "\
Les numéros des étapes se suivent d'un bout à l'autre de la page, même sous
plusieurs titres. Un numéro sauté veut souvent dire qu'une étape s'est perdue dans
un copier-coller : les visiteurs chercheraient l'étape manquante.
Retrouvez l'étape, ou renumérotez.
",
    wrong: "\
=== fr/activer.md
## Étapes

1. **Ouvrir l'application** *(téléphone)*
3. **Choisir un code** que vous retiendrez
",
    right: "\
=== fr/activer.md
## Étapes

1. **Ouvrir l'application** *(téléphone)*
2. **Choisir un code** que vous retiendrez
",
};

pub(crate) fn step(span: Span, expected: u64) -> Diagnostic {
    Diagnostic::new(&RULE, span, "les numéros d'étape ne se suivent pas")
        .label(format!("{expected} attendu"))
        .help("une étape a-t-elle été perdue ? sinon, renumérotez à partir d'ici")
}

pub(crate) fn list(span: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, "cette liste ne commence pas à 1")
        .label("1 attendu")
        .help("est-elle la suite de « ## Étapes » ? alors son titre est de niveau 3 : « ### … »")
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::diagnostics::example::check;

    #[test]
    fn a_step_under_a_second_heading() {
        check(
            &RULE,
            "\
=== fr/activer.md
## Étapes

### Sur le téléphone

1. **Ouvrir l'application**

### Sur l'ordinateur

⟦1⟧. **Choisir un code**
",
            "les numéros d'étape ne se suivent pas",
        );
    }

    #[test]
    fn one_message_for_all_the_numbers_that_follow() {
        check(
            &RULE,
            "\
=== fr/activer.md
## Étapes

1. **Ouvrir l'application**
⟦1⟧. **Choisir un code**
1. **Le retenir**
1. **Fermer l'application**
",
            "les numéros d'étape ne se suivent pas",
        );
    }
}
