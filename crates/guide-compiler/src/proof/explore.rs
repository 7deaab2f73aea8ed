//! Following everybody: states are visited once each, breadth first, so that
//! every witness is a shortest one. What happens in one state is in `visit`.
#![expect(clippy::indexing_slicing, reason = "all indices are made here, from lists of the same length")]

use super::Limit;
use super::graph::{Class, Graph};
use super::live::Layout;
use std::collections::BTreeMap;
use visit::{Visit, Way};

mod visit;

/// Most states that are followed before the proof is given up.
pub(super) const MAX_STATES: usize = 1 << 20;

/// Most ways through pages, all answers to all that is asked on one screen counted, likewise.
pub(super) const MAX_WAYS: usize = 1 << 22;

/// No state: the parent of a start.
const NONE: u32 = u32::MAX;

/// A page with what is known there.
#[derive(Debug, Clone, Copy)]
pub(super) struct State {
    pub(super) page: u32,
    key: u64,
    parent: u32,
    /// Something was asked here.
    pub(super) asks: bool,
    /// A way ends here, rightly or not.
    pub(super) ends: bool,
}

/// Something wrong in one state.
#[derive(Debug, Clone)]
pub(super) struct Event {
    pub(super) kind: EventKind,
    pub(super) state: u32,
    /// Everything known when it happened.
    pub(super) known: Vec<Class>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum EventKind {
    /// No rule applies.
    Gap,
    /// No variant of this step applies.
    StepGap { step: usize },
    /// A rule of « Ensuite » looks at a fact that is not known.
    UnaskedNext { rule: usize, test: usize },
    /// The same for « Aussi possible ».
    UnaskedAlso { rule: usize, test: usize },
    /// The same for a variant of a step.
    UnaskedVariant { step: usize, variant: usize, test: usize },
}

/// What of a page was ever used.
#[derive(Debug, Clone, Default)]
pub(super) struct Used {
    pub(super) reached: bool,
    pub(super) next: Vec<bool>,
    pub(super) also: Vec<bool>,
    pub(super) variants: Vec<Vec<bool>>,
}

/// Everything that was found.
#[derive(Debug)]
pub(super) struct Exploration<'a> {
    graph: &'a Graph,
    layout: &'a Layout,
    pub(super) states: Vec<State>,
    /// Main successors of state `s`: `next[starts[s]..starts[s + 1]]`.
    next: Vec<u32>,
    starts: Vec<u32>,
    /// The first event of each page and kind, with how many states had it.
    events: BTreeMap<(u32, EventKind), (Event, usize)>,
    pub(super) used: Vec<Used>,
    seen: Vec<Vec<u64>>,
    /// Ways that may still be followed.
    left: usize,
}

/// The ways, turned round.
#[derive(Debug)]
pub(super) struct Before {
    starts: Vec<u32>,
    states: Vec<u32>,
}

impl Before {
    /// The states that `state` follows.
    pub(super) fn of(&self, state: usize) -> &[u32] {
        &self.states[self.starts[state] as usize..self.starts[state + 1] as usize]
    }
}

impl<'a> Exploration<'a> {
    pub(super) fn run(graph: &'a Graph, layout: &'a Layout, starts: &[usize]) -> Result<Self, Limit> {
        let used = graph.pages.iter().map(|p| Used {
            reached: false,
            next: vec![false; p.next.len()],
            also: vec![false; p.also],
            variants: p.variants.iter().map(|v| vec![false; v.len()]).collect(),
        });
        let mut this = Self {
            graph,
            layout,
            states: Vec::new(),
            next: Vec::new(),
            starts: Vec::new(),
            events: BTreeMap::new(),
            used: used.collect(),
            seen: vec![Vec::new(); graph.pages.len()],
            left: MAX_WAYS,
        };
        let mut index = vec![BTreeMap::new(); graph.pages.len()];
        let mut known = vec![0; graph.facts()];
        for &start in starts {
            this.add(start, 0, NONE, &mut index);
        }
        let mut at = 0;
        while at < this.states.len() {
            this.step(at, &mut known, &mut index);
            if this.left == 0 {
                return Err(this.limit(this.states[at].page as usize));
            }
            if this.states.len() > MAX_STATES {
                let largest = (0..this.seen.len()).max_by_key(|page| this.seen[*page].len());
                return Err(this.limit(largest.unwrap_or_default()));
            }
            at += 1;
        }
        this.starts.push(u32::try_from(this.next.len()).unwrap_or(u32::MAX));
        Ok(this)
    }

    /// How many main transitions there are.
    pub(super) fn edges(&self) -> usize {
        self.next.len()
    }

    /// The states that follow `state` on the way itself.
    pub(super) fn after(&self, state: usize) -> &[u32] {
        &self.next[self.starts[state] as usize..self.starts[state + 1] as usize]
    }

