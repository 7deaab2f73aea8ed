//! G001: lien vers un fichier ou une clé qui n'existe pas

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::header::Word;
use crate::source::Span;

/// What `check --explain G001` prints.
pub(crate) static RULE: Rule = Rule {
    code: "G001",
    severity: Severity::Error,
    summary: "lien vers un fichier ou une clé qui n'existe pas",
    explanation: "\
Un lien mène à un fichier du guide, à une clé de la table des liens ou à un titre
de page. Ici, rien ne porte ce nom : le visiteur tomberait sur une page absente.
Le chemin s'écrit depuis le fichier où l'on est : « ../ » remonte d'un dossier.
Corrigez le nom, ou créez le fichier. Une adresse extérieure s'ajoute à la table
des liens et se pointe par « liens.md#clé » ; un titre se pointe par ses mots sans
accent, avec des tirets pour les espaces : « page.md#mon-titre ».
",
    wrong: "\
=== fr/depart.md
## Ensuite

- Si carte = oui → [Activer l'application](activr.md)
- Sinon → [Demander une carte](demander.md)
",
    right: "\
=== fr/depart.md
## Ensuite

- Si carte = oui → [Activer l'application](activer.md)
- Sinon → [Demander une carte](demander.md)
",
};

pub(crate) fn file(span: Span, to: &str, near: Option<&str>) -> Diagnostic {
    let fault =
        Diagnostic::new(&RULE, span, format!("« {to} » n'existe pas")).label("aucun fichier de ce nom");
    match near {
        Some(_) => fault.near(near),
        None => fault.help("créez le fichier, ou corrigez le lien"),
    }
}

pub(crate) fn renamed(now: &str) -> String {
    format!("cette page s'appelle maintenant « {now} » : menez-y")
}

pub(crate) fn perhaps_renamed(new: &str, key: &str) -> String {
    format!(
        "renommée en « {new} » ? corrigez les liens, et écrivez dans l'en-tête de la page : « ancien: {key} »"
    )
}

pub(crate) fn was_published(key: &str) -> String {
    format!(
        "cette page était publiée : rétablissez-la ; sinon, retirez les liens, et écrivez « ancien: {key} » \
         dans l'en-tête de celle qui la remplace"
    )
}

pub(crate) fn link(span: Span, key: &str, near: Option<&str>) -> Diagnostic {
    let fault = Diagnostic::new(&RULE, span, format!("« {key} » n'est pas dans la table des liens"))
        .label("clé inconnue");
    match near {
        Some(_) => fault.near(near),
        None => fault.help(format!("ajoutez « ## {key} » dans la table des liens")),
    }
}

pub(crate) fn region(key: &Word, near: Option<&str>) -> Diagnostic {
    let title = format!("« {} » n'est ni une clé de la table des liens, ni le nom d'un fragment", key.text);
    let fault = Diagnostic::new(&RULE, key.span, title).label("rien à remplacer");
    match near {
        Some(_) => fault.near(near),
        None => fault
            .help("une région ne remplace que ce qui est déjà dans liens.md ou dans fragments/ : ajoutez-l'y d'abord"),
    }
}

pub(crate) fn anchor(anchor: &Word, page: &str, near: Option<&str>) -> Diagnostic {
    let title = format!("aucun titre « {} » dans « {page} »", anchor.text);
    let fault = Diagnostic::new(&RULE, anchor.span, title).label("titre inconnu");
    match near {
        Some(_) => fault.near(near),
        None => fault.help(
            "retirez ce qui suit « # », ou écrivez le titre : sans accent, des tirets pour les espaces",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::diagnostics::example::check;

    #[test]
    fn a_page_of_a_near_name() {
        check(
            &RULE,
            "\
=== fr/pret.md
# Vous êtes prêt

Voir [le début](⟦depar.md⟧).
",
            "« depar.md » n'existe pas",
        );
    }

    #[test]
    fn a_page_in_another_folder() {
        check(
            &RULE,
            "\
=== fr/pret.md
# Vous êtes prêt

Voir [le début](⟦e-cps/depart.md⟧).
",
            "« e-cps/depart.md » n'existe pas",
        );
    }

    #[test]
    fn a_page_like_no_other() {
        check(
            &RULE,
            "\
=== fr/pret.md
# Vous êtes prêt

Voir [l'horaire](⟦horaires-d-ouverture.md⟧).
",
            "« horaires-d-ouverture.md » n'existe pas",
        );
    }

    #[test]
    fn a_page_outside_the_guide() {
        check(
            &RULE,
            "\
=== fr/pret.md
# Vous êtes prêt

Voir [le début](⟦../../depart.md⟧).
",
            "« ../../depart.md » n'existe pas",
        );
    }

    #[test]
    fn a_key_of_a_near_name() {
        check(
            &RULE,
            "\
=== fr/pret.md
# Vous êtes prêt

Voir [l'annuaire](liens.md#⟦anuaire⟧).
",
            "« anuaire » n'est pas dans la table des liens",
        );
    }

    #[test]
    fn a_key_like_no_other() {
        check(
            &RULE,
            "\
=== fr/pret.md
# Vous êtes prêt

Voir [le portail](liens.md#⟦viatrajectoire⟧).
",
            "« viatrajectoire » n'est pas dans la table des liens",
        );
    }

    #[test]
    fn a_region_that_names_an_unknown_key() {
        check(
            &RULE,
            r#"=== guide.toml
region = "bretagne"
=== regions/bretagne.md
---
type: région
relu: 2026-11-23
---
# Bretagne

## ⟦annuaires⟧
<https://annuaire.esante.gouv.fr/>
- certitude : A
"#,
            "« annuaires » n'est ni une clé de la table des liens, ni le nom d'un fragment",
        );
    }

    #[test]
    fn a_fragment_that_a_page_includes_and_a_region_replaces() {
        check(
            &RULE,
            r#"=== guide.toml
region = "bretagne"
=== fr/fragments/aide.md (absent)
=== fr/pret.md
# Vous êtes prêt

[Besoin d'aide](⟦fragments/aide.md⟧ "inclure")
=== regions/bretagne.md
---
type: région
relu: 2026-11-23
---
# Bretagne

## aide

Demandez à votre agence.
"#,
            "« fragments/aide.md » n'existe pas",
        );
    }

    #[test]
    fn an_anchor_of_this_page() {
        check(
            &RULE,
            "\
=== fr/pret.md
# Vous êtes prêt

Voir [les horaires](#⟦horaire⟧).

## Horaires

De 9 h à 17 h.
",
            "aucun titre « horaire » dans « Vous êtes prêt »",
        );
    }

    #[test]
    fn an_anchor_of_another_page() {
        check(
            &RULE,
            "\
=== fr/pret.md
# Vous êtes prêt

Voir [le début](depart.md#⟦questions⟧).
",
            "aucun titre « questions » dans « Avez-vous une carte ? »",
        );
    }

    #[test]
    fn a_page_renamed_and_linked_to_twice() {
        check(
            &RULE,
            "\
=== verrou.txt
page activer
page demander
page depart
page liens
page metiers
page mots
page pret
page perdu
=== fr/secours.md
---
type: page
relu: 2026-11-23
---
# Secours
=== fr/pret.md
# Vous êtes prêt

Voir [la perte](⟦perdu.md⟧), et encore [la perte](perdu.md).
",
            "« perdu.md » n'existe pas",
        );
    }

    #[test]
    fn a_page_that_two_personas_pass() {
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
- chemin : [Ouvrir](⟦../fr/ouvrir.md⟧), [Prêt](../fr/pret.md)

## Paul

- entrée : [Départ](../fr/depart.md)
- carte : oui
- chemin : [Ouvrir](../fr/ouvrir.md), [Prêt](../fr/pret.md)
",
            "« ../fr/ouvrir.md » n'existe pas",
        );
    }
}
