//! What the grammar says of a model, found by trying everything: every answer,
//! every value of every fact, without a thought for speed.

use crate::model::{Cited, Condition, Kind, Model, Page, Rule};
use std::collections::{BTreeMap, BTreeSet};

/// What is known, by fact.
pub(crate) type Known = Vec<Option<usize>>;

/// A page, and what is known on coming there.
pub(crate) type State = (usize, Known);

/// Something that must be said of a model.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Verdict {
    Gap { page: usize },
    StepGap { page: usize, step: usize },
    Unasked { page: usize, fact: String },
    MaskedNext { page: usize, rule: usize },
    MaskedAlso { page: usize, rule: usize },
    MaskedVariant { page: usize, step: usize, variant: usize },
    Unreachable { page: usize },
    Trap,
}

/// A part of a page that was of use to somebody.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Use {
    Next(usize, usize),
    Also(usize, usize),
    Variant(usize, usize, usize),
}

/// One way through a page: one answer to everything it asks.
#[derive(Debug)]
pub(crate) struct Pass {
    /// What was known when the page was left.
    pub(crate) known: Known,
    /// Whether something was asked.
    pub(crate) asked: bool,
    /// The page that follows, and what is known there.
    pub(crate) main: Option<State>,
    /// What is offered beside.
    pub(crate) side: Vec<State>,
    pub(crate) faults: Vec<Verdict>,
    uses: Vec<Use>,
}

/// Whether `when` holds; the first unknown test, when that decides.
fn holds(model: &Model, when: Option<&Condition>, known: &Known) -> Result<bool, Cited> {
    let mut unknown = None;
    for test in when.into_iter().flatten() {
        let value = match test.fact {
            Cited::Fact(fact) => known[fact],
            Cited::Group => known[0].zip(model.groups.as_ref()).map(|(trade, groups)| groups[trade]),
        };
        match value {
            Some(value) if test.values.contains(&value) == test.negated => return Ok(false),
            Some(_) => {}
            None => unknown = unknown.or(Some(test.fact)),
        }
    }
    unknown.map_or(Ok(true), Err)
}

/// Every way through page `at` of somebody of whom `known` is known.
pub(crate) fn passes(model: &Model, at: usize, known: &Known) -> Vec<Pass> {
    let page = &model.pages[at];
    let mut out = Vec::new();
    for (known, asked, direct) in answered(model, page, known) {
        for known in checked(page, known) {
            out.push(leave(model, at, known, asked, direct));
        }
    }
    out
}

/// Every way to answer the questions of a page: what is then known, whether any was asked, and the page that an answer leads to.
fn answered(model: &Model, page: &Page, known: &Known) -> Vec<(Known, bool, Option<usize>)> {
    let mut ways = vec![(known.clone(), false, None)];
    for question in &page.questions {
        let mut next = Vec::new();
        for (known, asked, direct) in ways {
            let offered: Vec<usize> = match question.answers.as_slice() {
                [] => (0..model.facts[question.fact]).collect(),
                answers => answers.iter().map(|a| a.value).collect(),
            };
            let settled = known[question.fact].filter(|v| offered.contains(v));
            let values = settled.map_or_else(|| offered.clone(), |v| vec![v]);
            for value in values {
                let mut known = known.clone();
                known[question.fact] = Some(value);
                let answer = question.answers.iter().find(|a| a.value == value);
                if let Some((fact, value)) = answer.and_then(|a| a.sets) {
                    known[fact] = Some(value);
                }
                let to = answer.and_then(|a| a.to);
                next.push((known, asked || settled.is_none(), direct.or(to)));
            }
        }
        ways = next;
    }
    ways
}

/// Every way to tick the lines of « Avant de commencer ».
fn checked(page: &Page, known: Known) -> Vec<Known> {
    let mut ways = vec![known];
    for &(fact, yes, no) in &page.checks {
        let both = |known: Known| {
            [yes, no].map(|value| {
                let mut known = known.clone();
                known[fact] = Some(value);
                known
            })
        };
        ways = ways.into_iter().flat_map(both).collect();
    }
    ways
}

