//! G016: condition sur un fait qui n'est pas toujours connu ici

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::proof::Witness;
use crate::source::Span;

/// What `check --explain G016` prints.
pub(crate) static RULE: Rule = Rule {
    code: "G016",
    severity: Severity::Error,
    summary: "condition sur un fait qui n'est pas toujours connu ici",
    explanation: "\
Cette condition porte sur un fait que certains visiteurs n'ont pas donné : sur le
chemin montré, la question n'est jamais posée. La règle ne serait ni vraie ni fausse
pour eux. Posez la question plus tôt sur ce chemin, ou fixez le fait là où il est
évident : sous la réponse ou la règle, « - fixe : fait = valeur ».
",
    wrong: "\
=== fr/activer.md
## Ensuite

- Si mail = a-jour → [Vous êtes prêt](pret.md)
- Sinon → [Demander une carte](demander.md)
",
    right: "\
=== fr/depart.md
## Réponses

- `oui` Oui
  - fixe : mail = a-jour
- `non` Non
- `perdue` Je l'ai perdue
=== fr/activer.md
## Ensuite

- Si mail = a-jour → [Vous êtes prêt](pret.md)
=== fr/demander.md
## Avant de commencer

- `mail` **Votre mail déclaré** est à jour
  - oui : a-jour
  - non : a-corriger

## Qui appeler

- qui : votre établissement
- préparer : votre identifiant
- dire : « Je n'ai pas de carte. »
",
};

pub(crate) fn condition(span: Span, fact: &str, witness: &Witness) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("« {fact} » n'a pas toujours été demandé ici"))
        .label("peut être inconnu")
        .help(format!("par ce chemin, la question n'est jamais posée : {}", witness.path))
        .help(format!("posez la question avant, ou fixez la réponse sur le lien : « - fixe : {fact} = … »"))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::diagnostics::example::check;

    #[test]
    fn in_a_rule() {
        check(
            &RULE,
            "\
=== fr/activer.md
## Ensuite

- Si ⟦mail⟧ = a-jour → [Vous êtes prêt](pret.md)
- Sinon → [Demander une carte](demander.md)
",
            "« mail » n'a pas toujours été demandé ici",
        );
    }

    #[test]
    fn in_an_offer() {
        check(
            &RULE,
            "\
=== fr/pret.md
## Aussi possible

- Si ⟦mail⟧ = a-jour → [Demander une carte](demander.md)
",
            "« mail » n'a pas toujours été demandé ici",
        );
    }

    #[test]
    fn in_a_variant() {
        check(
            &RULE,
            "\
=== fr/activer.md
## Étapes

1. **Ouvrir l'application**
   - Si ⟦mail⟧ = a-jour : avec votre mail
",
            "« mail » n'a pas toujours été demandé ici",
        );
    }
}
