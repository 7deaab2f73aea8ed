//! Small guides, walked.
//!
//! Facts: 0 number (yes, no, unknown), 1 means (card, app, none), 2 first time
//! (yes, no), 3 contacts (good, wrong).

use super::*;
use crate::model::Ending;
use crate::sample::{
    self, Dice, answer, ask, check, fact_id, node, node_id, question, rule, rule_if, value, when,
};
use crate::{Answer, Test};

const START: u16 = 0;
const SITUATION: u16 = 1;
const DIRECTORY: u16 = 2;
const ROUTER: u16 = 3;
const REGISTER: u16 = 4;
const CONTACTS: u16 = 5;
const CORRECT: u16 = 6;
const ACTIVATE: u16 = 7;
const CONNECT: u16 = 8;
const CARD: u16 = 9;

fn guide() -> Guide {
    let none = Answer { sets: vec![(fact_id(2), value(0))], ..answer(2) };
    let nodes = vec![
        Node { next: vec![rule(SITUATION)], ..node("start", NodeKind::Information) },
        question(
            "situation",
            vec![
                ask(0, vec![answer(0), answer(1), answer(2)]),
                ask(1, vec![answer(0), answer(1), none]),
                ask(2, vec![answer(0), answer(1)]),
            ],
            vec![rule_if(0, 2, DIRECTORY), rule(ROUTER)],
        ),
        question("directory", vec![ask(0, vec![answer(0), answer(1)])], vec![rule(ROUTER)]),
        Node {
            next: vec![rule_if(0, 1, REGISTER), rule_if(1, 0, CARD), rule(CONTACTS)],
            ..node("router", NodeKind::Router)
        },
        Node { next: vec![rule(CONTACTS)], ..node("register", NodeKind::Procedure) },
        Node {
            before: vec![check(3, 0, 1)],
            also: vec![rule_if(1, 0, CARD)],
            next: vec![rule_if(3, 1, CORRECT), rule(ACTIVATE)],
            ..node("contacts", NodeKind::Procedure)
        },
        Node { next: vec![rule(ACTIVATE)], ..node("correct", NodeKind::Procedure) },
        Node { next: vec![rule(CONNECT)], ..node("activate", NodeKind::Procedure) },
        node("connect", NodeKind::Outcome(Ending::Connected)),
        Node {
            also: vec![rule(CONTACTS), rule_if(3, 0, CORRECT)],
            ..node("card", NodeKind::Outcome(Ending::Connected))
        },
    ];
    let facts: &[(&str, &[&str])] = &[
        ("number", &["yes", "no", "unknown"]),
        ("means", &["card", "app", "none"]),
        ("first", &["yes", "no"]),
        ("contacts", &["good", "wrong"]),
    ];
    sample::guide(facts, nodes)
}

fn given(node: u16, fact: u16, to: u16) -> Given {
    Given { node: node_id(node), fact: fact_id(fact), value: value(to) }
}

/// A journey from the start with these answers: page, fact, value.
fn journey(answers: &[(u16, u16, u16)]) -> Journey {
    let mut journey = Journey::new(node_id(START));
    for &(node, fact, value) in answers {
        journey.answer(given(node, fact, value));
    }
    journey
}

fn ids(nodes: &[NodeId]) -> Vec<u16> {
    nodes.iter().map(|n| n.0).collect()
}

const UNKNOWN: (u16, u16, u16) = (SITUATION, 0, 2);
const HAS_CARD: (u16, u16, u16) = (SITUATION, 1, 0);
const NOTHING: (u16, u16, u16) = (SITUATION, 1, 2);
const NOT_FIRST: (u16, u16, u16) = (SITUATION, 2, 1);

#[test]
fn the_way_follows_the_answers() {
    let register = &[REGISTER, CONTACTS, ACTIVATE, CONNECT][..];
    type Case<'a> = (&'a str, &'a [(u16, u16, u16)], Option<u16>, &'a [u16]);
    let cases: [Case<'_>; 9] = [
        ("nothing said: what stands before the first question", &[], Some(SITUATION), &[START]),
        ("one group left open", &[(SITUATION, 0, 1), HAS_CARD], Some(SITUATION), &[START]),
        ("an answer closes the third group", &[(SITUATION, 0, 1), NOTHING], None, register),
        ("unless another answer had opened it", &[(SITUATION, 0, 1), NOTHING, NOT_FIRST], None, register),
        ("asked again with fewer answers", &[UNKNOWN, NOTHING], Some(DIRECTORY), &[]),
        ("found", &[UNKNOWN, NOTHING, (DIRECTORY, 0, 0)], None, &[CONTACTS, ACTIVATE, CONNECT]),
        ("not found", &[UNKNOWN, NOTHING, (DIRECTORY, 0, 1)], None, register),
        (
            "an answer that the page does not offer",
            &[UNKNOWN, NOTHING, (DIRECTORY, 0, 2)],
            Some(DIRECTORY),
            &[],
        ),
        (
            "« non » before starting",
            &[(SITUATION, 0, 0), NOTHING, (CONTACTS, 3, 1)],
            None,
            &[CONTACTS, CORRECT, ACTIVATE, CONNECT],
        ),
    ];
    let guide = guide();
    for (why, answers, open, path) in cases {
        let walk = journey(answers).walk(&guide);
        assert_eq!(walk.open.map(|n| n.0), open, "{why}");
        assert_eq!(ids(&walk.path), path, "{why}");
        assert_eq!(walk.is_complete(), open.is_none(), "{why}");
    }
}

