//! G002: page que personne n'atteint

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// What `check --explain G002` prints.
pub(crate) static RULE: Rule = Rule {
    code: "G002",
    severity: Severity::Error,
    summary: "page que personne n'atteint",
    explanation: "\
Aucun chemin ne mène à cette page depuis les entrées du guide : ni règle, ni
réponse, ni lien dans un texte. Personne ne la lirait, et on la croirait pourtant
publiée. Ajoutez un lien là où elle sert, ou une entrée dans guide.toml ; si elle
ne sert plus, supprimez le fichier.
",
    wrong: "\
=== fr/perdue.md
---
type: résultat
phase: activation
issue: pret
relu: 2026-11-23
---
# Déclarer la perte
",
    right: "\
=== fr/perdue.md
---
type: résultat
phase: activation
issue: pret
relu: 2026-11-23
---
# Déclarer la perte
=== fr/depart.md
## Ensuite

- Si carte = oui → [Activer l'application](activer.md)
- Si carte = perdue → [Déclarer la perte](perdue.md)
- Sinon → [Demander une carte](demander.md)
",
};

pub(crate) fn page(span: Span, title: &str, home: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("personne n'arrive sur « {title} »"))
        .label("aucun chemin n'y mène")
        .help(format!("chemins suivis depuis « {home} » et les autres entrées de guide.toml"))
        .help("ajoutez un lien vers cette page, ou une entrée dans guide.toml, ou supprimez-la")
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::diagnostics::example::check;

    #[test]
    fn an_orphan() {
        check(
            &RULE,
            "\
=== fr/perdue.md
---
type: résultat
phase: activation
issue: pret
relu: 2026-11-23
---
⟦# Déclarer la perte⟧
",
            "personne n'arrive sur « Déclarer la perte »",
        );
    }
}
