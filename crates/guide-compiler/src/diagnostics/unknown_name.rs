//! G007: fait, valeur, phase ou métier inconnu

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::header::Word;
use crate::source::Span;
use crate::suggest::nearest;
use guide::{Fact, FactKind};

/// What `check --explain G007` prints.
pub(crate) static RULE: Rule = Rule {
    code: "G007",
    severity: Severity::Error,
    summary: "fait, valeur, phase ou métier inconnu",
    explanation: "\
Une condition, une réponse ou l'en-tête cite un nom que guide.toml (ou le
catalogue) ne déclare pas. C'est presque toujours une faute de frappe : la règle ne
serait jamais vraie, sans que rien ne le montre.
Les clés s'écrivent sans accent ni majuscule. Corrigez le nom ; s'il est nouveau,
déclarez-le d'abord dans guide.toml avec ses valeurs.
",
    wrong: "\
=== fr/depart.md
## Ensuite

- Si carte = ouii → [Activer l'application](activer.md)
- Sinon → [Demander une carte](demander.md)
",
    right: "\
=== fr/depart.md
## Ensuite

- Si carte = oui → [Activer l'application](activer.md)
- Sinon → [Demander une carte](demander.md)
",
};

fn unknown(word: &Word, title: String, near: Option<&str>) -> Diagnostic {
    Diagnostic::new(&RULE, word.span, title).label("inconnu").near(near)
}

pub(crate) fn fact(word: &Word, near: Option<&str>, known: &[&str]) -> Diagnostic {
    let fault = unknown(word, format!("« {} » n'est pas un fait déclaré", word.text), near)
        .help(format!("faits de guide.toml : {}", known.join(", ")));
    match near {
        Some(_) => fault,
        None => fault.help(format!(
            "s'il est nouveau, déclarez-le dans guide.toml : « [faits.{}] », comme les autres",
            word.text
        )),
    }
}

pub(crate) fn value(word: &Word, fact: &Fact, near: Option<&str>, known: &[&str]) -> Diagnostic {
    let name = &fact.key;
    let mut fault = unknown(word, format!("« {} » n'est pas une valeur de « {name} »", word.text), near);
    if known.len() <= 12 {
        fault = fault.help(format!("valeurs de « {name} » : {}", known.join(", ")));
    }
    match (near, &fact.kind) {
        (None, FactKind::Asked) => fault.help(format!(
            "si elle est nouvelle, ajoutez-la dans guide.toml à [faits.{name}] : « {{ cle = \"{}\", si = \"…\" }} »",
            word.text
        )),
        (None, FactKind::Catalogue) => {
            fault.help("s'il est nouveau, ajoutez ce métier au catalogue ; s'il en a été retiré, retirez cette condition")
        }
        _ => fault,
    }
}

pub(crate) fn phase(word: &Word, near: Option<&str>, known: &[&str]) -> Diagnostic {
    unknown(word, format!("« {} » n'est pas une phase", word.text), near)
        .help(format!("phases de guide.toml : {}", known.join(", ")))
}

pub(crate) fn trade(word: &Word, near: Option<&str>) -> Diagnostic {
    unknown(word, format!("« {} » n'est pas un autre métier du catalogue", word.text), near)
}

pub(crate) fn deduced(word: &Word, from: &str) -> Diagnostic {
    Diagnostic::new(&RULE, word.span, format!("« {} » se déduit de « {from} »", word.text))
        .label("ne peut être ni demandé ni fixé")
        .help(format!("demandez ou fixez « {from} »"))
}

pub(crate) fn base(word: &Word, known: &[&str]) -> Diagnostic {
    unknown(
        word,
        format!("« {} » n'est pas un fait à catalogue", word.text),
        nearest(&word.text, known.iter().copied()),
    )
    .help("un fait se déduit d'un fait qui prend ses valeurs d'un catalogue")
}

pub(crate) fn not_a_catalogue(span: Span, fact: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("ce lien ne mène pas au catalogue de « {fact} »"))
        .label("ce n'est pas son catalogue")
        .help("écrivez les réponses (« - `clé` Libellé »), ou le lien du catalogue que guide.toml donne à ce fait")
}

pub(crate) fn entry(word: &Word, near: Option<&str>) -> Diagnostic {
    unknown(word, format!("aucune page du parcours ne s'appelle « {} »", word.text), near)
}

