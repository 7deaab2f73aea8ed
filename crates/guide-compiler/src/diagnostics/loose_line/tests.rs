//! Lines that are neither free text nor what their section expects.

use super::RULE;
use crate::diagnostics::example::check;

#[test]
fn a_rule_without_an_arrow() {
    check(
        &RULE,
        "\
=== fr/depart.md
## Ensuite

- ⟦Sinon,⟧ [Demander une carte](demander.md)
",
        "la condition n'est pas suivie d'une flèche",
    );
}

#[test]
fn a_rule_without_a_link() {
    check(
        &RULE,
        "\
=== fr/depart.md
## Ensuite

- ⟦Si carte = oui → Activer l'application⟧
- Sinon → [Demander une carte](demander.md)
",
        "cette ligne n'a pas la forme attendue",
    );
}

#[test]
fn an_answer_without_a_key() {
    check(
        &RULE,
        "\
=== fr/depart.md
## Réponses

- `oui` Oui
- ⟦Non⟧
",
        "cette ligne n'a pas la forme attendue",
    );
}

#[test]
fn a_step_without_bold_words() {
    check(
        &RULE,
        "\
=== fr/activer.md
## Étapes

1. ⟦Ouvrir l'application⟧
",
        "cette ligne n'a pas la forme attendue",
    );
}

#[test]
fn a_group_of_professions_of_another_level() {
    check(
        &RULE,
        "\
=== fr/metiers.md
## ordre — Professionnels à ordre

- `infirmier` **Infirmier**
- `medecin` Médecin

⟦### autre2 — Autres professionnels⟧

- `auxiliaire` Auxiliaire
",
        "cette ligne n'a pas la forme attendue",
    );
}

#[test]
fn a_key_of_the_link_table_without_a_space() {
    check(
        &RULE,
        "\
=== fr/liens.md
# Adresses

⟦##annuaire⟧
<https://annuaire.esante.gouv.fr/>
- certitude : A
",
        "cette ligne n'a pas la forme attendue",
    );
}

#[test]
fn names_between_semicolons() {
    check(
        &RULE,
        "\
=== fr/metiers.md
## autre — Autres professionnels

- `aide-soignant` Aide-soignant
  - alias : ⟦AS ; aide⟧, soignant
",
        "cette ligne n'a pas la forme attendue",
    );
}

