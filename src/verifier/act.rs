//! Everything a person can do with the card check, and what is then to be done outside.

use crate::verifier::level::Level;
use cps::view::{Ask, Choices, Pace};

/// Something a person did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// Began a level.
    Begin(Level),
    /// Went back to the levels.
    Leave,
    /// Chose the answer at this position.
    Answer(usize),
    /// Took the last answer back.
    Back,
    /// Began the questions anew.
    Restart,
    /// Wants the engine loaded once more.
    Reload,
    /// Agreed to have a card read.
    Agree,
    /// Wants the browser's list of readers.
    Choose,
    /// Wants the card in the chosen reader read.
    Read,
    /// Wants a virtual card read.
    Demonstrate(String, Pace),
    /// Stopped what is under way.
    Cancel,
    /// Let everything go, to choose another reader or another virtual card.
    Another,
    /// Asked a CPS4 for its counter.
    AskForTries,
    /// Wants names and numbers shown.
    Show,
    /// Wants them hidden again.
    Hide,
    /// Ticked what the report may hold.
    Choices(Choices),
    /// Wants to see the report.
    Write,
    /// Wants it copied.
    Copy,
    /// Wants it as a file.
    Save,
    /// Uses what the card says as answers to the guide: this visit.
    Use(String),
}

/// Something to be done outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Load the engine.
    Load,
    /// Ask it.
    Ask(Ask),
    /// Move the focus to the heading of what is shown.
    Focus,
    /// Copy this.
    Copy(String),
    /// Save this as a file.
    Save(String),
    /// Write this visit down for the guide.
    Remember(String),
}
