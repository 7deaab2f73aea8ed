//! G023: condition mal écrite

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::header::Word;
use crate::source::Span;

/// What `check --explain G023` prints.
pub(crate) static RULE: Rule = Rule {
    code: "G023",
    severity: Severity::Error,
    summary: "condition mal écrite",
    explanation: "\
Une condition compare des faits à des valeurs, et rien d'autre : « fait = valeur »,
« fait ≠ valeur », « fait parmi (a, b) », reliés par « et ». Il n'y a ni « ou », ni
parenthèses, ni calcul : « parmi » ou une seconde règle disent « ou ».
Chaque fait n'y figure qu'une fois, sauf pour en écarter plusieurs valeurs.
« fixe » donne une seule valeur à un seul fait.
",
    wrong: "\
=== fr/depart.md
## Ensuite

- Si carte = non ou carte = perdue → [Demander une carte](demander.md)
- Sinon → [Activer l'application](activer.md)
",
    right: "\
=== fr/depart.md
## Ensuite

- Si carte parmi (non, perdue) → [Demander une carte](demander.md)
- Sinon → [Activer l'application](activer.md)
",
};

pub(crate) fn condition(span: Span, expected: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, "condition mal écrite").label(format!("attendu : {expected}")).help(
        "formes permises : « fait = valeur », « fait ≠ valeur », « fait parmi (a, b) », reliées par « et »",
    )
}

pub(crate) fn or(span: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, "une condition ne connaît pas « ou »")
        .label("« et » seulement")
        .help("pour un même fait, écrivez « fait parmi (a, b) » ; sinon, écrivez une seconde règle")
}

pub(crate) fn else_in_also(span: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, "« Sinon » n'a pas de sens sous « Aussi possible »")
        .label("toutes les lignes vraies sont proposées")
        .help("écrivez une condition, ou aucune")
}

pub(crate) fn after_else(span: Span, otherwise: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, "une variante suit « Sinon »")
        .label("après « Sinon »")
        .also(otherwise, "prend déjà tous les autres cas")
        .help("mettez « Sinon » en dernier, une seule fois")
}

pub(crate) fn fact_twice(word: &Word, first: Span) -> Diagnostic {
    Diagnostic::new(&RULE, word.span, format!("« {} » est testé deux fois dans la même condition", word.text))
        .label("second test")
        .also(first, "premier test")
        .help("« parmi (a, b) » dit « ou » ; seul « ≠ » peut se répéter, pour écarter plusieurs valeurs")
}

pub(crate) fn value_twice(word: &Word, first: Span) -> Diagnostic {
    Diagnostic::new(&RULE, word.span, format!("« {} » est écrit deux fois dans la même condition", word.text))
        .label("second emploi")
        .also(first, "premier emploi")
        .help("retirez l'un des deux, ou écrivez l'autre valeur que vous vouliez")
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::diagnostics::example::check;

    #[test]
    fn a_sign_that_is_not_one() {
        check(
            &RULE,
            "\
=== fr/depart.md
## Ensuite

- Si carte ⟦<>⟧ oui → [Demander une carte](demander.md)
- Sinon → [Activer l'application](activer.md)
",
            "condition mal écrite",
        );
    }

    #[test]
    fn or() {
        check(
            &RULE,
            "\
=== fr/depart.md
## Ensuite

- Si carte = non ⟦ou⟧ carte = perdue → [Demander une carte](demander.md)
- Sinon → [Activer l'application](activer.md)
",
            "une condition ne connaît pas « ou »",
        );
    }

    #[test]
    fn a_value_missing() {
        check(
            &RULE,
            "\
=== fr/depart.md
## Réponses

- `oui` Oui
  - fixe : mail ⟦=⟧
- `non` Non
",
            "condition mal écrite",
        );
    }

    #[test]
    fn otherwise_among_offers() {
        check(
            &RULE,
            "\
=== fr/depart.md
## Aussi possible

- ⟦Sinon → [Vous êtes prêt](pret.md)⟧
",
            "« Sinon » n'a pas de sens sous « Aussi possible »",
        );
    }

    #[test]
    fn a_fact_tested_twice() {
        check(
            &RULE,
            "\
=== fr/depart.md
## Ensuite

- Si carte = non et ⟦carte⟧ = perdue → [Demander une carte](demander.md)
- Sinon → [Activer l'application](activer.md)
",
            "« carte » est testé deux fois dans la même condition",
        );
    }

    #[test]
    fn a_value_listed_twice() {
        check(
            &RULE,
            "\
=== fr/depart.md
## Ensuite

- Si carte parmi (non, ⟦non⟧) → [Demander une carte](demander.md)
- Sinon → [Activer l'application](activer.md)
",
            "« non » est écrit deux fois dans la même condition",
        );
    }

    #[test]
    fn a_value_excluded_twice() {
        check(
            &RULE,
            "\
=== fr/depart.md
## Ensuite

- Si carte ≠ non et carte ≠ ⟦non⟧ → [Demander une carte](demander.md)
- Sinon → [Activer l'application](activer.md)
",
            "« non » est écrit deux fois dans la même condition",
        );
    }

    #[test]
    fn a_variant_after_otherwise() {
        check(
            &RULE,
            "\
=== fr/demander.md
## Étapes

1. **Prévenir votre établissement**
   - Sinon : par téléphone
   - ⟦Si carte = non : par mail⟧
",
            "une variante suit « Sinon »",
        );
    }
}
