//! G005: des personnes restent sans suite

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::proof::Witness;
use crate::source::Span;

/// What `check --explain G005` prints.
pub(crate) static RULE: Rule = Rule {
    code: "G005",
    severity: Severity::Error,
    summary: "des personnes restent sans suite",
    explanation: "\
Des visiteurs ne trouveraient aucune suite ici : pour certaines combinaisons de
réponses, aucune règle n'est vraie (ou aucune variante d'une étape). Le message
montre une de ces personnes et le chemin qu'elle a pris.
Ajoutez la règle qui manque, ou finissez par « Sinon », qui prend tous les autres
cas. Préférez des règles explicites quand les cas appellent des réponses différentes.
",
    wrong: "\
=== fr/depart.md
## Ensuite

- Si carte = oui → [Activer l'application](activer.md)
- Si carte = non → [Demander une carte](demander.md)
",
    right: "\
=== fr/depart.md
## Ensuite

- Si carte = oui → [Activer l'application](activer.md)
- Si carte = non → [Demander une carte](demander.md)
- Sinon → [Demander une carte](demander.md)
",
};

fn cases(count: usize) -> String {
    if count == 1 { "1 cas".to_owned() } else { format!("{count} cas") }
}

pub(crate) fn next(span: Span, title: &str, count: usize, witness: &Witness) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("{} sans suite après « {title} »", cases(count)))
        .label("aucune règle ne s'applique")
        .help(format!("par exemple : {}", witness.person))
        .help(format!("chemin : {}", witness.path))
        .help("ajoutez une règle, ou « - Sinon → [texte](page.md) »")
}

pub(crate) fn variant(span: Span, count: usize, witness: &Witness) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("{} sans variante pour cette étape", cases(count)))
        .label("aucune variante ne s'applique")
        .help(format!("par exemple : {}", witness.person))
        .help(format!("chemin : {}", witness.path))
        .help("ajoutez une variante, ou « - Sinon : texte »")
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::diagnostics::example::check;

    #[test]
    fn a_case_without_a_rule() {
        check(
            &RULE,
            "\
=== fr/depart.md
⟦## Ensuite⟧

- Si carte parmi (oui, perdue) → [Activer l'application](activer.md)
",
            "1 cas sans suite après « Avez-vous une carte ? »",
        );
    }

    #[test]
    fn several_cases_without_a_rule() {
        check(
            &RULE,
            "\
=== fr/depart.md
## Aussi possible

- Si carte = non → [Demander une carte](demander.md)

⟦## Ensuite⟧

- Si carte = oui → [Activer l'application](activer.md)
",
            "2 cas sans suite après « Avez-vous une carte ? »",
        );
    }

    #[test]
    fn a_case_without_a_variant() {
        check(
            &RULE,
            "\
=== fr/demander.md
## Étapes

1. ⟦**Prévenir votre établissement**⟧
   - Si carte = non : par mail
   - Si carte = non : et par téléphone
",
            "1 cas sans variante pour cette étape",
        );
    }
}
