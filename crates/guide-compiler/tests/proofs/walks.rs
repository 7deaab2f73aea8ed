//! Walking as the model says, beside [`guide::Journey`].

use crate::model::{Cited, Model};
use crate::oracle::{self, Known};
use guide::{FactId, Given, Guide, Journey, NodeId, ValueId, Walk};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// The model's numbers for the guide's ids.
#[derive(Debug)]
pub(crate) struct Ids {
    /// By page of the model.
    pub(crate) nodes: Vec<NodeId>,
    pub(crate) facts: Vec<FactId>,
}

impl Ids {
    pub(crate) fn new(model: &Model, guide: &Guide) -> Self {
        let node = |at| guide.find_node(&format!("p{at}")).expect("every page becomes a node");
        let fact = |at| guide.find_fact(&model.fact_name(Cited::Fact(at))).expect("every fact is declared");
        Self {
            nodes: (0..model.pages.len()).map(node).collect(),
            facts: (0..model.facts.len()).map(fact).collect(),
        }
    }

    fn page(&self, node: NodeId) -> usize {
        self.nodes.iter().position(|n| *n == node).expect("a journey stays on pages")
    }

    fn fact(&self, fact: FactId) -> usize {
        self.facts.iter().position(|f| *f == fact).expect("a journey asks what is declared")
    }
}

/// How a way ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    /// At a page that leads nowhere.
    Here,
    /// At a question that is not answered.
    Open(usize),
    /// Where it was before, with nothing new known.
    Round,
}

/// The pages of a way, each with whether it was asked, and how it ends.
pub(crate) type Way = (Vec<(usize, bool)>, End);

/// The way that a journey must take.
pub(crate) fn expected(model: &Model, ids: &Ids, journey: &Journey) -> Way {
    let said: BTreeMap<(usize, usize), usize> =
        journey.answers.iter().map(|g| ((ids.page(g.node), ids.fact(g.fact)), g.value.index())).collect();
    let mut way = Vec::new();
    let mut seen = BTreeSet::new();
    let (mut at, mut known): (usize, Known) = (ids.page(journey.entry), vec![None; model.facts.len()]);
    loop {
        if !seen.insert((at, known.clone())) {
            return (way, End::Round);
        }
        let (mut asked, mut direct) = (false, None);
        for question in &model.pages[at].questions {
            let offered =
                |v: &usize| question.answers.is_empty() || question.answers.iter().any(|a| a.value == *v);
            let value = match known[question.fact].filter(offered) {
                Some(value) => value,
                None => match said.get(&(at, question.fact)) {
                    Some(value) => {
                        asked = true;
                        *value
                    }
                    None => {
                        way.push((at, true));
                        return (way, End::Open(at));
                    }
                },
            };
            known[question.fact] = Some(value);
            let answer = question.answers.iter().find(|a| a.value == value);
            if let Some((fact, value)) = answer.and_then(|a| a.sets) {
                known[fact] = Some(value);
            }
            direct = direct.or(answer.and_then(|a| a.to));
        }
        for &(fact, yes, no) in &model.pages[at].checks {
            let earlier = known[fact].filter(|v| [yes, no].contains(v));
            known[fact] = said.get(&(at, fact)).copied().or(earlier).or(Some(yes));
        }
        way.push((at, asked));
        match oracle::leave(model, at, known, asked, direct).main {
            Some((to, then)) => (at, known) = (to, then),
            None => return (way, End::Here),
        }
    }
}

/// Every journey from `entry`, each answer and each line said in every way, as far as `most` goes.
pub(crate) fn every(guide: &Guide, entry: NodeId, most: usize, mut visit: impl FnMut(&Journey, &Walk)) {
    let mut todo = vec![Journey::new(entry)];
    let mut count = 0;
    while let Some(journey) = todo.pop() {
        count += 1;
        if count > most {
            return;
        }
        let walk = journey.walk(guide);
        visit(&journey, &walk);
        if let Some((node, fact, values)) = choices(guide, &journey, &walk) {
            for value in values {
                let mut journey = journey.clone();
                journey.answer(Given { node, fact, value });
                todo.push(journey);
            }
        }
    }
}

/// The first thing of a walk that was not said, with what may be said.
pub(crate) fn choices(
    guide: &Guide,
    journey: &Journey,
    walk: &Walk,
) -> Option<(NodeId, FactId, Vec<ValueId>)> {
    for &id in &walk.trail {
        let mut checks = guide.node(id)?.before.iter().filter_map(|b| b.fact);
        if let Some(check) = checks.find(|c| journey.said(id, c.fact).is_none()) {
            return Some((id, check.fact, vec![check.yes, check.no]));
        }
    }
    let open = walk.open?;
    for question in &guide.node(open)?.questions {
        let known = walk.facts.get(guide, question.fact);
        if journey.said(open, question.fact).is_none() && !known.is_some_and(|v| question.offers(v)) {
            return Some((open, question.fact, offered(guide, question)));
        }
    }
    None
}

/// The values that may be answered.
pub(crate) fn offered(guide: &Guide, question: &guide::Question) -> Vec<ValueId> {
    let values = guide.fact(question.fact).map_or(0, |f| f.values.len());
    (0..values).filter_map(ValueId::at).filter(|v| question.offers(*v)).collect()
}

/// Whether a journey comes to an end when what is asked is answered and, where it goes round,
/// something said on the way is said otherwise.
pub(crate) fn leads_out(guide: &Guide, journey: &Journey) -> bool {
    let mut todo = VecDeque::from([journey.clone()]);
    let mut tried = BTreeSet::new();
    while let Some(journey) = todo.pop_front() {
        let mut said: Vec<_> = journey.answers.iter().map(|g| (g.node, g.fact, g.value)).collect();
        said.sort();
        if !tried.insert(said) || tried.len() > 2000 {
            continue;
        }
        let walk = journey.walk(guide);
        if walk.open.is_none() {
            return true;
        }
        let choices =
            choices(guide, &journey, &walk).map_or_else(|| others(guide, &walk), |choice| vec![choice]);
        for (node, fact, values) in choices {
            for value in values {
                let mut journey = journey.clone();
                journey.answer(Given { node, fact, value });
                todo.push_back(journey);
            }
        }
    }
    false
}

/// What was said on the way, with what might have been.
fn others(guide: &Guide, walk: &Walk) -> Vec<(NodeId, FactId, Vec<ValueId>)> {
    let others = walk.given.iter().filter_map(|given| {
        let asked = guide.node(given.node)?.questions.iter().find(|q| q.fact == given.fact)?;
        Some((given.node, given.fact, offered(guide, asked)))
    });
    others.collect()
}
