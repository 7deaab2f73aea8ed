//! G024: valeur manquante ou impossible

use crate::date;
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::header::Word;
use crate::source::Span;
use crate::suggest::nearest;

/// What `check --explain G024` prints.
pub(crate) static RULE: Rule = Rule {
    code: "G024",
    severity: Severity::Error,
    summary: "valeur manquante ou impossible",
    explanation: "\
Une valeur manque, ou n'est pas de celles que l'on attend : une date s'écrit
« AAAA-MM-JJ », une clé en lettres sans accent, chiffres et tirets, une issue et une
certitude se choisissent dans une courte liste.
Le message dit ce qui est attendu ; la page n'est publiée qu'avec une valeur juste.
",
    wrong: "\
=== fr/pret.md
---
type: résultat
phase: activation
issue: pret
relu: 23 novembre 2026
---
# Vous êtes prêt
",
    right: "\
=== fr/pret.md
---
type: résultat
phase: activation
issue: pret
relu: 2026-11-23
---
# Vous êtes prêt
",
};

/// `is_comment`: whether something stands there that YAML passes over.
pub(crate) fn empty(span: Span, key: &str, is_comment: bool) -> Diagnostic {
    let fault = Diagnostic::new(&RULE, span, format!("« {key} » n'a pas de valeur")).label("valeur attendue");
    if is_comment {
        return fault.help(
            "ce qui suit « # » n'est pas lu : retirez ce signe, ou mettez la valeur entre guillemets droits",
        );
    }
    fault.help("donnez une valeur, ou retirez la ligne")
}

pub(crate) fn key(span: Span, key: &str) -> Diagnostic {
    let slug = crate::source::slug(key);
    Diagnostic::new(&RULE, span, format!("« {key} » n'est pas une clé"))
        .label("lettres sans accent, chiffres et tirets")
        .near((!slug.is_empty()).then_some(slug.as_str()))
}

pub(crate) fn missing(span: Span, word: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("il manque « {word}: » dans l'en-tête"))
        .label("à ajouter avant cette ligne")
        .help(format!("ajoutez une ligne « {word}: … » entre les « --- »"))
}

pub(crate) fn missing_attribute(span: Span, word: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("il manque l'attribut « {word} »"))
        .label("incomplet")
        .help(format!("ajoutez, en dessous : « - {word} : … »"))
}

pub(crate) fn choice(word: &Word, known: &[&str]) -> Diagnostic {
    Diagnostic::new(&RULE, word.span, format!("« {} » n'est pas permis ici", word.text))
        .label("valeur inconnue")
        .near(nearest(&word.text, known.iter().copied()))
        .help(format!("valeurs permises : {}", known.join(", ")))
}

pub(crate) fn date(word: &Word) -> Diagnostic {
    let fault = Diagnostic::new(&RULE, word.span, format!("« {} » n'est pas une date", word.text))
        .label("« AAAA-MM-JJ » attendu");
    if let Some((month, days)) = date::too_late(&word.text) {
        return fault.help(format!("{month} n'a que {days} jours"));
    }
    match date::meant(&word.text) {
        Some(meant) => fault.near(Some(&meant)),
        None => fault.help("l'année, le mois et le jour, reliés par des tirets : 2026-11-23"),
    }
}

pub(crate) fn not_a_link(span: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, "un lien vers une page est attendu ici")
        .label("« [texte](page.md) » attendu")
        .help("écrivez le lien seul")
}

pub(crate) fn missing_in_manifest(span: Span, word: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("il manque « {word} » dans guide.toml"))
        .label("incomplet")
        .help(format!("ajoutez « {word} = … »"))
}

pub(crate) fn empty_list(word: &Word) -> Diagnostic {
    Diagnostic::new(&RULE, word.span, format!("« {} » n'a pas de valeur dans guide.toml", word.text))
        .label("liste vide")
        .help("donnez-lui au moins une valeur")
}

