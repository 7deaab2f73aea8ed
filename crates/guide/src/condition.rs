//! Facts known of a person, and conditions on them.

use crate::model::{Fact, FactId, FactKind, Guide, ValueId};
use serde::{Deserialize, Serialize};

/// What is known of one person: at most one value for each fact.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facts(Vec<Option<ValueId>>);

impl Facts {
    /// Nothing known.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The value known for `fact`, deduced ones included.
    #[must_use]
    pub fn get(&self, guide: &Guide, fact: FactId) -> Option<ValueId> {
        match guide.fact(fact).map(|f| &f.kind) {
            Some(FactKind::Deduced { from, of }) => {
                let base = self.stored(*from)?;
                of.get(base.index()).copied()
            }
            _ => self.stored(fact),
        }
    }

    /// Sets the value of `fact`.
    pub fn set(&mut self, fact: FactId, value: ValueId) {
        let at = fact.index();
        if self.0.len() <= at {
            self.0.resize(at + 1, None);
        }
        if let Some(slot) = self.0.get_mut(at) {
            *slot = Some(value);
        }
    }

    /// Every stored fact with its value.
    pub fn iter(&self) -> impl Iterator<Item = (FactId, ValueId)> + '_ {
        self.0
            .iter()
            .enumerate()
            .filter_map(|(i, v)| Some((FactId::at(i)?, (*v)?)))
    }

    fn stored(&self, fact: FactId) -> Option<ValueId> {
        self.0.get(fact.index()).copied().flatten()
    }
}

/// Tests that must all hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Condition(pub Vec<Test>);

/// One test of one fact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Test {
    /// The fact.
    pub fact: FactId,
    /// The test holds for these values, or for all others when `negated`.
    pub values: Vec<ValueId>,
    /// Written with `≠`.
    pub negated: bool,
}

impl Test {
    /// Whether the test holds when the fact has this value.
    #[must_use]
    pub fn accepts(&self, value: ValueId) -> bool {
        self.values.contains(&value) != self.negated
    }
}

impl Condition {
    /// Whether every test holds; `None` when a fact it needs is not known.
    #[must_use]
    pub fn holds(&self, guide: &Guide, facts: &Facts) -> Option<bool> {
        let mut unknown = false;
        for test in &self.0 {
            match facts.get(guide, test.fact) {
                Some(value) if !test.accepts(value) => return Some(false),
                Some(_) => {}
                None => unknown = true,
            }
        }
        if unknown { None } else { Some(true) }
    }

    /// The condition in words: « vous êtes infirmier et vous avez un numéro RPPS ».
    #[must_use]
    pub fn in_words(&self, guide: &Guide) -> String {
        let tests: Vec<String> = self
            .0
            .iter()
            .filter_map(|t| guide.fact(t.fact).map(|f| test_in_words(t, f)))
            .collect();
        tests.join(" et ")
    }
}

fn test_in_words(test: &Test, fact: &Fact) -> String {
    let shown: Vec<&str> = fact
        .values
        .iter()
        .enumerate()
        .filter(|(i, _)| ValueId::at(*i).is_some_and(|v| test.accepts(v)))
        .map(|(_, v)| v.when.as_str())
        .collect();
    shown.join(" ou ")
}
