//! The compiled guide: inert data that cannot dangle ([`Guide`]), one person's
//! way through it ([`Journey`]) and searching it ([`search`]).
//!
//! Everything here is made by `guide-compiler` from checked Markdown. Nothing
//! here does I/O, reads a clock or can fail on a guide that the compiler made;
//! a hostile or damaged guide gives `None` or an empty list, never a panic.

pub mod condition;
pub mod journey;
pub mod model;
pub mod search;
pub mod text;

#[cfg(test)]
mod sample;

pub use condition::{Condition, Facts, Test};
pub use journey::{Given, Journey, Offer, Walk};
pub use model::{
    Answer, Answers, Before, BeforeFact, Catalogue, Closing, Device, Ending, Entry, Fact, FactId, FactKind,
    Family, Finding, Group, Guide, Link, LinkId, Node, NodeId, NodeKind, Otherwise, Phase, Question, Rule,
    Stage, Step, SubStep, Term, Tile, Trade, Value, ValueId, Variant,
};
pub use search::{Found, Hit, SearchIndex};
pub use text::{Block, Callout, Inline, Target};
