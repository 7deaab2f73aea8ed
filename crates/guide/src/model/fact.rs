//! What a guide may know of a person.

use super::{FactId, ValueId};
use serde::{Deserialize, Serialize};

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