#[test]
fn lines_before_starting_hold_until_denied() {
    let guide = guide();
    let known = |answers: &[(u16, u16, u16)]| {
        let walk = journey(answers).walk(&guide);
        walk.facts.get(&guide, fact_id(3))
    };
    let base = [(SITUATION, 0, 0), NOTHING];
    assert_eq!(known(&base[..1]), None, "not before the page");
    assert_eq!(known(&base), Some(value(0)));
    assert_eq!(known(&[base[0], base[1], (CONTACTS, 3, 1)]), Some(value(1)));
    assert_eq!(known(&[base[0], base[1], (CONTACTS, 3, 7)]), Some(value(0)), "no such answer");
}

#[test]
fn what_is_known_is_not_asked_again_nor_assumed_otherwise() {
    let guide = guide();
    let mut arrived = journey(&[]);
    arrived.known = vec![(fact_id(0), value(0)), (fact_id(1), value(2)), (fact_id(3), value(1))];
    let walk = arrived.walk(&guide);
    assert_eq!(walk.open, None);
    assert!(walk.given.is_empty());
    assert_eq!(ids(&walk.path), [START, CONTACTS, CORRECT, ACTIVATE, CONNECT]);
    arrived.answer(given(CONTACTS, 3, 0));
    assert_eq!(ids(&arrived.walk(&guide).path), [START, CONTACTS, ACTIVATE, CONNECT]);
}

#[test]
fn a_known_answer_that_is_not_offered_is_asked() {
    let guide = guide();
    let mut arrived = Journey::new(node_id(DIRECTORY));
    arrived.known = vec![(fact_id(0), value(2))];
    assert_eq!(arrived.walk(&guide).open, Some(node_id(DIRECTORY)));
}

#[test]
fn changing_an_answer_keeps_the_later_ones_that_still_fit() {
    let guide = guide();
    let mut changed = journey(&[UNKNOWN, HAS_CARD, NOT_FIRST, (DIRECTORY, 0, 0)]);
    assert_eq!(ids(&changed.walk(&guide).path), [CARD]);
    changed.answer(given(SITUATION, 0, 1));
    let walk = changed.walk(&guide);
    assert_eq!(ids(&walk.path), [REGISTER, CONTACTS, ACTIVATE, CONNECT]);
    assert_eq!(walk.given, [given(SITUATION, 0, 1), given(SITUATION, 1, 0), given(SITUATION, 2, 1)]);
    changed.answer(given(SITUATION, 1, 2));
    assert_eq!(changed.walk(&guide).facts.get(&guide, fact_id(2)), Some(value(0)), "set by the answer");
    changed.answer(given(SITUATION, 0, 2));
    changed.answer(given(SITUATION, 1, 0));
    let walk = changed.walk(&guide);
    assert_eq!(ids(&walk.path), [CARD], "what was said in the directory counts again");
    assert_eq!(walk.facts.get(&guide, fact_id(2)), Some(value(1)), "and so does « not the first time »");
}

#[test]
fn offers_are_those_that_hold_and_can_be_taken() {
    let guide = guide();
    let on_card = journey(&[(SITUATION, 0, 0), HAS_CARD, NOT_FIRST, (CONTACTS, 3, 1)]);
    let walk = on_card.walk(&guide);
    let offered: Vec<(u16, u16)> = walk.offers.iter().map(|o| (o.from.0, o.to.0)).collect();
    assert_eq!(offered, [(CARD, CONTACTS)], "an unknown fact offers nothing");
    let taken = on_card.take(&guide, &walk.offers[0]);
    assert_eq!(ids(&taken.path), [CONTACTS, CORRECT, ACTIVATE, CONNECT]);
    let back: Vec<u16> = taken.offers.iter().map(|o| o.to.0).collect();
    assert_eq!(back, [CARD]);
}