pub(crate) fn two_origins(word: &Word) -> Diagnostic {
    Diagnostic::new(&RULE, word.span, format!("« {} » tient ses valeurs de deux endroits", word.text))
        .label("une seule origine attendue")
        .help("gardez « valeurs », « catalogue » ou « deduit-de », un seul des trois")
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::diagnostics::example::check;

    #[test]
    fn a_word_without_a_value() {
        check(
            &RULE,
            "\
=== fr/pret.md
---
type: résultat
phase: activation
issue: pret
⟦source⟧:
relu: 2026-11-23
---
# Vous êtes prêt
",
            "« source » n'a pas de valeur",
        );
    }

    #[test]
    fn a_key_with_an_accent() {
        check(
            &RULE,
            "\
=== fr/depart.md
## Réponses

- `oui` Oui
- `⟦Égarée⟧` Je l'ai égarée
",
            "« Égarée » n'est pas une clé",
        );
    }

    #[test]
    fn no_type() {
        check(
            &RULE,
            "\
=== fr/pret.md
---
phase: activation
issue: pret
relu: 2026-11-23
⟦---⟧
# Vous êtes prêt
",
            "il manque « type: » dans l'en-tête",
        );
    }

    #[test]
    fn no_review_date() {
        check(
            &RULE,
            "\
=== fr/pret.md
---
type: résultat
phase: activation
issue: pret
⟦---⟧
# Vous êtes prêt
",
            "il manque « relu: » dans l'en-tête",
        );
    }

    #[test]
    fn no_certainty() {
        check(
            &RULE,
            "\
=== fr/liens.md
## ⟦annuaire⟧
<https://annuaire.esante.gouv.fr/>
- nom : Annuaire Santé
",
            "il manque l'attribut « certitude »",
        );
    }

    #[test]
    fn an_outcome_of_no_kind() {
        check(
            &RULE,
            "\
=== fr/pret.md
---
type: résultat
phase: activation
issue: ⟦prêt⟧
relu: 2026-11-23
---
# Vous êtes prêt
",
            "« prêt » n'est pas permis ici",
        );
    }

    #[test]
    fn a_day_that_does_not_exist() {
        check(
            &RULE,
            "\
=== fr/pret.md
---
type: résultat
phase: activation
issue: pret
relu: ⟦2026-02-30⟧
---
# Vous êtes prêt
",
            "« 2026-02-30 » n'est pas une date",
        );
    }

    #[test]
    fn words_instead_of_a_link() {
        check(
            &RULE,
            "\
=== fr/activer.md
## Avant de commencer

- **Un téléphone**
  - sinon : ⟦empruntez-en un⟧

## Étapes

1. **Ouvrir l'application**

## Ensuite

- [Vous êtes prêt](pret.md)
",
            "un lien vers une page est attendu ici",
        );
    }

    #[test]
    fn a_word_missing_from_the_manifest() {
        check(
            &RULE,
            r#"=== guide.toml
⟦[[entrees]]⟧
noeud = "depart"
porte = "Commencer"
"#,
            "il manque « interactions » dans guide.toml",
        );
    }

    #[test]
    fn a_fact_without_values() {
        check(
            &RULE,
            r#"=== guide.toml
[faits.⟦mail⟧]
nom = "Mail"
"#,
            "« mail » n'a pas de valeur dans guide.toml",
        );
    }

    #[test]
    fn a_fact_of_two_origins() {
        check(
            &RULE,
            r#"=== guide.toml
[faits.⟦mail⟧]
nom = "Mail"
catalogue = "metiers"
valeurs = [{ cle = "oui", si = "oui" }]
"#,
            "« mail » tient ses valeurs de deux endroits",
        );
    }

    #[test]
    fn a_key_of_the_table_that_pages_write_as_it_should_be() {
        check(
            &RULE,
            "\
=== fr/liens.md
---
type: liens
relu: 2026-11-23
---
# Adresses

## ⟦Annuaire⟧
<https://annuaire.esante.gouv.fr/>
- certitude : A
=== fr/pret.md
# Vous êtes prêt

Voir [l'annuaire](liens.md#annuaire).
",
            "« Annuaire » n'est pas une clé",
        );
    }

    #[test]
    fn a_key_of_a_profession_that_rules_write_as_it_should_be() {
        check(
            &RULE,
            "\
=== fr/metiers.md
## ordre — Professionnels à ordre

- `⟦Infirmier⟧` **Infirmier**
- `medecin` Médecin
=== fr/activer.md
## Étapes

1. **Ouvrir l'application** *(téléphone)*
   - Si metier = infirmier : avec votre Ordre
",
            "« Infirmier » n'est pas une clé",
        );
    }

    #[test]
    fn a_fact_of_a_group_in_capitals() {
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

### ⟦Carte⟧ — Avez-vous une carte ?

- `oui` Oui
- `non` Non
- `perdue` Je l'ai perdue

## Ensuite

- Si carte = oui → [Activer l'application](activer.md)
- Sinon → [Demander une carte](demander.md)
",
            "« Carte » n'est pas une clé",
        );
    }

    #[test]
    fn a_value_that_is_a_comment() {
        check(
            &RULE,
            r#"=== guide.toml
region = "bretagne"
=== regions/bretagne.md
---
type: région
relu: 2026-11-23
⟦couleur⟧: #5a2a6e
---
# Bretagne
"#,
            "« couleur » n'a pas de valeur",
        );
    }
}
