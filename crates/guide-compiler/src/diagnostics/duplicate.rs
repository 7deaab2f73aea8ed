//! G004: nom employé deux fois

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::header::Word;
use crate::source::Span;

/// What `check --explain G004` prints.
pub(crate) static RULE: Rule = Rule {
    code: "G004",
    severity: Severity::Error,
    summary: "nom employé deux fois",
    explanation: "\
Deux choses portent le même nom là où un seul doit le porter : une réponse, un
fait, une étape, un métier, une adresse, un mot de l'en-tête… On ne saurait plus
laquelle est citée, et l'une des deux serait perdue sans bruit.
Les deux endroits sont montrés : renommez l'un, ou retirez celui qui est en trop.
",
    wrong: "\
=== fr/depart.md
## Réponses

- `oui` Oui
- `non` Non
- `non` Je l'ai perdue
",
    right: "\
=== fr/depart.md
## Réponses

- `oui` Oui
- `non` Non
- `perdue` Je l'ai perdue
",
};

fn twice(span: Span, first: Span, title: String) -> Diagnostic {
    Diagnostic::new(&RULE, span, title)
        .label("second emploi")
        .also(first, "premier emploi")
        .help("renommez l'un des deux, ou retirez celui qui est de trop")
}

pub(crate) fn answer(word: &Word, first: Span) -> Diagnostic {
    twice(word.span, first, format!("la réponse « {} » est donnée deux fois", word.text))
}

pub(crate) fn fact(word: &Word, first: Span) -> Diagnostic {
    twice(word.span, first, format!("« {} » est demandé deux fois sur cette page", word.text))
}

pub(crate) fn bold(span: Span, first: Span, bold: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("deux lignes commencent par « {bold} »"))
        .label("mêmes mots en gras")
        .also(first, "premier emploi")
        .help("changez les mots en gras de l'une : ils identifient la case à cocher")
}

pub(crate) fn trade(word: &Word, first: Span) -> Diagnostic {
    twice(word.span, first, format!("deux métiers ont la clé « {} »", word.text))
}

pub(crate) fn group(word: &Word, first: Span) -> Diagnostic {
    twice(word.span, first, format!("deux groupes ont la clé « {} »", word.text))
}

pub(crate) fn link(word: &Word, first: Span) -> Diagnostic {
    twice(word.span, first, format!("deux adresses ont la clé « {} »", word.text))
}

pub(crate) fn line(word: &Word, first: Span) -> Diagnostic {
    twice(word.span, first, format!("« {} » est écrit deux fois", word.text))
}

pub(crate) fn header(word: &Word, first: Span) -> Diagnostic {
    twice(word.span, first, format!("« {} » est écrit deux fois dans l'en-tête", word.text))
}

pub(crate) fn kind(span: Span, first: Span, name: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("deux fichiers de type « {name} »"))
        .label("second fichier")
        .also(first, "premier fichier")
        .help("un guide n'en a qu'un : réunissez-les")
}

pub(crate) fn former(word: &Word, now: Span) -> Diagnostic {
    Diagnostic::new(&RULE, word.span, format!("« {} » est un ancien nom, mais existe encore", word.text))
        .label("ancien nom")
        .also(now, "porte ce nom aujourd'hui")
        .help("retirez la ligne « ancien », ou ce qui porte encore ce nom")
}

pub(crate) fn former_twice(word: &Word, first: Span) -> Diagnostic {
    twice(word.span, first, format!("« {} » est l'ancien nom de deux choses", word.text))
}

