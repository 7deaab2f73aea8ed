//! G033: section ou page qui n'a pas sa place ici

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::header::Word;
use crate::source::Span;

/// What `check --explain G033` prints.
pub(crate) static RULE: Rule = Rule {
    code: "G033",
    severity: Severity::Error,
    summary: "section ou page qui n'a pas sa place ici",
    explanation: "\
Chaque type de page a ses sections, dans un ordre fixe, et ses mots d'en-tête ;
chaque dossier a ses types. Ceci n'a pas sa place ici : la section ou le mot ne
commanderait rien.
Changez le type de la page, déplacez la section, ou retirez-la. README.md donne le
tableau des types et des sections permises.
",
    wrong: "\
=== fr/depart.md
## Étapes

1. **Chercher votre carte**
",
    right: "\
=== fr/activer.md
## Étapes

1. **Chercher votre carte**
",
};

pub(crate) fn not_for_type(span: Span, section: &str, kind: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("« {section} » n'a pas sa place dans une page de type « {kind} »"))
        .label("section de trop")
        .help("changez le type de la page, ou retirez la section")
}

pub(crate) fn twice(span: Span, first: Span, section: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("deux sections « {section} »"))
        .label("seconde")
        .also(first, "première")
        .help("réunissez-les")
}

pub(crate) fn order(span: Span, before: Span, section: &str, after: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("« {section} » est placé après « {after} »"))
        .label("trop tard")
        .also(before, "doit venir après")
        .help("l'ordre : Avant de commencer, Réponses, Étapes, Qui appeler, Aussi possible, Ensuite")
}

pub(crate) fn missing(span: Span, kind: &str, section: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("cette page de type « {kind} » n'a pas de section « {section} »"))
        .label("incomplète")
        .help(format!("ajoutez « ## {section} », ou changez le type"))
}

pub(crate) fn text_in_router(span: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, "un aiguillage n'est pas un écran : personne ne lirait ce texte")
        .label("texte de trop")
        .help("retirez-le, ou donnez à la page le type « information »")
}

pub(crate) fn edge_out_of_graph(span: Span, kind: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("le parcours ne peut pas mener à un fichier de type « {kind} »"))
        .label("hors du parcours")
        .help("menez à une question, une procédure, une information, un résultat ou un aiguillage")
}

pub(crate) fn header(span: Span, word: &str, kind: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("« {word} » n'a pas de sens dans un fichier de type « {kind} »"))
        .label("mot de trop")
        .help("retirez la ligne, ou changez le type")
}

pub(crate) fn folder(word: &Word, folder: &str) -> Diagnostic {
    Diagnostic::new(&RULE, word.span, format!("un fichier de type « {} » n'a pas sa place dans « {folder} »", word.text))
        .label("mauvais dossier")
        .help("les pages vont dans le dossier de la langue, les régions dans « regions/ », les personas dans « tests/ »")
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::diagnostics::example::check;

    #[test]
    fn a_section_for_another_type() {
        check(
            &RULE,
            "\
=== fr/pret.md
⟦## Ensuite⟧

- [Le début](depart.md)
",
            "« Ensuite » n'a pas sa place dans une page de type « résultat »",
        );
    }

    #[test]
    fn a_section_twice() {
        check(
            &RULE,
            "\
=== fr/activer.md
## Ensuite

- [Vous êtes prêt](pret.md)

⟦## Ensuite⟧

- [Demander une carte](demander.md)
",
            "deux sections « Ensuite »",
        );
    }

    #[test]
    fn sections_in_another_order() {
        check(
            &RULE,
            "\
=== fr/activer.md
---
type: information
phase: activation
relu: 2026-11-23
---
# Activer l'application

## Ensuite

- [Vous êtes prêt](pret.md)

⟦## Aussi possible⟧

- [Demander une carte](demander.md)
",
            "« Aussi possible » est placé après « Ensuite »",
        );
    }

    #[test]
    fn a_section_missing() {
        check(
            &RULE,
            "\
=== fr/activer.md
---
type: procédure
phase: activation
relu: 2026-11-23
---
⟦# Activer l'application⟧

## Ensuite

- [Vous êtes prêt](pret.md)
",
            "cette page de type « procédure » n'a pas de section « Étapes »",
        );
    }

    #[test]
    fn text_in_a_router() {
        check(
            &RULE,
            "\
=== fr/activer.md
---
type: aiguillage
phase: activation
relu: 2026-11-23
---
# Activer l'application

⟦Ouvrez-la.⟧

## Ensuite

- [Vous êtes prêt](pret.md)
",
            "un aiguillage n'est pas un écran : personne ne lirait ce texte",
        );
    }

    #[test]
    fn a_way_out_of_the_journey() {
        check(
            &RULE,
            "\
=== fr/activer.md
## Ensuite

- [Les mots](⟦glossaire.md⟧)
",
            "le parcours ne peut pas mener à un fichier de type « glossaire »",
        );
    }

    #[test]
    fn a_word_for_another_type() {
        check(
            &RULE,
            "\
=== fr/activer.md
---
type: information
phase: activation
⟦issue⟧: pret
relu: 2026-11-23
---
# Activer l'application

## Ensuite

- [Vous êtes prêt](pret.md)
",
            "« issue » n'a pas de sens dans un fichier de type « information »",
        );
    }

    #[test]
    fn a_file_in_another_folder() {
        check(
            &RULE,
            "\
=== tests/note.md
---
type: ⟦page⟧
relu: 2026-11-23
---
# Note
",
            "un fichier de type « page » n'a pas sa place dans « tests/ »",
        );
    }
}
