//! G031: en-tête ou manifeste illisible

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// What `check --explain G031` prints.
pub(crate) static RULE: Rule = Rule {
    code: "G031",
    severity: Severity::Error,
    summary: "en-tête ou manifeste illisible",
    explanation: "\
L'en-tête d'un fichier, entre deux lignes « --- », donne son type et sa date en
lignes « mot: valeur ». Sans lui, le compilateur ne sait pas ce qu'est la page.
Une valeur qui contient « : » ou commence par un signe se met entre guillemets
droits. Dans guide.toml, la syntaxe est celle de TOML : textes entre guillemets
droits, listes entre crochets.
",
    wrong: "\
=== fr/pret.md
---
type: résultat
phase: activation
issue: pret
source: Guide utilisateur : page 12
relu: 2026-11-23
---
# Vous êtes prêt
",
    right: r#"=== fr/pret.md
---
type: résultat
phase: activation
issue: pret
source: "Guide utilisateur : page 12"
relu: 2026-11-23
---
# Vous êtes prêt
"#,
};

pub(crate) fn no_header(span: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, "le fichier ne commence pas par un en-tête")
        .label("« --- » attendu")
        .help("commencez par « --- », « type: … », « relu: … », « --- »")
}

pub(crate) fn header_not_closed(span: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, "l'en-tête n'est pas fermé")
        .label("ouvert ici")
        .help("fermez-le par une ligne « --- »")
}

pub(crate) fn header(span: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, "cette ligne de l'en-tête est illisible")
        .label("« mot: valeur » attendu")
        .help("une valeur qui contient « : » ou commence par un signe se met entre guillemets droits : \"…\"")
}

pub(crate) fn manifest(span: Span, expected: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, "guide.toml est illisible")
        .label(format!("attendu : {expected}"))
        .help("guide.toml s'écrit en TOML : README.md en donne la forme")
}

pub(crate) fn format(span: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, "format inconnu")
        .label("« format = 1 » attendu")
        .help("ce compilateur lit le format 1")
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::diagnostics::example::check;

    #[test]
    fn no_front_matter() {
        check(
            &RULE,
            "\
=== fr/note.md
⟦Une note⟧
",
            "le fichier ne commence pas par un en-tête",
        );
    }

    #[test]
    fn a_front_matter_never_closed() {
        check(
            &RULE,
            "\
=== fr/note.md
⟦---⟧
type: page
relu: 2026-11-23

# Note
",
            "l'en-tête n'est pas fermé",
        );
    }

    #[test]
    fn a_line_of_the_front_matter() {
        check(
            &RULE,
            "\
=== fr/pret.md
---
type: résultat
phase: activation
⟦issue pret⟧
relu: 2026-11-23
---
# Vous êtes prêt
",
            "cette ligne de l'en-tête est illisible",
        );
    }

    #[test]
    fn a_manifest_that_is_not_toml() {
        check(
            &RULE,
            "\
=== guide.toml
titre = ⟦Guide⟧
",
            "guide.toml est illisible",
        );
    }

    #[test]
    fn a_number_in_quotes() {
        check(
            &RULE,
            r#"=== guide.toml
contacts-max = ⟦"6"⟧
"#,
            "guide.toml est illisible",
        );
    }

    #[test]
    fn curly_quotes_in_the_manifest() {
        check(
            &RULE,
            "\
=== guide.toml
titre = ⟦“Guide”⟧
",
            "guide.toml est illisible",
        );
    }

    #[test]
    fn another_format() {
        check(
            &RULE,
            "\
=== guide.toml
format = ⟦2⟧
",
            "format inconnu",
        );
    }
}
