//! G015: trop d'écrans avant le parcours

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// What `check --explain G015` prints.
pub(crate) static RULE: Rule = Rule {
    code: "G015",
    severity: Severity::Error,
    summary: "trop d'écrans avant le parcours",
    explanation: "\
Chaque entrée de guide.toml promet un nombre d'écrans : « interactions », le plus
grand nombre d'écrans à quitter avant que le parcours complet s'affiche. Pour
certains visiteurs, il en faut davantage ; le message montre leur chemin.
Réunissez des questions sur un même écran, posez-les plus loin, ou fixez des faits
par une réponse (« fixe »). Ne relevez le nombre promis qu'en dernier recours.
",
    wrong: r#"=== guide.toml
[[entrees]]
noeud = "depart"
porte = "Commencer"
interactions = 0
"#,
    right: r#"=== guide.toml
[[entrees]]
noeud = "depart"
porte = "Commencer"
interactions = 1
"#,
};

/// `promise` is the number in `guide.toml`.
pub(crate) fn interactions(span: Span, promise: Span, needed: u32, allowed: u8, path: &str) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!(
            "{needed} écran{} à quitter avant le parcours complet ; {allowed} permis",
            if needed > 1 { "s" } else { "" }
        ),
    )
    .label("entrée trop longue")
    .also(promise, "le nombre promis")
    .help(format!("le plus long chemin : {path}"))
    .help("réunissez des questions sur un même écran, ou posez-les plus tard")
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::diagnostics::example::{check, example};
    use crate::{Options, compile};

    #[test]
    fn a_question_too_many() {
        check(
            &RULE,
            r#"=== guide.toml
[[entrees]]
noeud = "depart"
porte = "Commencer"
interactions = 0
=== fr/depart.md
⟦# Une carte ?⟧
"#,
            "1 écran à quitter avant le parcours complet ; 0 permis",
        );
    }

    #[test]
    fn several_questions_too_many() {
        check(
            &RULE,
            r#"=== guide.toml
[[entrees]]
noeud = "depart"
porte = "Commencer"
interactions = 1
=== fr/depart.md
⟦# Une carte ?⟧

## Ensuite

- Si carte = oui → [Votre mail](mail.md)
- Sinon → [Demander une carte](demander.md)
=== fr/mail.md
---
type: question
phase: depart
fait: mail
relu: 2026-11-23
---
# Votre mail est-il à jour ?

## Réponses

- `a-jour` Oui
- `a-corriger` Non

## Ensuite

- [Activer l'application](activer.md)
"#,
            "2 écrans à quitter avant le parcours complet ; 1 permis",
        );
    }

    #[test]
    fn the_promise_is_shown_where_it_stands() {
        let sources = example(RULE.wrong);
        let found = compile(&sources, &Options::default()).diagnostics;
        let span = found[0].secondary[0].span;
        let source = &sources[span.file as usize];
        assert_eq!(source.name, "guide.toml");
        assert!(source.text[..span.start as usize].ends_with("interactions = "), "{}", source.text);
        assert_eq!(&source.text[span.range()], "0");
    }
}
