//! Where an answer leads when nothing else is known: what lets the pages
//! without JavaScript turn answers into links.

use guide::{Answer, Answers, Facts, Guide, NodeId, NodeKind, Question, Rule};

/// The page that `answer` of `question` on `node` leads to, if nothing else decides.
#[must_use]
pub fn leads(guide: &Guide, node: NodeId, question: &Question, answer: &Answer) -> Option<NodeId> {
    if answer.to.is_some() {
        return answer.to;
    }
    let page = guide.node(node)?;
    // Another question on the same page has its say too.
    if page.questions.len() > 1 {
        return None;
    }
    let mut facts = Facts::new();
    facts.set(question.fact, answer.value);
    facts.set_all(&answer.sets);
    follow(guide, &page.next, &mut facts)
}

/// The page after a catalogue question, if every profession goes there.
#[must_use]
pub fn after_catalogue(guide: &Guide, node: NodeId) -> Option<NodeId> {
    let page = guide.node(node)?;
    let asks = page.questions.iter().any(|q| q.answers == Answers::Catalogue);
    asks.then(|| follow(guide, &page.next, &mut Facts::new())).flatten()
}

/// The first page after `rules` that the facts decide on, through routers where they decide too.
fn follow(guide: &Guide, rules: &[Rule], facts: &mut Facts) -> Option<NodeId> {
    let mut rules = rules;
    let mut reached = None;
    // A router after a router after …: bounded, whatever the guide says.
    for _ in 0..guide.nodes.len() {
        let Some(rule) = decided(guide, rules, facts) else {
            return reached;
        };
        facts.set_all(&rule.sets);
        reached = Some(rule.to);
        let Some(next) = guide.node(rule.to).filter(|n| n.kind == NodeKind::Router) else {
            return reached;
        };
        rules = &next.next;
    }
    reached
}

fn decided<'g>(guide: &Guide, rules: &'g [Rule], facts: &Facts) -> Option<&'g Rule> {
    for rule in rules {
        match rule.when.as_ref().map(|c| c.holds(guide, facts)) {
            None | Some(Some(true)) => return Some(rule),
            Some(Some(false)) => {}
            Some(None) => return None,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::sample;

    #[test]
    fn an_answer_is_a_link_when_it_decides_alone() {
        let guide = sample();
        let at = |key: &str| guide.find_node(key).unwrap();
        let lead = |key: &str| -> Vec<Option<NodeId>> {
            let id = at(key);
            let question = &guide.node(id).unwrap().questions[0];
            let Answers::Listed(answers) = &question.answers else { return Vec::new() };
            answers.iter().map(|a| leads(&guide, id, question, a)).collect()
        };
        assert_eq!(lead("depannage"), [Some(at("carte")), Some(at("contact"))]);
        assert_eq!(lead("situation"), [None, None], "two more questions decide");
        assert_eq!(after_catalogue(&guide, at("profession")), Some(at("situation")));
        assert_eq!(after_catalogue(&guide, at("situation")), None);
    }
}
