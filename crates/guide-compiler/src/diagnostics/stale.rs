//! G014: page à relire

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::header::Word;

/// What `check --explain G014` prints.
pub(crate) static RULE: Rule = Rule {
    code: "G014",
    severity: Severity::Warning,
    summary: "page à relire",
    explanation: "\
La date « relire-avant » de cette page est passée : ce qu'elle dit n'est peut-être
plus vrai (une adresse, un écran, un délai…). Ce n'est qu'un avertissement.
Relisez la page, corrigez ce qui a changé, puis mettez à jour « relu » et
« relire-avant ».
",
    wrong: "\
=== fr/pret.md
---
type: résultat
phase: activation
issue: pret
relu: 2026-01-15
relire-avant: 2026-07-15
---
# Vous êtes prêt
",
    right: "\
=== fr/pret.md
---
type: résultat
phase: activation
issue: pret
relu: 2026-11-23
relire-avant: 2027-05-23
---
# Vous êtes prêt
",
};

pub(crate) fn page(word: &Word) -> Diagnostic {
    Diagnostic::new(&RULE, word.span, "cette page devait être relue avant cette date")
        .label("date passée")
        .help("relisez la page, puis mettez à jour « relu » et « relire-avant »")
}

pub(crate) fn not_yet(word: &Word) -> Diagnostic {
    Diagnostic::new(&RULE, word.span, "cette page aurait été relue après aujourd'hui")
        .label("date à venir")
        .help("corrigez « relu » : c'est le jour de la dernière relecture")
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::diagnostics::example::check;

    #[test]
    fn a_day_too_late() {
        check(
            &RULE,
            "\
=== fr/pret.md
---
type: résultat
phase: activation
issue: pret
relu: 2026-11-23
relire-avant: ⟦2026-11-30⟧
---
# Vous êtes prêt
",
            "cette page devait être relue avant cette date",
        );
    }

    #[test]
    fn a_day_to_come() {
        check(
            &RULE,
            "\
=== fr/pret.md
---
type: résultat
phase: activation
issue: pret
relu: ⟦2062-11-23⟧
---
# Vous êtes prêt
",
            "cette page aurait été relue après aujourd'hui",
        );
    }
}