#[test]
fn a_rule_in_free_text() {
    check(
        &RULE,
        "\
=== fr/pret.md
# Vous êtes prêt

- ⟦Si carte = oui → [Activer l'application](activer.md)⟧
",
        "cette ligne ressemble à une règle, mais n'est dans aucune section réservée",
    );
}

#[test]
fn an_answer_in_free_text() {
    check(
        &RULE,
        "\
=== fr/pret.md
# Vous êtes prêt

- ⟦`oui` Oui⟧
",
        "cette ligne ressemble à une réponse, mais n'est dans aucune section réservée",
    );
}

#[test]
fn an_attribute_in_free_text() {
    check(
        &RULE,
        "\
=== fr/pret.md
# Vous êtes prêt

- ⟦qui⟧ : votre établissement
",
        "« qui : » ressemble à un attribut, mais n'est dans aucune section réservée",
    );
}

#[test]
fn a_link_with_a_space() {
    check(
        &RULE,
        "\
=== fr/pret.md
# Vous êtes prêt

Voir ⟦[le début](mon depart.md)⟧.
",
        "ce lien est mal écrit",
    );
}

#[test]
fn a_link_to_a_heading_whose_bracket_slipped() {
    check(
        &RULE,
        "\
=== fr/demander.md
## Qui appeler

- qui : ⟦[votre équipe]#(preparer)⟧
- préparer : votre identifiant
- dire : « Je n'ai pas de carte. »
",
        "ce lien est mal écrit",
    );
}

#[test]
fn a_link_to_a_heading_without_its_bracket() {
    check(
        &RULE,
        "\
=== fr/demander.md
## Qui appeler

- qui : ⟦[votre établissement(#etablissement)⟧
- préparer : votre identifiant
- dire : « Je n'ai pas de carte. »
",
        "ce lien est mal écrit",
    );
}

#[test]
fn a_link_whose_brackets_changed_places() {
    check(
        &RULE,
        "\
=== fr/demander.md
## Qui appeler

- qui : ⟦[votre établissement(]#etablissement)⟧
- préparer : votre identifiant
- dire : « Je n'ai pas de carte. »
",
        "ce lien est mal écrit",
    );
}

#[test]
fn bold_words_never_closed() {
    check(
        &RULE,
        "\
=== fr/pret.md
# Vous êtes prêt

Voici ⟦**⟧votre carte.
",
        "« ** » n'a pas son pareil",
    );
}

#[test]
fn a_word_to_type_never_closed() {
    check(
        &RULE,
        "\
=== fr/pret.md
# Vous êtes prêt

Tapez ⟦`⟧oui.
",
        "« ` » n'a pas son pareil",
    );
}

#[test]
fn a_rule_without_a_bullet() {
    check(
        &RULE,
        "\
=== fr/pret.md
# Vous êtes prêt

⟦Si carte = oui : activez-la⟧
",
        "cette ligne ressemble à une règle, mais n'est dans aucune section réservée",
    );
}

#[test]
fn a_condition_in_small_letters() {
    check(
        &RULE,
        "\
=== fr/depart.md
## Ensuite

- ⟦si⟧ carte = oui → [Activer l'application](activer.md)
- Sinon → [Demander une carte](demander.md)
",
        "une condition commence par une majuscule",
    );
}

#[test]
fn a_space_between_the_brackets_of_a_rule() {
    check(
        &RULE,
        "\
=== fr/activer.md
## Ensuite

- ⟦[Vous êtes prêt] (pret.md)⟧
",
        "ce lien est mal écrit",
    );
}

#[test]
fn a_space_in_the_way_out() {
    check(
        &RULE,
        "\
=== fr/activer.md
## Avant de commencer

- **Un téléphone**
  - sinon : ⟦[Demander une carte](ma demande.md)⟧

## Étapes

1. **Ouvrir l'application**

## Ensuite

- [Vous êtes prêt](pret.md)
",
        "ce lien est mal écrit",
    );
}

#[test]
fn a_profession_that_rules_name_written_without_its_signs() {
    check(
        &RULE,
        "\
=== fr/metiers.md
## autre — Autres professionnels

- ⟦aide-soignant Aide-soignant⟧
=== fr/activer.md
## Étapes

1. **Ouvrir l'application** *(téléphone)*
   - Si metier = aide-soignant : avec votre établissement
",
        "cette ligne n'a pas la forme attendue",
    );
}

#[test]
fn a_group_of_professions_without_its_key() {
    check(
        &RULE,
        "\
=== fr/metiers.md
---
type: catalogue
fait: metier
relu: 2026-11-23
---
# Tous les métiers

⟦## Professionnels à ordre⟧

- `infirmier` **Infirmier**
- `medecin` Médecin
",
        "cette ligne n'a pas la forme attendue",
    );
}

#[test]
fn a_group_of_answers_without_its_fact() {
    check(
        &RULE,
        "\
=== fr/depart.md
---
type: question
phase: depart
relu: 2026-11-23
---
# Votre situation

## Réponses

### ⟦Avez-vous une carte ?⟧

- `oui` Oui
- `non` Non
- `perdue` Je l'ai perdue

## Ensuite

- Si carte = oui → [Activer l'application](activer.md)
- Sinon → [Demander une carte](demander.md)
",
        "cette ligne n'a pas la forme attendue",
    );
}

#[test]
fn otherwise_with_a_small_letter() {
    check(
        &RULE,
        "\
=== fr/depart.md
## Ensuite

- Si carte = oui → [Activer l'application](activer.md)
- ⟦sinon⟧ → [Demander une carte](demander.md)
",
        "une condition commence par une majuscule",
    );
}

#[test]
fn an_inclusion_with_the_quotes_of_a_word_processor() {
    check(
        &RULE,
        "\
=== fr/pret.md
# Vous êtes prêt

⟦[Besoin d'aide](fragments/aide.md “inclure”)⟧
",
        "ce lien est mal écrit",
    );
}
