//! G008: boucle sans sortie

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::proof::Witness;
use crate::source::Span;

/// What `check --explain G008` prints.
pub(crate) static RULE: Rule = Rule {
    code: "G008",
    severity: Severity::Error,
    summary: "boucle sans sortie",
    explanation: "\
Des visiteurs tournent en rond : de page en page, ils reviennent au même point avec
les mêmes réponses, et aucune règle ne les mène à une fin. Une boucle dont on sort
en répondant autrement est permise ; celle-ci n'a pas de sortie.
Ajoutez, sur une page de la boucle, une règle qui mène à une fin.
",
    wrong: "\
=== fr/attendre.md
---
type: information
phase: activation
relu: 2026-11-23
---
# Attendre le courrier

## Ensuite

- [Attendre encore](attendre.md)
=== fr/depart.md
## Ensuite

- Si carte = oui → [Activer l'application](activer.md)
- Si carte = perdue → [Attendre le courrier](attendre.md)
- Sinon → [Demander une carte](demander.md)
",
    right: "\
=== fr/attendre.md
---
type: information
phase: activation
relu: 2026-11-23
---
# Attendre le courrier

## Ensuite

- [Vous êtes prêt](pret.md)
=== fr/depart.md
## Ensuite

- Si carte = oui → [Activer l'application](activer.md)
- Si carte = perdue → [Attendre le courrier](attendre.md)
- Sinon → [Demander une carte](demander.md)
",
};

/// `asks`: whether one of its pages is a question.
pub(crate) fn circle(span: Span, circle: &str, witness: &Witness, asks: bool) -> Diagnostic {
    let known =
        if asks { " ; une question dont la réponse est connue n'est pas posée de nouveau" } else { "" };
    Diagnostic::new(&RULE, span, "boucle sans sortie")
        .label("on revient ici avec les mêmes réponses")
        .help(format!("la boucle : {circle}"))
        .help(format!("par exemple : {}", witness.person))
        .help(format!("chemin : {}", witness.path))
        .help(format!("ajoutez une règle qui mène à une fin{known}"))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::diagnostics::example::check;

    #[test]
    fn a_page_that_leads_to_itself() {
        check(
            &RULE,
            "\
=== fr/activer.md
⟦## Ensuite⟧

- [Recommencer l'activation](activer.md)
",
            "boucle sans sortie",
        );
    }
}
