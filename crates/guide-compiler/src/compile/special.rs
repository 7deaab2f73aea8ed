//! Catalogue, link table and glossary: pages of their own kind.

use super::files::Files;
use crate::diagnostic::Sink;
use crate::header::Header;
use crate::lower::{Places, World};
use crate::markdown::{Block, Inline};
use crate::names::Names;
use crate::page::Kind;
use crate::text::Text;
use guide::{Node, NodeKind};

/// One of them, its title and the text above what it lists.
pub(super) struct Special<'a> {
    pub(super) file: usize,
    pub(super) key: &'a str,
    pub(super) kind: Kind,
    pub(super) header: &'a Header,
    pub(super) title: &'a [Inline],
    pub(super) intro: &'a [Block],
}

impl Special<'_> {
    /// Its node, without what it lists.
    pub(super) fn lower(&self, file: &str, world: World<'_>, sink: &mut Sink) -> (Node, Places) {
        let mut text = Text::new(file, world.names, world.fragments, world.banned, sink);
        let title = guide::text::plain(&text.inlines(self.title.to_vec()));
        let intro = text.blocks(self.intro.to_vec());
        let places = Places { cited: text.cited, anchored: text.anchored, ..Places::default() };
        let kind = match self.kind {
            Kind::Catalogue => NodeKind::Catalogue,
            Kind::Links => NodeKind::Links,
            _ => NodeKind::Glossary,
        };
        (Node { title, intro, ..node(self.key, kind, self.header, world.names) }, places)
    }
}

/// Those that the guide has, in the order of their keys.
pub(super) fn pages<'a>(files: &'a Files<'_>) -> Vec<Special<'a>> {
    let mut out = Vec::new();
    if let Some(c) = &files.catalogue {
        let (file, key, kind) = (c.file, c.key.as_str(), Kind::Catalogue);
        out.push(Special { file, key, kind, header: &c.header, title: &c.title, intro: &c.intro });
    }
    if let Some(l) = &files.links {
        let (file, key, kind) = (l.file, l.key.as_str(), Kind::Links);
        out.push(Special { file, key, kind, header: &l.header, title: &l.title, intro: &l.intro });
    }
    if let Some(g) = &files.glossary {
        let (file, key, kind) = (g.file, g.key.as_str(), Kind::Glossary);
        out.push(Special { file, key, kind, header: &g.header, title: &g.title, intro: &g.intro });
    }
    out.sort_by_key(|special| special.key);
    out
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
