//! G035: section vide

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// What `check --explain G035` prints.
pub(crate) static RULE: Rule = Rule {
    code: "G035",
    severity: Severity::Error,
    summary: "section vide",
    explanation: "\
Un titre réservé sans rien dessous : la section ne commanderait rien, et l'on
croirait le travail fait. Remplissez-la, ou retirez son titre.
Si la section semble remplie, ses lignes sont peut-être passées sous le titre suivant.
",
    wrong: "\
=== fr/activer.md
## Ensuite
",
    right: "\
=== fr/activer.md
## Ensuite

- [Vous êtes prêt](pret.md)
",
};

pub(crate) fn section(span: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, "cette section est vide")
        .label("rien dessous")
        .help("remplissez-la, ou retirez-la")
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::diagnostics::example::check;

    #[test]
    fn a_heading_alone() {
        check(
            &RULE,
            "\
=== fr/pret.md
⟦## Aussi possible⟧
",
            "cette section est vide",
        );
    }

    #[test]
    fn a_group_of_answers() {
        check(
            &RULE,
            "\
=== fr/depart.md
---
type: question
phase: depart
relu: 2026-11-23
---
# Votre carte

## Réponses

⟦### carte — Avez-vous une carte ?⟧

### mail — Votre mail est-il à jour ?

- `a-jour` Oui
- `a-corriger` Non

## Ensuite

- [Activer l'application](activer.md)
",
            "cette section est vide",
        );
    }

    #[test]
    fn a_stage() {
        check(
            &RULE,
            "\
=== fr/activer.md
## Étapes

⟦### Avant⟧

### Pendant

1. **Ouvrir l'application**
",
            "cette section est vide",
        );
    }

    #[test]
    fn no_steps() {
        check(
            &RULE,
            "\
=== fr/activer.md
⟦## Étapes⟧
",
            "cette section est vide",
        );
    }

    #[test]
    fn nobody_to_call() {
        check(
            &RULE,
            "\
=== fr/pret.md
⟦## Qui appeler⟧
",
            "cette section est vide",
        );
    }

    #[test]
    fn nothing_before() {
        check(
            &RULE,
            "\
=== fr/pret.md
⟦## Avant de commencer⟧
",
            "cette section est vide",
        );
    }
}
