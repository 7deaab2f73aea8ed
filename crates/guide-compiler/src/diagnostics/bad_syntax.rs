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

pub(crate) fn empty_file(span: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, "ce fichier est vide")
        .label("rien à publier")
        .help("supprimez-le, ou partez d'une page qui lui ressemble")
}

pub(crate) fn not_text(span: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, "ce fichier n'est pas enregistré en UTF-8")
        .label("premier signe illisible")
        .help("enregistrez-le de nouveau, en choisissant le codage « UTF-8 » et non « ANSI » ou « Unicode »")
        .help("si ses accents sont perdus, reprenez-en la version précédente")
}

pub(crate) fn unmerged(span: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, "ce fichier garde les marques d'une fusion inachevée")
        .label("deux versions se suivent ici")
        .help("gardez la bonne, puis retirez les lignes « <<<<<<< », « ======= » et « >>>>>>> »")
}

pub(crate) fn header(span: Span) -> Diagnostic {
    unreadable(span)
        .help("une valeur qui contient « : » ou commence par un signe se met entre guillemets droits : \"…\"")
}

pub(crate) fn header_indent(span: Span) -> Diagnostic {
    unreadable(span).help("retirez ce qui précède le mot : une ligne de l'en-tête commence au bord")
}

pub(crate) fn header_no_space(span: Span) -> Diagnostic {
    unreadable(span).help("mettez une espace après « : »")
}

pub(crate) fn header_no_colon(span: Span) -> Diagnostic {
    unreadable(span).help("il manque « : » entre le mot et sa valeur ; une valeur tient sur une ligne")
}

fn unreadable(span: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, "cette ligne de l'en-tête est illisible").label("« mot: valeur » attendu")
}

pub(crate) fn header_comment(span: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, "la fin de cette ligne de l'en-tête serait perdue")
        .label("après une espace, « # » commence un commentaire")
        .help("mettez toute la valeur entre guillemets droits (\"…\"), ou retirez ce qui suit « # »")
}

pub(crate) fn manifest(span: Span, expected: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, "guide.toml est illisible")
        .label(format!("attendu : {expected}"))
        .help("guide.toml s'écrit en TOML : content/README.md en donne la forme")
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
    fn a_line_that_does_not_begin_at_the_edge() {
        check(
            &RULE,
            "\
=== fr/pret.md
---
type: résultat
⟦\tphase: activation⟧
issue: pret
relu: 2026-11-23
---
# Vous êtes prêt
",
            "cette ligne de l'en-tête est illisible",
        );
    }

    #[test]
    fn a_colon_without_a_space() {
        check(
            &RULE,
            "\
=== fr/pret.md
---
type: résultat
phase: activation
⟦issue:pret⟧
relu: 2026-11-23
---
# Vous êtes prêt
",
            "cette ligne de l'en-tête est illisible",
        );
    }

    #[test]
    fn a_value_cut_short() {
        check(
            &RULE,
            "\
=== fr/pret.md
---
type: résultat
phase: activation
issue: pret
titre-court: Lecteur ⟦#1 de la salle⟧
relu: 2026-11-23
---
# Vous êtes prêt
",
            "la fin de cette ligne de l'en-tête serait perdue",
        );
    }

    #[test]
    fn a_file_without_a_word() {
        check(&RULE, "=== fr/note.md\n", "ce fichier est vide");
    }

    #[test]
    fn a_file_of_another_encoding() {
        check(
            &RULE,
            "\
=== fr/pret.md
---
type: r⟦\u{fffd}⟧sultat
phase: activation
issue: pret
relu: 2026-11-23
---
# Vous \u{fffd}tes pr\u{fffd}t
",
            "ce fichier n'est pas enregistré en UTF-8",
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

    #[test]
    fn a_merge_that_nobody_finished() {
        check(
            &RULE,
            "\
=== fr/pret.md
---
type: résultat
phase: activation
issue: pret
relu: 2026-11-23
---
# Vous êtes prêt

⟦<<<<<<< HEAD⟧
Oui.
=======
Non.
>>>>>>> autre
",
            "ce fichier garde les marques d'une fusion inachevée",
        );
    }
}
