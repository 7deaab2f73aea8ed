//! G041: valeur que personne ne peut avoir

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::header::Word;

/// What `check --explain G041` prints.
pub(crate) static RULE: Rule = Rule {
    code: "G041",
    severity: Severity::Warning,
    summary: "valeur que personne ne peut avoir",
    explanation: "\
guide.toml déclare cette valeur, mais aucune réponse ne la propose, aucune ligne
« fixe » ne la donne. Personne ne la verra : la réponse a sans doute été oubliée, ou
perdue dans une correction. Ce n'est qu'un avertissement.
Ajoutez la réponse à la page qui pose la question, ou retirez la valeur.
",
    wrong: r#"=== guide.toml
[faits.carte]
nom = "Carte"
valeurs = [
  { cle = "oui", si = "vous avez une carte" },
  { cle = "non", si = "vous n'avez pas de carte" },
  { cle = "perdue", si = "vous avez perdu votre carte" },
  { cle = "volee", si = "on vous a volé votre carte" },
]
"#,
    right: r#"=== guide.toml
[faits.carte]
nom = "Carte"
valeurs = [
  { cle = "oui", si = "vous avez une carte" },
  { cle = "non", si = "vous n'avez pas de carte" },
  { cle = "perdue", si = "vous avez perdu votre carte" },
  { cle = "volee", si = "on vous a volé votre carte" },
]
=== fr/depart.md
## Réponses

- `oui` Oui
- `non` Non
- `perdue` Je l'ai perdue
- `volee` On me l'a volée
"#,
};

pub(crate) fn value(word: &Word, fact: &str) -> Diagnostic {
    Diagnostic::new(&RULE, word.span, format!("aucune réponse ne donne « {} » à « {fact} »", word.text))
        .label("jamais proposée")
        .help(format!(
            "ajoutez « - `{}` … » à la page qui demande « {fact} », ou retirez cette valeur",
            word.text
        ))
}
