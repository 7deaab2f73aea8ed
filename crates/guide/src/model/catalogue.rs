//! The professions, as the guide lists them.

use super::{FactId, NodeId, ValueId};
use crate::text::Inline;
use serde::{Deserialize, Serialize};

/// The professions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Catalogue {
    /// The fact whose values they are.
    pub fact: FactId,
    /// The page that lists them.
    pub node: NodeId,
    /// By group, in the order of the file.
    pub groups: Vec<Group>,
    /// The tiles of the home page, in their order.
    pub tiles: Vec<Tile>,
}

impl Catalogue {
    /// Every profession, in the order of the file, which is that of the fact's values.
    pub fn trades(&self) -> impl Iterator<Item = &Trade> {
        self.groups.iter().flat_map(|g| &g.families).flat_map(|f| &f.trades)
    }

    /// The profession with this value.
    #[must_use]
    pub fn trade(&self, value: ValueId) -> Option<&Trade> {
        self.trades().find(|t| t.value == value)
    }
}

/// A profession one tap away on the home page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tile {
    /// The profession.
    pub trade: ValueId,
    /// Its short name.
    pub label: String,
}

/// Professions registered by the same body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// Its key, a value of the deduced fact.
    pub key: String,
    /// What people read.
    pub title: String,
    /// By family, for the eye.
    pub families: Vec<Family>,
}

/// Professions that belong together for the eye.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Family {
    /// The heading, if any.
    pub title: Option<String>,
    /// The professions.
    pub trades: Vec<Trade>,
}

/// A profession.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trade {
    /// The value of the catalogue's fact.
    pub value: ValueId,
    /// Its name.
    pub label: String,
    /// One of those most met.
    pub frequent: bool,
    /// Other names, its own alone.
    pub aliases: Vec<String>,
    /// Names that it shares with others on purpose.
    pub shared: Vec<String>,
    /// Code in the nomenclature.
    pub code: Option<String>,
    /// The profession that replaces it, when its entry is closed.
    pub closed: Option<ValueId>,
    /// A sentence to show with it.
    pub note: Option<Vec<Inline>>,
    /// Source, when it is not in the original document.
    pub addition: Option<String>,
}
