//! G010: mot réservé inconnu ou mal écrit

use crate::diagnostic::{Diagnostic, Fix, Rule, Severity};
use crate::header::Word;
use crate::source::Span;
use crate::suggest::nearest;

/// What `check --explain G010` prints.
pub(crate) static RULE: Rule = Rule {
    code: "G010",
    severity: Severity::Error,
    summary: "mot réservé inconnu ou mal écrit",
    explanation: "\
Un mot réservé est mal écrit : titre de section, attribut, marque, mot de l'en-tête,
type de page ou mot de guide.toml. Mal écrit, il ne commanderait plus rien et serait
publié comme du texte ordinaire ; c'est pourquoi il est refusé.
Écrivez le mot proposé, avec ses accents et au même niveau de titre. Si vous vouliez
vraiment un titre libre, choisissez-en un qui ne ressemble pas à une section.
",
    wrong: "\
=== fr/activer.md
---
type: procédure
phase: activation
relu: 2026-11-23
---
# Activer l'application

## Etape

1. **Ouvrir l'application** *(téléphone)*

## Ensuite

- [Vous êtes prêt](pret.md)
",
    right: "\
=== fr/activer.md
---
type: procédure
phase: activation
relu: 2026-11-23
---
# Activer l'application

## Étapes

1. **Ouvrir l'application** *(téléphone)*

## Ensuite

- [Vous êtes prêt](pret.md)
",
};

pub(crate) fn section(span: Span, level: u8, text: &str, name: &str) -> Diagnostic {
    let fault = if text == name {
        Diagnostic::new(&RULE, span, format!("« {name} » n'est pas à sa place"))
            .label("une section réservée est un titre de niveau 2, hors de toute liste et de tout encadré")
    } else {
        Diagnostic::new(&RULE, span, format!("« {text} » ressemble à la section « {name} »"))
            .label("serait publié comme du texte")
    };
    let mut fault =
        fault.help(format!("écrivez « ## {name} », ou choisissez un titre qui ne lui ressemble pas"));
    fault.fix = (level == 2).then(|| Fix { span, replacement: format!("## {name}") });
    fault
}

pub(crate) fn attribute(word: &Word, known: &[&str]) -> Diagnostic {
    Diagnostic::new(&RULE, word.span, format!("« {} » n'est pas un attribut connu ici", word.text))
        .label("attribut inconnu")
        .near(nearest(&word.text, known.iter().copied()))
        .help(format!("attributs permis : {}", known.join(", ")))
}

pub(crate) fn mark(word: &Word, known: &[&str]) -> Diagnostic {
    Diagnostic::new(&RULE, word.span, format!("« {} » n'est pas une marque connue", word.text))
        .label("marque inconnue")
        .near(nearest(&word.text, known.iter().copied()))
        .help(format!("marques permises : {}", known.join(", ")))
}

pub(crate) fn stray_mark(span: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, "marque mal écrite ou mal placée")
        .label("serait publiée comme du texte")
        .help("une marque s'écrit « *(téléphone)* » et termine la ligne de l'étape")
}

pub(crate) fn header(word: &Word, known: &[&str]) -> Diagnostic {
    Diagnostic::new(&RULE, word.span, format!("« {} » n'est pas un mot de l'en-tête", word.text))
        .label("mot inconnu")
        .near(nearest(&word.text, known.iter().copied()))
        .help(format!("mots permis : {}", known.join(", ")))
}

pub(crate) fn kind(word: &Word, known: &[&str]) -> Diagnostic {
    Diagnostic::new(&RULE, word.span, format!("« {} » n'est pas un type de page", word.text))
        .label("type inconnu")
        .near(nearest(&word.text, known.iter().copied()))
        .help(format!("types : {}", known.join(", ")))
}

pub(crate) fn heading_as_text(span: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, "ce paragraphe ressemble à un titre")
        .label("serait publié comme du texte")
        .help("un titre s'écrit « ## Titre », précédé d'une ligne vide")
}

pub(crate) fn section_as_text(span: Span, section: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("ce paragraphe devrait être le titre « {section} »"))
        .label("serait publié comme du texte")
        .help(format!("écrivez « ## {section} » : deux dièses, une espace, et rien d'autre"))
}

pub(crate) fn manifest(word: &Word, known: &[&str]) -> Diagnostic {
    Diagnostic::new(&RULE, word.span, format!("« {} » n'est pas un mot de guide.toml", word.text))
        .label("mot inconnu ici")
        .near(nearest(&word.text, known.iter().copied()))
        .help(format!("mots permis ici : {}", known.join(", ")))
}

const CALLOUTS: [&str; 4] = ["NOTE", "IMPORTANT", "WARNING", "TIP"];