#[test]
fn an_offer_brings_its_own_facts() {
    let mut guide = guide();
    guide.nodes[usize::from(CARD)].also[0].sets = vec![(fact_id(1), value(1))];
    let walk = journey(&[(SITUATION, 0, 0), HAS_CARD, NOT_FIRST]).walk(&guide);
    assert_eq!(walk.facts.get(&guide, fact_id(1)), Some(value(0)));
    assert_eq!(walk.offers[0].facts.get(&guide, fact_id(1)), Some(value(1)));
}

#[test]
fn a_way_round_stops_at_a_question() {
    // 0 asks whether it worked; no leads to 1, which leads back; yes ends at 2.
    let again = |target| {
        let no = Answer { to: Some(node_id(1)), ..answer(1) };
        let yes = Answer { to: Some(node_id(2)), ..answer(0) };
        let nodes = vec![
            question("worked", vec![ask(0, vec![yes, no])], Vec::new()),
            Node { next: vec![rule(target)], ..node("repair", NodeKind::Procedure) },
            node("end", NodeKind::Outcome(Ending::Repaired)),
        ];
        sample::guide(&[("worked", &["yes", "no"])], nodes)
    };
    let mut journey = Journey::new(node_id(0));
    journey.answer(given(0, 0, 1));
    let walk = journey.walk(&again(0));
    assert_eq!(walk.open, Some(node_id(0)));
    assert!(!walk.is_complete());
    let walk = journey.walk(&again(1));
    assert_eq!(walk.open, Some(node_id(0)), "a page that leads to itself");
    journey.answer(given(0, 0, 0));
    assert_eq!(ids(&journey.walk(&again(0)).path), [2]);
}

#[test]
fn coming_back_with_more_known_goes_on() {
    // The directory leads back to the situation instead of to the router.
    let mut guide = guide();
    guide.nodes[usize::from(DIRECTORY)].next = vec![rule(SITUATION)];
    let walk = journey(&[UNKNOWN, HAS_CARD, NOT_FIRST, (DIRECTORY, 0, 0)]).walk(&guide);
    assert_eq!(walk.open, None);
    assert_eq!(ids(&walk.path), [CARD]);
    assert_eq!(ids(&walk.trail), [START, SITUATION, DIRECTORY, SITUATION, ROUTER, CARD]);
}

#[test]
fn a_direct_answer_wins_over_the_rules() {
    let mut guide = guide();
    let direct = Answer { to: Some(node_id(CONNECT)), ..answer(1) };
    guide.nodes[usize::from(SITUATION)].questions[1] = ask(1, vec![answer(0), direct, answer(2)]);
    let walk = journey(&[(SITUATION, 0, 1), (SITUATION, 1, 1), NOT_FIRST]).walk(&guide);
    assert_eq!(ids(&walk.path), [CONNECT]);
}

#[test]
fn damaged_guides_and_strange_journeys_never_panic() {
    let mut dice = Dice::new(3);
    let healthy = guide();
    for _ in 0..20_000 {
        let mut guide = healthy.clone();
        let any = |dice: &mut Dice| {
            u16::try_from(dice.below(14)).unwrap() * if dice.below(20) == 0 { 4000 } else { 1 }
        };
        for _ in 0..dice.below(4) {
            let at = dice.below(guide.nodes.len());
            let node = &mut guide.nodes[at];
            let mut damaged = rule(any(&mut dice));
            damaged.sets = vec![(fact_id(any(&mut dice)), value(any(&mut dice)))];
            damaged.when = (dice.below(2) == 0).then(|| when(any(&mut dice), any(&mut dice)));
            match dice.below(5) {
                0 => node.next.insert(0, damaged),
                1 => node.also.push(damaged),
                2 => node.before.push(check(any(&mut dice), any(&mut dice), any(&mut dice))),
                3 => node.questions.push(ask(any(&mut dice), vec![answer(any(&mut dice))])),
                _ => guide.facts.truncate(any(&mut dice).into()),
            }
        }
        let mut journey = Journey::new(node_id(any(&mut dice)));
        for _ in 0..dice.below(8) {
            journey.answer(given(any(&mut dice), any(&mut dice), any(&mut dice)));
            journey.known.push((fact_id(any(&mut dice)), value(any(&mut dice))));
        }
        let walk = journey.walk(&guide);
        assert!(walk.trail.len() <= LONGEST);
        for offer in &walk.offers {
            let _ = journey.take(&guide, offer);
        }
        let test = Test {
            fact: fact_id(any(&mut dice)),
            values: vec![value(any(&mut dice))],
            negated: dice.below(2) == 0,
        };
        let _ = crate::Condition(vec![test]).in_words(&guide);
    }
}
