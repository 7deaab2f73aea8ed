//! The real guide: it compiles without a word, and everybody gets the promised way.

use guide::{Issue, NodeKind};
use tests::guide::{compiled, fault, real, sources, told};
use tests::journeys::{self, REPRESENTATIVES};
use tests::professions::{Origin, PROFESSIONS};

/// The most ends that only say whom to contact.
const MOST_CONTACTS: usize = 6;

/// Where people arrive: the page, and the screens to leave before the whole path stands.
const ENTRIES: [(&str, u8); 6] = [
    ("profession", 3),
    ("numero/situation", 2),
    ("connexion", 1),
    ("depannage", 3),
    ("etablissement", 3),
    ("metier-introuvable", 4),
];

#[test]
fn the_guide_compiles_without_a_word() {
    let sources = sources();
    let compiled = compiled(&sources);
    let told = told(&sources, &compiled);
    assert!(told.is_empty(), "{told:#?}");
    println!("{:?}", compiled.figures);
}

#[test]
fn every_persona_of_the_table_gets_the_promised_way() {
    let guide = real();
    let table = REPRESENTATIVES
        .iter()
        .flat_map(|&(key, label, category)| journeys::personas(key, label, category));
    let faults: Vec<String> = table.filter_map(|p| fault(&guide, &p)).collect();
    assert!(faults.is_empty(), "{} faults: {faults:#?}", faults.len());
}

#[test]
fn every_profession_gets_from_nothing_to_access() {
    let guide = real();
    let all = PROFESSIONS
        .iter()
        .filter_map(|p| journeys::from_nothing(p.key, p.label, p.category));
    let faults: Vec<String> = all.filter_map(|p| fault(&guide, &p)).collect();
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn the_catalogue_holds_the_listed_professions() {
    let guide = real();
    let catalogue = guide.catalogue.as_ref().unwrap();
    let mut found = Vec::new();
    for group in &catalogue.groups {
        for trade in group.families.iter().flat_map(|f| &f.trades) {
            let key = &guide.value(catalogue.fact, trade.value).unwrap().key;
            let codes = trade.code.as_deref().unwrap_or_default();
            found.push((
                key.as_str(),
                group.key.as_str(),
                codes,
                trade.frequent,
                trade.addition.is_some(),
            ));
        }
    }
    let listed = PROFESSIONS.iter().map(|p| {
        let (frequent, added) = (p.origin == Origin::Frequent, p.origin == Origin::Added);
        (p.key, p.category.key(), p.codes, frequent, added)
    });
    let mut listed: Vec<_> = listed.collect();
    found.sort_unstable();
    listed.sort_unstable();
    assert_eq!(found, listed);
}

#[test]
fn the_doors_keep_their_promises() {
    let guide = real();
    let doors = guide
        .entries
        .iter()
        .map(|e| (guide.node(e.node).unwrap().key.as_str(), e.interactions));
    assert_eq!(doors.collect::<Vec<_>>(), ENTRIES);
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
