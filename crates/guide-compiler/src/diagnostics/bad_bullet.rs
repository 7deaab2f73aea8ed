//! G040: tiret ou retrait d'une ligne de liste

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// What `check --explain G040` prints.
pub(crate) static RULE: Rule = Rule {
    code: "G040",
    severity: Severity::Error,
    summary: "tiret ou retrait d'une ligne de liste",
    explanation: "\
Une ligne de liste commence par un trait d'union et une espace, « - ». Les traitements
de texte y mettent un tiret long ou une puce « • » : Markdown n'y voit qu'un paragraphe.
Ce qui précise une ligne se met dessous, en retrait : son tiret s'aligne sur les mots
de la ligne, soit 3 espaces sous « 1. » et 4 sous « 10. ». Seules les étapes sont
numérotées.
",
    wrong: "\
=== fr/activer.md
## Étapes

1. **Ouvrir l'application**
  - aide : l'application bleue
",
    right: "\
=== fr/activer.md
## Étapes

1. **Ouvrir l'application**
   - aide : l'application bleue
",
};

/// The sign that starts a line instead of Markdown's dash: what word processors put there.
pub(crate) fn other_dash(line: &str) -> Option<&str> {
    let sign = line.chars().next().filter(|sign| DASHES.contains(sign))?;
    let (dash, rest) = line.split_at_checked(sign.len_utf8())?;
    rest.starts_with([' ', '\t', '\u{a0}', '\u{202f}', '\u{2009}']).then_some(dash)
}

/// Dashes and bullets that are not Markdown's; the last three are Word's.
const DASHES: [char; 11] = ['–', '—', '‒', '−', '•', '·', '⁃', '▪', '\u{f0b7}', '\u{f0a7}', '\u{f0d8}'];

pub(crate) fn not_a_dash(span: Span, dash: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("« {dash} » ne commence pas une ligne de liste"))
        .label("« - » attendu")
        .help("tapez un trait d'union et une espace, « - », devant chaque ligne de la liste")
}

pub(crate) fn numbered(span: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, "cette section n'est pas numérotée")
        .label("« - » attendu au lieu du numéro")
        .help("seules les étapes ont des numéros, sous « ## Étapes »")
}

pub(crate) fn shallow(span: Span, place: &str, wanted: usize) -> Diagnostic {
    Diagnostic::new(&RULE, span, "cette ligne n'est pas assez en retrait").label(place).help(indent(wanted))
}

pub(crate) fn deep(span: Span, wanted: usize) -> Diagnostic {
    Diagnostic::new(&RULE, span, "cette ligne est trop en retrait")
        .label("serait la suite de la phrase")
        .help(indent(wanted))
}

fn indent(wanted: usize) -> String {
    format!("mettez {wanted} espaces devant le tiret, pour l'aligner sur les mots de la ligne au-dessus")
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::diagnostics::example::check;

    #[test]
    fn dashes_of_a_word_processor() {
        check(
            &RULE,
            "\
=== fr/depart.md
## Ensuite

⟦–⟧ Si carte = oui → [Activer l'application](activer.md)
– Sinon → [Demander une carte](demander.md)
",
            "« – » ne commence pas une ligne de liste",
        );
    }

    #[test]
    fn bullets_of_a_word_processor_in_free_text() {
        check(
            &RULE,
            "\
=== fr/pret.md
# Vous êtes prêt

⟦•⟧\u{a0}votre carte
",
            "« • » ne commence pas une ligne de liste",
        );
    }

    #[test]
    fn numbers_where_there_are_none() {
        check(
            &RULE,
            "\
=== fr/activer.md
## Ensuite

⟦1. [Vous êtes prêt](pret.md)⟧
",
            "cette section n'est pas numérotée",
        );
    }

    #[test]
    fn a_line_too_far_right() {
        check(
            &RULE,
            "\
=== fr/activer.md
## Étapes

1. **Ouvrir l'application**
        ⟦- aide : l'application bleue⟧
2. **Choisir un code**
",
            "cette ligne est trop en retrait",
        );
    }

    #[test]
    fn a_line_too_far_left() {
        check(
            &RULE,
            "\
=== fr/activer.md
## Étapes

1. **Ouvrir l'application**
⟦- aide : l'application bleue⟧
2. **Choisir un code**
",
            "cette ligne n'est pas assez en retrait",
        );
    }

    #[test]
    fn an_attribute_after_a_dash() {
        check(
            &RULE,
            "\
=== fr/depart.md
## Réponses

- `oui` Oui
  ⟦–⟧ aide : au format d'une carte bancaire
- `non` Non
",
            "« – » ne commence pas une ligne de liste",
        );
    }

    #[test]
    fn the_same_dash_in_two_sections() {
        check(
            &RULE,
            "\
=== fr/demander.md
## Avant de commencer

⟦–⟧ **Un téléphone**

## Qui appeler

– qui : votre établissement
",
            "« – » ne commence pas une ligne de liste",
        );
    }

    #[test]
    fn an_attribute_of_an_answer_not_below_it() {
        check(
            &RULE,
            "\
=== fr/depart.md
## Réponses

- `oui` Oui
 - ⟦aide : une carte à puce⟧
- `non` Non
- `perdue` Je l'ai perdue
",
            "cette ligne n'est pas assez en retrait",
        );
    }
}
