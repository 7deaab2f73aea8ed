//! G027: étape irréversible sans précaution

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// What `check --explain G027` prints.
pub(crate) static RULE: Rule = Rule {
    code: "G027",
    severity: Severity::Error,
    summary: "étape irréversible sans précaution",
    explanation: "\
Une étape irréversible fait perdre quelque chose pour de bon. Elle exige donc trois
précautions : dire ce que l'on perd (« - perte : … » sous l'étape), vérifier d'abord
le fait nommé dans [irreversible] de guide.toml (une ligne de « Avant de commencer »
qui commence par ce fait), et proposer avant elle au moins une étape réversible.
« perte » ne va qu'avec la marque « *(irréversible)* ».
",
    wrong: "\
=== fr/activer.md
## Avant de commencer

- `mail` **Votre mail déclaré** est à jour
  - oui : a-jour
  - non : a-corriger

## Étapes

1. **Ouvrir l'application** *(téléphone)*
2. **Effacer l'ancienne carte** *(irréversible)*

## Ensuite

- [Vous êtes prêt](pret.md)
",
    right: "\
=== fr/activer.md
## Avant de commencer

- `mail` **Votre mail déclaré** est à jour
  - oui : a-jour
  - non : a-corriger

## Étapes

1. **Ouvrir l'application** *(téléphone)*
2. **Effacer l'ancienne carte** *(irréversible)*
   - perte : l'ancienne carte ne marchera plus

## Ensuite

- [Vous êtes prêt](pret.md)
",
};

pub(crate) fn no_loss(span: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, "cette étape irréversible ne dit pas ce qu'elle fait perdre")
        .label("irréversible")
        .help("ajoutez, sous l'étape : « - perte : … »")
}

pub(crate) fn loss_without_mark(span: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, "« perte » ne va qu'avec une étape irréversible")
        .label("sans la marque")
        .help("ajoutez « *(irréversible)* » à la fin de la ligne, ou retirez « perte »")
}

pub(crate) fn unchecked(span: Span, fact: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("étape irréversible sans vérification de « {fact} »"))
        .label("irréversible")
        .help(format!("vérifiez-le d'abord, sous « Avant de commencer » : « - `{fact}` **…** »"))
}

pub(crate) fn first(span: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, "aucune étape réversible avant celle-ci")
        .label("irréversible")
        .help("proposez d'abord ce qui peut se défaire")
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::diagnostics::example::check;

    #[test]
    fn no_loss_said() {
        check(
            &RULE,
            "\
=== fr/activer.md
---
type: procédure
phase: activation
relu: 2026-11-23
---
# Activer

## Avant de commencer

- `mail` **Votre mail** est à jour
  - oui : a-jour
  - non : a-corriger

## Étapes

1. **Ouvrir l'application**
2. **Effacer la carte** *(⟦irréversible⟧)*

## Ensuite

- [Vous êtes prêt](pret.md)
",
            "cette étape irréversible ne dit pas ce qu'elle fait perdre",
        );
    }

    #[test]
    fn a_loss_without_the_mark() {
        check(
            &RULE,
            "\
=== fr/activer.md
## Étapes

1. **Ouvrir l'application**
   - ⟦perte⟧ : la carte ne marchera plus
",
            "« perte » ne va qu'avec une étape irréversible",
        );
    }

    #[test]
    fn nothing_checked() {
        check(
            &RULE,
            "\
=== fr/activer.md
## Étapes

1. **Ouvrir l'application**
2. ⟦**Effacer la carte** *(irréversible)*⟧
   - perte : la carte ne marchera plus
",
            "étape irréversible sans vérification de « mail »",
        );
    }

    #[test]
    fn nothing_tried_before() {
        check(
            &RULE,
            "\
=== fr/activer.md
---
type: procédure
phase: activation
relu: 2026-11-23
---
# Activer

## Avant de commencer

- `mail` **Votre mail** est à jour
  - oui : a-jour
  - non : a-corriger

## Étapes

1. ⟦**Effacer la carte** *(irréversible)*⟧
   - perte : la carte ne marchera plus

## Ensuite

- [Vous êtes prêt](pret.md)
",
            "aucune étape réversible avant celle-ci",
        );
    }
}