    /// For each state, those that it follows on the way itself.
    pub(super) fn before(&self) -> Before {
        let mut starts = vec![0_u32; self.states.len() + 1];
        self.next.iter().for_each(|to| starts[*to as usize] += 1);
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut states = vec![0; self.next.len()];
        for from in (0..self.states.len()).rev() {
            for &to in self.after(from) {
                let start = &mut starts[to as usize];
                *start -= 1;
                states[*start as usize] = u32::try_from(from).unwrap_or(NONE);
            }
        }
        Before { starts, states }
    }

    fn add(&mut self, page: usize, key: u64, parent: u32, index: &mut [BTreeMap<u64, u32>]) -> u32 {
        if let Some(&known) = index[page].get(&key) {
            return known;
        }
        let id = u32::try_from(self.states.len()).unwrap_or(NONE);
        index[page].insert(key, id);
        self.seen[page].push(u64::from(id));
        let page = u32::try_from(page).unwrap_or(NONE);
        self.states.push(State { page, key, parent, asks: false, ends: false });
        id
    }

    fn step(&mut self, at: usize, known: &mut Vec<Class>, index: &mut [BTreeMap<u64, u32>]) {
        let State { page, key, .. } = self.states[at];
        let page = page as usize;
        self.layout.unpack(page, key, known);
        let mut visit = Visit::new(self.graph, self.layout, page, known, &mut self.used[page]);
        visit.left = self.left;
        visit.run();
        let Visit { ways, events, asks, ends, left, .. } = visit;
        self.left = left;
        self.layout.clear(page, known);
        self.states[at].asks = asks;
        self.states[at].ends = ends;
        let parent = u32::try_from(at).unwrap_or(NONE);
        self.starts.push(u32::try_from(self.next.len()).unwrap_or(u32::MAX));
        let mut after: Vec<u32> = Vec::new();
        for way in ways {
            let id = self.add(way.to, way.key, parent, index);
            if way.main {
                after.push(id);
            }
        }
        after.sort_unstable();
        after.dedup();
        self.next.extend(after);
        for (kind, known) in events {
            self.event(Event { kind, state: parent, known });
        }
    }

    fn event(&mut self, event: Event) {
        let page = self.states[event.state as usize].page;
        self.events.entry((page, event.kind)).or_insert((event, 0)).1 += 1;
    }

    /// What happened, by page.
    pub(super) fn events(&self) -> impl Iterator<Item = (usize, &(Event, usize))> {
        self.events.iter().map(|((page, _), event)| (*page as usize, event))
    }

    /// What happened on `page`.
    pub(super) fn events_on(&self, page: usize) -> impl Iterator<Item = EventKind> {
        let page = u32::try_from(page).unwrap_or(NONE);
        let from = self.events.range((page, EventKind::Gap)..);
        from.take_while(move |((at, _), _)| *at == page).map(|((_, kind), _)| *kind)
    }

    /// What the cases of `page` differ by.
    fn limit(&self, page: usize) -> Limit {
        let mut facts = self.layout.facts(page);
        facts.extend(self.graph.pages[page].asks.iter().map(|ask| ask.fact));
        let mut told = vec![false; self.graph.facts()];
        facts.retain(|fact| !std::mem::replace(&mut told[*fact], true));
        Limit { node: Some(page), facts }
    }

    /// The states from a start to `state`.
    pub(super) fn chain(&self, state: u32) -> Vec<u32> {
        let mut chain = vec![state];
        let mut at = self.states[state as usize].parent;
        while at != NONE {
            chain.push(at);
            at = self.states[at as usize].parent;
        }
        chain.reverse();
        chain
    }

    /// A person who comes to `state`, of whom `known` is known there: by fact, the classes it takes one after the other.
    pub(super) fn person(&self, state: u32, known: &[Class]) -> Vec<Vec<Class>> {
        let mut person = vec![Vec::new(); self.graph.facts()];
        let chain = self.chain(state);
        for pair in chain.windows(2) {
            let [from, to] = pair else { continue };
            let (from, to) = (&self.states[*from as usize], &self.states[*to as usize]);
            let mut known = vec![0; self.graph.facts()];
            self.layout.unpack(from.page as usize, from.key, &mut known);
            let mut used = self.used[from.page as usize].clone();
            let mut visit = Visit::new(self.graph, self.layout, from.page as usize, &mut known, &mut used);
            visit.people = Some(Vec::new());
            visit.run();
            let there = |w: &Way| w.to == to.page as usize && w.key == to.key;
            let at = visit.ways.iter().position(there);
            let people = visit.people.unwrap_or_default();
            if let Some(now) = at.and_then(|at| people.get(at)) {
                note(&mut person, now);
            }
        }
        note(&mut person, known);
        person
    }

    /// The states of `page`.
    pub(super) fn of(&self, page: usize) -> impl Iterator<Item = usize> + '_ {
        self.seen[page].iter().filter_map(|s| usize::try_from(*s).ok())
    }
}

/// Adds what is known now to what was known before.
fn note(person: &mut [Vec<Class>], now: &[Class]) {
    for (classes, class) in person.iter_mut().zip(now) {
        if *class != 0 && classes.last() != Some(class) {
            classes.push(*class);
        }
    }
}
