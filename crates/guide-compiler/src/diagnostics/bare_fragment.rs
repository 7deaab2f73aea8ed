//! G019: fragment mal inclus

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// What `check --explain G019` prints.
pub(crate) static RULE: Rule = Rule {
    code: "G019",
    severity: Severity::Error,
    summary: "fragment mal inclus",
    explanation: r#"Un fragment est un morceau de texte commun à plusieurs pages ; ce n'est pas une page
et il n'a pas d'adresse. On ne peut donc pas y mener : on l'insère, par un lien seul
dans son paragraphe, dont le titre est "inclure".
À l'inverse, seul un fragment s'insère. Un fragment peut en insérer un autre, mais
pas sans fin : quatre niveaux, et soixante-quatre insertions par page, au plus.
"#,
    wrong: "\
=== fr/activer.md
# Activer l'application

[Aide](fragments/aide.md)
",
    right: r#"=== fr/activer.md
# Activer l'application

[Aide](fragments/aide.md "inclure")
"#,
};

pub(crate) fn without_include(span: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, "un fragment n'est pas une page")
        .label("lien vers un fragment")
        .help("pour l'insérer, écrivez, seul dans son paragraphe : « [texte](fragment.md \"inclure\") »")
}

pub(crate) fn not_alone(span: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, "une inclusion est seule dans son paragraphe")
        .label("entourée de texte")
        .help("mettez-la sur une ligne à elle, entre deux lignes vides")
}

pub(crate) fn not_a_fragment(span: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, "on n'inclut que des fragments")
        .label("ce n'est pas un fragment")
        .help("donnez « type: fragment » au fichier, ou faites un lien ordinaire")
}

pub(crate) fn not_a_page(span: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, "le parcours ne peut pas mener à un fragment")
        .label("fragment")
        .help("menez à une page")
}

pub(crate) fn too_deep(span: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, "des fragments s'incluent sans fin")
        .label("inclusion de trop")
        .help("un fragment en inclut un autre, quatre fois au plus")
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::diagnostics::example::check;

    #[test]
    fn a_link_to_a_fragment() {
        check(
            &RULE,
            "\
=== fr/pret.md
# Vous êtes prêt

Voir [l'aide commune](⟦fragments/aide.md⟧).
",
            "un fragment n'est pas une page",
        );
    }

    #[test]
    fn an_inclusion_within_text() {
        check(
            &RULE,
            r#"=== fr/pret.md
# Vous êtes prêt

Voir ⟦[l'aide](fragments/aide.md "inclure")⟧ ici.
"#,
            "une inclusion est seule dans son paragraphe",
        );
    }

    #[test]
    fn an_inclusion_of_a_page() {
        check(
            &RULE,
            r#"=== fr/pret.md
# Vous êtes prêt

[Le début](⟦depart.md⟧ "inclure")
"#,
            "on n'inclut que des fragments",
        );
    }

    #[test]
    fn a_rule_to_a_fragment() {
        check(
            &RULE,
            "\
=== fr/activer.md
## Ensuite

- [Aide](⟦fragments/aide.md⟧)
",
            "le parcours ne peut pas mener à un fragment",
        );
    }

    #[test]
    fn a_fragment_that_includes_itself() {
        check(
            &RULE,
            r#"=== fr/fragments/aide.md
# Aide

⟦[Aide](aide.md "inclure")⟧
=== fr/pret.md
# Vous êtes prêt

[Aide](fragments/aide.md "inclure")
"#,
            "des fragments s'incluent sans fin",
        );
    }
}
