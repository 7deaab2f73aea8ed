//! Why a command could not go on, as a sentence for the person who typed it.

use std::fmt;

/// What every command returns.
pub(crate) type Outcome<T = ()> = Result<T, Fault>;

/// A sentence, in French.
#[derive(Debug)]
pub(crate) struct Fault(String);

impl Fault {
    /// The fault that says `words`.
    pub(crate) fn new(words: impl Into<String>) -> Self {
        Self(words.into())
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Says what was being done when something else failed.
pub(crate) trait Context<T> {
    /// Puts `what` before the reason.
    fn context(self, what: impl fmt::Display) -> Outcome<T>;
}

impl<T, E: fmt::Display> Context<T> for Result<T, E> {
    fn context(self, what: impl fmt::Display) -> Outcome<T> {
        self.map_err(|reason| Fault(format!("{what} : {}", in_french(reason.to_string()))))
    }
}

/// What systems say in English, by the number they add.
const REASONS: [(&str, &str); 7] = [
    ("(os error 2)", "ce fichier ou ce dossier n'existe pas"),
    ("(os error 13)", "vous n'en avez pas le droit"),
    ("(os error 17)", "il existe déjà"),
    ("(os error 20)", "ce n'est pas un dossier"),
    ("(os error 21)", "c'est un dossier"),
    ("(os error 28)", "il n'y a plus de place sur le disque"),
    ("(os error 98)", "un autre programme s'en sert déjà"),
];

/// `reason` in French, where it is one of the usual ones.
fn in_french(reason: String) -> String {
    let known = REASONS.iter().find(|(number, _)| reason.ends_with(number));
    known.map_or(reason, |(_, words)| (*words).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn systems_speak_french() {
        let absent = std::fs::read("/ce/fichier/n/existe/pas").context("page.md").unwrap_err();
        assert_eq!(absent.to_string(), "page.md : ce fichier ou ce dossier n'existe pas");
        assert_eq!(in_french("autre chose".to_owned()), "autre chose");
    }
}
