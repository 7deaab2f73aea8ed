//! G034: entrée de la table des liens incomplète

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::header::Word;
use crate::source::Span;

/// What `check --explain G034` prints.
pub(crate) static RULE: Rule = Rule {
    code: "G034",
    severity: Severity::Error,
    summary: "entrée de la table des liens incomplète",
    explanation: "\
Chaque entrée de la table des liens porte une adresse en « https: », « mailto: » ou
« tel: », entre chevrons, sous le titre qui est sa clé. Un numéro s'y écrit sans
espace, avec son pays (« <tel:+33806800213> ») ; son nom montre le même numéro.
Une adresse que l'on n'a pas pu confirmer peut manquer, à condition de dire pourquoi :
« - à-vérifier : raison ». Elle est alors affichée comme du texte.
",
    wrong: "\
=== fr/liens.md
## annuaire
<http://annuaire.esante.gouv.fr/>
- certitude : A
",
    right: "\
=== fr/liens.md
## annuaire
<https://annuaire.esante.gouv.fr/>
- certitude : A
",
};

pub(crate) fn no_address(word: &Word) -> Diagnostic {
    Diagnostic::new(&RULE, word.span, format!("« {} » n'a ni adresse ni « à-vérifier »", word.text))
        .label("sans adresse")
        .help("ajoutez « <https://…> », ou dites pourquoi elle manque : « - à-vérifier : … »")
}

pub(crate) fn unreadable(span: Span, meant: Option<&str>) -> Diagnostic {
    Diagnostic::new(&RULE, span, "cette adresse n'est pas écrite comme il faut")
        .label("« <https://…> », « <mailto:…> » ou « <tel:+33…> » attendu")
        .near(meant)
        .help("une adresse est seule sur sa ligne, entre « < » et « > », sans espace")
}

pub(crate) fn number(word: &Word, meant: Option<&str>) -> Diagnostic {
    Diagnostic::new(&RULE, word.span, "ce numéro de téléphone n'est pas entier")
        .label("« tel:+33 » et neuf chiffres attendus")
        .near(meant)
        .help("un numéro commence par « + » et son pays ; en France, « +33 » remplace le premier zéro")
}

pub(crate) fn shows_another(span: Span, called: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, "le nom et l'adresse ne disent pas le même contact")
        .label("ce que le visiteur lit")
        .also(called, "où il arrive")
        .help("corrigez celui des deux qui est faux : un numéro qui change se change aux deux endroits")
}

pub(crate) fn scheme(word: &Word) -> Diagnostic {
    Diagnostic::new(&RULE, word.span, "adresse d'un genre qui n'est pas permis")
        .label("« https: », « mailto: » ou « tel: » attendu")
        .help("les pages en « http: » ne sont pas publiées")
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::diagnostics::example::check;

    #[test]
    fn no_address() {
        check(
            &RULE,
            "\
=== fr/liens.md
## ⟦annuaire⟧
- certitude : A
",
            "« annuaire » n'a ni adresse ni « à-vérifier »",
        );
    }

    #[test]
    fn an_address_of_another_kind() {
        check(
            &RULE,
            "\
=== fr/liens.md
## annuaire
⟦<ftp://annuaire.esante.gouv.fr/>⟧
- certitude : A
",
            "adresse d'un genre qui n'est pas permis",
        );
    }

    #[test]
    fn a_number_with_spaces() {
        check(
            &RULE,
            "\
=== fr/liens.md
## annuaire
⟦<tel:02 99 00 00 00>⟧
- certitude : A
",
            "cette adresse n'est pas écrite comme il faut",
        );
    }

    #[test]
    fn a_mailbox_without_chevrons() {
        check(
            &RULE,
            "\
=== fr/liens.md
## annuaire
⟦appui@exemple.fr⟧
",
            "cette adresse n'est pas écrite comme il faut",
        );
    }

    #[test]
    fn a_number_changed_in_one_place() {
        check(
            &RULE,
            "\
=== fr/liens.md
## annuaire
<tel:+33806800213>
- nom : Service client : ⟦0 806 800 214⟧
- certitude : A
",
            "le nom et l'adresse ne disent pas le même contact",
        );
    }

    #[test]
    fn a_number_that_lost_a_figure() {
        check(
            &RULE,
            "\
=== fr/liens.md
## annuaire
⟦<tel:+3380680021>⟧
- certitude : A
",
            "ce numéro de téléphone n'est pas entier",
        );
    }

    #[test]
    fn a_number_without_its_country() {
        check(
            &RULE,
            "\
=== fr/liens.md
## annuaire
⟦<tel:0806800213>⟧
- certitude : A
",
            "ce numéro de téléphone n'est pas entier",
        );
    }
}
