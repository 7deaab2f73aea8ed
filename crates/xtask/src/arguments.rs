//! The words after the command's name.

use crate::fault::{Fault, Outcome};

/// Words not yet understood. A command takes what it knows, then calls [`Arguments::end`].
#[derive(Debug)]
pub(crate) struct Arguments {
    words: Vec<String>,
    /// How the command is used, for who used it otherwise.
    usage: String,
}

impl Arguments {
    /// From the command line; `--name=value` is `--name value`.
    pub(crate) fn new(words: impl Iterator<Item = String>, usage: String) -> Self {
        let mut all = Vec::new();
        for word in words {
            match word.split_once('=') {
                Some((name, value)) if name.starts_with("--") => {
                    all.push(name.to_owned());
                    all.push(value.to_owned());
                }
                _ => all.push(word),
            }
        }
        Self { words: all, usage }
    }

    /// Whether somebody asks how the command is used.
    pub(crate) fn asks_for_help(&self) -> bool {
        self.words.iter().any(|word| matches!(word.as_str(), "-h" | "--help" | "--aide"))
    }

    /// The fault that says `words`, then how the command is used.
    fn fault(&self, words: &str) -> Fault {
        Fault::new(format!("{words}\n\n{}", self.usage))
    }

    /// Whether `--name` is there.
    pub(crate) fn flag(&mut self, name: &str) -> bool {
        let at = self.words.iter().position(|w| w == name);
        at.map(|at| self.words.remove(at)).is_some()
    }

    /// The word after `--name`.
    ///
    /// # Errors
    ///
    /// `--name` is the last word.
    pub(crate) fn value(&mut self, name: &str) -> Outcome<Option<String>> {
        let Some(at) = self.words.iter().position(|w| w == name) else {
            return Ok(None);
        };
        if at + 1 >= self.words.len() {
            return Err(self.fault(&format!("{name} attend une valeur")));
        }
        self.words.remove(at);
        Ok(Some(self.words.remove(at)))
    }

    /// The next word that is not an option.
    pub(crate) fn word(&mut self) -> Option<String> {
        let at = self.words.iter().position(|w| !w.starts_with('-'))?;
        Some(self.words.remove(at))
    }

    /// The next word that is not an option, which is `what`.
    ///
    /// # Errors
    ///
    /// There is none.
    pub(crate) fn needed(&mut self, what: &str) -> Outcome<String> {
        self.word().ok_or_else(|| self.fault(&format!("il manque {what}")))
    }

    /// Refuses what nobody took.
    ///
    /// # Errors
    ///
    /// Names the first word left over.
    pub(crate) fn end(&self) -> Outcome {
        match self.words.first() {
            None => Ok(()),
            Some(word) => Err(self.fault(&format!("« {word} » n'est pas compris"))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arguments(line: &str) -> Arguments {
        Arguments::new(line.split(' ').map(str::to_owned), "cargo xtask serve [--port N]\n".to_owned())
    }

    #[test]
    fn options_in_any_order() {
        let mut a = arguments("--port=81 dir --rapide");
        assert!(a.flag("--rapide") && !a.flag("--rapide"));
        assert_eq!(a.value("--port").unwrap().as_deref(), Some("81"));
        assert_eq!(a.word().as_deref(), Some("dir"));
        assert!(a.end().is_ok());
    }

    #[test]
    fn what_is_not_understood_is_said() {
        let told = arguments("--prot 81").end().unwrap_err().to_string();
        assert_eq!(told, "« --prot » n'est pas compris\n\ncargo xtask serve [--port N]\n");
        let told = arguments("--port").value("--port").unwrap_err().to_string();
        assert!(told.starts_with("--port attend une valeur\n"), "{told}");
    }

    #[test]
    fn help_is_asked_for_anywhere() {
        assert!(arguments("--port 81 --help").asks_for_help() && arguments("-h").asks_for_help());
        assert!(!arguments("--port 81").asks_for_help());
    }
}
