//! G029: trop de fins qui ne font que renvoyer à quelqu'un

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// What `check --explain G029` prints.
pub(crate) static RULE: Rule = Rule {
    code: "G029",
    severity: Severity::Error,
    summary: "trop de fins qui ne font que renvoyer à quelqu'un",
    explanation: "\
Une fin d'issue « contact » ne fait que renvoyer à quelqu'un : le guide n'y aide
guère. Leur nombre est donc borné par « contacts-max » dans guide.toml.
Donnez un vrai remède à l'une d'elles, ou faites-en une issue « relais », avec le
message prêt à envoyer. Ne relevez la borne que si aucune n'est évitable.
",
    wrong: "\
=== guide.toml
contacts-max = 0
=== fr/demander.md
---
type: résultat
phase: activation
issue: contact
raison: chaque établissement a sa procédure
relu: 2026-11-23
---
# Demander une carte

## Qui appeler

- qui : votre établissement
- préparer : votre identifiant
- dire : « Je n'ai pas de carte. »
",
    right: "\
=== guide.toml
contacts-max = 1
=== fr/demander.md
---
type: résultat
phase: activation
issue: contact
raison: chaque établissement a sa procédure
relu: 2026-11-23
---
# Demander une carte

## Qui appeler

- qui : votre établissement
- préparer : votre identifiant
- dire : « Je n'ai pas de carte. »
",
};

pub(crate) fn ends(span: Span, count: usize, allowed: u8) -> Diagnostic {
    let many = |n: usize| if n > 1 { "s" } else { "" };
    let title = format!(
        "{count} fin{} d'issue « contact » ; {allowed} permise{}",
        many(count),
        many(usize::from(allowed))
    );
    Diagnostic::new(&RULE, span, title)
        .label("celle-ci est de trop")
        .help("donnez un vrai remède, ou une issue « relais » avec un message prêt")
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::diagnostics::example::check;

    #[test]
    fn one_end_too_many() {
        check(
            &RULE,
            "\
=== guide.toml
contacts-max = 0
=== fr/demander.md
---
type: résultat
phase: activation
issue: contact
raison: chaque établissement a sa procédure
relu: 2026-11-23
---
⟦# Demander une carte⟧

## Qui appeler

- qui : votre établissement
- préparer : votre identifiant
- dire : « Je n'ai pas de carte. »
",
            "1 fin d'issue « contact » ; 0 permise",
        );
    }

    #[test]
    fn two_ends_where_one_is_allowed() {
        check(
            &RULE,
            "\
=== fr/pret.md
---
type: résultat
phase: activation
issue: contact
raison: chaque établissement a sa procédure
relu: 2026-11-23
---
⟦# Être prêt⟧

## Qui appeler

- qui : votre établissement
- préparer : votre identifiant
- dire : « Je n'ai pas de carte. »
=== fr/demander.md
---
type: résultat
phase: activation
issue: contact
raison: chaque établissement a sa procédure
relu: 2026-11-23
---
# Demander une carte

## Qui appeler

- qui : votre établissement
- préparer : votre identifiant
- dire : « Je n'ai pas de carte. »
",
            "2 fins d'issue « contact » ; 1 permise",
        );
    }
}
