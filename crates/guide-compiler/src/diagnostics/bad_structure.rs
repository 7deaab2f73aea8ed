//! G021: titres ou constructions que le guide ne permet pas

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// What `check --explain G021` prints.
pub(crate) static RULE: Rule = Rule {
    code: "G021",
    severity: Severity::Error,
    summary: "titres ou constructions que le guide ne permet pas",
    explanation: "\
Une page commence par un titre « # », un seul ; ses autres titres descendent d'un
niveau à la fois. Les lecteurs d'écran s'y repèrent ainsi.
Les images, le HTML, les blocs de code et les traits ne sont pas permis : ils ne
passent ni l'impression, ni le hors-ligne, ni la lecture à voix haute.
Décrivez une image en mots ; remplacez un trait par un titre.
",
    wrong: "\
=== fr/activer.md
# Activer l'application

![L'écran d'accueil](ecran.png)
",
    right: "\
=== fr/activer.md
# Activer l'application

L'écran d'accueil montre deux boutons ; choisissez celui du bas.
",
};

pub(crate) fn no_title(span: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, "la page ne commence pas par son titre")
        .label("« # Titre » attendu")
        .help("écrivez « # Titre » juste après l'en-tête")
}

pub(crate) fn second_title(span: Span, first: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, "un second titre de page")
        .label("titre de niveau 1")
        .also(first, "le titre de la page")
        .help("employez « ## »")
}

pub(crate) fn skipped_level(span: Span, before: u8, level: u8) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("titre de niveau {level} après un niveau {before}"))
        .label("niveau inattendu")
        .help("les titres descendent d'un niveau à la fois : « ## », puis « ### », puis « #### »")
}

pub(crate) fn link_in_heading(span: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, "un titre ne contient pas de lien")
        .label("lien dans un titre")
        .help("mettez le lien dans le texte ; une règle ou une réponse commence par « - », pas par « # »")
}

pub(crate) fn table(span: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, "ce tableau n'en est pas un")
        .label("serait publié comme du texte")
        .help("sous la ligne des titres, il en faut une de tirets, d'autant de colonnes : « |---|---| »")
}

