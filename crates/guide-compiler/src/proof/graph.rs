//! The guide reduced to what decides a way: classes of values, masks, edges.
#![expect(clippy::indexing_slicing, reason = "all indices are made here, from lists of the same length")]

use super::Limit;
use guide::{Answers, Condition, FactId, FactKind, Guide, Node, NodeKind, Rule, ValueId};
use std::collections::BTreeMap;

/// Most classes of values a fact may have: one bit each in a mask.
const MAX_CLASSES: usize = 127;

/// A class of values, from 1; 0 is « not known ».
pub(super) type Class = u8;

/// A test: it holds for the classes whose bit is set.
#[derive(Debug, Clone, Copy)]
pub(super) struct Test {
    pub(super) fact: usize,
    mask: u128,
}

/// Whether something holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Truth {
    True,
    False,
    /// The fact at this position of the tests is not known.
    Unknown(usize),
}

/// Whether all `tests` hold of the person `known`.
pub(super) fn truth(tests: &[Test], known: &[Class]) -> Truth {
    let mut unknown = None;
    for (at, test) in tests.iter().enumerate() {
        match known[test.fact] {
            0 => unknown = unknown.or(Some(at)),
            class if test.mask >> class & 1 == 0 => return Truth::False,
            _ => {}
        }
    }
    unknown.map_or(Truth::True, Truth::Unknown)
}

/// An edge.
#[derive(Debug, Clone)]
pub(super) struct Edge {
    pub(super) tests: Vec<Test>,
    pub(super) to: usize,
    pub(super) sets: Vec<(usize, Class)>,
}

/// One answer, or several that nothing tells apart.
#[derive(Debug, Clone)]
pub(super) struct Choice {
    pub(super) class: Class,
    pub(super) to: Option<usize>,
    pub(super) sets: Vec<(usize, Class)>,
}

/// A question.
#[derive(Debug, Clone)]
pub(super) struct Ask {
    pub(super) fact: usize,
    pub(super) choices: Vec<Choice>,
}

/// A page, reduced.
#[derive(Debug, Clone, Default)]
pub(super) struct Page {
    pub(super) asks: Vec<Ask>,
    /// Facts of « Avant de commencer » with the classes of yes and no.
    pub(super) checks: Vec<(usize, Class, Class)>,
    pub(super) next: Vec<Edge>,
    /// « Aussi possible » and « sinon ».
    pub(super) side: Vec<Edge>,
    /// How many of `side` come from « Aussi possible »; they come first.
    pub(super) also: usize,
    /// The tests of the variants of each step; `None` is « Sinon ».
    pub(super) variants: Vec<Vec<Option<Vec<Test>>>>,
    pub(super) is_end: bool,
    /// Shown to people: not a router.
    pub(super) is_screen: bool,
    pub(super) is_question: bool,
    pub(super) phase: Option<u8>,
}

/// The whole guide, reduced.
#[derive(Debug)]
pub(super) struct Graph {
    pub(super) pages: Vec<Page>,
    /// By fact: a value of each class.
    pub(super) examples: Vec<Vec<ValueId>>,
    class_of: Vec<Vec<Class>>,
}

impl Graph {
    pub(super) fn new(guide: &Guide) -> Result<Self, Limit> {
        let mut partition = Partition::new(guide);
        for node in &guide.nodes {
            if partition.is_finest() {
                break;
            }
            partition.refine_by(guide, node);
        }
        let mut graph = partition.finish()?;
        graph.pages = guide.nodes.iter().map(|n| graph.page(guide, n)).collect();
        Ok(graph)
    }

    /// How many classes `fact` has, « not known » included.
    pub(super) fn radix(&self, fact: usize) -> u64 {
        self.examples[fact].len() as u64 + 1
    }

    pub(super) fn facts(&self) -> usize {
        self.examples.len()
    }

    fn page(&self, guide: &Guide, node: &Node) -> Page {
        let asks = node.questions.iter().map(|q| self.ask(q)).collect();
        let checks = node.before.iter().filter_map(|b| b.fact);
        let checks =
            checks.map(|c| (c.fact.index(), self.class(c.fact, c.yes), self.class(c.fact, c.no))).collect();
        let mut side: Vec<Edge> = node.also.iter().map(|r| self.edge(guide, r)).collect();
        let also = side.len();
        let others = node.before.iter().filter_map(|b| b.otherwise.as_ref());
        side.extend(others.map(|o| Edge { tests: Vec::new(), to: o.to.index(), sets: Vec::new() }));
        let variants = node.steps().map(|s| {
            s.variants.iter().map(|v| v.when.as_ref().map(|c| self.tests(guide, Some(c)))).collect()
        });
        Page {
            asks,
            checks,
            next: node.next.iter().map(|r| self.edge(guide, r)).collect(),
            side,
            also,
            variants: variants.collect(),
            is_end: matches!(node.kind, NodeKind::Outcome(_)),
            is_screen: node.kind != NodeKind::Router,
            is_question: node.kind == NodeKind::Question,
            phase: node.phase,
        }
    }

    fn ask(&self, question: &guide::Question) -> Ask {
        let fact = question.fact.index();
        let mut choices: BTreeMap<Class, Choice> = BTreeMap::new();
        match &question.answers {
            Answers::Catalogue => {
                for &class in &self.class_of[fact] {
                    choices.insert(class, Choice { class, to: None, sets: Vec::new() });
                }
            }
            Answers::Listed(answers) => {
                for answer in answers {
                    let class = self.class(question.fact, answer.value);
                    let (to, sets) = (answer.to.map(guide::NodeId::index), self.sets(&answer.sets));
                    choices.insert(class, Choice { class, to, sets });
                }
            }
        }
        Ask { fact, choices: choices.into_values().collect() }
    }

