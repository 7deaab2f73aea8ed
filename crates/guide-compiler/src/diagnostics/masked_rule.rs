//! G006: règle qui ne s'applique jamais

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// What `check --explain G006` prints.
pub(crate) static RULE: Rule = Rule {
    code: "G006",
    severity: Severity::Error,
    summary: "règle qui ne s'applique jamais",
    explanation: "\
La première règle vraie l'emporte. Celle-ci n'est jamais choisie : celles du dessus
prennent déjà tous les visiteurs qui arrivent, ou sa condition n'est vraie pour
aucun d'eux. Sa page paraîtrait prévue alors que personne ne la verrait.
Remontez-la au-dessus de la règle plus générale, corrigez sa condition, ou
retirez-la. « Sinon » vient toujours en dernier.
",
    wrong: "\
=== fr/depart.md
## Ensuite

- Si carte = oui → [Activer l'application](activer.md)
- Sinon → [Demander une carte](demander.md)
- Si carte = perdue → [Vous êtes prêt](pret.md)
",
    right: "\
=== fr/depart.md
## Ensuite

- Si carte = oui → [Activer l'application](activer.md)
- Si carte = perdue → [Vous êtes prêt](pret.md)
- Sinon → [Demander une carte](demander.md)
",
};

pub(crate) fn next(span: Span, above: &[Span]) -> Diagnostic {
    let fault = Diagnostic::new(&RULE, span, "règle jamais atteinte").label("personne n'arrive jusqu'ici");
    let fault = match above.last() {
        Some(last) => fault.also(*last, "les règles jusqu'ici prennent déjà tous les cas qui restent"),
        None => fault,
    };
    fault.help("remontez-la au-dessus de celles qui la couvrent, corrigez sa condition, ou retirez-la")
}

pub(crate) fn also(span: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, "proposition jamais faite")
        .label("sa condition n'est vraie pour personne ici")
        .help("corrigez sa condition, ou retirez-la")
}

pub(crate) fn variant(span: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, "variante jamais affichée")
        .label("sa condition n'est vraie pour personne ici")
        .help("corrigez sa condition, ou retirez-la")
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::diagnostics::example::check;

    #[test]
    fn a_rule_below_a_wider_one() {
        check(
            &RULE,
            "\
=== fr/depart.md
## Ensuite

- Si carte ≠ non → [Activer l'application](activer.md)
- ⟦Si carte = perdue → [Vous êtes prêt](pret.md)⟧
- Sinon → [Demander une carte](demander.md)
",
            "règle jamais atteinte",
        );
    }

    #[test]
    fn an_offer_for_nobody() {
        check(
            &RULE,
            "\
=== fr/activer.md
## Aussi possible

- ⟦Si carte = perdue → [Demander une carte](demander.md)⟧
",
            "proposition jamais faite",
        );
    }

    #[test]
    fn a_variant_for_nobody() {
        check(
            &RULE,
            "\
=== fr/activer.md
## Étapes

1. **Ouvrir l'application**
   - ⟦Si carte = perdue : attendez⟧
",
            "variante jamais affichée",
        );
    }
}
