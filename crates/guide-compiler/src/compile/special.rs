//! Catalogue, link table and glossary: pages of their own kind.

use super::files::Files;
use crate::header::Header;
use crate::markdown::{Block, Inline};
use guide::{Node, NodeKind};

/// One of them, its title and the text above what it lists.
pub(super) struct Special<'a> {
    pub(super) file: usize,
    pub(super) key: &'a str,
    pub(super) kind: NodeKind,
    pub(super) header: &'a Header,
    pub(super) title: &'a [Inline],
    pub(super) intro: &'a [Block],
}

/// Those that the guide has.
pub(super) fn pages<'a>(files: &'a Files<'_>) -> Vec<Special<'a>> {
    let mut out = Vec::new();
    if let Some(c) = &files.catalogue {
        let (file, key, kind) = (c.file, c.key.as_str(), NodeKind::Catalogue);
        out.push(Special { file, key, kind, header: &c.header, title: &c.title, intro: &c.intro });
    }
    if let Some(l) = &files.links {
        let (file, key, kind) = (l.file, l.key.as_str(), NodeKind::Links);
        out.push(Special { file, key, kind, header: &l.header, title: &l.title, intro: &l.intro });
    }
    if let Some(g) = &files.glossary {
        let (file, key, kind) = (g.file, g.key.as_str(), NodeKind::Glossary);
        out.push(Special { file, key, kind, header: &g.header, title: &g.title, intro: &g.intro });
    }
    out
}

/// A node of which only the front matter is known.
pub(super) fn node(key: &str, kind: NodeKind, header: &Header) -> Node {
    let word = |key: &str| header.get(key).map(|w| w.text.clone());
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
