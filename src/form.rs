//! A question page being filled in: which of its facts are asked, what was
//! picked so far, and whether that is enough to go on.

use guide::{Answer, Answers, FactId, Facts, Guide, Journey, NodeId, Question, ValueId};

/// A question page being filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    node: NodeId,
    before: Facts,
    picks: Vec<(FactId, ValueId)>,
}

impl Form {
    /// The form of `node`, with what was already said there.
    #[must_use]
    pub fn new(guide: &Guide, node: NodeId, before: Facts, journey: &Journey) -> Self {
        let questions = guide.node(node).map_or(&[][..], |n| &n.questions);
        let said = questions.iter().filter_map(|q| {
            let value = journey.said(node, q.fact).filter(|v| q.offers(*v))?;
            Some((q.fact, value))
        });
        Self { node, before, picks: said.collect() }
    }

    /// Picks an answer.
    pub fn pick(&mut self, fact: FactId, value: ValueId) {
        self.picks.retain(|(f, _)| *f != fact);
        self.picks.push((fact, value));
    }

    /// What is picked for `fact`.
    #[must_use]
    pub fn picked(&self, fact: FactId) -> Option<ValueId> {
        self.picks.iter().find(|(f, _)| *f == fact).map(|(_, v)| *v)
    }

    /// Whether `fact` has to be asked: it is not known, and no answer above it on the page fixes it.
    #[must_use]
    pub fn asks(&self, guide: &Guide, fact: FactId) -> bool {
        let mut facts = self.before.clone();
        for question in self.questions(guide) {
            let known = facts.get(guide, question.fact).is_some_and(|v| question.offers(v));
            if question.fact == fact {
                return !known;
            }
            if let (false, Some(answer)) = (known, self.answer(question)) {
                facts.set(question.fact, answer.value);
                facts.set_all(&answer.sets);
            }
        }
        false
    }

    /// The first question that still lacks an answer.
    #[must_use]
    pub fn missing(&self, guide: &Guide) -> Option<FactId> {
        let mut asked = self.questions(guide).iter().map(|q| q.fact).filter(|f| self.asks(guide, *f));
        asked.find(|f| self.picked(*f).is_none())
    }

    /// The answers to what is asked, leftovers of hidden questions dropped.
    #[must_use]
    pub fn answers(&self, guide: &Guide) -> Vec<(FactId, ValueId)> {
        let picks = self.picks.iter().copied();
        picks.filter(|(f, _)| self.asks(guide, *f)).collect()
    }

    fn questions<'g>(&self, guide: &'g Guide) -> &'g [Question] {
        guide.node(self.node).map_or(&[], |n| &n.questions)
    }

    fn answer<'g>(&self, question: &'g Question) -> Option<&'g Answer> {
        let value = self.picked(question.fact)?;
        match &question.answers {
            Answers::Catalogue => None,
            Answers::Listed(answers) => answers.iter().find(|a| a.value == value),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{pick, sample};

    #[test]
    fn a_fact_fixed_above_is_not_asked() {
        let guide = sample();
        let node = guide.find_node("situation").unwrap();
        let mut form = Form::new(&guide, node, Facts::new(), &Journey::new(node));
        let (premiere, oui) = pick(&guide, "premiere-connexion", "oui");
        let (moyen, aucun) = pick(&guide, "moyen", "aucun-encore");
        let (_, carte) = pick(&guide, "moyen", "e-cps-active");
        let (rpps, yes) = pick(&guide, "rpps", "oui");

        form.pick(moyen, carte);
        assert!(form.asks(&guide, premiere));
        form.pick(premiere, oui);
        form.pick(moyen, aucun);
        assert!(!form.asks(&guide, premiere));
        assert_eq!(form.missing(&guide), Some(rpps));
        form.pick(rpps, yes);
        assert_eq!(form.missing(&guide), None);
        assert_eq!(form.answers(&guide).len(), 2, "the hidden answer is dropped");
    }
}
