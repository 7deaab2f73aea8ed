//! Screens to come, by state. A way that goes round is counted up to where it
//! would come to a state a second time.
#![expect(clippy::indexing_slicing, reason = "all indices are states of the same exploration")]

use super::explore::Exploration;
use super::graph::Graph;

/// Most states of one circle whose ways are tried one by one, and most tries.
const SMALL: usize = 64;
const TRIES: usize = 10_000;

/// Screens still to come from one state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Screens {
    /// Screens to leave before nothing is left to ask, at most.
    pub(super) to_leave: u32,
    /// Questions from here on, this one included.
    pub(super) fewest: u32,
    pub(super) most: u32,
}

/// Counts the screens to come, by state.
pub(super) fn count(graph: &Graph, exploration: &Exploration<'_>) -> Vec<Screens> {
    let states = exploration.states.len();
    let mut count =
        Count { graph, exploration, done: vec![Screens::default(); states], on_way: vec![false; states] };
    for circle in circles(exploration) {
        count.circle(&circle);
    }
    count.fewest();
    count.done
}

struct Count<'a> {
    graph: &'a Graph,
    exploration: &'a Exploration<'a>,
    done: Vec<Screens>,
    on_way: Vec<bool>,
}

impl Count<'_> {
    /// Counts for states that lead to each other, everything they lead to having been counted.
    fn circle(&mut self, circle: &[u32]) {
        let mut tries = if circle.len() > SMALL { 0 } else { TRIES };
        let counted: Vec<_> = circle.iter().map_while(|s| self.longest(*s, circle, &mut tries)).collect();
        if counted.len() < circle.len() {
            let all = self.all(circle);
            circle.iter().for_each(|state| self.done[*state as usize] = all);
            return;
        }
        for (state, screens) in circle.iter().zip(counted) {
            self.done[*state as usize] = screens;
        }
    }

    /// The longest way from `state`; `None` when there are too many ways through its circle.
    fn longest(&mut self, state: u32, circle: &[u32], tries: &mut usize) -> Option<Screens> {
        *tries = if circle.len() == 1 { 1 } else { *tries }.checked_sub(1)?;
        self.on_way[state as usize] = true;
        let exploration = self.exploration;
        let mut below = Some(Screens::default());
        for &next in exploration.after(state as usize) {
            let found = match (self.on_way[next as usize], circle.contains(&next)) {
                (true, _) => continue,
                (false, true) => self.longest(next, circle, tries),
                (false, false) => Some(self.done[next as usize]),
            };
            below = below.zip(found).map(|(a, b)| longer(a, b));
        }
        self.on_way[state as usize] = false;
        below.map(|below| self.with(state, below))
    }

    /// A bound for all states of `circle`: each of them once.
    fn all(&self, circle: &[u32]) -> Screens {
        let after = circle.iter().flat_map(|s| self.exploration.after(*s as usize));
        // States of the circle itself count nothing yet.
        let below = after.map(|n| self.done[*n as usize]).fold(Screens::default(), longer);
        circle.iter().fold(below, |below, state| self.with(*state, below))
    }

    fn with(&self, state: u32, below: Screens) -> Screens {
        let state = &self.exploration.states[state as usize];
        let page = &self.graph.pages[state.page as usize];
        let asks = u32::from(state.asks);
        // A question that is not asked is not shown; neither is a router.
        let shown = state.asks || (page.is_screen && !page.is_question);
        let leave = u32::from(shown && (state.asks || below.to_leave > 0));
        Screens { to_leave: below.to_leave + leave, fewest: 0, most: below.most + asks }
    }

    /// The fewest questions to an end: from the ends back, those that ask nothing more first.
    fn fewest(&mut self) {
        let states = &self.exploration.states;
        let before = self.exploration.before();
        let mut known = vec![false; states.len()];
        let mut now: Vec<u32> = (0_u32..).zip(states).filter(|(_, s)| s.ends).map(|(id, _)| id).collect();
        let mut asked = 0;
        let mut later = Vec::new();
        loop {
            while let Some(state) = now.pop() {
                let at = state as usize;
                if std::mem::replace(&mut known[at], true) {
                    continue;
                }
                self.done[at].fewest = asked + u32::from(states[at].asks);
                let todo = if states[at].asks { &mut later } else { &mut now };
                todo.extend(before.of(at));
            }
            if later.is_empty() {
                return;
            }
            asked += 1;
            std::mem::swap(&mut now, &mut later);
        }
    }
}

fn longer(a: Screens, b: Screens) -> Screens {
    Screens { to_leave: a.to_leave.max(b.to_leave), fewest: 0, most: a.most.max(b.most) }
}

/// States that lead to each other, together; what they lead to comes before (Tarjan).
fn circles(exploration: &Exploration<'_>) -> Vec<Vec<u32>> {
    const NEW: u32 = u32::MAX;
    let states = exploration.states.len();
    let mut low = vec![NEW; states];
    let mut open: Vec<u32> = Vec::new();
    let mut placed = vec![false; states];
    let mut circles = Vec::new();
    let mut numbered = 0;
    for root in 0..states {
        // A state, the next of its ways to follow, and the number it was given.
        let mut stack: Vec<(usize, usize, u32)> = Vec::new();
        let mut enter = (low[root] == NEW).then_some(root);
        loop {
            if let Some(state) = enter.take() {
                low[state] = numbered;
                open.push(u32::try_from(state).unwrap_or(NEW));
                stack.push((state, 0, numbered));
                numbered += 1;
            }
            let Some((state, way, number)) = stack.last_mut() else { break };
            if let Some(&next) = exploration.after(*state).get(*way) {
                *way += 1;
                let next = next as usize;
                if low[next] == NEW {
                    enter = Some(next);
                } else if !placed[next] {
                    low[*state] = low[*state].min(low[next]);
                }
                continue;
            }
            let (state, number) = (*state, *number);
            stack.pop();
            if let Some((above, _, _)) = stack.last() {
                low[*above] = low[*above].min(low[state]);
            }
            if low[state] == number {
                let first = open.iter().rposition(|s| *s as usize == state).unwrap_or(0);
                let circle = open.split_off(first);
                circle.iter().for_each(|s| placed[*s as usize] = true);
                circles.push(circle);
            }
        }
    }
    circles
}
