//! G028: constat de carte sans page, ou avec plusieurs

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::header::Word;
use crate::source::Span;

/// What `check --explain G028` prints.
pub(crate) static RULE: Rule = Rule {
    code: "G028",
    severity: Severity::Error,
    summary: "constat de carte sans page, ou avec plusieurs",
    explanation: "\
La vérification de carte rend des constats, listés dans guide.toml. Chacun ouvre une
page, et une seule, celle dont l'en-tête porte « constat: … ».
Sans page, le visiteur verrait un constat sans remède ; avec deux, on ne saurait pas
laquelle ouvrir. Un nom inconnu de guide.toml est sans doute une faute de frappe.
",
    wrong: r#"=== guide.toml
constats = ["carte-expiree"]
"#,
    right: r#"=== guide.toml
constats = ["carte-expiree"]
=== fr/demander.md
---
type: résultat
phase: activation
issue: relais
constat: carte-expiree
relu: 2026-11-23
---
# Demander une carte

## Qui appeler

- qui : votre établissement
- préparer : votre identifiant
- dire : « Ma carte a expiré. »
"#,
};

pub(crate) fn unknown(word: &Word, near: Option<&str>, known: &[&str]) -> Diagnostic {
    let fault = Diagnostic::new(&RULE, word.span, format!("« {} » n'est pas un constat déclaré", word.text))
        .label("inconnu de guide.toml")
        .near(near);
    match near {
        Some(_) => fault,
        None if word.text.contains([' ', ';', '/']) => fault.help("séparez les constats par des virgules"),
        None => fault.help(format!("constats de guide.toml : {}", known.join(", "))),
    }
}

pub(crate) fn twice(word: &Word, first: Span) -> Diagnostic {
    Diagnostic::new(&RULE, word.span, format!("deux pages répondent au constat « {} »", word.text))
        .label("seconde page")
        .also(first, "première page")
        .help("un constat ouvre une page, une seule")
}

/// Those that no page answers, together: a page that was taken away often answered several.
pub(crate) fn orphans(words: &[&Word]) -> Option<Diagnostic> {
    let (first, others) = words.split_first()?;
    let keys = words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(", ");
    let title = match others {
        [] => format!("aucune page ne répond au constat « {keys} »"),
        _ => format!("aucune page ne répond à {} constats : {keys}", words.len()),
    };
    let fault = Diagnostic::new(&RULE, first.span, title).label("sans page").help(format!(
        "écrivez « constat: {keys} » dans l'en-tête de la page qui y répond ; si elle a disparu, rétablissez-la"
    ));
    Some(others.iter().fold(fault, |fault, word| fault.also(word.span, "sans page")))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::diagnostics::example::check;

    #[test]
    fn a_finding_of_no_such_name() {
        check(
            &RULE,
            r#"=== guide.toml
constats = ["carte-expiree"]
=== fr/pret.md
---
type: résultat
phase: activation
issue: pret
constat: carte-expiree, ⟦carte-expire⟧
relu: 2026-11-23
---
# Vous êtes prêt
"#,
            "« carte-expire » n'est pas un constat déclaré",
        );
    }

    #[test]
    fn two_pages_for_one_finding() {
        check(
            &RULE,
            r#"=== guide.toml
constats = ["carte-expiree"]
=== fr/activer.md
---
type: information
phase: activation
constat: carte-expiree
relu: 2026-11-23
---
# Activer l'application

## Ensuite

- [Vous êtes prêt](pret.md)
=== fr/pret.md
---
type: résultat
phase: activation
issue: pret
constat: ⟦carte-expiree⟧
relu: 2026-11-23
---
# Vous êtes prêt
"#,
            "deux pages répondent au constat « carte-expiree »",
        );
    }

    #[test]
    fn a_finding_without_a_page() {
        check(
            &RULE,
            r#"=== guide.toml
constats = ["⟦carte-muette⟧"]
"#,
            "aucune page ne répond au constat « carte-muette »",
        );
    }

    #[test]
    fn findings_whose_page_was_taken_away() {
        check(
            &RULE,
            r#"=== guide.toml
constats = ["⟦carte-muette⟧", "carte-expiree"]
"#,
            "aucune page ne répond à 2 constats : carte-muette, carte-expiree",
        );
    }

    #[test]
    fn findings_without_a_comma() {
        check(
            &RULE,
            r#"=== guide.toml
constats = ["carte-muette", "carte-expiree"]
=== fr/pret.md
---
type: résultat
phase: activation
issue: pret
constat: ⟦carte-muette et carte-expiree⟧
relu: 2026-11-23
---
# Vous êtes prêt
"#,
            "« carte-muette et carte-expiree » n'est pas un constat déclaré",
        );
    }
}
