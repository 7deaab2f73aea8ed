//! Small guides for the tests of this crate.

use crate::condition::{Condition, Test};
use crate::model::{
    Answer, Answers, Before, BeforeFact, Catalogue, Fact, FactId, FactKind, Family, Group, Guide, Node,
    NodeId, NodeKind, Question, Rule, Trade, Value, ValueId,
};
use crate::text::Inline;

pub(crate) const fn fact_id(at: u16) -> FactId {
    FactId(at)
}

pub(crate) const fn value(at: u16) -> ValueId {
    ValueId(at)
}

pub(crate) const fn node_id(at: u16) -> NodeId {
    NodeId(at)
}

/// A guide with these facts, each with this many values, and these nodes.
pub(crate) fn guide(facts: &[(&str, &[&str])], nodes: Vec<Node>) -> Guide {
    let facts = facts.iter().map(|(key, values)| fact(key, values)).collect();
    Guide { facts, nodes, ..Guide::default() }
}

pub(crate) fn fact(key: &str, values: &[&str]) -> Fact {
    let value = |key: &&str| Value { key: (*key).into(), when: format!("vous avez dit {key}") };
    Fact {
        key: key.into(),
        name: key.into(),
        values: values.iter().map(value).collect(),
        kind: FactKind::Asked,
    }
}

/// A page of this kind that leads nowhere yet.
pub(crate) fn node(key: &str, kind: NodeKind) -> Node {
    Node {
        key: key.into(),
        kind,
        title: key.into(),
        short_title: None,
        description: None,
        phase: None,
        reviewed: String::new(),
        source: None,
        intro: Vec::new(),
        before: Vec::new(),
        questions: Vec::new(),
        stages: Vec::new(),
        details: Vec::new(),
        closing: None,
        also: Vec::new(),
        next: Vec::new(),
        remaining: (0, 0),
    }
}

/// A page that asks.
pub(crate) fn question(key: &str, questions: Vec<Question>, next: Vec<Rule>) -> Node {
    Node { questions, next, ..node(key, NodeKind::Question) }
}

pub(crate) fn ask(fact: u16, answers: Vec<Answer>) -> Question {
    Question { fact: FactId(fact), title: None, answers: Answers::Listed(answers) }
}

pub(crate) fn answer(value: u16) -> Answer {
    Answer { value: ValueId(value), label: Vec::new(), help: None, to: None, sets: Vec::new() }
}

/// Everybody goes to `to`.
pub(crate) fn rule(to: u16) -> Rule {
    Rule {
        when: None,
        to: NodeId(to),
        text: vec![Inline::Text("suite".into())],
        help: None,
        sets: Vec::new(),
    }
}

/// Those with this value of this fact go to `to`.
pub(crate) fn rule_if(fact: u16, value: u16, to: u16) -> Rule {
    Rule { when: Some(when(fact, value)), ..rule(to) }
}

pub(crate) fn when(fact: u16, value: u16) -> Condition {
    Condition(vec![Test { fact: FactId(fact), values: vec![ValueId(value)], negated: false }])
}

pub(crate) fn check(fact: u16, yes: u16, no: u16) -> Before {
    Before {
        key: "ligne".into(),
        text: Vec::new(),
        fact: Some(BeforeFact { fact: FactId(fact), yes: ValueId(yes), no: ValueId(no) }),
        otherwise: None,
    }
}

/// A guide whose catalogue is fact 0, with these labels, aliases and shared names.
pub(crate) fn catalogue(trades: &[(&str, &[&str], &[&str])]) -> Guide {
    let keys: Vec<&str> = trades.iter().map(|t| t.0).collect();
    let owned = |names: &[&str]| names.iter().map(|n| (*n).into()).collect();
    let trade = |(at, (label, aliases, shared)): (usize, &(&str, &[&str], &[&str]))| Trade {
        value: ValueId::at(at).unwrap_or(ValueId(0)),
        label: (*label).into(),
        frequent: false,
        aliases: owned(aliases),
        shared: owned(shared),
        code: None,
        closed: None,
        note: None,
        addition: None,
    };
    let family = Family { title: None, trades: trades.iter().enumerate().map(trade).collect() };
    let group = Group { key: "tous".into(), title: "Tous".into(), families: vec![family] };
    let mut guide = guide(&[("profession", &keys)], Vec::new());
    guide.catalogue =
        Some(Catalogue { fact: FactId(0), node: NodeId(0), groups: vec![group], tiles: Vec::new() });
    guide
}

/// A small deterministic source of numbers (xorshift): the same tests on every machine.
#[derive(Debug, Clone)]
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) const fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(2).wrapping_add(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// A number below `bound`, 0 when there is none.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 16).unwrap_or(0) % bound.max(1)
    }
}
