//! The shapes of a compiled guide.
//!
//! All cross-references are indices into [`Guide`]'s own lists, made by the
//! compiler, so a guide cannot dangle. Optional things are `Option`, never
//! empty strings.

mod catalogue;

use crate::condition::Condition;
use crate::text::{Block, Inline};
use serde::{Deserialize, Serialize};

pub use catalogue::{Catalogue, Family, Group, Tile, Trade};

macro_rules! index {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub struct $name(pub u16);

        impl $name {
            /// The position in the list it indexes.
            #[must_use]
            pub fn index(self) -> usize {
                usize::from(self.0)
            }

            /// The id for a position, if it fits.
            #[must_use]
            pub fn at(index: usize) -> Option<Self> {
                u16::try_from(index).ok().map(Self)
            }
        }
    };
}

index!(
    /// A position in [`Guide::nodes`].
    NodeId
);
index!(
    /// A position in [`Guide::facts`].
    FactId
);
index!(
    /// A position in [`Fact::values`].
    ValueId
);
index!(
    /// A position in [`Guide::links`].
    LinkId
);

/// A whole guide, in one language, for one region.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Guide {
    /// The guide's name.
    pub title: String,
    /// BCP 47 language of the text.
    pub language: String,
    /// Name of the region whose overlay was applied.
    pub region: String,
    /// The phases, in their order.
    pub phases: Vec<Phase>,
    /// Everything a condition may cite.
    pub facts: Vec<Fact>,
    /// Every page, sorted by id.
    pub nodes: Vec<Node>,
    /// Where people arrive; the first is the home page.
    pub entries: Vec<Entry>,
    /// The professions, if the guide has a catalogue.
    pub catalogue: Option<Catalogue>,
    /// The link table, region applied.
    pub links: Vec<Link>,
    /// The glossary.
    pub terms: Vec<Term>,
    /// Card findings and the page that answers each.
    pub findings: Vec<Finding>,
}

impl Guide {
    /// The node at `id`.
    #[must_use]
    pub fn node(&self, id: NodeId) -> Option<&Node> {
        self.nodes.get(id.index())
    }

    /// The fact at `id`.
    #[must_use]
    pub fn fact(&self, id: FactId) -> Option<&Fact> {
        self.facts.get(id.index())
    }

    /// The value of a fact.
    #[must_use]
    pub fn value(&self, fact: FactId, value: ValueId) -> Option<&Value> {
        self.fact(fact)?.values.get(value.index())
    }

    /// The link at `id`.
    #[must_use]
    pub fn link(&self, id: LinkId) -> Option<&Link> {
        self.links.get(id.index())
    }

    /// The node whose id (`e-cps/coordonnees`) is `key`.
    #[must_use]
    pub fn find_node(&self, key: &str) -> Option<NodeId> {
        let at = self.nodes.binary_search_by(|n| n.key.as_str().cmp(key)).ok()?;
        NodeId::at(at)
    }

    /// The fact named `key`.
    #[must_use]
    pub fn find_fact(&self, key: &str) -> Option<FactId> {
        FactId::at(self.facts.iter().position(|f| f.key == key)?)
    }

    /// The home page.
    #[must_use]
    pub fn home(&self) -> Option<NodeId> {
        self.entries.first().map(|e| e.node)
    }

    /// The address of a page relative to the site's root: empty for the home
    /// page, else the id and a slash (`e-cps/coordonnees/`).
    #[must_use]
    pub fn address(&self, id: NodeId) -> String {
        if self.home() == Some(id) {
            return String::new();
        }
        self.node(id).map_or_else(String::new, |n| format!("{}/", n.key))
    }

    /// The page at an address, the inverse of [`Guide::address`].
    #[must_use]
    pub fn at_address(&self, address: &str) -> Option<NodeId> {
        let key = address.trim_matches('/');
        if key.is_empty() { self.home() } else { self.find_node(key) }
    }
}

/// A stretch of the journey; a journey never goes back to an earlier one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Phase {
    /// ASCII key.
    pub key: String,
    /// What people read.
    pub name: String,
}

/// A declared variable with a finite set of values.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// ASCII key.
    pub key: String,
    /// What people read before the value.
    pub name: String,
    /// All values it may take.
    pub values: Vec<Value>,
    /// Where its value comes from.
    pub kind: FactKind,
}

/// Where a fact's value comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum FactKind {
    /// Asked on a page.
    Asked,
    /// Chosen from the catalogue.
    Catalogue,
    /// Follows from another fact: `of[v]` is the value for `v` of `from`.
    Deduced {
        /// The fact it follows from.
        from: FactId,
        /// One value for each value of `from`.
        of: Vec<ValueId>,
    },
}

/// One value of a fact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Value {
    /// ASCII key.
    pub key: String,
    /// The words after « Si »: « vous avez un numéro RPPS ».
    pub when: String,
}

/// A place where people arrive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The page.
    pub node: NodeId,
    /// The words on its door.
    pub door: String,
    /// Most screens to leave before the personal path stands.
    pub interactions: u8,
}

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
    /// Its phase; pages outside the journey have none.
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
    Outcome(Issue),
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
pub enum Issue {
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

/// Steps under one heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stage {
    /// The heading; the first stage may have none.
    pub title: Option<String>,
    /// The steps; numbers go on from one stage to the next.
    pub steps: Vec<Step>,
}

/// One step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// Slug of its bold words; with the node's id, the key of its tick.
    pub key: String,
    /// Its number, from 1.
    pub number: u8,
    /// What to do.
    pub text: Vec<Inline>,
    /// On which device.
    pub device: Option<Device>,
    /// What is lost for good, for an irreversible step.
    pub loss: Option<Vec<Inline>>,
    /// Not in the original document.
    pub addition: bool,
    /// Lines of help.
    pub help: Vec<Vec<Inline>>,
    /// Texts for some people only.
    pub variants: Vec<Variant>,
    /// Sub-steps.
    pub sub_steps: Vec<SubStep>,
}

/// A text for those for whom `when` holds; `None` is « Sinon ».
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Variant {
    /// For whom.
    pub when: Option<Condition>,
    /// What they read.
    pub text: Vec<Inline>,
}

/// A part of a step, done on a device of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SubStep {
    /// On which device.
    pub device: Device,
    /// What to do.
    pub text: Vec<Inline>,
}

/// Where a step is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Device {
    /// On the phone.
    Phone,
    /// On the computer.
    Computer,
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

/// An address of the link table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// ASCII key.
    pub key: String,
    /// What people read.
    pub name: String,
    /// `https:`, `mailto:` or `tel:`; `None` when it must not be published as a link.
    pub url: Option<String>,
    /// A to D, or X: how sure the address is.
    pub certainty: char,
    /// Day of the last check, `AAAA-MM-JJ`.
    pub checked: Option<String>,
    /// Why it is still to be confirmed.
    pub unconfirmed: Option<String>,
}

/// A word of the glossary.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// The word.
    pub name: String,
    /// What it means.
    pub meaning: Vec<Inline>,
}

/// A conclusion of the card examination and the page that answers it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// Its stable name.
    pub key: String,
    /// The page.
    pub node: NodeId,
}
