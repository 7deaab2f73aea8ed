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
        self.map_err(|reason| Fault(format!("{what} : {reason}")))
    }
}
