//! G036: fichier indispensable absent

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// What `check --explain G036` prints.
pub(crate) static RULE: Rule = Rule {
    code: "G036",
    severity: Severity::Error,
    summary: "fichier indispensable absent",
    explanation: "\
Un guide a toujours guide.toml et une table des liens (« type: liens ») ; et un
catalogue (« type: catalogue ») dès qu'un fait de guide.toml en prend ses valeurs.
Le fichier est absent, mal nommé, ou rangé ailleurs que dans le dossier de la langue.
",
    wrong: "\
=== fr/liens.md (absent)
",
    right: "\
=== fr/liens.md
---
type: liens
relu: 2026-11-23
---
# Adresses
",
};

pub(crate) fn file(span: Span, name: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("il manque {name}"))
        .label("aucun fichier lu n'en tient lieu")
        .help("rétablissez le fichier ; s'il est là, donnez-lui le nom, le dossier et le type que dit content/README.md")
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::diagnostics::example::check;

    #[test]
    fn no_catalogue() {
        check(
            &RULE,
            r#"=== fr/metiers.md (absent)
=== guide.toml
[faits.metier]
nom = "Métier"
catalogue = "⟦metiers⟧"
"#,
            "il manque le catalogue (type: catalogue)",
        );
    }

    #[test]
    fn no_link_table() {
        check(
            &RULE,
            "\
=== fr/liens.md (absent)
",
            "il manque la table des liens (type: liens)",
        );
    }
}
