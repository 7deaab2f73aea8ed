//! From what was followed to what is said: gaps, masked rules, traps, budgets.
#![expect(clippy::indexing_slicing, reason = "all indices come from the exploration of the same guide")]

use super::explore::{Event, EventKind, Exploration, State};
use super::graph::{Class, Graph};
use super::screens::{self, Screens};
use super::{Context, Limit};
use crate::diagnostic::Sink;
use crate::diagnostics::{
    budget, gap, masked_rule, phase_back, proof_limit, trap, unasked_fact, unreachable,
};
use crate::lower::Places;
use crate::source::Span;
use guide::{Guide, NodeId};
use std::collections::BTreeMap;

/// A person and the way they came, in words.
pub(crate) struct Witness {
    /// `profession = infirmier ; rpps = oui`
    pub(crate) person: String,
    /// `profession › situation`
    pub(crate) path: String,
}

/// Reports every fault; gives each node its remaining screens.
pub(super) fn report(
    context: Context<'_>,
    graph: &Graph,
    exploration: &Exploration<'_>,
    sink: &mut Sink,
) -> Vec<(u8, u8)> {
    let verdict = Verdict { context, graph, exploration };
    let backs = verdict.backs();
    let before = sink.list.len();
    verdict.events(sink);
    let circles = verdict.traps();
    // Who goes round in a circle does not come to what stands behind it.
    if circles.is_empty() {
        verdict.masked(sink);
    }
    // Where people go astray, the pages they do not come to are a consequence.
    if sink.list.len() == before && circles.is_empty() {
        verdict.unreached(sink);
    }
    verdict.round(&circles, &backs, sink);
    let screens = screens::count(graph, exploration);
    verdict.budgets(&screens, sink);
    verdict.remaining(&screens)
}

/// Says that the proof was given up, where and why.
pub(super) fn limit(context: Context<'_>, limit: &Limit, sink: &mut Sink) {
    let node = limit.node.or_else(|| context.guide.home().map(NodeId::index)).unwrap_or(0);
    let name = |f: &usize| context.guide.facts.get(*f).map(|f| f.key.clone());
    let facts: Vec<String> = limit.facts.iter().filter_map(name).collect();
    let span = context.places.get(node).and_then(|p| p.title);
    if let Some(span) = span {
        sink.push(proof_limit::proof(span, &facts));
    }
}

/// Pages that lead to each other and nowhere else.
struct Circle {
    pages: Vec<usize>,
    /// Where somebody is who cannot leave it.
    state: u32,
}

/// A link to an earlier phase.
struct Back {
    from: usize,
    to: usize,
    span: Span,
}

struct Verdict<'a> {
    context: Context<'a>,
    graph: &'a Graph,
    exploration: &'a Exploration<'a>,
}

