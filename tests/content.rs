//! The real guide: it compiles without a word, and everybody gets the promised way.

use guide::{Issue, NodeKind};
use tests::guide::{compiled, real, sources, told};
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
fn every_persona_of_the_tables_gets_the_promised_way() {
    let faults = promises::ways(&real(), &promises::personas());
    assert!(faults.is_empty(), "{} faults: {faults:#?}", faults.len());
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
fn few_ends_only_say_whom_to_contact() {
    let guide = real();
    let mut contacts = Vec::new();
    for node in &guide.nodes {
        if let NodeKind::Outcome(Issue::Contact(reason)) = &node.kind {
            println!("{} : {reason}", node.key);
            contacts.push(&node.key);
        }
    }
    assert!(contacts.len() <= MOST_CONTACTS, "{contacts:?}");
}
