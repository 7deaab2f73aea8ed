//! What a card's examination can find has its page, and nothing else has.

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