pub(crate) fn catalogue(word: &Word) -> Diagnostic {
    unknown(word, format!("« {} » n'est pas le catalogue", word.text), None)
        .help("donnez l'identifiant de la page de type « catalogue »")
}

pub(crate) fn region(word: &Word, near: Option<&str>, known: &[&str]) -> Diagnostic {
    unknown(word, format!("aucune région « {} » dans regions/", word.text), near)
        .help(format!("régions : {}", known.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::diagnostics::example::check;

    #[test]
    fn a_fact() {
        check(
            &RULE,
            "\
=== fr/depart.md
## Ensuite

- Si ⟦cartes⟧ = oui → [Activer l'application](activer.md)
- Sinon → [Demander une carte](demander.md)
",
            "« cartes » n'est pas un fait déclaré",
        );
    }

    #[test]
    fn a_value() {
        check(
            &RULE,
            "\
=== fr/depart.md
## Réponses

- `oui` Oui
- `⟦volee⟧` On me l'a volée
",
            "« volee » n'est pas une valeur de « carte »",
        );
    }

    #[test]
    fn a_phase() {
        check(
            &RULE,
            "\
=== fr/pret.md
---
type: résultat
phase: ⟦activaton⟧
issue: pret
relu: 2026-11-23
---
# Vous êtes prêt
",
            "« activaton » n'est pas une phase",
        );
    }

    #[test]
    fn a_phase_that_several_pages_name() {
        check(
            &RULE,
            r#"=== guide.toml
phases = [{ cle = "depart", nom = "Votre situation" }]
=== fr/activer.md
---
type: procédure
phase: ⟦activation⟧
relu: 2026-11-23
---
# Activer l'application

## Étapes

1. **Ouvrir l'application** *(téléphone)*

## Ensuite

- [Vous êtes prêt](pret.md)
"#,
            "« activation » n'est pas une phase",
        );
    }

    #[test]
    fn a_profession() {
        check(
            &RULE,
            "\
=== fr/metiers.md
## autre — Autres professionnels

- `aide-soignant` Aide-soignant
  - fermé : ⟦infirmiere⟧
",
            "« infirmiere » n'est pas un autre métier du catalogue",
        );
    }

    #[test]
    fn a_fact_that_follows_from_another() {
        check(
            &RULE,
            "\
=== fr/depart.md
## Réponses

- `oui` Oui
  - fixe : ⟦corps⟧ = ordre
- `non` Non
",
            "« corps » se déduit de « metier »",
        );
    }

    #[test]
    fn a_fact_that_follows_from_nothing() {
        check(
            &RULE,
            r#"=== guide.toml
[faits.corps]
nom = "Corps"
deduit-de = "⟦metiers⟧"
"#,
            "« metiers » n'est pas un fait à catalogue",
        );
    }

    #[test]
    fn a_list_of_professions_for_another_fact() {
        check(
            &RULE,
            "\
=== fr/depart.md
## Réponses

- [Tous les métiers](⟦metiers.md⟧)
",
            "ce lien ne mène pas au catalogue de « carte »",
        );
    }

    #[test]
    fn an_entry() {
        check(
            &RULE,
            r#"=== guide.toml
[[entrees]]
noeud = "⟦dapart⟧"
porte = "Commencer"
interactions = 2
"#,
            "aucune page du parcours ne s'appelle « dapart »",
        );
    }

    #[test]
    fn a_catalogue() {
        check(
            &RULE,
            r#"=== guide.toml
[faits.metier]
nom = "Métier"
catalogue = "⟦professions⟧"
"#,
            "« professions » n'est pas le catalogue",
        );
    }

    #[test]
    fn a_region() {
        check(
            &RULE,
            r#"=== guide.toml
region = "⟦bretagn⟧"
=== regions/bretagne.md
---
type: région
relu: 2026-11-23
---
# Bretagne
"#,
            "aucune région « bretagn » dans regions/",
        );
    }

    #[test]
    fn a_region_that_was_asked_for() {
        let sources = crate::diagnostics::example("");
        let options = crate::Options { region: Some("lune".to_owned()), today: None };
        let found = crate::compile(&sources, &options).diagnostics;
        let shown: Vec<String> =
            found.iter().map(|d| crate::render::text(d, &sources, crate::render::Style::Plain)).collect();
        assert!(shown.len() == 1 && shown[0].contains("aucune région « lune »"), "{shown:?}");
        // Nothing that the author wrote is wrong.
        assert!(!shown[0].contains("guide.toml"), "{shown:?}");
    }
}