pub(crate) fn callout(span: Span, word: &str) -> Diagnostic {
    let fault = Diagnostic::new(&RULE, span, format!("« [!{word}] » n'est pas un encadré connu"))
        .label("serait publié comme du texte");
    match nearest(word, CALLOUTS) {
        Some(near) => fault.near(Some(&format!("[!{near}]"))),
        None => fault
            .help("encadrés : [!NOTE], [!IMPORTANT], [!WARNING], [!TIP], seuls sur leur ligne après « > »"),
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::diagnostics::example::check;

    #[test]
    fn a_section() {
        check(
            &RULE,
            "\
=== fr/depart.md
⟦## Aussi posible⟧

- [Vous êtes prêt](pret.md)
",
            "« Aussi posible » ressemble à la section « Aussi possible »",
        );
    }

    #[test]
    fn a_section_of_another_level() {
        check(
            &RULE,
            "\
=== fr/depart.md
# Avez-vous une carte ?

Une carte ou une application.

⟦### Aussi possible⟧

- [Vous êtes prêt](pret.md)
",
            "« Aussi possible » n'est pas à sa place",
        );
    }

    #[test]
    fn a_section_in_a_quotation() {
        check(
            &RULE,
            "\
=== fr/depart.md
# Avez-vous une carte ?

> ⟦## Aussi possible⟧
>
> - [Vous êtes prêt](pret.md)
",
            "« Aussi possible » n'est pas à sa place",
        );
    }

    #[test]
    fn an_attribute() {
        check(
            &RULE,
            "\
=== fr/depart.md
## Réponses

- `oui` Oui
  - ⟦aid⟧ : au format d'une carte bancaire
- `non` Non
",
            "« aid » n'est pas un attribut connu ici",
        );
    }

    #[test]
    fn a_mark() {
        check(
            &RULE,
            "\
=== fr/activer.md
## Étapes

1. **Ouvrir l'application** *(⟦telephone⟧)*
",
            "« telephone » n'est pas une marque connue",
        );
    }

    #[test]
    fn a_mark_of_a_sub_step() {
        check(
            &RULE,
            "\
=== fr/activer.md
## Étapes

1. **Ouvrir l'application**
   - *(⟦ajout⟧)* sur votre téléphone
",
            "« ajout » n'est pas une marque connue",
        );
    }

    #[test]
    fn a_mark_out_of_place() {
        check(
            &RULE,
            "\
=== fr/activer.md
## Étapes

1. **Ouvrir l'application** ⟦*(téléphone)*⟧ de votre téléphone
",
            "marque mal écrite ou mal placée",
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
⟦relus⟧: 2026-11-23
---
# Vous êtes prêt
",
            "« relus » n'est pas un mot de l'en-tête",
        );
    }

    #[test]
    fn the_first_word_of_the_front_matter() {
        check(
            &RULE,
            "\
=== fr/pret.md
---
⟦typ⟧: résultat
phase: activation
issue: pret
relu: 2026-11-23
---
# Vous êtes prêt
",
            "« typ » n'est pas un mot de l'en-tête",
        );
    }

    #[test]
    fn a_type() {
        check(
            &RULE,
            "\
=== fr/pret.md
---
type: ⟦resultat⟧
phase: activation
issue: pret
relu: 2026-11-23
---
# Vous êtes prêt
",
            "« resultat » n'est pas un type de page",
        );
    }

    #[test]
    fn a_heading_without_a_space() {
        check(
            &RULE,
            "\
=== fr/pret.md
# Vous êtes prêt

⟦##Avant de commencer⟧
",
            "ce paragraphe devrait être le titre « Avant de commencer »",
        );
    }

    #[test]
    fn a_word_of_the_manifest() {
        check(
            &RULE,
            r#"=== guide.toml
⟦titres⟧ = "Guide"
"#,
            "« titres » n'est pas un mot de guide.toml",
        );
    }

    #[test]
    fn a_callout() {
        check(
            &RULE,
            "\
=== fr/pret.md
# Vous êtes prêt

> ⟦[!NOTES]⟧
> Une remarque.
",
            "« [!NOTES] » n'est pas un encadré connu",
        );
    }

    #[test]
    fn a_callout_like_no_other() {
        check(
            &RULE,
            "\
=== fr/pret.md
# Vous êtes prêt

> ⟦[!ATTENTION]⟧
> Une remarque.
",
            "« [!ATTENTION] » n'est pas un encadré connu",
        );
    }

    #[test]
    fn a_section_in_bold() {
        check(
            &RULE,
            "\
=== fr/activer.md
---
type: procédure
phase: activation
relu: 2026-11-23
---
# Activer l'application

⟦**Étapes**⟧

1. **Ouvrir l'application**

## Ensuite

- [Vous êtes prêt](pret.md)
",
            "ce paragraphe devrait être le titre « Étapes »",
        );
    }

    #[test]
    fn a_section_without_the_space_of_its_heading() {
        check(
            &RULE,
            "\
=== fr/activer.md
---
type: procédure
phase: activation
relu: 2026-11-23
---
# Activer l'application

⟦##Étapes⟧

1. **Ouvrir l'application**

## Ensuite

- [Vous êtes prêt](pret.md)
",
            "ce paragraphe devrait être le titre « Étapes »",
        );
    }

    #[test]
    fn an_attribute_that_must_be_there() {
        check(
            &RULE,
            "\
=== fr/demander.md
## Qui appeler

- qui : votre établissement
- préparer : votre identifiant
- ⟦Dire⟧ : « Je n'ai pas de carte. »
",
            "« Dire » n'est pas un attribut connu ici",
        );
    }

    #[test]
    fn an_attribute_that_an_address_must_have() {
        check(
            &RULE,
            "\
=== fr/liens.md
## annuaire
<https://annuaire.esante.gouv.fr/>
- ⟦certitudes⟧ : A
",
            "« certitudes » n'est pas un attribut connu ici",
        );
    }
}
