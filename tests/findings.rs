//! What a card's examination can find has its page, and nothing else has.

use cps::nomenclature::Profession;
use std::collections::BTreeSet;

#[test]
fn every_finding_is_answered_by_one_page() {
    let guide = guide_compiler::compile(&tests::guide::sources(), &guide_compiler::Options::default());
    let guide = guide.guide.unwrap();
    let answered: BTreeSet<&str> = guide.findings.iter().map(|finding| finding.key.as_str()).collect();
    let found: BTreeSet<&str> = cps::Finding::ALL.iter().map(|finding| finding.key()).collect();
    assert_eq!(answered, found);
    assert_eq!(answered.len(), guide.findings.len(), "no name twice");
}

/// Labels that no entry of the catalogue has: of the past, a kind of nurse, and what roles have in common.
const ELSEWHERE: [u16; 7] = [35, 36, 37, 38, 39, 69, 99];

#[test]
fn professions_that_cards_name_are_in_the_catalogue() {
    let guide = guide_compiler::compile(&tests::guide::sources(), &guide_compiler::Options::default());
    let catalogue = guide.guide.unwrap().catalogue.unwrap();
    let trades = catalogue.groups.iter().flat_map(|g| &g.families).flat_map(|f| &f.trades);
    let codes = trades.filter_map(|trade| trade.code.as_deref()).flat_map(|codes| codes.split(", "));
    // Roles have codes of a table that no certificate is known to carry.
    let listed: BTreeSet<String> =
        codes.filter(|code| !code.starts_with("R85-")).map(str::to_owned).collect();
    let known = (0..1000).map(Profession::of).filter(|p| p.label().is_some());
    let labelled: BTreeSet<String> =
        known.filter(|p| !ELSEWHERE.contains(&p.code)).map(Profession::key).collect();
    assert_eq!(listed, labelled);
}
