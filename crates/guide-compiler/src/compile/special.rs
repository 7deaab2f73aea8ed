//! Catalogue, link table and glossary: pages of their own kind.

use super::files::Files;
use crate::diagnostic::Sink;
use crate::header::Header;
use crate::listing::Listing;
use crate::lower::{Places, World};
use crate::names::Names;
use crate::page::Kind;
use crate::text::Text;
use guide::{Node, NodeKind};

/// The node of one of them, without what it lists; `file` is its file's name.
pub(super) fn lower(
    kind: Kind,
    page: &Listing,
    file: &str,
    world: World<'_>,
    sink: &mut Sink,
) -> (Node, Places) {
    let mut text = Text::new(file, world, sink);
    let title = guide::text::plain(&text.inlines(page.title.clone()));
    let intro = text.blocks(page.intro.clone());
    let places = Places { cited: text.cited, anchored: text.anchored, ..Places::default() };
    let kind = match kind {
        Kind::Catalogue => NodeKind::Catalogue,
        Kind::Links => NodeKind::Links,
        _ => NodeKind::Glossary,
    };
    (Node { title, intro, ..node(&page.key, kind, &page.header, world.names) }, places)
}

/// Those that the guide has, in the order of their keys.
pub(super) fn pages<'a>(files: &'a Files<'_>) -> Vec<(Kind, &'a Listing)> {
    let kinds = [Kind::Catalogue, Kind::Links, Kind::Glossary];
    let mut pages: Vec<_> = kinds.into_iter().filter_map(|kind| Some((kind, files.listing(kind)?))).collect();
    pages.sort_by_key(|(_, page)| page.key.as_str());
    pages
}

/// A node of which only the front matter is known.
pub(super) fn node(key: &str, kind: NodeKind, header: &Header, names: &Names) -> Node {
    let word = |key: &str| header.get(key).map(|w| names.typeset(w.text.clone()));
    Node {
        key: key.to_owned(),
        kind,
        title: String::new(),
        short_title: word("titre-court"),
        description: word("description"),
        phase: None,
        reviewed: word("relu").unwrap_or_default(),
        source: word("source"),
        intro: Vec::new(),
        before: Vec::new(),
        questions: Vec::new(),
        stages: Vec::new(),
        details: Vec::new(),
        closing: None,
        also: Vec::new(),
        next: Vec::new(),
        remaining: (0, 0),
    }
}
