//! G018: adresse ou réponse publiée qui a disparu

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// What `check --explain G018` prints.
pub(crate) static RULE: Rule = Rule {
    code: "G018",
    severity: Severity::Error,
    summary: "adresse ou réponse publiée qui a disparu",
    explanation: "\
verrou.txt garde les adresses et les réponses déjà publiées : des affiches, des
mails et des liens partagés les emploient. Celle-ci n'existe plus dans le guide.
Si elle a changé de nom, dites-le là où elle est passée : « ancien: … » dans
l'en-tête d'une page, « - ancien : … » sous une réponse ou un métier ; les anciens
liens suivront. Si c'est une erreur, rétablissez-la.
",
    wrong: "\
=== verrou.txt
page activer
page bienvenue
page depart
",
    right: "\
=== verrou.txt
page activer
page bienvenue
page depart
=== fr/depart.md
---
type: question
phase: depart
fait: carte
ancien: bienvenue
relu: 2026-11-23
---
# Avez-vous une carte ?

## Réponses

- `oui` Oui
- `non` Non
- `perdue` Je l'ai perdue

## Ensuite

- Si carte = oui → [Activer l'application](activer.md)
- Sinon → [Demander une carte](demander.md)
",
};

pub(crate) fn key(span: Span, key: &str) -> Diagnostic {
    let fault = Diagnostic::new(&RULE, span, format!("« {key} » a été publié et n'existe plus"))
        .label("verrouillé ici");
    let name = key.rsplit(' ').next().unwrap_or(key);
    let declare = if key.starts_with("page ") {
        format!(
            "si elle a changé de nom, ou si une autre la remplace, écrivez dans l'en-tête de celle-là : « ancien: {name} »"
        )
    } else {
        format!("si la clé a changé, écrivez sous la nouvelle : « - ancien : {name} »")
    };
    fault.help(declare).help("sinon, rétablissez-la")
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::diagnostics::example::check;

    #[test]
    fn a_page() {
        check(
            &RULE,
            "\
=== verrou.txt
page depart
⟦page e-cps/activer⟧
",
            "« page e-cps/activer » a été publié et n'existe plus",
        );
    }

    #[test]
    fn a_question_with_its_answers() {
        check(
            &RULE,
            "\
=== verrou.txt
⟦page e-cps/activer⟧
réponse e-cps/activer carte oui
réponse e-cps/activer carte non
",
            "« page e-cps/activer » a été publié et n'existe plus",
        );
    }

    #[test]
    fn an_answer() {
        check(
            &RULE,
            "\
=== verrou.txt
⟦réponse depart carte volee⟧
réponse depart carte oui
",
            "« réponse depart carte volee » a été publié et n'existe plus",
        );
    }

    #[test]
    fn a_profession() {
        check(
            &RULE,
            "\
=== verrou.txt
métier medecin
⟦métier sage-femme⟧
",
            "« métier sage-femme » a été publié et n'existe plus",
        );
    }
}
