//! G037: contact d'une région sans son territoire

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::header::Word;
use crate::source::Span;

/// What `check --explain G037` prints.
pub(crate) static RULE: Rule = Rule {
    code: "G037",
    severity: Severity::Error,
    summary: "contact d'une région sans son territoire",
    explanation: "\
Une région ne répond qu'aux siens, mais tout le monde peut lire sa page. Chaque contact
(« mailto: » ou « tel: ») d'un fichier de regions/ dit donc pour qui il est, et où
s'adresser ailleurs : son nom, et le texte qui le cite, portent les mots que l'en-tête
donne à « ici: » et à « ailleurs: ».
",
    wrong: "\
=== guide.toml
region = \"brume\"
=== regions/brume.md
---
type: région
ici: en Pays de Brume
ailleurs: hors Pays de Brume
relu: 2026-11-23
---
# Pays de Brume

## annuaire
<tel:+33199000001>
- nom : L'équipe d'appui en Pays de Brume
- certitude : A
",
    right: "\
=== guide.toml
region = \"brume\"
=== regions/brume.md
---
type: région
ici: en Pays de Brume
ailleurs: hors Pays de Brume
relu: 2026-11-23
---
# Pays de Brume

## annuaire
<tel:+33199000001>
- nom : L'équipe d'appui en Pays de Brume (hors Pays de Brume : votre GRADeS)
- certitude : A
",
};

pub(crate) fn address(key: &Word, missing: &str) -> Diagnostic {
    Diagnostic::new(&RULE, key.span, format!("le nom de « {} » ne dit pas « {missing} »", key.text))
        .label("contact sans son territoire")
        .help(format!("ajoutez « {missing} » à la ligne « - nom : … »"))
}

pub(crate) fn text(span: Span, missing: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("ce texte donne un contact sans dire « {missing} »"))
        .label("contact sans son territoire")
        .help(format!("ajoutez « {missing} » au texte de cette section"))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::diagnostics::example::check;

    /// A region that says where it is, with these sections.
    fn region(sections: &str) -> String {
        format!(
            "=== guide.toml\nregion = \"brume\"\n=== regions/brume.md\n---\ntype: région\n\
             ici: en Pays de Brume\nailleurs: hors Pays de Brume\nrelu: 2026-11-23\n---\n\
             # Pays de Brume\n\n{sections}"
        )
    }

    #[test]
    fn an_address_for_everybody() {
        let text = region(
            "\
## ⟦annuaire⟧
<mailto:appui@brume.example.invalid>
- nom : L'équipe d'appui (hors Pays de Brume : votre GRADeS)
- certitude : A
",
        );
        check(&RULE, &text, "le nom de « annuaire » ne dit pas « en Pays de Brume »");
    }

    #[test]
    fn a_text_for_everybody() {
        let text = region(
            "\
## annuaire
<mailto:appui@brume.example.invalid>
- nom : L'équipe d'appui en Pays de Brume (hors Pays de Brume : votre GRADeS)
- certitude : A

## aide

En Pays de Brume, ⟦[écrire à l'équipe d'appui](../fr/liens.md#annuaire)⟧.
",
        );
        check(&RULE, &text, "ce texte donne un contact sans dire « hors Pays de Brume »");
    }
}
