//! The anchors of a page's headings: made of their words, no two alike.

use crate::source::slug;
use std::collections::{BTreeMap, BTreeSet};

/// The anchors given so far.
#[derive(Debug, Default)]
pub(super) struct Anchors {
    /// Each anchor, and how many headings asked for it.
    asked: BTreeMap<String, u32>,
}

impl Anchors {
    /// The anchor of the next heading.
    pub(super) fn give(&mut self, title: &str) -> String {
        let base = slug(title);
        let mut count = self.asked.get(&base).copied().unwrap_or(0);
        let anchor = loop {
            count += 1;
            let anchor = if count == 1 { base.clone() } else { format!("{base}-{count}") };
            if count == 1 || !self.asked.contains_key(&anchor) {
                break anchor;
            }
        };
        self.asked.insert(base, count);
        self.asked.entry(anchor.clone()).or_insert(1);
        anchor
    }
}

/// The anchors of the headings in `blocks`.
pub(crate) fn anchors<'a>(blocks: &'a [guide::Block], out: &mut BTreeSet<&'a str>) {
    for block in blocks {
        match block {
            guide::Block::Heading { anchor, .. } => {
                out.insert(anchor);
            }
            guide::Block::Callout(_, inner) => anchors(inner, out),
            guide::Block::List { items, .. } => items.iter().for_each(|item| anchors(item, out)),
            guide::Block::Paragraph(_) | guide::Block::Table { .. } => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Anchors;

    #[test]
    fn no_two_headings_have_one_anchor() {
        let table = [
            (["Carte", "Carte", "Carte 2"], ["carte", "carte-2", "carte-2-2"]),
            (["Carte 2", "Carte", "Carte"], ["carte-2", "carte", "carte-3"]),
        ];
        for (titles, expected) in table {
            let mut anchors = Anchors::default();
            assert_eq!(titles.map(|title| anchors.give(title)), expected);
        }
    }
}
