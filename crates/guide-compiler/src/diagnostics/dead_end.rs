//! G003: impasse : la page n'a pas de suite

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// What `check --explain G003` prints.
pub(crate) static RULE: Rule = Rule {
    code: "G003",
    severity: Severity::Error,
    summary: "impasse : la page n'a pas de suite",
    explanation: "\
Le parcours s'arrêterait ici sans l'avoir voulu. Une question, une procédure, une
information et un aiguillage mènent toujours quelque part : par une section
« Ensuite », ou, pour une question, par un lien dans chaque réponse.
Si le parcours finit vraiment ici, dites-le : « type: résultat » et « issue: … ».
",
    wrong: "\
=== fr/activer.md
---
type: procédure
phase: activation
relu: 2026-11-23
---
# Activer l'application

## Étapes

1. **Ouvrir l'application** *(téléphone)*
",
    right: "\
=== fr/activer.md
---
type: procédure
phase: activation
relu: 2026-11-23
---
# Activer l'application

## Étapes

1. **Ouvrir l'application** *(téléphone)*

## Ensuite

- [Vous êtes prêt](pret.md)
",
};

pub(crate) fn no_section(span: Span, kind: &str, section: &str) -> Diagnostic {
    let other = match kind {
        "question" => "changez le type de la page",
        _ => "déclarez une fin : « type: résultat » et « issue: … »",
    };
    Diagnostic::new(&RULE, span, format!("cette page de type « {kind} » n'a pas de section « {section} »"))
        .label("le parcours s'arrête ici")
        .help(format!("ajoutez « ## {section} », ou {other}"))
}

pub(crate) fn unlinked_answer(span: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, "cette réponse ne mène nulle part")
        .label("sans lien, et la page n'a pas de section « Ensuite »")
        .help("ajoutez un lien à chaque réponse, ou une section « ## Ensuite »")
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::diagnostics::example::check;

    #[test]
    fn a_page_without_a_next() {
        check(
            &RULE,
            "\
=== fr/activer.md
---
type: information
phase: activation
relu: 2026-11-23
---
⟦# Activer l'application⟧

Ouvrez-la.
",
            "cette page de type « information » n'a pas de section « Ensuite »",
        );
    }

    #[test]
    fn a_question_without_answers() {
        check(
            &RULE,
            "\
=== fr/depart.md
---
type: question
phase: depart
fait: carte
relu: 2026-11-23
---
⟦# Avez-vous une carte ?⟧

## Ensuite

- [Activer l'application](activer.md)
",
            "cette page de type « question » n'a pas de section « Réponses »",
        );
    }

    #[test]
    fn answers_that_lead_nowhere() {
        check(
            &RULE,
            "\
=== fr/depart.md
---
type: question
phase: depart
fait: carte
relu: 2026-11-23
---
# Avez-vous une carte ?

## Réponses

- `oui` [Oui](activer.md)
- `non` [Non](demander.md)
- `⟦perdue⟧` Je l'ai perdue
",
            "cette réponse ne mène nulle part",
        );
    }
}
