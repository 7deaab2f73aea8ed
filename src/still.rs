//! Pages outside the journey (legal pages, glossary, addresses) are only ever
//! shown by their static files: neither they nor their words are in the app.

use guide::{Guide, Node, NodeKind};

/// Whether a page is only shown by its static file.
#[must_use]
pub const fn is_still(node: &Node) -> bool {
    matches!(node.kind, NodeKind::Page | NodeKind::Glossary | NodeKind::Links)
}

/// The guide as the app needs it: without the words that only static files show.
#[must_use]
pub fn lean(mut guide: Guide) -> Guide {
    guide.terms.clear();
    for node in &mut guide.nodes {
        node.description = None;
        if is_still(node) {
            node.intro.clear();
            node.details.clear();
            node.source = None;
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{finished, sample};

    #[test]
    fn the_lean_guide_leads_the_same_way() {
        let guide = sample();
        let lean = lean(guide.clone());
        assert_eq!(finished(&lean).walk(&lean), finished(&guide).walk(&guide));
        let notice = lean.find_node("mentions-legales").and_then(|id| lean.node(id)).unwrap();
        assert!(is_still(notice) && notice.intro.is_empty());
    }
}
