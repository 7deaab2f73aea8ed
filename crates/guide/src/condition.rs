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

    /// Sets what an answer or a rule fixes, in this order.
    pub fn set_all(&mut self, sets: &[(FactId, ValueId)]) {
        for &(fact, value) in sets {
            self.set(fact, value);
        }
    }

    /// Every stored fact with its value.
    pub fn iter(&self) -> impl Iterator<Item = (FactId, ValueId)> + '_ {
        self.0.iter().enumerate().filter_map(|(i, v)| Some((FactId::at(i)?, (*v)?)))
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

    /// The condition in words, to stand after « Si »: « vous avez un numéro RPPS, sauf si vous êtes étudiant ».
    #[must_use]
    pub fn in_words(&self, guide: &Guide) -> String {
        let (mut all_of, mut none_of) = (Vec::new(), Vec::new());
        for test in &self.0 {
            let Some(fact) = guide.fact(test.fact) else {
                continue;
            };
            let accepted = words(fact, |v| test.accepts(v));
            if test.negated && accepted.len() > 1 {
                none_of.push(words(fact, |v| !test.accepts(v)).join(" ou "));
            } else {
                all_of.push(accepted.join(" ou "));
            }
        }
        let (all_of, none_of) = (all_of.join(" et "), none_of.join(" ou "));
        match (all_of.is_empty(), none_of.is_empty()) {
            (_, true) => all_of,
            (true, false) => format!("vous n'êtes pas dans ce cas\u{a0}: {none_of}"),
            (false, false) => format!("{all_of}, sauf si {none_of}"),
        }
    }
}

/// The words of those values of `fact` that are `wanted`.
fn words(fact: &Fact, wanted: impl Fn(ValueId) -> bool) -> Vec<&str> {
    let all = fact.values.iter().enumerate();
    let chosen = all.filter(|(i, _)| ValueId::at(*i).is_some_and(&wanted));
    chosen.map(|(_, v)| v.when.as_str()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{fact_id, guide, value, when};

    fn sample() -> Guide {
        let mut guide = guide(
            &[("metier", &["a", "b", "c"]), ("moyen", &["x", "y"]), ("corps", &["p", "q"])],
            Vec::new(),
        );
        let of = vec![value(0), value(1), value(1)];
        guide.facts[2].kind = FactKind::Deduced { from: fact_id(0), of };
        guide
    }

    fn test(fact: u16, values: &[u16], negated: bool) -> Test {
        let values = values.iter().map(|v| value(*v)).collect();
        Test { fact: fact_id(fact), values, negated }
    }

    #[test]
    fn a_deduced_fact_follows_its_base() {
        let guide = sample();
        let mut facts = Facts::new();
        assert_eq!(facts.get(&guide, fact_id(2)), None);
        for (metier, corps) in [(0, 0), (1, 1), (2, 1)] {
            facts.set(fact_id(0), value(metier));
            assert_eq!(facts.get(&guide, fact_id(2)), Some(value(corps)));
        }
        facts.set(fact_id(0), value(9));
        assert_eq!(facts.get(&guide, fact_id(2)), None, "a value that does not exist");
        assert_eq!(facts.get(&guide, fact_id(9)), None, "a fact that does not exist");
    }

    #[test]
    fn a_condition_is_true_false_or_unknown() {
        let guide = sample();
        let both = Condition(vec![test(0, &[0, 2], false), test(1, &[0], true)]);
        type Case = (&'static [(u16, u16)], Option<bool>);
        let cases: [Case; 6] = [
            (&[], None),
            (&[(0, 0)], None),
            (&[(0, 1)], Some(false)),
            (&[(1, 0)], Some(false)),
            (&[(0, 2), (1, 1)], Some(true)),
            (&[(0, 1), (1, 1)], Some(false)),
        ];
        for (known, expected) in cases {
            let mut facts = Facts::new();
            for &(fact, v) in known {
                facts.set(fact_id(fact), value(v));
            }
            assert_eq!(both.holds(&guide, &facts), expected, "{known:?}");
        }
        assert_eq!(Condition(Vec::new()).holds(&guide, &Facts::new()), Some(true));
    }

    #[test]
    fn a_condition_reads_as_a_sentence() {
        let guide = sample();
        let words = |tests| Condition(tests).in_words(&guide);
        assert_eq!(when(0, 1).in_words(&guide), "vous avez dit b");
        assert_eq!(
            words(vec![test(0, &[0, 2], false), test(1, &[0], true)]),
            "vous avez dit a ou vous avez dit c et vous avez dit y"
        );
        assert_eq!(
            words(vec![test(1, &[0], false), test(0, &[1], true)]),
            "vous avez dit x, sauf si vous avez dit b"
        );
        assert_eq!(words(vec![test(0, &[1], true)]), "vous n'êtes pas dans ce cas\u{a0}: vous avez dit b");
        assert_eq!(words(vec![test(9, &[0], false)]), "");
    }
}
