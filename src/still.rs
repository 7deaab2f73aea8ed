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
        node.before.iter_mut().for_each(|b| b.key = short(&b.key));
        let steps = node.stages.iter_mut().flat_map(|s| &mut s.steps);
        steps.for_each(|s| s.key = short(&s.key));
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

/// A key of a tick in four letters: as lasting as the words it was made from, and it packs better.
fn short(key: &str) -> String {
    const LETTERS: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
    // FNV-1a.
    let hash = key.bytes().fold(0x811c_9dc5_u32, |h, b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193));
    let letter = |at: u32| {
        let index = usize::try_from((hash >> (5 * at)) & 31).unwrap_or(0);
        LETTERS.get(index).copied().map_or('a', char::from)
    };
    (0..4).map(letter).collect()
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
        let keys: Vec<&str> = lean.nodes.iter().flat_map(Node::steps).map(|s| s.key.as_str()).collect();
        assert_eq!(keys.len(), 4);
        assert!(keys.iter().all(|k| k.len() == 4 && keys.iter().filter(|o| *o == k).count() == 1));
        let notice = lean.find_node("mentions-legales").and_then(|id| lean.node(id)).unwrap();
        assert!(is_still(notice) && notice.intro.is_empty());
    }
}
