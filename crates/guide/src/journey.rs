//! One person's way through the guide.
//!
//! A [`Journey`] is what the person said; a [`Walk`] is what follows from it.
//! Walking is a pure function, so « Modifier » is: change an answer, walk again.
//! Answers that no longer count stay in the journey and count again as soon as
//! the way passes by them.

use crate::condition::Facts;
use crate::model::{Answers, FactId, Guide, Node, NodeId, NodeKind, Question, Rule, ValueId};

/// What one person said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Journey {
    /// Where the person came in.
    pub entry: NodeId,
    /// What was said, at most once for each page and fact.
    pub answers: Vec<Given>,
    /// Facts brought along (a shared link, a card): they answer any page that offers the value.
    pub known: Vec<(FactId, ValueId)>,
}

/// One answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Given {
    /// The page that asked.
    pub node: NodeId,
    /// What it asked.
    pub fact: FactId,
    /// The answer.
    pub value: ValueId,
}

/// What follows from a [`Journey`].
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Walk {
    /// Every page gone through, in order, routers and answered questions included.
    pub trail: Vec<NodeId>,
    /// The answers that counted, in the order they were asked.
    pub given: Vec<Given>,
    /// What is known at the end.
    pub facts: Facts,
    /// The question still to be answered; `None` at an end.
    pub open: Option<NodeId>,
    /// Pages to read and do since the last answered question: the personal path, when nothing is open.
    pub path: Vec<NodeId>,
    /// What is offered beside the path.
    pub offers: Vec<Offer>,
}

/// A way offered beside the path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// The page that offers it.
    pub from: NodeId,
    /// Which of its rules ([`Node::also`]).
    pub rule: usize,
    /// Where it leads.
    pub to: NodeId,
    /// What is known there, the rule's own facts included.
    pub facts: Facts,
}

impl Walk {
    /// Whether the personal path stands: nothing left to ask.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.open.is_none() && !self.path.is_empty()
    }
}

impl Journey {
    /// A journey that starts at `entry` with nothing known.
    #[must_use]
    pub const fn new(entry: NodeId) -> Self {
        Self { entry, answers: Vec::new(), known: Vec::new() }
    }

    /// Answers a question, or changes the answer.
    pub fn answer(&mut self, given: Given) {
        let same = |g: &&mut Given| g.node == given.node && g.fact == given.fact;
        match self.answers.iter_mut().find(same) {
            Some(old) => *old = given,
            None => self.answers.push(given),
        }
    }

    /// What was said about `fact` at `node`.
    #[must_use]
    pub fn said(&self, node: NodeId, fact: FactId) -> Option<ValueId> {
        let found = self.answers.iter().find(|g| g.node == node && g.fact == fact);
        found.map(|g| g.value)
    }

    /// Follows the way from the entry as far as the answers go.
    #[must_use]
    pub fn walk(&self, guide: &Guide) -> Walk {
        let mut walk = Walk::default();
        for &(fact, value) in &self.known {
            if guide.value(fact, value).is_some() {
                walk.facts.set(fact, value);
            }
        }
        // What was known on arrival at each page of the trail.
        let mut arrivals: Vec<Facts> = Vec::new();
        let mut here = Some(self.entry);
        while let Some(id) = here {
            let Some(node) = guide.node(id) else { break };
            let mut visits = walk.trail.iter().zip(&arrivals);
            let round = visits.any(|(visited, facts)| *visited == id && *facts == walk.facts);
            if round || walk.trail.len() >= LONGEST {
                // Nothing new would ever be learnt: only another answer leads out. A question that
                // the way passes without asking, because its answer is known, is not the one.
                walk.open = walk.given.last().map(|g| g.node);
                break;
            }
            arrivals.push(walk.facts.clone());
            walk.trail.push(id);
            here = self.visit(guide, id, node, &mut walk);
        }
        walk
    }

    /// The walk that begins with an offered way.
    #[must_use]
    pub fn take(&self, guide: &Guide, offer: &Offer) -> Walk {
        let known = offer.facts.iter().collect();
        let branch = Self { entry: offer.to, answers: self.answers.clone(), known };
        branch.walk(guide)
    }

