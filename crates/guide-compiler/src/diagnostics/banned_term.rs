//! G022: mot que le glossaire écarte

use crate::banned::Banned;
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// What `check --explain G022` prints.
pub(crate) static RULE: Rule = Rule {
    code: "G022",
    severity: Severity::Error,
    summary: "mot que le glossaire écarte",
    explanation: "\
Le glossaire donne, pour chaque mot, les écritures à éviter : tout le guide dit la
même chose de la même façon, et la recherche s'y retrouve.
Écrivez le mot du glossaire. Si l'écriture est juste, retirez-la de la ligne
« éviter » du glossaire.
",
    wrong: "\
=== fr/activer.md
# Activer l'application

L'application tient lieu de carte : c'est la eCPS.
",
    right: "\
=== fr/activer.md
# Activer l'application

L'application tient lieu de carte : c'est la e-CPS.
",
};

pub(crate) fn term(span: Span, banned: &Banned) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("« {} » est à éviter", banned.word))
        .label("mot écarté par le glossaire")
        .help(format!("écrivez « {} »", banned.better))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::diagnostics::example::check;

    #[test]
    fn in_a_step() {
        check(
            &RULE,
            "\
=== fr/activer.md
## Étapes

1. **Ouvrir la ⟦eCPS⟧** *(téléphone)*
",
            "« eCPS » est à éviter",
        );
    }

    #[test]
    fn in_the_description() {
        check(
            &RULE,
            "\
=== fr/pret.md
---
type: résultat
phase: activation
issue: pret
description: La ⟦eCPS⟧ est prête
relu: 2026-11-23
---
# Vous êtes prêt
",
            "« eCPS » est à éviter",
        );
    }
}
