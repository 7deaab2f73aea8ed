//! G009: lien provisoire ou adresse hors de la table

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// What `check --explain G009` prints.
pub(crate) static RULE: Rule = Rule {
    code: "G009",
    severity: Severity::Error,
    summary: "lien provisoire ou adresse hors de la table",
    explanation: "\
Ce lien est provisoire (« # »), ou la page porte une adresse extérieure, un courriel ou
un numéro de téléphone. Tous changent : ils sont dans la table des liens, avec leur
certitude et leur date de vérification, et les pages ne font que pointer leur clé.
Ajoutez l'adresse à liens.md sous une clé, puis écrivez « [texte](liens.md#clé) ».
Une règle ou une réponse mène toujours à une page du guide, entière.
",
    wrong: "\
=== fr/activer.md
# Activer l'application

Consultez [l'annuaire](https://annuaire.esante.gouv.fr/).
",
    right: "\
=== fr/activer.md
# Activer l'application

Consultez [l'annuaire](liens.md#annuaire).
",
};

/// Refuses targets that are not a page of the guide.
pub(crate) fn check(to: &str, span: Span) -> Option<Diagnostic> {
    if to.is_empty() || to == "#" {
        return Some(
            Diagnostic::new(&RULE, span, "ce lien ne mène nulle part")
                .label("lien provisoire")
                .help("ajoutez l'adresse à liens.md et pointez-la : « [texte](liens.md#clé) »"),
        );
    }
    let scheme = to.split(['/', '#']).next().unwrap_or("");
    (scheme.contains(':') || to.starts_with("//")).then(|| outside(span))
}

pub(crate) fn outside(span: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, "une adresse extérieure s'écrit dans la table des liens")
        .label("adresse dans une page")
        .help("ajoutez-la à liens.md et pointez-la : « [texte](liens.md#clé) »")
}

pub(crate) fn contact(span: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, "un contact s'écrit dans la table des liens")
        .label("courriel ou numéro dans une page")
        .help("ajoutez-le à liens.md et pointez-le : « [texte](liens.md#clé) »")
        .help("s'il est seulement à reconnaître, mettez-le entre accents graves : « `nom@exemple.fr` »")
}

pub(crate) fn edge_outside(span: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, "le parcours ne peut pas sortir du guide")
        .label("ce n'est pas une page du parcours")
        .help("menez à une page, et mettez l'adresse dans son texte")
}

pub(crate) fn edge_with_anchor(span: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, "le parcours mène à une page, pas à un endroit d'une page")
        .label("endroit d'une page")
        .help("retirez ce qui suit « # », ce signe compris")
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::diagnostics::example::check;

    #[test]
    fn a_link_to_come() {
        check(
            &RULE,
            "\
=== fr/pret.md
# Vous êtes prêt

Voir [l'annuaire](⟦#⟧).
",
            "ce lien ne mène nulle part",
        );
    }

    #[test]
    fn a_rule_to_come() {
        check(
            &RULE,
            "\
=== fr/activer.md
## Ensuite

- ⟦[Vous êtes prêt]()⟧
",
            "ce lien ne mène nulle part",
        );
    }

    #[test]
    fn an_address_in_a_rule() {
        check(
            &RULE,
            "\
=== fr/activer.md
## Ensuite

- [Vous êtes prêt](⟦https://example.org/pret⟧)
",
            "une adresse extérieure s'écrit dans la table des liens",
        );
    }

    #[test]
    fn an_address_between_chevrons() {
        check(
            &RULE,
            "\
=== fr/pret.md
# Vous êtes prêt

Voir ⟦<https://example.org/>⟧.
",
            "une adresse extérieure s'écrit dans la table des liens",
        );
    }

    #[test]
    fn an_address_as_text() {
        check(
            &RULE,
            "\
=== fr/pret.md
# Vous êtes prêt

Voir ⟦https://example.org/⟧ pour la suite.
",
            "une adresse extérieure s'écrit dans la table des liens",
        );
    }

    #[test]
    fn a_mailbox_as_text() {
        check(
            &RULE,
            "\
=== fr/pret.md
# Vous êtes prêt

Écrivez à ⟦appui@exemple.fr⟧.
",
            "un contact s'écrit dans la table des liens",
        );
    }

    #[test]
    fn a_number_as_text() {
        check(
            &RULE,
            "\
=== fr/demander.md
## Qui appeler

- qui : votre établissement, au ⟦05 61 00 00 00⟧
- préparer : votre identifiant
- dire : « Je n'ai pas de carte. »
",
            "un contact s'écrit dans la table des liens",
        );
    }

    #[test]
    fn a_rule_that_leaves_the_guide() {
        check(
            &RULE,
            "\
=== fr/activer.md
## Ensuite

- [Les adresses](⟦liens.md⟧)
",
            "le parcours ne peut pas sortir du guide",
        );
    }

    #[test]
    fn a_rule_to_a_part_of_a_page() {
        check(
            &RULE,
            "\
=== fr/activer.md
## Ensuite

- [Vous êtes prêt](pret.md⟦#fin⟧)
",
            "le parcours mène à une page, pas à un endroit d'une page",
        );
    }
}
