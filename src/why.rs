//! « Pourquoi suis-je ici ? »: the answers that counted, and the rules they met.

use guide::text::plain;
use guide::{Answers, Condition, FactId, Guide, NodeId, ValueId, Walk};

/// One answer that counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The page that asked.
    pub node: NodeId,
    /// What it asked.
    pub question: String,
    /// What was answered.
    pub answer: String,
}

/// One rule that was met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// « vous avez un numéro RPPS ».
    pub when: String,
    /// The page it led to.
    pub to: NodeId,
}

/// The answers that counted, in the order they were asked.
#[must_use]
pub fn said(guide: &Guide, walk: &Walk) -> Vec<Said> {
    let given = walk.given.iter();
    given
        .map(|g| Said {
            node: g.node,
            question: guide.fact(g.fact).map_or_else(String::new, |f| f.name.clone()),
            answer: answer_in_words(guide, g.node, g.fact, g.value),
        })
        .collect()
}

/// The words of an answer: its label where it was given, else those after « Si ».
#[must_use]
pub fn answer_in_words(guide: &Guide, node: NodeId, fact: FactId, value: ValueId) -> String {
    let trades = guide.catalogue.iter().filter(|c| c.fact == fact).flat_map(guide::Catalogue::trades);
    if let Some(trade) = trades.filter(|t| t.value == value).last() {
        return trade.label.clone();
    }
    let questions = guide.node(node).map_or(&[][..], |n| &n.questions);
    let listed = questions.iter().filter(|q| q.fact == fact).find_map(|q| match &q.answers {
        Answers::Catalogue => None,
        Answers::Listed(answers) => answers.iter().find(|a| a.value == value),
    });
    match listed {
        Some(answer) => plain(&answer.label),
        None => guide.value(fact, value).map_or_else(String::new, |v| v.when.clone()),
    }
}

/// The rules with conditions that were met on the way, in order.
#[must_use]
pub fn reasons(guide: &Guide, walk: &Walk) -> Vec<Reason> {
    let pairs = walk.trail.iter().zip(walk.trail.iter().skip(1));
    pairs
        .filter_map(|(from, to)| {
            let rules = guide.node(*from)?.next.iter().filter(|r| r.to == *to);
            // « Sinon » says nothing of the person.
            let met = |c: &&Condition| c.holds(guide, &walk.facts) == Some(true);
            let when = rules.filter_map(|r| r.when.as_ref()).find(met)?.in_words(guide);
            Some(Reason { when, to: *to })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::act::Act;
    use crate::sample::{finished, pick, sample};

    #[test]
    fn answers_and_rules_are_told_in_words() {
        let guide = sample();
        let walk = finished(&guide).walk(&guide);
        let answers: Vec<String> = said(&guide, &walk).into_iter().map(|s| s.answer).collect();
        assert_eq!(answers, ["Infirmier", "Oui", "Rien de cela"]);
        let reasons = reasons(&guide, &walk);
        assert_eq!(reasons.len(), 1);
        assert_eq!(reasons[0].when, "vous n'avez encore ni carte ni e-CPS");
    }

    #[test]
    fn otherwise_is_no_reason() {
        let guide = sample();
        let situation = guide.find_node("situation").unwrap();
        let picks = [("rpps", "oui"), ("moyen", "e-cps-active"), ("premiere-connexion", "oui")];
        let picks = picks.map(|(fact, value)| pick(&guide, fact, value)).to_vec();
        let mut session = finished(&guide);
        session.apply(&guide, &Act::Answer { node: situation, picks });
        let walk = session.walk(&guide);
        let met = walk.trail.windows(2).any(|pair| pair[0] == situation && pair[1] == walk.path[0]);
        assert!(
            met && guide
                .node(situation)
                .unwrap()
                .next
                .iter()
                .any(|r| r.when.is_none() && r.to == walk.path[0])
        );
        assert_eq!(reasons(&guide, &walk), []);
    }
}
