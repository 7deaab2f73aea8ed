//! Everything a person can do that changes where they are or what they said.

use crate::address::Place;
use guide::{FactId, NodeId, ValueId};

/// Something a person did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// Opened a page by a link.
    Go(Place),
    /// Answered what a page asks.
    Answer {
        /// The page.
        node: NodeId,
        /// The answers, one for each fact that was asked.
        picks: Vec<(FactId, ValueId)>,
    },
    /// « Modifier »: opened a page whose answer is to change, the others kept.
    Modify(NodeId),
    /// Answered a line of « Avant de commencer », without leaving the screen.
    Declare {
        /// The page that holds the line.
        node: NodeId,
        /// The fact it establishes.
        fact: FactId,
        /// What was said.
        value: ValueId,
    },
    /// Took the offer at this position of the walk's offers.
    Take(usize),
    /// Returned to the journey from a page beside it.
    Resume,
}

/// How the address changes after an [`Act`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shift {
    /// Another page opens: the browser's Back returns to the one before.
    NewPage,
    /// The page changed in place.
    SamePage,
}
