//! One person's visit: what was said, which page is open, and what an [`Act`]
//! changes in it.

use crate::act::{Act, Shift};
use crate::address::Place;
use guide::{FactId, Facts, Given, Guide, Journey, NodeId, ValueId, Walk};

/// One person's visit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// What was said, and where the person came in.
    pub journey: Journey,
    /// The page that is open.
    pub here: Place,
    /// Whether `here` was opened by « Modifier ».
    pub modifying: bool,
}

impl Session {
    /// A visit that begins at `here`, nothing said.
    #[must_use]
    pub fn new(guide: &Guide, here: Place) -> Self {
        let start = here.node().filter(|n| is_entry(guide, *n));
        let entry = start.or_else(|| guide.home()).unwrap_or(NodeId(0));
        Self { journey: Journey::new(entry), here, modifying: false }
    }

    /// The journey that the open page belongs to: the current one, or a new one
    /// when the page is an entry that the current one does not pass by.
    ///
    /// Looking at another entry loses nothing; answering there begins anew.
    #[must_use]
    pub fn journey_here(&self, guide: &Guide) -> Journey {
        match self.here.node() {
            Some(node) if is_entry(guide, node) && !self.walk(guide).trail.contains(&node) => {
                Journey::new(node)
            }
            _ => self.journey.clone(),
        }
    }

    /// What follows from what was said.
    #[must_use]
    pub fn walk(&self, guide: &Guide) -> Walk {
        self.journey.walk(guide)
    }

    /// What is known when the journey arrives at `node`, its own answers left out.
    #[must_use]
    pub fn facts_before(&self, guide: &Guide, node: NodeId) -> Facts {
        let mut earlier = self.journey_here(guide);
        earlier.answers.retain(|g| g.node != node);
        earlier.walk(guide).facts
    }

    /// The page to return to, when something was said and the open page lies beside the way.
    #[must_use]
    pub fn way_back(&self, guide: &Guide) -> Option<NodeId> {
        let walk = self.walk(guide);
        let beside = self.here.node().is_none_or(|n| !walk.trail.contains(&n));
        let fresh_start = self.here.node() == guide.home();
        let something = !walk.given.is_empty() || !self.journey.known.is_empty();
        (something && (beside || fresh_start)).then(|| next_screen(&walk)).flatten()
    }

    /// Whether these answers of `node` would complete the journey.
    #[must_use]
    pub fn completes(&self, guide: &Guide, node: NodeId, picks: &[(FactId, ValueId)]) -> bool {
        let mut then = self.clone();
        then.answer(guide, node, picks);
        then.walk(guide).is_complete()
    }

    /// Does what the person did; says how the address changes.
    pub fn apply(&mut self, guide: &Guide, act: &Act) -> Shift {
        match act {
            Act::Go(place) => {
                self.here = *place;
                self.modifying = false;
                Shift::NewPage
            }
            Act::Answer { node, picks } => self.answer(guide, *node, picks),
            Act::Modify(node) => {
                self.here = Place::Node(*node);
                self.modifying = true;
                Shift::NewPage
            }
            Act::Declare { node, fact, value } => {
                self.journey = self.journey_here(guide);
                self.journey.answer(given(*node, *fact, *value));
                self.settle(guide);
                Shift::SamePage
            }
            Act::Take(offer) => self.take(guide, *offer),
            Act::Resume => {
                let walk = self.walk(guide);
                self.here = next_screen(&walk).map_or(self.here, Place::Node);
                self.modifying = false;
                Shift::NewPage
            }
        }
    }

    /// Answers remembered from a later moment of the same visit, kept when going back in time.
    pub fn remember(&mut self, later: &Journey) {
        if self.journey.entry != later.entry || self.journey.known != later.known {
            return;
        }
        for given in &later.answers {
            if self.journey.said(given.node, given.fact).is_none() {
                self.journey.answers.push(*given);
            }
        }
    }

    fn answer(&mut self, guide: &Guide, node: NodeId, picks: &[(FactId, ValueId)]) -> Shift {
        self.journey =
            if self.walk(guide).trail.contains(&node) { self.journey.clone() } else { Journey::new(node) };
        // Coming in again is a new start, perhaps another person's; « Modifier » is not.
        if self.journey.entry == node && !self.modifying {
            self.journey.answers.clear();
        }
        self.journey.answers.retain(|g| g.node != node);
        for &(fact, value) in picks {
            self.journey.answer(given(node, fact, value));
        }
        self.here = Place::Node(node);
        self.modifying = false;
        self.settle(guide);
        Shift::NewPage
    }

