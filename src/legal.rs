//! Whether the guide says who publishes it.

use guide::text::plain;
use guide::{Block, Guide, Node, NodeKind};

/// The page that must name the publisher.
pub const NOTICE: &str = "mentions-legales";
/// What stands where the publisher's identity is missing.
pub const PLACEHOLDER: &str = "[à compléter";

/// Whether the publisher is still missing: every page then says that this is a demonstration.
#[must_use]
pub fn is_demonstration(guide: &Guide) -> bool {
    let Some(notice) = guide.find_node(NOTICE).and_then(|id| guide.node(id)) else {
        return true;
    };
    notice.intro.iter().chain(&notice.details).any(holds_placeholder)
}

/// The legal pages, for the foot of every page.
pub fn pages(guide: &Guide) -> impl Iterator<Item = &Node> {
    guide.nodes.iter().filter(|n| n.kind == NodeKind::Page)
}

fn holds_placeholder(block: &Block) -> bool {
    let found = |text: &[guide::Inline]| plain(text).contains(PLACEHOLDER);
    match block {
        Block::Paragraph(text) | Block::Heading { text, .. } => found(text),
        Block::List { items, .. } => items.iter().flatten().any(holds_placeholder),
        Block::Callout(_, blocks) => blocks.iter().any(holds_placeholder),
        Block::Table { head, rows } => head.iter().chain(rows.iter().flatten()).any(|c| found(c)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::sample;

    #[test]
    fn a_placeholder_makes_a_demonstration() {
        let mut guide = sample();
        assert!(is_demonstration(&guide));
        let notice = guide.find_node(NOTICE).unwrap().index();
        guide.nodes[notice].intro.clear();
        assert!(!is_demonstration(&guide));
        guide.nodes.clear();
        assert!(is_demonstration(&guide), "no notice at all");
    }
}
