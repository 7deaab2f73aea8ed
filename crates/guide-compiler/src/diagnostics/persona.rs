//! G025: une persona n'obtient pas son parcours

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::personas::RawPersona;
use crate::source::Span;

/// What `check --explain G025` prints.
pub(crate) static RULE: Rule = Rule {
    code: "G025",
    severity: Severity::Error,
    summary: "une persona n'obtient pas son parcours",
    explanation: "\
Les personas sont des personnes d'essai : leurs réponses, et le parcours exact
qu'elles doivent obtenir. L'une d'elles en obtient un autre. C'est ainsi qu'un
changement de règle, juste en apparence, révèle ce qu'il casse.
Comparez « attendu » et « obtenu » et corrigez les règles. Ne changez la persona que
si c'est bien le parcours voulu qui a changé.
",
    wrong: "\
=== tests/personas.md
---
type: personas
relu: 2026-11-23
---
# Personas

## Claire, qui a sa carte

- entrée : [Départ](../fr/depart.md)
- carte : oui
- chemin : [Prêt](../fr/pret.md)
",
    right: "\
=== tests/personas.md
---
type: personas
relu: 2026-11-23
---
# Personas

## Claire, qui a sa carte

- entrée : [Départ](../fr/depart.md)
- carte : oui
- chemin : [Activer](../fr/activer.md), [Prêt](../fr/pret.md)
",
};

pub(crate) fn unanswered(raw: &RawPersona, node: &str) -> Diagnostic {
    Diagnostic::new(&RULE, raw.span, format!("« {} » n'a pas de réponse sur « {node} »", raw.name))
        .label("s'arrête à cette question")
        .help("ajoutez la réponse à la persona, ou corrigez le parcours")
}

pub(crate) fn path(raw: &RawPersona, span: Span, wanted: &str, got: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("« {} » n'obtient pas son parcours", raw.name))
        .label("parcours attendu")
        .help(format!("attendu : {wanted}"))
        .help(format!("obtenu : {got}"))
        .help("corrigez les règles ; ne changez la persona que si le parcours voulu a changé")
}

pub(crate) fn offers(raw: &RawPersona, span: Span, wanted: &str, got: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("« {} » ne reçoit pas ses propositions", raw.name))
        .label("propositions attendues")
        .help(format!("attendu : {wanted}"))
        .help(format!("obtenu : {got}"))
        .help("« propose » est la liste exacte des pages « Aussi possible » rencontrées")
}

pub(crate) fn unasked(raw: &RawPersona, span: Span, fact: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("« {fact} » n'est jamais demandé à « {} »", raw.name))
        .label("réponse inutile")
        .help("retirez la ligne, ou rétablissez la question")
}

/// Says how many other personas of the same file fail.
pub(crate) fn and_others(first: Diagnostic, others: usize) -> Diagnostic {
    match others {
        0 => first,
        1 => first.help("une autre persona de ce fichier échoue aussi"),
        n => first.help(format!("{n} autres personas de ce fichier échouent aussi")),
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::diagnostics::example::check;

    #[test]
    fn a_question_unanswered() {
        check(
            &RULE,
            "\
=== tests/personas.md
---
type: personas
relu: 2026-11-23
---
# Personas

⟦## Claire⟧

- entrée : [Départ](../fr/depart.md)
- chemin : [Activer](../fr/activer.md), [Prêt](../fr/pret.md)
",
            "« Claire » n'a pas de réponse sur « depart »",
        );
    }

    #[test]
    fn another_path() {
        check(
            &RULE,
            "\
=== tests/personas.md
---
type: personas
relu: 2026-11-23
---
# Personas

## Claire

- entrée : [Départ](../fr/depart.md)
- carte : non
- ⟦chemin⟧ : [Activer](../fr/activer.md), [Prêt](../fr/pret.md)
",
            "« Claire » n'obtient pas son parcours",
        );
    }

    #[test]
    fn other_offers() {
        check(
            &RULE,
            "\
=== tests/personas.md
---
type: personas
relu: 2026-11-23
---
# Personas

## Claire

- entrée : [Départ](../fr/depart.md)
- carte : oui
- chemin : [Activer](../fr/activer.md), [Prêt](../fr/pret.md)
- ⟦propose⟧ : [Demander](../fr/demander.md)
",
            "« Claire » ne reçoit pas ses propositions",
        );
    }

    #[test]
    fn an_answer_to_no_question() {
        check(
            &RULE,
            "\
=== tests/personas.md
---
type: personas
relu: 2026-11-23
---
# Personas

## Claire

- entrée : [Départ](../fr/depart.md)
- carte : oui
- ⟦mail⟧ : a-jour
- chemin : [Activer](../fr/activer.md), [Prêt](../fr/pret.md)
",
            "« mail » n'est jamais demandé à « Claire »",
        );
    }

    #[test]
    fn several_personas_fail_as_one() {
        check(
            &RULE,
            "\
=== tests/personas.md
---
type: personas
relu: 2026-11-23
---
# Personas

## Claire

- entrée : [Départ](../fr/depart.md)
- carte : oui
- ⟦chemin⟧ : [Prêt](../fr/pret.md)

## Paul

- entrée : [Départ](../fr/depart.md)
- carte : non
- chemin : [Prêt](../fr/pret.md)
",
            "« Claire » n'obtient pas son parcours",
        );
    }
}
