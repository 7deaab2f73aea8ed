//! « Copier le lien »: the facts of a journey as a fragment, and a session made from one.
//!
//! Only this link ever puts facts into an address; the app takes them out of
//! the address as soon as it has read them.

use crate::address::Place;
use crate::saved::{pair, read_pair};
use crate::session::{Session, is_entry, next_screen};
use guide::{FactId, FactKind, Given, Guide, Journey, NodeId, ValueId};

/// The link to a journey: the address below the root, and the fragment.
#[must_use]
pub fn link(guide: &Guide, journey: &Journey) -> String {
    let walk = journey.walk(guide);
    let address = guide.address(journey.entry);
    // The last word on each fact: what was found out replaces « je ne sais pas ».
    let facts = walk.facts.iter().filter(|(f, _)| travels(guide, *f));
    let facts: Vec<String> = facts.map(|(f, v)| pair(guide, f, v)).collect();
    format!("{address}#{}", facts.join("&"))
}

/// Whether a fragment holds facts; else it is an anchor.
#[must_use]
pub fn holds_facts(fragment: &str) -> bool {
    fragment.contains('=')
}

/// The session of somebody who arrives at `entry` with these facts.
#[must_use]
pub fn arrive(guide: &Guide, entry: NodeId, fragment: &str) -> Session {
    let facts: Vec<(FactId, ValueId)> = fragment
        .trim_start_matches('#')
        .split('&')
        .filter_map(|p| read_pair(guide, p))
        .filter(|(f, _)| travels(guide, *f))
        .collect();
    let mut journey = Journey::new(entry);
    declare(guide, &mut journey, &facts);
    if is_entry(guide, entry) {
        answer(guide, &mut journey, &facts);
    } else {
        journey.known = facts;
    }
    let walk = journey.walk(guide);
    let here = if walk.given.is_empty() && journey.known.is_empty() {
        entry
    } else {
        next_screen(&walk).unwrap_or(entry)
    };
    Session { journey, here: Place::Node(here), modifying: false }
}

/// Answers every question on the way that the facts answer, as if the person had: « Modifier » works.
fn answer(guide: &Guide, journey: &mut Journey, facts: &[(FactId, ValueId)]) {
    for _ in 0..guide.nodes.len() {
        let Some(node) = journey.walk(guide).open else { return };
        let before = journey.answers.len();
        for question in guide.node(node).map_or(&[][..], |n| &n.questions) {
            let told = facts.iter().find(|(f, v)| *f == question.fact && question.offers(*v));
            if let Some(&(fact, value)) = told {
                journey.answer(Given { node, fact, value });
            }
        }
        if journey.answers.len() == before {
            return;
        }
    }
}

/// Says « non » to the lines of « Avant de commencer » that the facts deny.
fn declare(guide: &Guide, journey: &mut Journey, facts: &[(FactId, ValueId)]) {
    for (at, node) in guide.nodes.iter().enumerate() {
        let Some(id) = NodeId::at(at) else { return };
        for line in node.before.iter().filter_map(|b| b.fact) {
            if facts.contains(&(line.fact, line.no)) {
                journey.answer(Given { node: id, fact: line.fact, value: line.no });
            }
        }
    }
}

fn travels(guide: &Guide, fact: FactId) -> bool {
    guide.fact(fact).is_some_and(|f| !matches!(f.kind, FactKind::Deduced { .. }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::act::Act;
    use crate::sample::{finished, pick, sample};

    #[test]
    fn a_link_leads_to_the_same_path() {
        let guide = sample();
        let session = finished(&guide);
        let link = link(&guide, &session.journey);
        assert!(link.starts_with("#profession=infirmier&"), "{link}");
        let (_, fragment) = link.split_once('#').unwrap();
        let arrived = arrive(&guide, guide.home().unwrap(), fragment);
        assert_eq!(arrived.walk(&guide).path, session.walk(&guide).path);
        assert_eq!(arrived.walk(&guide).given, session.walk(&guide).given, "« Modifier » works");
    }

    #[test]
    fn what_was_denied_travels_too() {
        let guide = sample();
        let mut session = finished(&guide);
        let node = guide.find_node("e-cps/activer").unwrap();
        let (fact, value) = pick(&guide, "coordonnees", "a-corriger");
        session.apply(&guide, &Act::Declare { node, fact, value });
        let link = link(&guide, &session.journey);
        let arrived = arrive(&guide, guide.home().unwrap(), link.split_once('#').unwrap().1);
        assert_eq!(arrived.journey.said(node, fact), Some(value));
    }

    #[test]
    fn nonsense_leads_to_the_entry() {
        let guide = sample();
        let home = guide.home().unwrap();
        for fragment in ["", "a=b", "profession=", "=", "profession=astronaute&x"] {
            assert_eq!(arrive(&guide, home, fragment).here, Place::Node(home), "{fragment}");
        }
        assert!(holds_facts("#a=b") && !holds_facts("#etape"));
    }
}
