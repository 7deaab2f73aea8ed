//! What happens in one state: every way through its page, and what is wrong there.
#![expect(clippy::indexing_slicing, reason = "all indices are made here, from lists of the same length")]

use super::super::graph::{Class, Edge, Graph, Truth, truth};
use super::super::live::Layout;
use super::{EventKind, MAX_WAYS, Used};

/// One way on from a state.
pub(super) struct Way {
    pub(super) to: usize,
    pub(super) key: u64,
    pub(super) main: bool,
}

/// What happens in one state.
pub(super) struct Visit<'a, 'g> {
    graph: &'g Graph,
    layout: &'g Layout,
    page: usize,
    known: &'a mut Vec<Class>,
    used: &'a mut Used,
    pub(super) ways: Vec<Way>,
    /// What was known on each way, in the order of `ways`; kept for witnesses only.
    pub(super) people: Option<Vec<Vec<Class>>>,
    pub(super) events: Vec<(EventKind, Vec<Class>)>,
    pub(super) asks: bool,
    pub(super) ends: bool,
    pub(super) left: usize,
}

impl<'a, 'g> Visit<'a, 'g> {
    pub(super) fn new(
        graph: &'g Graph,
        layout: &'g Layout,
        page: usize,
        known: &'a mut Vec<Class>,
        used: &'a mut Used,
    ) -> Self {
        used.reached = true;
        Self {
            graph,
            layout,
            page,
            known,
            used,
            ways: Vec::new(),
            people: None,
            events: Vec::new(),
            asks: false,
            ends: false,
            left: MAX_WAYS,
        }
    }

    pub(super) fn run(&mut self) {
        self.ask(0, None);
    }

    /// Answers the questions from number `at` on, in every way.
    fn ask(&mut self, at: usize, direct: Option<usize>) {
        if self.left == 0 {
            return;
        }
        let Some(ask) = self.graph.pages[self.page].asks.get(at) else {
            self.check(0, direct);
            return;
        };
        let now = self.known[ask.fact];
        // A fact that is known with a value offered here is not asked again.
        if let Some(choice) = ask.choices.iter().find(|c| now != 0 && c.class == now) {
            self.with(&choice.sets, |this| this.ask(at + 1, direct.or(choice.to)));
            return;
        }
        self.asks = true;
        for choice in &ask.choices {
            self.with(&[(ask.fact, choice.class)], |this| {
                this.with(&choice.sets, |this| this.ask(at + 1, direct.or(choice.to)));
            });
        }
    }

    /// Takes both sides of each fact checked in « Avant de commencer ».
    fn check(&mut self, at: usize, direct: Option<usize>) {
        if self.left == 0 {
            return;
        }
        let Some(&(fact, yes, no)) = self.graph.pages[self.page].checks.get(at) else {
            self.leave(direct);
            return;
        };
        for class in [yes, no] {
            self.with(&[(fact, class)], |this| this.check(at + 1, direct));
        }
    }

    /// Runs `then` with some facts set, and takes them back.
    fn with(&mut self, sets: &[(usize, Class)], then: impl FnOnce(&mut Self)) {
        let before: Vec<(usize, Class)> = sets.iter().map(|(f, _)| (*f, self.known[*f])).collect();
        for &(fact, class) in sets {
            self.known[fact] = class;
        }
        then(self);
        for (fact, class) in before.into_iter().rev() {
            self.known[fact] = class;
        }
    }

    fn leave(&mut self, direct: Option<usize>) {
        self.left = self.left.saturating_sub(1);
        let graph = self.graph;
        let page = &graph.pages[self.page];
        self.variants();
        for (rule, edge) in page.side.iter().enumerate() {
            match truth(&edge.tests, self.known) {
                Truth::True => {
                    if let Some(used) = self.used.also.get_mut(rule) {
                        *used = true;
                    }
                    self.go(edge, false);
                }
                Truth::Unknown(test) => self.fault(EventKind::UnaskedAlso { rule, test }),
                Truth::False => {}
            }
        }
        if let Some(to) = direct {
            self.push(to, true);
            return;
        }
        for (rule, edge) in page.next.iter().enumerate() {
            match truth(&edge.tests, self.known) {
                Truth::True => {
                    self.used.next[rule] = true;
                    self.go(edge, true);
                    return;
                }
                Truth::Unknown(test) => self.fault(EventKind::UnaskedNext { rule, test }),
                Truth::False => {}
            }
        }
        self.ends = true;
        if !page.is_end {
            self.fault(EventKind::Gap);
        }
    }

    fn variants(&mut self) {
        let graph = self.graph;
        for (step, variants) in graph.pages[self.page].variants.iter().enumerate() {
            let mut shown = false;
            let mut unknown = false;
            for (variant, tests) in variants.iter().enumerate() {
                let holds = match tests {
                    // « Sinon » is for those whom nothing above fits.
                    None => {
                        if shown {
                            Truth::False
                        } else {
                            Truth::True
                        }
                    }
                    Some(tests) => truth(tests, self.known),
                };
                match holds {
                    Truth::True => {
                        shown = true;
                        self.used.variants[step][variant] = true;
                    }
                    Truth::Unknown(test) => {
                        unknown = true;
                        self.fault(EventKind::UnaskedVariant { step, variant, test });
                    }
                    Truth::False => {}
                }
            }
            if variants.len() > 1 && !shown && !unknown {
                self.fault(EventKind::StepGap { step });
            }
        }
    }

    fn go(&mut self, edge: &Edge, main: bool) {
        self.with(&edge.sets, |this| this.push(edge.to, main));
    }

    fn push(&mut self, to: usize, main: bool) {
        let key = self.layout.pack(to, self.known);
        if let Some(people) = &mut self.people {
            people.push(self.known.clone());
        } else if self.ways.last().is_some_and(|w| w.to == to && w.key == key && w.main == main) {
            return;
        }
        self.ways.push(Way { to, key, main });
    }

    fn fault(&mut self, kind: EventKind) {
        self.events.push((kind, self.known.clone()));
    }
}
