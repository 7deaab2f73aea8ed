//! A page: what it asks, what is done there, where it leads.

use super::{FactId, NodeId, Stage, Step, ValueId};
use crate::condition::Condition;
use crate::text::{Block, Inline};
use serde::{Deserialize, Serialize};

/// A page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Node {
    /// The id: its path without `.md`.
    pub key: String,
    /// What it is for.
    pub kind: NodeKind,
    /// The title.
    pub title: String,
    /// For lists and trails, when the title is long.
    pub short_title: Option<String>,
    /// One sentence for search engines.
    pub description: Option<String>,
    /// The position of its phase in [`Guide::phases`](super::Guide::phases); pages outside the journey have none.
    pub phase: Option<u8>,
    /// Day of the last review, `AAAA-MM-JJ`.
    pub reviewed: String,
    /// Where the content comes from.
    pub source: Option<String>,
    /// Free text before the first reserved section.
    pub intro: Vec<Block>,
    /// « Avant de commencer ».
    pub before: Vec<Before>,
    /// « Réponses »: what is asked here, in order.
    pub questions: Vec<Question>,
    /// « Étapes ».
    pub stages: Vec<Stage>,
    /// Free sections after the first reserved section.
    pub details: Vec<Block>,
    /// « Qui appeler ».
    pub closing: Option<Closing>,
    /// « Aussi possible »: every true rule is offered.
    pub also: Vec<Rule>,
    /// « Ensuite »: the first true rule wins.
    pub next: Vec<Rule>,
    /// Fewest and most screens still to answer after this one, over everybody who comes here.
    pub remaining: (u8, u8),
}

impl Node {
    /// The title for lists.
    #[must_use]
    pub fn short(&self) -> &str {
        self.short_title.as_deref().unwrap_or(&self.title)
    }

    /// All steps in order, whatever their stage.
    pub fn steps(&self) -> impl Iterator<Item = &Step> {
        self.stages.iter().flat_map(|s| s.steps.iter())
    }
}

/// What a page is for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum NodeKind {
    /// Asks facts.
    Question,
    /// Steps, then the next page.
    Procedure,
    /// To read, then the next page.
    Information,
    /// An end.
    Outcome(Ending),
    /// Not a screen: chooses the next page.
    Router,
    /// Outside the journey.
    Page,
    /// All professions.
    Catalogue,
    /// The glossary.
    Glossary,
    /// The link table.
    Links,
}

/// How a journey ends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Ending {
    /// Connected.
    Connected,
    /// The establishment is ready.
    Ready,
    /// Repaired by the person.
    Repaired,
    /// Somebody else acts; a message is ready.
    Handover,
    /// Only « contactez », for this reason.
    Contact(String),
}

/// A line of « Avant de commencer ».
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Before {
    /// Slug of its bold words, for the tick.
    pub key: String,
    /// What must be true.
    pub text: Vec<Inline>,
    /// The fact it establishes, if any.
    pub fact: Option<BeforeFact>,
    /// The page for those who cannot tick it.
    pub otherwise: Option<Otherwise>,
}

/// The page for those who cannot tick a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Otherwise {
    /// The page.
    pub to: NodeId,
    /// The words of the link.
    pub text: Vec<Inline>,
}

/// The fact that a line of « Avant de commencer » establishes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct BeforeFact {
    /// The fact.
    pub fact: FactId,
    /// Its value as long as nobody says otherwise.
    pub yes: ValueId,
    /// Its value when the person says no.
    pub no: ValueId,
}

/// One fact asked on a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// The fact.
    pub fact: FactId,
    /// Its own heading, on a page that asks several.
    pub title: Option<String>,
    /// What may be answered.
    pub answers: Answers,
}

/// What may be answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Answers {
    /// Any profession of the catalogue.
    Catalogue,
    /// These.
    Listed(Vec<Answer>),
}

/// One answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// The value it gives to the question's fact.
    pub value: ValueId,
    /// What people read.
    pub label: Vec<Inline>,
    /// A line of help.
    pub help: Option<Vec<Inline>>,
    /// The page it leads to, when that does not depend on anything else.
    pub to: Option<NodeId>,
    /// Facts that follow from it.
    pub sets: Vec<(FactId, ValueId)>,
}

/// Whom to call, what to have ready, what to say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closing {
    /// Whom.
    pub who: Vec<Vec<Inline>>,
    /// What to have ready.
    pub prepare: Vec<Vec<Inline>>,
    /// What to say.
    pub say: Vec<Vec<Inline>>,
}

/// An edge.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rule {
    /// For whom; `None` is everybody (or everybody else).
    pub when: Option<Condition>,
    /// Where it leads.
    pub to: NodeId,
    /// The words of the link.
    pub text: Vec<Inline>,
    /// A line of help.
    pub help: Option<Vec<Inline>>,
    /// Facts that it fixes.
    pub sets: Vec<(FactId, ValueId)>,
}