pub(crate) fn manifest(word: &Word, first: Span) -> Diagnostic {
    twice(word.span, first, format!("« {} » est déclaré deux fois dans guide.toml", word.text))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::diagnostics::example::check;

    #[test]
    fn an_answer() {
        check(
            &RULE,
            "\
=== fr/depart.md
## Réponses

- `oui` Oui
- `⟦oui⟧` Peut-être
",
            "la réponse « oui » est donnée deux fois",
        );
    }

    #[test]
    fn yes_and_no_alike() {
        check(
            &RULE,
            "\
=== fr/activer.md
## Avant de commencer

- `mail` **Votre mail** est à jour
  - oui : a-jour
  - non : ⟦a-jour⟧

## Étapes

1. **Ouvrir l'application**

## Ensuite

- [Vous êtes prêt](pret.md)
",
            "la réponse « a-jour » est donnée deux fois",
        );
    }

    #[test]
    fn a_value_of_a_fact() {
        check(
            &RULE,
            r#"=== guide.toml
[faits.mail]
nom = "Mail déclaré"
valeurs = [
  { cle = "a-jour", si = "votre mail est à jour" },
  { cle = "⟦a-jour⟧", si = "votre mail est à corriger" },
]
"#,
            "la réponse « a-jour » est donnée deux fois",
        );
    }

    #[test]
    fn a_fact_of_a_page() {
        check(
            &RULE,
            "\
=== fr/depart.md
---
type: question
phase: depart
relu: 2026-11-23
---
# Votre carte

## Réponses

### carte — Avez-vous une carte ?

- `oui` Oui
- `non` Non

### ⟦carte⟧ — Vraiment ?

- `oui` Oui
- `non` Non

## Ensuite

- [Activer l'application](activer.md)
",
            "« carte » est demandé deux fois sur cette page",
        );
    }

    #[test]
    fn bold_words_of_steps() {
        check(
            &RULE,
            "\
=== fr/activer.md
## Étapes

1. **Ouvrir l'application** *(téléphone)*
2. ⟦**Ouvrir l'application** à nouveau⟧
",
            "deux lignes commencent par « Ouvrir l'application »",
        );
    }

    #[test]
    fn a_profession() {
        check(
            &RULE,
            "\
=== fr/metiers.md
## autre — Autres professionnels

- `⟦infirmier⟧` Aide-soignant
",
            "deux métiers ont la clé « infirmier »",
        );
    }

    #[test]
    fn a_group_of_professions() {
        check(
            &RULE,
            "\
=== fr/metiers.md
## ⟦ordre⟧ — Autres professionnels

- `psychologue` Psychologue
",
            "deux groupes ont la clé « ordre »",
        );
    }

    #[test]
    fn an_address() {
        check(
            &RULE,
            "\
=== fr/liens.md
## annuaire
<https://annuaire.esante.gouv.fr/>
- certitude : A

## ⟦annuaire⟧
<https://annuaire.esante.gouv.fr/soins>
- certitude : A
",
            "deux adresses ont la clé « annuaire »",
        );
    }

    #[test]
    fn a_line_of_a_persona() {
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
- ⟦carte⟧ : non
- chemin : [Activer](../fr/activer.md), [Prêt](../fr/pret.md)
",
            "« carte » est écrit deux fois",
        );
    }

    #[test]
    fn a_word_of_the_front_matter() {
        check(
            &RULE,
            "\
=== fr/pret.md
---
type: résultat
phase: activation
issue: pret
relu: 2026-11-23
⟦relu⟧: 2026-11-24
---
# Vous êtes prêt
",
            "« relu » est écrit deux fois dans l'en-tête",
        );
    }

    #[test]
    fn a_page_of_which_there_is_one() {
        check(
            &RULE,
            "\
=== fr/mots.md
⟦---⟧
type: glossaire
relu: 2026-11-23
---
# D'autres mots

- **CPS** carte de professionnel de santé
",
            "deux fichiers de type « glossaire »",
        );
    }

    #[test]
    fn a_phase() {
        check(
            &RULE,
            r#"=== guide.toml
phases = [{ cle = "depart", nom = "A" }, { cle = "activation", nom = "B" }, { cle = "⟦depart⟧", nom = "C" }]
"#,
            "« depart » est déclaré deux fois dans guide.toml",
        );
    }

    #[test]
    fn a_former_page_that_still_exists() {
        check(
            &RULE,
            "\
=== fr/pret.md
---
type: résultat
phase: activation
issue: pret
ancien: ⟦activer⟧
relu: 2026-11-23
---
# Vous êtes prêt
",
            "« activer » est un ancien nom, mais existe encore",
        );
    }

    #[test]
    fn a_former_answer_that_still_exists() {
        check(
            &RULE,
            "\
=== fr/depart.md
## Réponses

- `oui` Oui
  - ancien : ⟦non⟧
- `non` Non
- `perdue` Je l'ai perdue
",
            "« non » est un ancien nom, mais existe encore",
        );
    }

    #[test]
    fn a_former_name_of_two_professions() {
        check(
            &RULE,
            "\
=== fr/metiers.md
## autre — Autres professionnels

- `aide-soignant` Aide-soignant
  - ancien : as
- `auxiliaire` Auxiliaire
  - ancien : ⟦as⟧
",
            "« as » est l'ancien nom de deux choses",
        );
    }

    #[test]
    fn an_attribute() {
        check(
            &RULE,
            "\
=== fr/liens.md
## annuaire
<https://annuaire.esante.gouv.fr/>
- certitude : A
- ⟦certitude⟧ : B
",
            "« certitude » est écrit deux fois",
        );
    }

    #[test]
    fn words_to_say() {
        check(
            &RULE,
            "\
=== fr/demander.md
## Qui appeler

- qui : votre établissement
- préparer : votre identifiant
- dire : « Bonjour. »
- ⟦dire⟧ : « Au revoir. »
",
            "« dire » est écrit deux fois",
        );
    }

    #[test]
    fn a_profession_by_the_key_of_another_that_rules_name() {
        check(
            &RULE,
            "\
=== fr/metiers.md
## autre — Autres professionnels

- `⟦medecin⟧` Aide-soignant
=== fr/activer.md
## Étapes

1. **Ouvrir l'application** *(téléphone)*
   - Si metier = aide-soignant : avec votre établissement
",
            "deux métiers ont la clé « medecin »",
        );
    }
}
