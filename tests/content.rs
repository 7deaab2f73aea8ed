//! The real guide: it compiles without a word, and everybody gets the promised way.

use guide::{Ending, Given, Guide, Journey, NodeKind, Offer};
use tests::guide::{compiled, real, screens, sources, told, value, walk};
use tests::journeys::STEPS;
use tests::project;
use tests::promises;

/// The most ends that only say whom to contact.
const MOST_CONTACTS: usize = 6;

#[test]
fn the_guide_compiles_without_a_word() {
    let sources = sources();
    let compiled = compiled(&sources);
    let told = told(&sources, &compiled);
    assert!(told.is_empty(), "{told:#?}");
    println!("{:?}", compiled.figures);
}

#[test]
fn conditions_in_words_have_french_spaces() {
    let guide = real();
    let words = guide.facts.iter().flat_map(|f| f.values.iter().map(|v| &v.when).chain([&f.name]));
    let torn: Vec<_> =
        words.filter(|w| ["« ", " »", " :", " ;", " ?", " !"].iter().any(|s| w.contains(s))).collect();
    assert!(torn.is_empty(), "{torn:#?}");
}

#[test]
fn every_persona_of_the_tables_gets_the_promised_way() {
    let faults = promises::ways(&real(), &promises::personas());
    assert!(faults.is_empty(), "{} faults: {faults:#?}", faults.len());
}

#[test]
fn whoever_is_offered_the_e_cps_gets_to_it() {
    let guide = real();
    let mut taken = 0;
    for persona in promises::personas() {
        let way = walk(&guide, &persona).unwrap();
        for offer in &way.walk.offers {
            if guide.node(offer.to).unwrap().key != "e-cps/coordonnees" {
                continue;
            }
            let to_correct = Given {
                node: offer.to,
                fact: guide.find_fact("coordonnees").unwrap(),
                value: value(&guide, guide.find_fact("coordonnees").unwrap(), "a-corriger").unwrap(),
            };
            let mut journey = way.journey.clone();
            assert_eq!(branch(&guide, &journey, offer), ["K", "E1", "T1"], "{}", persona.title);
            journey.answer(to_correct);
            assert_eq!(branch(&guide, &journey, offer), ["K", "E2", "T1"], "{}", persona.title);
            taken += 1;
        }
    }
    assert!(taken >= 3 * 8, "only {taken} offers");
}

/// The steps of an offered way.
fn branch(guide: &Guide, journey: &Journey, offer: &Offer) -> Vec<&'static str> {
    let walk = journey.take(guide, offer);
    let step = |id: &str| STEPS.iter().find(|p| p.id == id).map_or("?", |p| p.step);
    screens(guide, &walk.trail).into_iter().map(step).collect()
}

#[test]
fn the_catalogue_holds_the_listed_professions() {
    let faults = promises::professions(&real());
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn the_doors_keep_their_promises() {
    let faults = promises::entries(&real());
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn every_finding_is_answered_by_its_page() {
    let faults = promises::findings(&real());
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn no_published_address_changes_by_accident() {
    let command = "ACTUALISER=1 cargo test -p tests --test content";
    project::generated(promises::ADDRESSES, command, &promises::addresses(&real()));
}

#[test]
fn few_ends_only_say_whom_to_contact() {
    let guide = real();
    let mut contacts = Vec::new();
    for node in &guide.nodes {
        if let NodeKind::Outcome(Ending::Contact(reason)) = &node.kind {
            println!("{} : {reason}", node.key);
            contacts.push(&node.key);
        }
    }
    assert!(contacts.len() <= MOST_CONTACTS, "{contacts:?}");
}
