//! Pages outside the journey (legal pages, glossary, addresses) are only ever
//! shown by their static files: neither they nor their words are in the app.
//! The same goes for the pages of another [`Edition`].

use crate::edition::Edition;
use guide::{Guide, Node, NodeId, NodeKind};

/// Whether a page is only shown by its static file: it is outside the journey, or its words are in another edition.
#[must_use]
pub const fn is_still(node: &Node) -> bool {
    matches!(node.kind, NodeKind::Page | NodeKind::Glossary | NodeKind::Links) || node.reviewed.is_empty()
}

/// The guide as the app needs it: the words of one edition, without those that only static files show.
#[must_use]
pub fn lean(mut guide: Guide, edition: &Edition) -> Guide {
    guide.terms.clear();
    if !edition.asks_profession(&guide) {
        guide.catalogue = None;
    }
    for (at, node) in guide.nodes.iter_mut().enumerate() {
        node.description = None;
        if !NodeId::at(at).is_some_and(|id| edition.holds(id)) {
            without_words(node);
        }
        if !matches!(node.kind, NodeKind::Question | NodeKind::Catalogue) {
            node.source = None;
        }
        if is_still(node) {
            node.intro.clear();
            node.details.clear();
        }
    }
    for link in &mut guide.links {
        link.checked = None;
        link.unconfirmed = None;
    }
    let groups = guide.catalogue.iter_mut().flat_map(|c| &mut c.groups);
    for trade in groups.flat_map(|g| &mut g.families).flat_map(|f| &mut f.trades) {
        trade.code = None;
        trade.addition = None;
    }
    guide
}

/// Leaves of a page what a walk needs: what it asks and where it leads.
fn without_words(node: &mut Node) {
    node.reviewed.clear();
    node.intro.clear();
    node.stages.clear();
    node.details.clear();
    node.closing = None;
    for before in &mut node.before {
        before.text.clear();
        before.otherwise = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{apart, finished};

    #[test]
    fn the_lean_guide_leads_the_same_way() {
        let guide = apart();
        let [first, second] = Edition::both(&guide);
        let ours = lean(guide.clone(), &first);
        assert_eq!(finished(&ours).walk(&ours), finished(&guide).walk(&guide));
        let page = |guide: &Guide, key: &str| guide.node(guide.find_node(key).unwrap()).unwrap().clone();
        let notice = page(&ours, "mentions-legales");
        assert!(is_still(&notice) && notice.intro.is_empty());
        assert!(is_still(&page(&ours, "depannage")) && !is_still(&page(&ours, "situation")));
        let theirs = lean(guide.clone(), &second);
        assert!(!is_still(&page(&theirs, "depannage")) && is_still(&page(&theirs, "situation")));
        assert_eq!(finished(&theirs).walk(&theirs).given, finished(&guide).walk(&guide).given);
    }
}
