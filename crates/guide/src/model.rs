//! The shapes of a compiled guide.
//!
//! All cross-references are indices into [`Guide`]'s own lists, made by the
//! compiler, so a guide cannot dangle. Optional things are `Option`, never
//! empty strings.

mod catalogue;
mod fact;
mod node;
mod step;

use crate::text::Inline;
use serde::{Deserialize, Serialize};

pub use catalogue::{Catalogue, Family, Group, Tile, Trade};
pub use fact::{Fact, FactKind, Value};
pub use node::{
    Answer, Answers, Before, BeforeFact, Closing, Ending, Node, NodeKind, Otherwise, Question, Rule,
};
pub use step::{Device, Stage, Step, SubStep, Variant};

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
