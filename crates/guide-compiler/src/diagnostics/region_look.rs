//! G038: couleur ou logo d'une région inutilisable

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::header::Word;
use crate::source::Span;

/// What `check --explain G038` prints.
pub(crate) static RULE: Rule = Rule {
    code: "G038",
    severity: Severity::Error,
    summary: "couleur ou logo d'une région inutilisable",
    explanation: "\
Les deux couleurs d'une région vont ensemble : « couleur: » sur papier clair,
« couleur-sombre: » sur papier sombre. Ce sont six chiffres hexadécimaux, sans « # ».
Elles portent du texte et en sont l'encre : leur contraste est d'au moins 4,5 pour 1
(WCAG 2.2, critère 1.4.3). « logo: » est le nom d'une image rangée à côté du fichier.
",
    wrong: "\
=== guide.toml
region = \"brume\"
=== regions/brume.md
---
type: région
couleur: 7fd3c3
couleur-sombre: 7fd3c3
relu: 2026-11-23
---
# Pays de Brume
",
    right: "\
=== guide.toml
region = \"brume\"
=== regions/brume.md
---
type: région
couleur: 0f5c56
couleur-sombre: 7fd3c3
relu: 2026-11-23
---
# Pays de Brume
",
};

pub(crate) fn colour(word: &Word) -> Diagnostic {
    Diagnostic::new(&RULE, word.span, format!("« {} » n'est pas une couleur", word.text))
        .label("six chiffres hexadécimaux attendus")
        .help("écrivez par exemple « 0f5c56 », sans « # »")
}

pub(crate) fn alone(span: Span, missing: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("cette couleur va avec « {missing}: », qui manque"))
        .label("une couleur sur deux")
        .help(format!("ajoutez une ligne « {missing}: … », ou retirez celle-ci"))
}

pub(crate) fn faint(word: &Word, paper: &str, ratio: f64) -> Diagnostic {
    let ratio = format!("{ratio:.1}").replace('.', ",");
    Diagnostic::new(&RULE, word.span, format!("« {} » se lit mal sur papier {paper}", word.text))
        .label(format!("contraste de {ratio} pour 1"))
        .help(if paper == "clair" {
            "prenez une couleur plus foncée"
        } else {
            "prenez une couleur plus claire"
        })
}

pub(crate) fn logo(word: &Word) -> Diagnostic {
    Diagnostic::new(&RULE, word.span, format!("« {} » n'est pas le nom d'une image", word.text))
        .label("un nom sans accent ni dossier, en « .svg », « .png » ou « .webp »")
        .help("rangez l'image à côté de ce fichier et donnez son nom")
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::diagnostics::example::check;

    /// A region whose front matter has these lines.
    fn region(lines: &str) -> String {
        format!(
            "=== guide.toml\nregion = \"brume\"\n=== regions/brume.md\n---\ntype: région\n{lines}\nrelu: 2026-11-23\n---\n# Pays de Brume\n"
        )
    }

    #[test]
    fn not_a_colour() {
        let text = region("couleur: ⟦vert⟧\ncouleur-sombre: 7fd3c3");
        check(&RULE, &text, "« vert » n'est pas une couleur");
    }

    #[test]
    fn one_of_two() {
        let light = region("couleur: ⟦0f5c56⟧");
        check(&RULE, &light, "cette couleur va avec « couleur-sombre: », qui manque");
        let dark = region("couleur-sombre: ⟦7fd3c3⟧");
        check(&RULE, &dark, "cette couleur va avec « couleur: », qui manque");
    }

    #[test]
    fn too_faint() {
        let text = region("couleur: 0f5c56\ncouleur-sombre: ⟦0f5c56⟧");
        check(&RULE, &text, "« 0f5c56 » se lit mal sur papier sombre");
    }

    #[test]
    fn a_picture_from_elsewhere() {
        let text = region("logo: ⟦../images/logo.svg⟧");
        check(&RULE, &text, "« ../images/logo.svg » n'est pas le nom d'une image");
    }
}
