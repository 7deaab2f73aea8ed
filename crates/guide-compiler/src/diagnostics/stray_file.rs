//! G039: fichier que le guide ne lit pas

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// What `check --explain G039` prints.
pub(crate) static RULE: Rule = Rule {
    code: "G039",
    severity: Severity::Error,
    summary: "fichier que le guide ne lit pas",
    explanation: "\
Le guide lit guide.toml, verrou.txt, les fichiers « .md » de son dossier de langue
(fr/) et de tests/, ceux de regions/ et leurs logos. Celui-ci n'en est pas : il ne
serait ni vérifié ni publié, et personne ne le verrait.
Rangez-le là où il est lu, donnez-lui un nom en « .md », ou sortez-le du dossier.
",
    wrong: "\
=== fr/note.txt
Une note
",
    right: "\
=== fr/note.md
---
type: page
relu: 2026-11-23
---
# Une note
",
};

/// A file with another ending; `renamed` is its name in « .md », if it is a text.
pub(crate) fn ending(span: Span, name: &str, renamed: Option<&str>) -> Diagnostic {
    let fault = unread(span, name);
    match renamed {
        Some(renamed) => fault.help(format!("renommez-le en « {renamed} »")),
        None => {
            fault.help("le guide est fait de textes « .md » : écrivez-y ce qu'il contient, puis retirez-le")
        }
    }
}

pub(crate) fn folder(span: Span, name: &str, language: &str) -> Diagnostic {
    unread(span, name)
        .help(format!("rangez-le dans « {language}/ » si c'est une page, ou sortez-le du dossier du guide"))
}

fn unread(span: Span, name: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("« {name} » ne fait pas partie du guide"))
        .label("ni vérifié ni publié")
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::diagnostics::example::check;

    #[test]
    fn a_page_in_no_folder() {
        check(&RULE, "=== note.md\n---\ntype: page\n---\n", "« note.md » ne fait pas partie du guide");
    }

    #[test]
    fn a_page_in_another_folder() {
        check(
            &RULE,
            "=== brouillons/note.md\nUne note\n",
            "« brouillons/note.md » ne fait pas partie du guide",
        );
    }

    #[test]
    fn an_ending_in_capitals_and_the_links_to_it() {
        check(
            &RULE,
            "\
=== fr/note.MD
Une note
=== fr/pret.md
# Vous êtes prêt

Voir [la note](note.md).
",
            "« fr/note.MD » ne fait pas partie du guide",
        );
    }

    #[test]
    fn what_is_no_text() {
        check(&RULE, "=== fr/note.docx\n\n", "« fr/note.docx » ne fait pas partie du guide");
    }

    #[test]
    fn a_page_beside_the_folder_that_links_look_for_in_it() {
        check(
            &RULE,
            "\
=== fr/activer.md (absent)
=== activer.md
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
            "« activer.md » ne fait pas partie du guide",
        );
    }
}