/// What follows when a page has been answered.
pub(crate) fn leave(model: &Model, at: usize, known: Known, asked: bool, direct: Option<usize>) -> Pass {
    let page = &model.pages[at];
    let (main, side) = (None, Vec::new());
    let mut pass = Pass { known, asked, main, side, faults: Vec::new(), uses: Vec::new() };
    let unasked = |fact: Cited| Verdict::Unasked { page: at, fact: model.fact_name(fact) };
    for (step, variants) in page.steps.iter().enumerate() {
        let (mut shown, mut unknown) = (false, false);
        for (variant, when) in variants.iter().enumerate() {
            let fits = if when.is_none() { Ok(!shown) } else { holds(model, when.as_ref(), &pass.known) };
            match fits {
                Ok(true) => {
                    shown = true;
                    pass.uses.push(Use::Variant(at, step, variant));
                }
                Ok(false) => {}
                Err(fact) => {
                    unknown = true;
                    pass.faults.push(unasked(fact));
                }
            }
        }
        if variants.len() > 1 && !shown && !unknown {
            pass.faults.push(Verdict::StepGap { page: at, step });
        }
    }
    for (rule, edge) in page.also.iter().enumerate() {
        match holds(model, edge.when.as_ref(), &pass.known) {
            Ok(true) => {
                pass.uses.push(Use::Also(at, rule));
                pass.side.push(follow(edge, &pass.known));
            }
            Ok(false) => {}
            Err(fact) => pass.faults.push(unasked(fact)),
        }
    }
    pass.side.extend(page.otherwise.iter().map(|to| (*to, pass.known.clone())));
    if let Some(to) = direct {
        pass.main = Some((to, pass.known.clone()));
        return pass;
    }
    for (rule, edge) in page.next.iter().enumerate() {
        match holds(model, edge.when.as_ref(), &pass.known) {
            Ok(true) => {
                pass.uses.push(Use::Next(at, rule));
                pass.main = Some(follow(edge, &pass.known));
                return pass;
            }
            Ok(false) => {}
            Err(fact) => pass.faults.push(unasked(fact)),
        }
    }
    if page.kind != Kind::Outcome {
        pass.faults.push(Verdict::Gap { page: at });
    }
    pass
}

fn follow(edge: &Rule, known: &Known) -> State {
    let mut known = known.clone();
    if let Some((fact, value)) = edge.sets {
        known[fact] = Some(value);
    }
    (edge.to, known)
}

/// Everything that follows from a model.
#[derive(Debug)]
pub(crate) struct Oracle<'a> {
    pub(crate) model: &'a Model,
    pub(crate) states: BTreeMap<State, Vec<Pass>>,
    /// States from which answering always leads to an end.
    free: BTreeSet<State>,
}

impl<'a> Oracle<'a> {
    pub(crate) fn new(model: &'a Model) -> Self {
        let mut states = BTreeMap::new();
        let nothing = vec![None; model.facts.len()];
        let starts = model.entries.iter().map(|e| e.0).chain(model.finding);
        let mut todo: Vec<State> = starts.map(|s| (s, nothing.clone())).collect();
        while let Some(state) = todo.pop() {
            if states.contains_key(&state) {
                continue;
            }
            let passes = passes(model, state.0, &state.1);
            todo.extend(passes.iter().flat_map(|p| p.main.iter().chain(&p.side)).cloned());
            states.insert(state, passes);
        }
        let mut this = Self { model, states, free: BTreeSet::new() };
        this.set_free();
        this
    }

    /// Who is asked may choose the way out; who only ticks lines goes where the ticks lead.
    fn set_free(&mut self) {
        loop {
            let out = |pass: &Pass| pass.main.as_ref().is_none_or(|s| self.free.contains(s));
            let freed = self.states.iter().filter(|(state, passes)| {
                let asked = passes.iter().any(|p| p.asked);
                let is_free = if asked { passes.iter().any(out) } else { passes.iter().all(out) };
                is_free && !self.free.contains(*state)
            });
            let freed: Vec<State> = freed.map(|(state, _)| state.clone()).collect();
            if freed.is_empty() {
                return;
            }
            self.free.extend(freed);
        }
    }

    /// States in which somebody is caught.
    pub(crate) fn trapped_states(&self) -> BTreeSet<&State> {
        self.states.keys().filter(|s| !self.free.contains(*s)).collect()
    }

    /// Pages on which somebody may be caught.
    pub(crate) fn trapped(&self) -> BTreeSet<usize> {
        self.trapped_states().iter().map(|s| s.0).collect()
    }