impl Verdict<'_> {
    fn guide(&self) -> &Guide {
        self.context.guide
    }

    fn places(&self, page: usize) -> &Places {
        &self.context.places[page]
    }

    fn title(&self, page: usize) -> Span {
        self.places(page).title.unwrap_or(Span::new(0, 0..0))
    }

    fn key(&self, page: usize) -> &str {
        &self.guide().nodes[page].key
    }

    fn witness(&self, event: &Event) -> Witness {
        let person = self.exploration.person(event.state, &event.known);
        Witness { person: self.in_words(&person), path: self.path(event.state) }
    }

    fn in_words(&self, person: &[Vec<Class>]) -> String {
        let known = person.iter().enumerate().filter(|(_, classes)| !classes.is_empty());
        let words = known.map(|(fact, classes)| {
            let named = &self.guide().facts[fact];
            let value = |class: &Class| self.graph.examples[fact].get(usize::from(*class) - 1);
            let values =
                classes.iter().filter_map(|c| Some(named.values.get(value(c)?.index())?.key.as_str()));
            format!("{} = {}", named.key, values.collect::<Vec<_>>().join(" puis "))
        });
        let words: Vec<String> = words.collect();
        if words.is_empty() { "n'importe qui".to_owned() } else { words.join(" ; ") }
    }

    fn path(&self, state: u32) -> String {
        let chain = self.exploration.chain(state);
        let names: Vec<&str> =
            chain.iter().map(|s| self.key(self.exploration.states[*s as usize].page as usize)).collect();
        names.join(" › ")
    }

    /// Pages where a rule looked at something unknown: their other faults follow from it.
    fn tainted(&self, page: usize) -> bool {
        let told = |kind| !matches!(kind, EventKind::Gap | EventKind::StepGap { .. });
        self.exploration.events_on(page).any(told)
    }

    fn events(&self, sink: &mut Sink) {
        let mut told: Vec<(usize, usize)> = Vec::new();
        for (page, (event, count)) in self.exploration.events() {
            let places = self.places(page);
            let node = &self.guide().nodes[page];
            let (span, condition, test) = match event.kind {
                EventKind::Gap => {
                    if !self.tainted(page) {
                        let span = places.next.unwrap_or(self.title(page));
                        sink.push(gap::next(span, &node.title, *count, &self.witness(event)));
                    }
                    continue;
                }
                EventKind::StepGap { step } => {
                    sink.push(gap::variant(places.steps[step].0, *count, &self.witness(event)));
                    continue;
                }
                EventKind::UnaskedNext { rule, test } => {
                    (places.rule_tests[rule][test], node.next[rule].when.as_ref(), test)
                }
                EventKind::UnaskedAlso { rule, test } => {
                    (places.also_tests[rule][test], node.also[rule].when.as_ref(), test)
                }
                EventKind::UnaskedVariant { step, variant, test } => {
                    let when = node.steps().nth(step).and_then(|s| s.variants[variant].when.as_ref());
                    (places.variant_tests[step][variant][test], when, test)
                }
            };
            let fact = crate::lower::tests(condition).get(test).map(|t| t.fact);
            let Some(fact) = fact else { continue };
            // One message for each page and fact.
            if told.contains(&(page, fact.index())) {
                continue;
            }
            told.push((page, fact.index()));
            let name = self.guide().facts.get(fact.index()).map_or("", |f| f.key.as_str());
            sink.push(unasked_fact::condition(span, name, &self.witness(event)));
        }
    }

    fn masked(&self, sink: &mut Sink) {
        for (page, used) in self.exploration.used.iter().enumerate() {
            if !used.reached || self.tainted(page) {
                continue;
            }
            let places = self.places(page);
            let gap = self.exploration.events_on(page).any(|kind| kind == EventKind::Gap);
            for (rule, _) in used.next.iter().enumerate().filter(|(_, used)| !**used) {
                if !gap {
                    sink.push(masked_rule::next(places.rules[rule], &places.rules[..rule]));
                }
            }
            for (rule, _) in used.also.iter().enumerate().filter(|(_, used)| !**used) {
                sink.push(masked_rule::also(places.also[rule]));
            }
            for (step, variants) in used.variants.iter().enumerate() {
                for (variant, _) in variants.iter().enumerate().filter(|(_, used)| !**used) {
                    sink.push(masked_rule::variant(places.steps[step].1[variant]));
                }
            }
        }
    }

    /// Pages of the graph that nobody comes to, not even by a link in the text.
    fn unreached(&self, sink: &mut Sink) {
        let nodes = &self.guide().nodes;
        let mut reached: Vec<bool> = self.exploration.used.iter().map(|u| u.reached).collect();
        let mut todo: Vec<usize> =
            (0..nodes.len()).filter(|n| reached[*n] || nodes[*n].phase.is_none()).collect();
        while let Some(page) = todo.pop() {
            for cited in &self.places(page).cited {
                if !std::mem::replace(&mut reached[cited.index()], true) {
                    todo.push(cited.index());
                }
            }
        }
        let home = self.guide().home().map_or("", |h| self.key(h.index()));
        for page in 0..nodes.len() {
            if !reached[page] && nodes[page].phase.is_some() {
                sink.push(unreachable::page(self.title(page), &nodes[page].title, home));
            }
        }
    }

    /// States from which no end can be reached, however questions are answered.
    ///
    /// Who is asked may choose the answer that leads out. Who only ticks lines may not:
    /// what is said at a page holds each time the way passes it.
    fn traps(&self) -> Vec<Circle> {
        let states = &self.exploration.states;
        let before = self.exploration.before();
        // Ways on that must turn out to lead to an end before the state does.
        let ways = |(id, state): (usize, &State)| match self.exploration.after(id).len() {
            0 => 0,
            _ if state.asks => u32::from(!state.ends),
            ways => u32::try_from(ways).unwrap_or(u32::MAX),
        };
        let mut closed: Vec<u32> = states.iter().enumerate().map(ways).collect();
        let mut todo: Vec<usize> = (0..states.len()).filter(|s| closed[*s] == 0).collect();
        while let Some(state) = todo.pop() {
            for &from in before.of(state) {
                let left = &mut closed[from as usize];
                if *left == 1 {
                    todo.push(from as usize);
                }
                *left = left.saturating_sub(1);
            }
        }
        let mut told = vec![false; self.guide().nodes.len()];
        let mut circles = Vec::new();
        for start in (0..states.len()).filter(|s| closed[*s] > 0) {
            let cycle = self.cycle(start, &closed);
            if cycle.iter().any(|page| told[*page]) || cycle.is_empty() {
                continue;
            }
            cycle.iter().for_each(|page| told[*page] = true);
            circles.push(Circle { pages: cycle, state: u32::try_from(start).unwrap_or(0) });
        }
        circles
    }

    /// The circle that the first way on from `start` that is not free runs into.
    fn cycle(&self, start: usize, closed: &[u32]) -> Vec<usize> {
        let mut seen: Vec<usize> = Vec::new();
        let mut at = start;
        loop {
            if let Some(first) = seen.iter().position(|s| *s == at) {
                let pages = seen[first..].iter().map(|s| self.exploration.states[*s].page as usize);
                return pages.collect();
            }
            seen.push(at);
            match self.exploration.after(at).iter().find(|n| closed[**n as usize] > 0) {
                Some(next) => at = *next as usize,
                None => return Vec::new(),
            }
        }
    }

    /// Tells of ways back and of circles; of a circle that a way back closes, with that.
    fn round(&self, circles: &[Circle], backs: &[Back], sink: &mut Sink) {
        let mut links: BTreeMap<(usize, usize), usize> = BTreeMap::new();
        for (at, Circle { pages, .. }) in circles.iter().enumerate() {
            let after = pages.iter().cycle().skip(1);
            links.extend(pages.iter().zip(after).map(|(from, to)| ((*from, *to), at)));
        }
        let names = |circle: &Circle| {
            let names: Vec<&str> = circle.pages.iter().map(|page| self.key(*page)).collect();
            names.join(" › ")
        };
        let mut told = vec![false; circles.len()];
        for back in backs {
            let phase = |page: usize| {
                let phase =
                    self.graph.pages[page].phase.and_then(|p| self.guide().phases.get(usize::from(p)));
                phase.map_or("", |phase| phase.key.as_str())
            };
            let phases = [phase(back.from), phase(back.to)];
            let circle = links.get(&(back.from, back.to)).map(|at| {
                told[*at] = true;
                names(&circles[*at])
            });
            sink.push(phase_back::edge(back.span, phases, self.title(back.to), circle.as_deref()));
        }
        for (circle, _) in circles.iter().zip(told).filter(|(_, told)| !told) {
            let page = circle.pages[0];
            let span = self.places(page).next.unwrap_or(self.title(page));
            let person = self.in_words(&self.exploration.person(circle.state, &[]));
            let witness = Witness { person, path: self.path(circle.state) };
            let asks = circle.pages.iter().any(|page| !self.guide().nodes[*page].questions.is_empty());
            sink.push(trap::circle(span, &names(circle), &witness, asks));
        }
    }

    /// The links that lead to an earlier phase.
    fn backs(&self) -> Vec<Back> {
        let mut backs = Vec::new();
        for (page, used) in self.exploration.used.iter().enumerate() {
            let Some(phase) = self.graph.pages[page].phase.filter(|_| used.reached) else {
                continue;
            };
            let places = self.places(page);
            let rules = self.graph.pages[page].next.iter().map(|e| e.to).zip(places.rules.iter().copied());
            let answers = self.guide().nodes[page].questions.iter().zip(&places.answers);
            let answers = answers.flat_map(|(q, places)| {
                let listed = match &q.answers {
                    guide::Answers::Listed(answers) => answers.as_slice(),
                    guide::Answers::Catalogue => &[],
                };
                listed.iter().zip(places).filter_map(|(a, span)| Some((a.to?.index(), *span)))
            });
            for (to, span) in rules.chain(answers) {
                let later = self.graph.pages[to].phase;
                if later.is_some_and(|later| later < phase) {
                    backs.push(Back { from: page, to, span });
                }
            }
        }
        backs
    }

    fn budgets(&self, screens: &[Screens], sink: &mut Sink) {
        for (entry, promise) in self.guide().entries.iter().zip(self.context.promises) {
            let Some(start) = self.exploration.of(entry.node.index()).next() else {
                continue;
            };
            let needed = screens[start].to_leave;
            if needed > u32::from(entry.interactions) {
                let path = self.longest(start, screens);
                let span = self.title(entry.node.index());
                sink.push(budget::interactions(span, *promise, needed, entry.interactions, &path));
            }
        }
    }

    fn longest(&self, start: usize, screens: &[Screens]) -> String {
        let mut at = start;
        let mut names = vec![self.key(self.exploration.states[at].page as usize)];
        while screens[at].to_leave > 0 && names.len() < 50 {
            let after = self.exploration.after(at);
            let Some(next) = after.iter().max_by_key(|n| screens[**n as usize].to_leave) else {
                break;
            };
            at = *next as usize;
            names.push(self.key(self.exploration.states[at].page as usize));
        }
        names.join(" › ")
    }

    fn remaining(&self, screens: &[Screens]) -> Vec<(u8, u8)> {
        let small = |n: u32| u8::try_from(n).unwrap_or(u8::MAX);
        let of = |page: usize| {
            let after = self.exploration.of(page).map(|s| {
                let here = u32::from(self.exploration.states[s].asks);
                (screens[s].fewest.saturating_sub(here), screens[s].most - here)
            });
            let widest = after.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)));
            let (fewest, most) = widest.unwrap_or((0, 0));
            (small(fewest), small(most))
        };
        (0..self.guide().nodes.len()).map(of).collect()
    }
}
