//! G032: adresse impossible pour une page

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::source::{Span, slug};

/// What `check --explain G032` prints.
pub(crate) static RULE: Rule = Rule {
    code: "G032",
    severity: Severity::Error,
    summary: "adresse impossible pour une page",
    explanation: "\
Le nom d'un fichier devient l'adresse de sa page : dossiers et fichiers s'écrivent en
lettres sans accent, chiffres et tirets. Les adresses de « reserves », dans
guide.toml, servent à d'autres écrans du site et ne peuvent pas être prises.
Renommez le fichier, et les liens qui y mènent.
",
    wrong: "\
=== fr/atelier.md
---
type: page
relu: 2026-11-23
---
# L'atelier
",
    right: "\
=== fr/ateliers.md
---
type: page
relu: 2026-11-23
---
# Les ateliers
",
};

pub(crate) fn reserved(span: Span, key: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("l'adresse « /{key}/ » est réservée"))
        .label("page à renommer")
        .help("donnez un autre nom au fichier")
}

pub(crate) fn bad_name(span: Span, name: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("« {name} » ne peut pas être une adresse"))
        .label("fichier à renommer")
        .help("dossiers et fichiers : lettres sans accent, chiffres et tirets")
        .help(format!("par exemple : « {}.md »", right_name(name)))
}

/// `name` without what makes it no address.
pub(crate) fn right_name(name: &str) -> String {
    name.split('/').map(slug).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::diagnostics::example::check;

    #[test]
    fn a_reserved_address() {
        check(
            &RULE,
            "\
=== fr/atelier/visite.md
⟦---⟧
type: page
relu: 2026-11-23
---
# Visite
",
            "l'adresse « /atelier/visite/ » est réservée",
        );
    }

    #[test]
    fn a_name_with_a_space() {
        check(
            &RULE,
            "\
=== fr/A propos.md
⟦---⟧
type: page
relu: 2026-11-23
---
# À propos
",
            "« A propos » ne peut pas être une adresse",
        );
    }

    #[test]
    fn a_page_that_is_linked_to_by_the_name_it_should_have() {
        check(
            &RULE,
            "\
=== fr/activer.md (absent)
=== fr/Activér.md
⟦---⟧
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
            "« Activér » ne peut pas être une adresse",
        );
    }

    #[test]
    fn the_region_that_the_guide_names() {
        check(
            &RULE,
            r#"=== guide.toml
region = "ile"
=== regions/Île.md
⟦---⟧
type: région
relu: 2026-11-23
---
# Île
"#,
            "« Île » ne peut pas être une adresse",
        );
    }

    #[test]
    fn a_region_with_an_accent() {
        check(
            &RULE,
            "\
=== regions/Île.md
⟦---⟧
type: région
relu: 2026-11-23
---
# Île
",
            "« Île » ne peut pas être une adresse",
        );
    }
}
