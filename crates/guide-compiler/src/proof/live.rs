//! Which facts a state must hold at each page: those that may be known there
//! and that something from there on uses.
#![expect(clippy::indexing_slicing, reason = "all indices are made here, from lists of the same length")]

use super::Limit;
use super::graph::{Class, Edge, Graph, Page};

/// Most states that one page may have on paper: each is a number.
pub(super) const MAX_KEYS: u64 = 1 << 60;

/// A set of facts.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Set(Vec<u64>);

impl Set {
    fn new(facts: usize) -> Self {
        Self(vec![0; facts.div_ceil(64)])
    }

    fn insert(&mut self, fact: usize) {
        self.0[fact / 64] |= 1 << (fact % 64);
    }

    fn remove(&mut self, fact: usize) {
        self.0[fact / 64] &= !(1 << (fact % 64));
    }

    fn has(&self, fact: usize) -> bool {
        self.0[fact / 64] >> (fact % 64) & 1 == 1
    }

    /// Adds `other`; whether that changed anything.
    fn add(&mut self, other: &Self) -> bool {
        let mut changed = false;
        for (a, b) in self.0.iter_mut().zip(&other.0) {
            changed |= *b & !*a != 0;
            *a |= *b;
        }
        changed
    }
}

/// How a state's facts are packed into a number, by page.
#[derive(Debug)]
pub(super) struct Layout {
    /// By page: the facts it holds, each with its stride.
    tracked: Vec<Vec<(usize, u64)>>,
    radix: Vec<u64>,
}

impl Layout {
    pub(super) fn new(graph: &Graph, starts: &[usize]) -> Result<Self, Limit> {
        let order = reachable(graph, starts);
        let live = live(graph, &order);
        let maybe = maybe(graph, &order);
        let radix: Vec<u64> = (0..graph.facts()).map(|f| graph.radix(f)).collect();
        let mut tracked = vec![Vec::new(); graph.pages.len()];
        for &page in &order {
            let mut stride: u64 = 1;
            for fact in (0..graph.facts()).filter(|f| live[page].has(*f) && maybe[page].has(*f)) {
                tracked[page].push((fact, stride));
                stride = stride.saturating_mul(radix[fact]);
            }
            if stride > MAX_KEYS {
                let layout = Self { tracked, radix };
                return Err(Limit { node: Some(page), facts: layout.facts(page) });
            }
        }
        Ok(Self { tracked, radix })
    }

    /// The facts that the states of `page` differ by, those with most values first.
    pub(super) fn facts(&self, page: usize) -> Vec<usize> {
        let mut facts: Vec<usize> = self.tracked[page].iter().map(|(f, _)| *f).collect();
        facts.sort_by_key(|f| std::cmp::Reverse(self.radix[*f]));
        facts
    }

    /// The key of the person `known` at `page`.
    pub(super) fn pack(&self, page: usize, known: &[Class]) -> u64 {
        self.tracked[page].iter().map(|(fact, stride)| u64::from(known[*fact]) * stride).sum()
    }

    /// Puts what `key` says at `page` into `known`.
    pub(super) fn unpack(&self, page: usize, key: u64, known: &mut [Class]) {
        for (fact, stride) in &self.tracked[page] {
            known[*fact] = Class::try_from(key / stride % self.radix[*fact]).unwrap_or(0);
        }
    }

    /// Forgets what [`Layout::unpack`] put there.
    pub(super) fn clear(&self, page: usize, known: &mut [Class]) {
        for (fact, _) in &self.tracked[page] {
            known[*fact] = 0;
        }
    }
}

fn edges(page: &Page) -> impl Iterator<Item = &Edge> {
    page.next.iter().chain(&page.side)
}

/// Every page that an edge leads to, whatever the facts, in order of discovery.
fn targets(page: &Page) -> impl Iterator<Item = usize> + '_ {
    let direct = page.asks.iter().flat_map(|a| &a.choices).filter_map(|c| c.to);
    edges(page).map(|e| e.to).chain(direct)
}

fn reachable(graph: &Graph, starts: &[usize]) -> Vec<usize> {
    let mut seen = vec![false; graph.pages.len()];
    let mut order = Vec::new();
    for &start in starts {
        if !std::mem::replace(&mut seen[start], true) {
            order.push(start);
        }
    }
    let mut at = 0;
    while let Some(&page) = order.get(at) {
        at += 1;
        for to in targets(&graph.pages[page]) {
            if !std::mem::replace(&mut seen[to], true) {
                order.push(to);
            }
        }
    }
    order
}

/// By page: the facts that it, or anything below it, looks at.
fn live(graph: &Graph, order: &[usize]) -> Vec<Set> {
    let facts = graph.facts();
    let mut live = vec![Set::new(facts); graph.pages.len()];
    let mut changed = true;
    while changed {
        changed = false;
        for &at in order.iter().rev() {
            let page = &graph.pages[at];
            let mut used = Set::new(facts);
            for edge in edges(page) {
                let mut below = live[edge.to].clone();
                edge.sets.iter().for_each(|(fact, _)| below.remove(*fact));
                used.add(&below);
                edge.tests.iter().for_each(|t| used.insert(t.fact));
            }
            for choice in page.asks.iter().flat_map(|a| &a.choices) {
                if let Some(to) = choice.to {
                    used.add(&live[to]);
                }
            }
            for test in page.variants.iter().flatten().flatten().flatten() {
                used.insert(test.fact);
            }
            page.checks.iter().for_each(|(fact, _, _)| used.remove(*fact));
            page.asks.iter().for_each(|ask| used.insert(ask.fact));
            changed |= live[at].add(&used);
        }
    }
    live
}

/// By page: the facts that somebody who comes there may be known by.
fn maybe(graph: &Graph, order: &[usize]) -> Vec<Set> {
    let facts = graph.facts();
    let mut maybe = vec![Set::new(facts); graph.pages.len()];
    let mut changed = true;
    while changed {
        changed = false;
        for &at in order {
            let page = &graph.pages[at];
            let mut out = maybe[at].clone();
            for ask in &page.asks {
                out.insert(ask.fact);
                ask.choices.iter().flat_map(|c| &c.sets).for_each(|(fact, _)| out.insert(*fact));
            }
            page.checks.iter().for_each(|(fact, _, _)| out.insert(*fact));
            for to in page.asks.iter().flat_map(|a| &a.choices).filter_map(|c| c.to) {
                changed |= maybe[to].add(&out);
            }
            for edge in edges(page) {
                let mut there = out.clone();
                edge.sets.iter().for_each(|(fact, _)| there.insert(*fact));
                changed |= maybe[edge.to].add(&there);
            }
        }
    }
    maybe
}
