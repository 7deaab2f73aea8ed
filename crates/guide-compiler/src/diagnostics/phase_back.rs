//! G020: le parcours revient à une phase passée

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// What `check --explain G020` prints.
pub(crate) static RULE: Rule = Rule {
    code: "G020",
    severity: Severity::Error,
    summary: "le parcours revient à une phase passée",
    explanation: "\
Les phases de guide.toml se suivent dans l'ordre, et l'avancement affiché aux
visiteurs en découle. Ce lien ramène à une phase déjà passée : la barre reculerait.
Changez la phase de l'une des deux pages, ou l'ordre des phases dans guide.toml.
Pour proposer un retour sans l'imposer, employez « Aussi possible ».
",
    wrong: "\
=== fr/activer.md
## Ensuite

- [Lire la notice](notice.md)
=== fr/notice.md
---
type: information
phase: depart
relu: 2026-11-23
---
# Lire la notice

## Ensuite

- [Vous êtes prêt](pret.md)
",
    right: "\
=== fr/activer.md
## Ensuite

- [Lire la notice](notice.md)
=== fr/notice.md
---
type: information
phase: activation
relu: 2026-11-23
---
# Lire la notice

## Ensuite

- [Vous êtes prêt](pret.md)
",
};

/// `circle`: the pages that this link closes to a circle without a way out.
pub(crate) fn edge(span: Span, [from, to]: [&str; 2], target: Span, circle: Option<&str>) -> Diagnostic {
    let title = format!("de la phase « {from} », ce lien revient à la phase « {to} »");
    let fault =
        Diagnostic::new(&RULE, span, title).label("retour en arrière").also(target, "la page où il mène");
    match circle {
        Some(circle) => fault
            .help(format!("il ferme une boucle sans sortie : {circle}"))
            .help("menez à une page plus avancée, ou proposez ce retour dans « Aussi possible »"),
        None => fault.help("changez la phase de l'une des deux pages, ou l'ordre des phases de guide.toml"),
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::diagnostics::example::check;

    #[test]
    fn an_answer_that_leads_back() {
        check(
            &RULE,
            "\
=== fr/depart.md
---
type: question
phase: activation
fait: carte
relu: 2026-11-23
---
# Avez-vous une carte ?

## Réponses

- `⟦oui⟧` [Oui](notice.md)
- `non` [Non](demander.md)
- `perdue` [Je l'ai perdue](activer.md)
=== fr/notice.md
---
type: résultat
phase: depart
issue: pret
relu: 2026-11-23
---
# Lire la notice
",
            "de la phase « activation », ce lien revient à la phase « depart »",
        );
    }

    #[test]
    fn a_way_back_that_closes_a_circle() {
        check(
            &RULE,
            "\
=== fr/activer.md
## Ensuite

- ⟦[Lire la notice](notice.md)⟧
=== fr/notice.md
---
type: information
phase: depart
relu: 2026-11-23
---
# Lire la notice

## Ensuite

- [Activer l'application](activer.md)
",
            "de la phase « activation », ce lien revient à la phase « depart »",
        );
    }
}