    /// Goes through one page; the page after it, unless something is still to be answered or the way ends.
    fn visit(&self, guide: &Guide, id: NodeId, node: &Node, walk: &mut Walk) -> Option<NodeId> {
        let mut direct = None;
        let mut asked = false;
        for question in &node.questions {
            match self.settle(guide, id, question, walk) {
                Settled::Answered(to) => {
                    asked = true;
                    direct = direct.or(to);
                }
                Settled::Known(to) => direct = direct.or(to),
                Settled::Open => {
                    walk.open = Some(id);
                    return None;
                }
            }
        }
        if asked {
            walk.path.clear();
        }
        if node.kind != NodeKind::Question && node.kind != NodeKind::Router {
            walk.path.push(id);
        }
        for check in node.before.iter().filter_map(|line| line.fact) {
            let fits = |value: &ValueId| [check.yes, check.no].contains(value);
            let said = self.said(id, check.fact).filter(fits);
            let known = || walk.facts.get(guide, check.fact).filter(fits);
            let value = said.or_else(known).unwrap_or(check.yes);
            walk.facts.set(check.fact, value);
        }
        offer(guide, id, node, walk);
        if direct.is_some() {
            return direct;
        }
        let rule = node.next.iter().find(|r| applies(guide, r, &walk.facts))?;
        walk.facts.set_all(&rule.sets);
        Some(rule.to)
    }

    /// Answers a question by what is known, else by what was said.
    fn settle(&self, guide: &Guide, id: NodeId, question: &Question, walk: &mut Walk) -> Settled {
        let known = walk.facts.get(guide, question.fact);
        if let Some(value) = known.filter(|v| question.offers(*v)) {
            return Settled::Known(question.follow(value, walk));
        }
        let exists = |value: &ValueId| guide.value(question.fact, *value).is_some();
        let said = self.said(id, question.fact).filter(exists);
        let Some(value) = said.filter(|v| question.offers(*v)) else {
            return Settled::Open;
        };
        walk.facts.set(question.fact, value);
        walk.given.push(Given { node: id, fact: question.fact, value });
        Settled::Answered(question.follow(value, walk))
    }
}

/// The most pages of one walk: far beyond any honest guide, a bound for a damaged one.
const LONGEST: usize = 1000;

/// What became of a question; the page that its answer leads to, if it names one.
enum Settled {
    /// The person was asked.
    Answered(Option<NodeId>),
    /// Nothing was asked.
    Known(Option<NodeId>),
    Open,
}

impl Question {
    /// Whether `value` may be answered here.
    #[must_use]
    pub fn offers(&self, value: ValueId) -> bool {
        match &self.answers {
            Answers::Catalogue => true,
            Answers::Listed(answers) => answers.iter().any(|a| a.value == value),
        }
    }

    /// Applies what follows from an answer; the page it leads to, if it names one.
    fn follow(&self, value: ValueId, walk: &mut Walk) -> Option<NodeId> {
        let Answers::Listed(answers) = &self.answers else {
            return None;
        };
        let answer = answers.iter().find(|a| a.value == value)?;
        walk.facts.set_all(&answer.sets);
        answer.to
    }
}

/// Whether a rule is for somebody of whom this is known.
fn applies(guide: &Guide, rule: &Rule, facts: &Facts) -> bool {
    rule.when.as_ref().is_none_or(|c| c.holds(guide, facts) == Some(true))
}

/// Offers what « Aussi possible » holds for this person; each page once.
fn offer(guide: &Guide, id: NodeId, node: &Node, walk: &mut Walk) {
    for (index, rule) in node.also.iter().enumerate() {
        if applies(guide, rule, &walk.facts) && walk.offers.iter().all(|o| o.to != rule.to) {
            let mut facts = walk.facts.clone();
            facts.set_all(&rule.sets);
            walk.offers.push(Offer { from: id, rule: index, to: rule.to, facts });
        }
    }
}

#[cfg(test)]
mod tests;
