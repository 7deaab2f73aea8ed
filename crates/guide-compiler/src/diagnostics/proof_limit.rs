//! G030: preuve abandonnée : trop de cas

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// What `check --explain G030` prints.
pub(crate) static RULE: Rule = Rule {
    code: "G030",
    severity: Severity::Error,
    summary: "preuve abandonnée : trop de cas",
    explanation: "\
Le compilateur suit toutes les personnes possibles pour prouver que chacune arrive à
une fin. Ici, trop de faits indépendants sont encore utiles à la fois : les cas se
multiplient au-delà de ce qui peut être suivi (un million de cas en tout, ou plus de
127 valeurs que les règles distinguent pour un seul fait).
Un fait ne compte que tant qu'une règle plus bas le cite : décidez plus tôt, posez
certaines questions plus tard, ou citez moins de faits plus bas.
",
    wrong: r#"=== guide.toml
faits.f1 = { nom = "Fait 1", valeurs = [{ cle = "oui", si = "oui" }, { cle = "non", si = "non" }] }
faits.f2 = { nom = "Fait 2", valeurs = [{ cle = "oui", si = "oui" }, { cle = "non", si = "non" }] }
faits.f3 = { nom = "Fait 3", valeurs = [{ cle = "oui", si = "oui" }, { cle = "non", si = "non" }] }
faits.f4 = { nom = "Fait 4", valeurs = [{ cle = "oui", si = "oui" }, { cle = "non", si = "non" }] }
faits.f5 = { nom = "Fait 5", valeurs = [{ cle = "oui", si = "oui" }, { cle = "non", si = "non" }] }
faits.f6 = { nom = "Fait 6", valeurs = [{ cle = "oui", si = "oui" }, { cle = "non", si = "non" }] }
faits.f7 = { nom = "Fait 7", valeurs = [{ cle = "oui", si = "oui" }, { cle = "non", si = "non" }] }
faits.f8 = { nom = "Fait 8", valeurs = [{ cle = "oui", si = "oui" }, { cle = "non", si = "non" }] }
faits.f9 = { nom = "Fait 9", valeurs = [{ cle = "oui", si = "oui" }, { cle = "non", si = "non" }] }
faits.f10 = { nom = "Fait 10", valeurs = [{ cle = "oui", si = "oui" }, { cle = "non", si = "non" }] }
faits.f11 = { nom = "Fait 11", valeurs = [{ cle = "oui", si = "oui" }, { cle = "non", si = "non" }] }
faits.f12 = { nom = "Fait 12", valeurs = [{ cle = "oui", si = "oui" }, { cle = "non", si = "non" }] }
faits.f13 = { nom = "Fait 13", valeurs = [{ cle = "oui", si = "oui" }, { cle = "non", si = "non" }] }
faits.f14 = { nom = "Fait 14", valeurs = [{ cle = "oui", si = "oui" }, { cle = "non", si = "non" }] }
faits.f15 = { nom = "Fait 15", valeurs = [{ cle = "oui", si = "oui" }, { cle = "non", si = "non" }] }
faits.f16 = { nom = "Fait 16", valeurs = [{ cle = "oui", si = "oui" }, { cle = "non", si = "non" }] }
faits.f17 = { nom = "Fait 17", valeurs = [{ cle = "oui", si = "oui" }, { cle = "non", si = "non" }] }
faits.f18 = { nom = "Fait 18", valeurs = [{ cle = "oui", si = "oui" }, { cle = "non", si = "non" }] }
faits.f19 = { nom = "Fait 19", valeurs = [{ cle = "oui", si = "oui" }, { cle = "non", si = "non" }] }
faits.f20 = { nom = "Fait 20", valeurs = [{ cle = "oui", si = "oui" }, { cle = "non", si = "non" }] }
=== fr/depart.md
---
type: question
phase: depart
relu: 2026-11-23
---
# Tout à la fois

## Réponses

### f1 — Fait 1 ?

- `oui` Oui
- `non` Non

### f2 — Fait 2 ?

- `oui` Oui
- `non` Non

### f3 — Fait 3 ?

- `oui` Oui
- `non` Non

### f4 — Fait 4 ?

- `oui` Oui
- `non` Non

### f5 — Fait 5 ?

- `oui` Oui
- `non` Non

### f6 — Fait 6 ?

- `oui` Oui
- `non` Non

### f7 — Fait 7 ?

- `oui` Oui
- `non` Non

### f8 — Fait 8 ?

- `oui` Oui
- `non` Non

### f9 — Fait 9 ?

- `oui` Oui
- `non` Non

### f10 — Fait 10 ?

- `oui` Oui
- `non` Non

### f11 — Fait 11 ?

- `oui` Oui
- `non` Non

### f12 — Fait 12 ?

- `oui` Oui
- `non` Non

### f13 — Fait 13 ?

- `oui` Oui
- `non` Non

### f14 — Fait 14 ?

- `oui` Oui
- `non` Non

### f15 — Fait 15 ?

- `oui` Oui
- `non` Non

### f16 — Fait 16 ?

- `oui` Oui
- `non` Non

### f17 — Fait 17 ?

- `oui` Oui
- `non` Non

### f18 — Fait 18 ?

- `oui` Oui
- `non` Non

### f19 — Fait 19 ?

- `oui` Oui
- `non` Non

### f20 — Fait 20 ?

- `oui` Oui
- `non` Non

## Ensuite

- [Activer l'application](activer.md)
=== fr/activer.md
## Ensuite

- Si f1 = oui et f2 = oui et f3 = oui et f4 = oui et f5 = oui et f6 = oui et f7 = oui et f8 = oui et f9 = oui et f10 = oui et f11 = oui et f12 = oui et f13 = oui et f14 = oui et f15 = oui et f16 = oui et f17 = oui et f18 = oui et f19 = oui et f20 = oui → [Vous êtes prêt](pret.md)
- Sinon → [Demander une carte](demander.md)
"#,
    right: r#"=== guide.toml
faits.f1 = { nom = "Fait 1", valeurs = [{ cle = "oui", si = "oui" }, { cle = "non", si = "non" }] }
faits.f2 = { nom = "Fait 2", valeurs = [{ cle = "oui", si = "oui" }, { cle = "non", si = "non" }] }
faits.f3 = { nom = "Fait 3", valeurs = [{ cle = "oui", si = "oui" }, { cle = "non", si = "non" }] }
faits.f4 = { nom = "Fait 4", valeurs = [{ cle = "oui", si = "oui" }, { cle = "non", si = "non" }] }
faits.f5 = { nom = "Fait 5", valeurs = [{ cle = "oui", si = "oui" }, { cle = "non", si = "non" }] }
faits.f6 = { nom = "Fait 6", valeurs = [{ cle = "oui", si = "oui" }, { cle = "non", si = "non" }] }
faits.f7 = { nom = "Fait 7", valeurs = [{ cle = "oui", si = "oui" }, { cle = "non", si = "non" }] }
faits.f8 = { nom = "Fait 8", valeurs = [{ cle = "oui", si = "oui" }, { cle = "non", si = "non" }] }
faits.f9 = { nom = "Fait 9", valeurs = [{ cle = "oui", si = "oui" }, { cle = "non", si = "non" }] }
faits.f10 = { nom = "Fait 10", valeurs = [{ cle = "oui", si = "oui" }, { cle = "non", si = "non" }] }
faits.f11 = { nom = "Fait 11", valeurs = [{ cle = "oui", si = "oui" }, { cle = "non", si = "non" }] }
faits.f12 = { nom = "Fait 12", valeurs = [{ cle = "oui", si = "oui" }, { cle = "non", si = "non" }] }
faits.f13 = { nom = "Fait 13", valeurs = [{ cle = "oui", si = "oui" }, { cle = "non", si = "non" }] }
faits.f14 = { nom = "Fait 14", valeurs = [{ cle = "oui", si = "oui" }, { cle = "non", si = "non" }] }
faits.f15 = { nom = "Fait 15", valeurs = [{ cle = "oui", si = "oui" }, { cle = "non", si = "non" }] }
faits.f16 = { nom = "Fait 16", valeurs = [{ cle = "oui", si = "oui" }, { cle = "non", si = "non" }] }
faits.f17 = { nom = "Fait 17", valeurs = [{ cle = "oui", si = "oui" }, { cle = "non", si = "non" }] }
faits.f18 = { nom = "Fait 18", valeurs = [{ cle = "oui", si = "oui" }, { cle = "non", si = "non" }] }
faits.f19 = { nom = "Fait 19", valeurs = [{ cle = "oui", si = "oui" }, { cle = "non", si = "non" }] }
faits.f20 = { nom = "Fait 20", valeurs = [{ cle = "oui", si = "oui" }, { cle = "non", si = "non" }] }
=== fr/depart.md
---
type: question
phase: depart
relu: 2026-11-23
---
# Tout à la fois

## Réponses

### f1 — Fait 1 ?

- `oui` Oui
- `non` Non

### f2 — Fait 2 ?

- `oui` Oui
- `non` Non

### f3 — Fait 3 ?

- `oui` Oui
- `non` Non

### f4 — Fait 4 ?

- `oui` Oui
- `non` Non

### f5 — Fait 5 ?

- `oui` Oui
- `non` Non

### f6 — Fait 6 ?

- `oui` Oui
- `non` Non

### f7 — Fait 7 ?

- `oui` Oui
- `non` Non

### f8 — Fait 8 ?

- `oui` Oui
- `non` Non

### f9 — Fait 9 ?

- `oui` Oui
- `non` Non

### f10 — Fait 10 ?

- `oui` Oui
- `non` Non

### f11 — Fait 11 ?

- `oui` Oui
- `non` Non

### f12 — Fait 12 ?

- `oui` Oui
- `non` Non

### f13 — Fait 13 ?

- `oui` Oui
- `non` Non

### f14 — Fait 14 ?

- `oui` Oui
- `non` Non

### f15 — Fait 15 ?

- `oui` Oui
- `non` Non

### f16 — Fait 16 ?

- `oui` Oui
- `non` Non

### f17 — Fait 17 ?

- `oui` Oui
- `non` Non

### f18 — Fait 18 ?

- `oui` Oui
- `non` Non

### f19 — Fait 19 ?

- `oui` Oui
- `non` Non

### f20 — Fait 20 ?

- `oui` Oui
- `non` Non

## Ensuite

- [Activer l'application](activer.md)
=== fr/activer.md
## Ensuite

- Si f1 = oui et f2 = oui et f3 = oui et f4 = oui → [Vous êtes prêt](pret.md)
- Sinon → [Demander une carte](demander.md)
"#,
};

/// Most facts that a message names.
const SHOWN: usize = 12;

pub(crate) fn proof(span: Span, facts: &[String]) -> Diagnostic {
    let fault = Diagnostic::new(&RULE, span, "trop de cas pour tout suivre : la preuve est abandonnée")
        .label("ici, le nombre de cas explose");
    if facts.is_empty() {
        return fault.help("réduisez le nombre de faits cités plus bas, ou de leurs valeurs");
    }
    let more = if facts.len() > SHOWN { ", …" } else { "" };
    let shown: Vec<&str> = facts.iter().take(SHOWN).map(String::as_str).collect();
    fault
        .help(format!("{} faits indépendants en cause : {}", facts.len(), shown.join(", ") + more))
        .help("posez certaines questions plus tard, ou citez moins de faits plus bas")
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::diagnostics::example::check;

    #[test]
    fn too_many_facts_at_once() {
        check(&RULE, RULE.wrong, "trop de cas pour tout suivre : la preuve est abandonnée");
    }
}