    fn take(&mut self, guide: &Guide, offer: usize) -> Shift {
        let journey = self.journey_here(guide);
        let walk = journey.walk(guide);
        let Some(offer) = walk.offers.get(offer) else {
            return Shift::SamePage;
        };
        self.journey =
            Journey { entry: offer.to, answers: journey.answers, known: offer.facts.iter().collect() };
        self.here = Place::Node(offer.to);
        self.modifying = false;
        self.settle(guide);
        Shift::NewPage
    }

    /// Opens the page where the journey now stands.
    fn settle(&mut self, guide: &Guide) {
        if let Some(node) = next_screen(&self.walk(guide)) {
            self.here = Place::Node(node);
        }
    }
}

/// Whether people may arrive at `node`: a door, or the page that answers a finding.
#[must_use]
pub fn is_entry(guide: &Guide, node: NodeId) -> bool {
    guide.entries.iter().any(|e| e.node == node) || guide.findings.iter().any(|f| f.node == node)
}

/// The open question, or the first page of the personal path.
#[must_use]
pub fn next_screen(walk: &Walk) -> Option<NodeId> {
    walk.open.or_else(|| walk.path.first().copied())
}

const fn given(node: NodeId, fact: FactId, value: ValueId) -> Given {
    Given { node, fact, value }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{pick, sample};

    fn at(guide: &Guide, key: &str) -> NodeId {
        guide.find_node(key).unwrap()
    }

    fn answer(guide: &Guide, session: &mut Session, node: &str, picks: &[(&str, &str)]) {
        let picks = picks.iter().map(|(f, v)| pick(guide, f, v)).collect();
        session.apply(guide, &Act::Answer { node: at(guide, node), picks });
    }

    fn on_path(guide: &Guide) -> Session {
        let mut session = Session::new(guide, Place::Node(at(guide, "profession")));
        answer(guide, &mut session, "profession", &[("profession", "infirmier")]);
        assert_eq!(session.here, Place::Node(at(guide, "situation")));
        answer(guide, &mut session, "situation", &[("rpps", "oui"), ("moyen", "aucun-encore")]);
        session
    }

    #[test]
    fn answering_opens_the_next_question_then_the_path() {
        let guide = sample();
        let session = on_path(&guide);
        assert_eq!(session.here, Place::Node(at(&guide, "e-cps/activer")));
        assert!(session.walk(&guide).is_complete());
        let situation = at(&guide, "situation");
        let half = [pick(&guide, "rpps", "oui")];
        assert!(!session.completes(&guide, situation, &half));
        let whole = [pick(&guide, "rpps", "oui"), pick(&guide, "moyen", "aucun-encore")];
        assert!(session.completes(&guide, situation, &whole));
    }

    #[test]
    fn modifying_keeps_the_later_answers() {
        let guide = sample();
        let mut session = on_path(&guide);
        session.apply(&guide, &Act::Modify(at(&guide, "profession")));
        answer(&guide, &mut session, "profession", &[("profession", "aide-soignant")]);
        assert!(session.walk(&guide).is_complete());
        assert_eq!(session.walk(&guide).given.len(), 3);
    }

    #[test]
    fn coming_in_again_begins_anew() {
        let guide = sample();
        let mut session = on_path(&guide);
        session.apply(&guide, &Act::Go(Place::Node(at(&guide, "profession"))));
        assert_eq!(session.way_back(&guide), Some(at(&guide, "e-cps/activer")));
        answer(&guide, &mut session, "profession", &[("profession", "infirmier")]);
        assert_eq!(session.here, Place::Node(at(&guide, "situation")));
        assert_eq!(session.journey.answers.len(), 1);
    }

    #[test]
    fn looking_at_another_entry_loses_nothing() {
        let guide = sample();
        let mut session = on_path(&guide);
        session.apply(&guide, &Act::Go(Place::Node(at(&guide, "depannage"))));
        assert_eq!(session.journey_here(&guide).entry, at(&guide, "depannage"));
        session.apply(&guide, &Act::Resume);
        assert_eq!(session.here, Place::Node(at(&guide, "e-cps/activer")));
    }

    #[test]
    fn an_offer_is_taken_with_what_is_known() {
        let guide = sample();
        let mut session = on_path(&guide);
        assert_eq!(session.walk(&guide).offers.len(), 1);
        session.apply(&guide, &Act::Take(0));
        assert_eq!(session.here, Place::Node(at(&guide, "carte")));
        assert!(session.walk(&guide).is_complete());
    }

    #[test]
    fn going_back_in_time_remembers_later_answers() {
        let guide = sample();
        let late = on_path(&guide);
        let mut early = Session::new(&guide, Place::Node(at(&guide, "situation")));
        early.journey.answers = late.journey.answers.iter().take(1).copied().collect();
        early.remember(&late.journey);
        assert_eq!(early.journey, late.journey);
    }
}
