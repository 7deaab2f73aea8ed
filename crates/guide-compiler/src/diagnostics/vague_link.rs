//! G017: texte de lien qui ne dit pas où il mène

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::source::Span;
use crate::source::slug;

/// What `check --explain G017` prints.
pub(crate) static RULE: Rule = Rule {
    code: "G017",
    severity: Severity::Error,
    summary: "texte de lien qui ne dit pas où il mène",
    explanation: "\
Le texte d'un lien dit où il mène : les lecteurs d'écran lisent les liens hors de
leur phrase, et « cliquez ici » n'y veut rien dire (RGAA 6.1).
Mettez dans le lien le nom de la page ou du site : « consultez l'annuaire santé »
plutôt que « l'annuaire santé est ici ».
",
    wrong: "\
=== fr/activer.md
# Activer l'application

Pour l'annuaire, [cliquez ici](liens.md#annuaire).
",
    right: "\
=== fr/activer.md
# Activer l'application

Consultez [l'annuaire santé](liens.md#annuaire).
",
};

const VAGUE: [&str; 12] = [
    "cliquez-ici",
    "cliquer-ici",
    "ici",
    "lien",
    "ce-lien",
    "le-lien",
    "en-savoir-plus",
    "pour-en-savoir-plus",
    "voir",
    "suite",
    "lire-la-suite",
    "plus",
];

/// Whether the words of a link say nothing of its target (RGAA 6.1).
pub(crate) fn is_vague(text: &str) -> bool {
    let words = slug(text);
    words.is_empty() || VAGUE.contains(&words.as_str())
}

pub(crate) fn link(span: Span, text: &str) -> Diagnostic {
    let title = match text.trim() {
        "" => "ce lien n'a pas de texte".to_owned(),
        text => format!("« {text} » ne dit pas où mène le lien"),
    };
    Diagnostic::new(&RULE, span, title)
        .label("texte de lien vague")
        .help("nommez la page ou le site : « le portail de l'Ordre »")
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::diagnostics::example::check;

    #[test]
    fn a_link_that_says_here() {
        check(
            &RULE,
            "\
=== fr/pret.md
# Vous êtes prêt

L'annuaire est [⟦ici⟧](liens.md#annuaire).
",
            "« ici » ne dit pas où mène le lien",
        );
    }

    #[test]
    fn a_rule_that_says_here() {
        check(
            &RULE,
            "\
=== fr/activer.md
## Ensuite

- [⟦Cliquez ici⟧](pret.md)
",
            "« Cliquez ici » ne dit pas où mène le lien",
        );
    }

    #[test]
    fn a_link_that_says_nothing() {
        check(
            &RULE,
            "\
=== fr/pret.md
# Vous êtes prêt

Voir ⟦[](liens.md#annuaire)⟧.
",
            "ce lien n'a pas de texte",
        );
    }
}
