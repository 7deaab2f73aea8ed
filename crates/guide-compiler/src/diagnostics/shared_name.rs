//! G012: un nom pour deux métiers, non déclaré

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::header::Word;
use crate::source::Span;

/// What `check --explain G012` prints.
pub(crate) static RULE: Rule = Rule {
    code: "G012",
    severity: Severity::Error,
    summary: "un nom pour deux métiers, non déclaré",
    explanation: "\
Deux métiers répondent au même nom : qui le tape dans la recherche tomberait sur
l'un des deux au hasard. Si le nom appartient vraiment aux deux, déclarez-le dans
chacun par « partagé » : la recherche proposera alors le choix. Sinon, retirez-le
de l'un, ou précisez-le. Un nom « partagé » doit l'être par deux métiers au moins.
",
    wrong: "\
=== fr/metiers.md
## autre — Autres professionnels

- `aide-soignant` Aide-soignant
  - alias : IDE
",
    right: "\
=== fr/metiers.md
## ordre — Professionnels à ordre

- `infirmier` **Infirmier**
  - partagé : IDE
- `medecin` Médecin

## autre — Autres professionnels

- `aide-soignant` Aide-soignant
  - partagé : IDE
",
};

pub(crate) fn undeclared(word: &Word, first: Span) -> Diagnostic {
    Diagnostic::new(&RULE, word.span, format!("« {} » désigne deux métiers", word.text))
        .label("second emploi")
        .also(first, "premier emploi")
        .help("si c'est voulu, déclarez-le dans les deux : « - partagé : … » ; sinon, retirez-le de l'un")
}

pub(crate) fn half_declared(word: &Word, shared: Span) -> Diagnostic {
    Diagnostic::new(&RULE, word.span, format!("« {} » est déclaré partagé par un autre métier", word.text))
        .label("nom propre à ce métier")
        .also(shared, "partagé ici")
        .help("déclarez-le partagé ici aussi, ou retirez-le")
}

pub(crate) fn alone(span: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, "un seul métier porte ce nom partagé")
        .label("partagé avec personne")
        .help("mettez-le sous « alias », ou déclarez-le dans l'autre métier")
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::diagnostics::example::check;

    #[test]
    fn an_alias_of_two_professions() {
        check(
            &RULE,
            "\
=== fr/metiers.md
## autre — Autres professionnels

- `aide-soignant` Aide-soignant
  - alias : AS, ⟦Medecin⟧
",
            "« Medecin » désigne deux métiers",
        );
    }

    #[test]
    fn a_name_shared_by_one_and_owned_by_another() {
        check(
            &RULE,
            "\
=== fr/metiers.md
## ordre — Professionnels à ordre

- `infirmier` **Infirmier**
  - alias : ⟦IDE⟧

## autre — Autres professionnels

- `aide-soignant` Aide-soignant
  - partagé : IDE
- `auxiliaire` Auxiliaire
  - partagé : IDE
",
            "« IDE » est déclaré partagé par un autre métier",
        );
    }

    #[test]
    fn a_name_shared_with_nobody() {
        check(
            &RULE,
            "\
=== fr/metiers.md
## autre — Autres professionnels

- `aide-soignant` Aide-soignant
  - partagé : ⟦AS⟧
",
            "un seul métier porte ce nom partagé",
        );
    }

    #[test]
    fn a_profession_written_twice() {
        check(
            &RULE,
            "\
=== fr/metiers.md
## autre — Autres professionnels

- `aide-soignant` Aide-soignant
- `soignant` ⟦Infirmier⟧
  - alias : IDE
",
            "« Infirmier » désigne deux métiers",
        );
    }
}