    fn edge(&self, guide: &Guide, rule: &Rule) -> Edge {
        Edge {
            tests: self.tests(guide, rule.when.as_ref()),
            to: rule.to.index(),
            sets: self.sets(&rule.sets),
        }
    }

    fn sets(&self, sets: &[(FactId, ValueId)]) -> Vec<(usize, Class)> {
        sets.iter().map(|&(f, v)| (f.index(), self.class(f, v))).collect()
    }

    fn class(&self, fact: FactId, value: ValueId) -> Class {
        self.class_of[fact.index()][value.index()]
    }

    /// Tests of facts that follow from others become tests of those.
    fn tests(&self, guide: &Guide, when: Option<&Condition>) -> Vec<Test> {
        let each = crate::lower::tests(when).iter().map(|test| {
            let (fact, accepted) = accepted(guide, test);
            let mut mask = 0;
            for (value, yes) in accepted.enumerate() {
                if yes {
                    mask |= 1 << self.class_of[fact][value];
                }
            }
            Test { fact, mask }
        });
        each.collect()
    }
}

/// The fact that `test` really depends on, and for which of its values it holds.
fn accepted<'a>(guide: &'a Guide, test: &'a guide::Test) -> (usize, impl Iterator<Item = bool> + 'a) {
    let fact = &guide.facts[test.fact.index()];
    let (on, of) = match &fact.kind {
        FactKind::Deduced { from, of } => (*from, Some(of)),
        _ => (test.fact, None),
    };
    let values = (0..of.map_or(fact.values.len(), Vec::len)).filter_map(ValueId::at);
    (on.index(), values.map(move |v| test.accepts(of.map_or(v, |of| of[v.index()]))))
}

/// Values split into classes, finer with each test met.
struct Partition {
    classes: Vec<Vec<usize>>,
    counts: Vec<usize>,
}

impl Partition {
    fn new(guide: &Guide) -> Self {
        let classes: Vec<Vec<usize>> = guide.facts.iter().map(|f| vec![0; f.values.len()]).collect();
        let counts = vec![1; classes.len()];
        Self { classes, counts }
    }

    /// Whether every value of `fact` is alone: nothing can be split further.
    fn is_split(&self, fact: usize) -> bool {
        self.counts[fact] == self.classes[fact].len()
    }

    fn is_finest(&self) -> bool {
        (0..self.counts.len()).all(|fact| self.is_split(fact))
    }

    fn refine(&mut self, fact: usize, inside: impl Iterator<Item = bool>) {
        if self.is_split(fact) {
            return;
        }
        let mut renamed: BTreeMap<(usize, bool), usize> = BTreeMap::new();
        for (class, inside) in self.classes[fact].iter_mut().zip(inside) {
            let next = renamed.len();
            *class = *renamed.entry((*class, inside)).or_insert(next);
        }
        self.counts[fact] = renamed.len();
    }

    fn refine_by(&mut self, guide: &Guide, node: &Node) {
        let rules = node.next.iter().chain(&node.also).filter_map(|r| r.when.as_ref());
        let variants = node.steps().flat_map(|s| &s.variants).filter_map(|v| v.when.as_ref());
        for test in rules.chain(variants).flat_map(|c| &c.0) {
            let (fact, inside) = accepted(guide, test);
            self.refine(fact, inside);
        }
        for question in &node.questions {
            let Answers::Listed(answers) = &question.answers else {
                continue;
            };
            let fact = question.fact.index();
            let mut offered = vec![false; self.classes[fact].len()];
            for answer in answers {
                offered[answer.value.index()] = true;
                if answer.to.is_some() || !answer.sets.is_empty() {
                    self.set_apart(question.fact, answer.value);
                }
                answer.sets.iter().for_each(|(fact, value)| self.set_apart(*fact, *value));
            }
            self.refine(fact, offered.into_iter());
        }
        // Values that are not chosen but given: a witness names them exactly.
        for (fact, value) in node.next.iter().chain(&node.also).flat_map(|r| &r.sets) {
            self.set_apart(*fact, *value);
        }
        for check in node.before.iter().filter_map(|b| b.fact) {
            self.set_apart(check.fact, check.yes);
            self.set_apart(check.fact, check.no);
        }
    }

    /// Makes `value` a class of its own.
    fn set_apart(&mut self, fact: FactId, value: ValueId) {
        let values = 0..self.classes[fact.index()].len();
        self.refine(fact.index(), values.map(|at| at == value.index()));
    }

    fn finish(self) -> Result<Graph, Limit> {
        let mut large: Vec<usize> =
            (0..self.counts.len()).filter(|f| self.counts[*f] > MAX_CLASSES).collect();
        if !large.is_empty() {
            large.sort_by_key(|f| std::cmp::Reverse(self.counts[*f]));
            return Err(Limit { node: None, facts: large });
        }
        let mut examples = Vec::new();
        let mut class_of = Vec::new();
        for (values, count) in self.classes.iter().zip(&self.counts) {
            let of: Vec<Class> =
                values.iter().map(|c| Class::try_from(c + 1).unwrap_or(Class::MAX)).collect();
            let first = |c: usize| values.iter().position(|v| *v == c).and_then(ValueId::at);
            examples.push((0..*count).filter_map(first).collect());
            class_of.push(of);
        }
        Ok(Graph { pages: Vec::new(), examples, class_of })
    }
}