    /// Everything wrong, faults that follow from another on the same page left out.
    pub(crate) fn verdicts(&self) -> BTreeSet<Verdict> {
        let passes = || self.states.values().flatten();
        let faults: BTreeSet<Verdict> = passes().flat_map(|p| p.faults.iter().cloned()).collect();
        let uses: BTreeSet<&Use> = passes().flat_map(|p| &p.uses).collect();
        let reached: BTreeSet<usize> = self.states.keys().map(|s| s.0).collect();
        let tainted =
            |at: usize| faults.iter().any(|v| matches!(v, Verdict::Unasked { page, .. } if *page == at));
        let mut out = BTreeSet::new();
        // Who goes round in a circle does not come to what stands behind it.
        let trapped = !self.trapped().is_empty();
        for &at in &reached {
            let page = &self.model.pages[at];
            if trapped || tainted(at) {
                continue;
            }
            let gap = faults.contains(&Verdict::Gap { page: at });
            let masked = (0..page.next.len()).filter(|r| !gap && !uses.contains(&Use::Next(at, *r)));
            out.extend(masked.map(|rule| Verdict::MaskedNext { page: at, rule }));
            let masked = (0..page.also.len()).filter(|r| !uses.contains(&Use::Also(at, *r)));
            out.extend(masked.map(|rule| Verdict::MaskedAlso { page: at, rule }));
            for (step, variants) in page.steps.iter().enumerate() {
                let masked = (0..variants.len()).filter(|v| !uses.contains(&Use::Variant(at, step, *v)));
                out.extend(masked.map(|variant| Verdict::MaskedVariant { page: at, step, variant }));
            }
        }
        let told = |v: &Verdict| !matches!(v, Verdict::Gap { page } if tainted(*page));
        out.extend(faults.iter().filter(|v| told(v)).cloned());
        if trapped {
            out.insert(Verdict::Trap);
        }
        // Where people go astray, the pages they do not come to are a consequence.
        if out.is_empty() {
            out.extend(self.unreached(&reached).into_iter().map(|page| Verdict::Unreachable { page }));
        }
        out
    }

    /// Pages that no way leads to, nor the text of one that somebody comes to.
    fn unreached(&self, reached: &BTreeSet<usize>) -> Vec<usize> {
        let mut found = reached.clone();
        let mut todo: Vec<usize> = reached.iter().copied().collect();
        while let Some(at) = todo.pop() {
            for &to in &self.model.pages[at].cited {
                if found.insert(to) {
                    todo.push(to);
                }
            }
        }
        (0..self.model.pages.len()).filter(|p| !found.contains(p)).collect()
    }

    /// The most screens to leave before nothing is left to ask, by all ways that never come to
    /// the same state twice; whether any way does. `None` when there are too many ways.
    pub(crate) fn longest(&self, page: usize) -> Option<(u32, bool)> {
        let mut search = Search { oracle: self, on_way: BTreeSet::new(), steps: 0, round: false };
        let most = search.from(&(page, vec![None; self.model.facts.len()]))?;
        Some((most, search.round))
    }

    /// Screens to leave on a way, given for each pass its page and whether it asked.
    pub(crate) fn screens(&self, way: &[(usize, bool)]) -> u32 {
        let last = way.iter().rposition(|(_, asked)| *asked).map_or(0, |n| n + 1);
        let shown = |(page, asked): &&(usize, bool)| {
            *asked || !matches!(self.model.pages[*page].kind, Kind::Question | Kind::Router)
        };
        u32::try_from(way[..last].iter().filter(shown).count()).unwrap_or(u32::MAX)
    }
}

/// Every way from a state, one after the other.
struct Search<'a> {
    oracle: &'a Oracle<'a>,
    on_way: BTreeSet<State>,
    steps: usize,
    round: bool,
}

impl Search<'_> {
    fn from(&mut self, state: &State) -> Option<u32> {
        self.steps += 1;
        if self.steps > 20_000 {
            return None;
        }
        self.on_way.insert(state.clone());
        let passes = self.oracle.states.get(state)?;
        let mut deepest = 0;
        for next in passes.iter().filter_map(|p| p.main.as_ref()).collect::<BTreeSet<_>>() {
            if self.on_way.contains(next) {
                self.round = true;
            } else {
                deepest = deepest.max(self.from(next)?);
            }
        }
        self.on_way.remove(state);
        let asked = passes.iter().any(|p| p.asked);
        let shown = asked || !matches!(self.oracle.model.pages[state.0].kind, Kind::Question | Kind::Router);
        Some(deepest + u32::from(shown && (asked || deepest > 0)))
    }
}
