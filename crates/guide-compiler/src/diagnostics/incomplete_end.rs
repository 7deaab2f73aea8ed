//! G026: fin qui ne dit pas qui appeler, que préparer, que dire

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// What `check --explain G026` prints.
pub(crate) static RULE: Rule = Rule {
    code: "G026",
    severity: Severity::Error,
    summary: "fin qui ne dit pas qui appeler, que préparer, que dire",
    explanation: "\
Une fin qui passe la main (« repare », « relais », « contact ») dit trois choses :
qui appeler, que préparer avant, et les mots à dire. Sans elles, le visiteur
raccroche sans avoir avancé.
Complétez « ## Qui appeler ». Une fin « contact » dit aussi, par « raison: », pourquoi
le guide ne peut rien de mieux.
",
    wrong: "\
=== fr/demander.md
## Qui appeler

- qui : votre établissement
- dire : « Je n'ai pas de carte. »
",
    right: "\
=== fr/demander.md
## Qui appeler

- qui : votre établissement
- préparer : votre identifiant
- dire : « Je n'ai pas de carte. »
",
};

pub(crate) fn no_section(span: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, "cette fin n'a pas de section « Qui appeler »")
        .label("on ne saurait pas vers qui se tourner")
        .help("ajoutez « ## Qui appeler » avec « - qui : … », « - préparer : … » et « - dire : … »")
}

pub(crate) fn missing(span: Span, missing: &[&str]) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("il manque {}", list(missing)))
        .label("incomplet")
        .help("il faut « - qui : … », « - préparer : … » et « - dire : … »")
}

pub(crate) fn no_reason(span: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, "une fin « contact » dit pourquoi elle ne fait que renvoyer à quelqu'un")
        .label("sans raison")
        .help("ajoutez « raison: … » dans l'en-tête")
}

/// `« a », « b » et « c »`
fn list(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("« {word} »")).collect();
    match quoted.split_last() {
        Some((last, others)) if !others.is_empty() => format!("{} et {last}", others.join(", ")),
        _ => quoted.concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::diagnostics::example::check;

    #[test]
    fn no_section() {
        check(
            &RULE,
            "\
=== fr/demander.md
---
type: résultat
phase: activation
issue: relais
relu: 2026-11-23
---
⟦# Demander une carte⟧
",
            "cette fin n'a pas de section « Qui appeler »",
        );
    }

    #[test]
    fn a_part_missing() {
        check(
            &RULE,
            "\
=== fr/demander.md
⟦## Qui appeler⟧

- qui : votre établissement
",
            "il manque « préparer » et « dire »",
        );
    }

    #[test]
    fn a_contact_without_a_reason() {
        check(
            &RULE,
            "\
=== fr/demander.md
---
type: résultat
phase: activation
issue: ⟦contact⟧
relu: 2026-11-23
---
# Demander une carte

## Qui appeler

- qui : votre établissement
- préparer : votre identifiant
- dire : « Je n'ai pas de carte. »
",
            "une fin « contact » dit pourquoi elle ne fait que renvoyer à quelqu'un",
        );
    }
}