pub(crate) fn foreign(span: Span, what: &str) -> Diagnostic {
    let help = match what {
        "de texte barré" => "retirez ce qui ne vaut plus",
        "de case à cocher" => "ce qui se coche se met sous « ## Avant de commencer » ou « ## Étapes »",
        "de note de bas de page" => "mettez la note dans le texte, entre parenthèses",
        "d'image" => "décrivez l'image en mots",
        "de commentaire" => "gardez ce qui n'est pas à publier hors du guide, par exemple dans QUESTIONS.md",
        "de HTML" => {
            "le gras s'écrit « **ainsi** » ; des listes, des tableaux, des encadrés et des liens suffisent"
        }
        "de trait" => "séparez les parties par un titre « ## »",
        "de titre souligné" => {
            "écrivez « ## Titre » ; pour un trait, laissez une ligne vide, ou mettez un titre"
        }
        "de bloc de code" => "retirez le retrait de quatre espaces, ou les « ``` »",
        "d'adresse en référence" => {
            "ajoutez l'adresse à la table des liens, et pointez sa clé : « [texte](liens.md#clé) »"
        }
        "d'imbrication aussi profonde" => "remontez d'un niveau, ou coupez en plusieurs listes",
        _ => "du texte, des listes, des tableaux, des encadrés et des liens suffisent",
    };
    Diagnostic::new(&RULE, span, format!("le guide n'accepte pas {what}")).label("à remplacer").help(help)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::diagnostics::example::check;

    #[test]
    fn no_title() {
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
⟦Vous êtes prêt⟧
",
            "la page ne commence pas par son titre",
        );
    }

    #[test]
    fn two_titles() {
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

⟦# Vraiment⟧

Oui.
",
            "un second titre de page",
        );
    }

    #[test]
    fn a_level_skipped() {
        check(
            &RULE,
            "\
=== fr/pret.md
# Vous êtes prêt

⟦### Horaires⟧

De 9 h à 17 h.
",
            "titre de niveau 3 après un niveau 1",
        );
    }

    #[test]
    fn html() {
        check(
            &RULE,
            "\
=== fr/pret.md
# Vous êtes prêt

Une ⟦<b>⟧carte</b>.
",
            "le guide n'accepte pas de HTML",
        );
    }

    #[test]
    fn a_code_block() {
        check(
            &RULE,
            "\
=== fr/pret.md
# Vous êtes prêt

    ⟦du code⟧
",
            "le guide n'accepte pas de bloc de code",
        );
    }

    #[test]
    fn a_heading_underlined() {
        check(
            &RULE,
            "\
=== fr/pret.md
# Vous êtes prêt

⟦Horaires
--------⟧

De 9 h à 17 h.
",
            "le guide n'accepte pas de titre souligné",
        );
    }

    #[test]
    fn a_line() {
        check(
            &RULE,
            "\
=== fr/pret.md
# Vous êtes prêt

⟦***⟧

Fin.
",
            "le guide n'accepte pas de trait",
        );
    }

    #[test]
    fn a_reference() {
        check(
            &RULE,
            "\
=== fr/pret.md
# Vous êtes prêt

⟦[annuaire]: https://example.org/⟧
",
            "le guide n'accepte pas d'adresse en référence",
        );
    }

    #[test]
    fn a_link_in_a_heading() {
        check(
            &RULE,
            "\
=== fr/pret.md
# Vous êtes prêt

## ⟦[Le début](depart.md)⟧
",
            "un titre ne contient pas de lien",
        );
    }

    #[test]
    fn lists_too_deep() {
        check(
            &RULE,
            "\
=== fr/pret.md
# Vous êtes prêt

> > > > > > > > > > > > > > > > > > > > > > > > ⟦> trop⟧
",
            "le guide n'accepte pas d'imbrication aussi profonde",
        );
    }

    #[test]
    fn a_comment_in_a_reserved_section() {
        check(
            &RULE,
            "\
=== fr/activer.md
## Étapes

1. **Ouvrir l'application**

⟦<!-- à revoir -->⟧
",
            "le guide n'accepte pas de commentaire",
        );
    }

    #[test]
    fn words_struck_out() {
        check(
            &RULE,
            "\
=== fr/pret.md
# Vous êtes prêt

Dans ⟦~~⟧deux~~ trois jours.
",
            "le guide n'accepte pas de texte barré",
        );
    }

    #[test]
    fn a_box_to_tick() {
        check(
            &RULE,
            "\
=== fr/pret.md
# Vous êtes prêt

- ⟦[ ] ⟧Noter votre code
",
            "le guide n'accepte pas de case à cocher",
        );
    }

    #[test]
    fn an_image_in_a_reserved_section() {
        check(
            &RULE,
            "\
=== fr/activer.md
## Ensuite

⟦![L'écran](ecran.png)⟧

- [Vous êtes prêt](pret.md)
",
            "le guide n'accepte pas d'image",
        );
    }

    #[test]
    fn sections_of_the_level_of_a_title() {
        check(
            &RULE,
            "\
=== fr/activer.md
---
type: procédure
phase: activation
relu: 2026-11-23
---
# Activer l'application

⟦# Étapes⟧

1. **Ouvrir l'application** *(téléphone)*

# Ensuite

- [Vous êtes prêt](pret.md)
",
            "un second titre de page",
        );
    }

    #[test]
    fn an_address_of_the_level_of_a_title() {
        check(
            &RULE,
            "\
=== fr/liens.md
---
type: liens
relu: 2026-11-23
---
# Adresses

⟦# annuaire⟧
<https://annuaire.esante.gouv.fr/>
- certitude : A
=== fr/pret.md
# Vous êtes prêt

Voir [l'annuaire](liens.md#annuaire).
",
            "un second titre de page",
        );
    }

    #[test]
    fn a_table_without_its_line_of_dashes() {
        check(
            &RULE,
            "\
=== fr/pret.md
# Vous êtes prêt

⟦| Carte | Code |
| CPS | 4 chiffres |⟧
",
            "ce tableau n'en est pas un",
        );
    }

    #[test]
    fn a_section_of_a_region_of_the_level_of_a_title() {
        check(
            &RULE,
            r#"=== guide.toml
region = "bretagne"
=== regions/bretagne.md
---
type: région
relu: 2026-11-23
---
# Bretagne

⟦# aide⟧

Demandez à votre agence.
"#,
            "un second titre de page",
        );
    }
}
