//! From text as written to the guide's typed text.

use crate::diagnostic::Sink;
use crate::diagnostics::{
    bad_structure, banned_term, bare_fragment, near_keyword, placeholder_link, step_number, vague_link,
};
use crate::header::Word;
use crate::lower::World;
use crate::markdown::{Block, BlockKind, Inline, InlineKind, Item, Link, plain, push_plain};
use crate::names::Place;
use crate::region;
use crate::source::{Span, regular};
use guide::{Callout, NodeId, Target};
use pulldown_cmark::BlockQuoteKind;

mod anchors;
mod stray;

use anchors::Anchors;
pub(crate) use anchors::anchors;

/// How deep fragments may include fragments.
const MAX_INCLUDES: usize = 4;

/// How many fragments one page may include, directly or not.
const MAX_INCLUDED: usize = 64;

/// A fragment's file name and blocks.
#[derive(Debug)]
pub(crate) struct Fragment {
    pub(crate) name: String,
    /// The file its text stands in: its own, or the region's.
    pub(crate) stands_in: String,
    pub(crate) blocks: Vec<Block>,
}

/// Converts the text of one file.
pub(crate) struct Text<'a> {
    pub(crate) file: &'a str,
    world: World<'a>,
    pub(crate) sink: &'a mut Sink,
    /// Pages that the text links to.
    pub(crate) cited: Vec<NodeId>,
    /// Anchors that the text links to, each with its page (`None` is this one).
    pub(crate) anchored: Vec<(Option<NodeId>, Word)>,
    anchors: Anchors,
    /// The words of the paragraph being read.
    words: String,
    /// Fragments being included, and all those included so far.
    includes: usize,
    included: usize,
}

impl<'a> Text<'a> {
    pub(crate) fn new(file: &'a str, world: World<'a>, sink: &'a mut Sink) -> Self {
        Self {
            file,
            world,
            sink,
            cited: Vec::new(),
            anchored: Vec::new(),
            anchors: Anchors::default(),
            words: String::new(),
            includes: 0,
            included: 0,
        }
    }

    /// Running text.
    pub(crate) fn inlines(&mut self, inlines: Vec<Inline>) -> Vec<guide::Inline> {
        let mut out = Vec::with_capacity(inlines.len());
        let mut foreign = None;
        for Inline { kind, span } in inlines {
            match kind {
                InlineKind::Text(text) => {
                    self.spell(&text, span);
                    // A region's own text names its publisher as it likes.
                    let with_contacts = region::of_file(self.file).is_some();
                    self.sink.extend(stray::in_words(&text, span, with_contacts));
                    push_text(&mut out, self.world.names.typeset(text));
                }
                InlineKind::SoftBreak => push_text(&mut out, " ".to_owned()),
                InlineKind::HardBreak => out.push(guide::Inline::Break),
                InlineKind::Code(text) => out.push(guide::Inline::Code(text)),
                InlineKind::Strong(inner) => out.push(guide::Inline::Strong(self.inlines(inner))),
                InlineKind::Emphasis(inner) => out.push(guide::Inline::Emphasis(self.inlines(inner))),
                InlineKind::Link(link) if link.bare => {
                    self.sink.push(placeholder_link::outside(span));
                }
                InlineKind::Link(link) => {
                    let target = self.link(&link, span);
                    let text = self.inlines(link.text);
                    out.extend(target.map(|target| guide::Inline::Link(target, text)));
                }
                // A tag has an end: one message for both.
                InlineKind::Foreign(what) if foreign == Some(what) => {}
                InlineKind::Foreign(what) => {
                    foreign = Some(what);
                    self.sink.push(bad_structure::foreign(span, what));
                }
            }
        }
        out
    }

    /// The page that a structural link leads to.
    pub(crate) fn edge(&mut self, link: &Inline) -> Option<(NodeId, crate::page::Kind)> {
        let InlineKind::Link(link_as_written) = &link.kind else {
            return None;
        };
        let Link { to, place, .. } = &**link_as_written;
        if let Some(fault) = placeholder_link::check(to, *place) {
            self.sink.push(fault);
            return None;
        }
        let words = plain(&link_as_written.text);
        if vague_link::is_vague(&words) {
            let place = link_as_written.text.first().map_or(link.span, |first| first.span);
            self.sink.push(vague_link::link(place, &words));
        }
        if let Some(at) = to.find('#') {
            self.sink.push(placeholder_link::edge_with_anchor(part(link_as_written, at, to.len() - at)));
            return None;
        }
        match self.world.names.target(self.file, to, *place, self.sink)? {
            Place::Node(id, kind) => Some((id, kind)),
            Place::Fragment(_) => {
                self.sink.push(bare_fragment::not_a_page(*place));
                None
            }
            Place::LinkTable(_) => {
                self.sink.push(placeholder_link::edge_outside(*place));
                None
            }
        }
    }

    fn link(&mut self, link: &Link, span: Span) -> Option<Target> {
        if let Some(fault) = placeholder_link::check(&link.to, link.place) {
            self.sink.push(fault);
            return None;
        }
        if link.title == "inclure" {
            self.sink.push(bare_fragment::not_alone(span));
            return None;
        }
        let words = plain(&link.text);
        if vague_link::is_vague(&words) {
            let place = link.text.first().map_or(span, |first| first.span);
            self.sink.push(vague_link::link(place, &words));
        }
        let (path, anchor) = match link.to.split_once('#') {
            Some((path, anchor)) => (path, Some(anchor)),
            None => (link.to.as_str(), None),
        };
        let anchor = anchor.map(|a| Word { text: a.to_owned(), span: part(link, path.len() + 1, a.len()) });
        if path.is_empty() {
            let anchor = anchor?;
            self.anchored.push((None, anchor.clone()));
            return Some(Target::Anchor(anchor.text));
        }
        let place = part(link, 0, path.len());
        match self.world.names.target(self.file, path, place, self.sink)? {
            Place::Node(id, _) => {
                self.cited.push(id);
                self.anchored.extend(anchor.iter().map(|a| (Some(id), a.clone())));
                Some(Target::Node(id, anchor.map(|a| a.text)))
            }
            Place::LinkTable(id) => match anchor {
                Some(key) => self.world.names.link(&key.text, key.span, self.sink).map(Target::Outside),
                None => Some(Target::Node(id, None)),
            },
            Place::Fragment(_) => {
                self.sink.push(bare_fragment::without_include(place));
                None
            }
        }
    }

    /// Free text.
    pub(crate) fn blocks(&mut self, blocks: Vec<Block>) -> Vec<guide::Block> {
        let mut out = Vec::with_capacity(blocks.len());
        let mut level = 1;
        for Block { kind, span } in blocks {
            match kind {
                BlockKind::Paragraph(inlines) => self.paragraph(inlines, span, &mut out),
                BlockKind::Heading(depth, text) => {
                    // At the top of a page, it was taken for what it resembles.
                    if let Some(fault) = stray::in_heading(&text, span) {
                        self.sink.push(fault);
                        continue;
                    }
                    let words = plain(&text);
                    let words = regular(&words);
                    if let Some(section) = crate::page::Section::near(&words) {
                        self.sink.push(near_keyword::section(span, depth, &words, section.name()));
                        continue;
                    }
                    if depth > level + 1 || depth > 4 {
                        self.sink.push(bad_structure::skipped_level(span, level, depth));
                    }
                    level = depth;
                    let text = self.inlines(text);
                    let anchor = self.anchors.give(&guide::text::plain(&text));
                    out.push(guide::Block::Heading { level: depth, anchor, text });
                }
                BlockKind::List(first, items) => {
                    if first.is_some_and(|n| n != 1) {
                        self.sink.push(step_number::list(span.part(0, 1)));
                    }
                    let items = items.into_iter().map(|i| self.free_item(i)).collect();
                    out.push(guide::Block::List { ordered: first.is_some(), items });
                }
                BlockKind::Quote(kind, blocks) => {
                    let callout = match kind {
                        Some(BlockQuoteKind::Tip) => Callout::Addition,
                        Some(BlockQuoteKind::Important) => Callout::Important,
                        Some(BlockQuoteKind::Warning | BlockQuoteKind::Caution) => Callout::Warning,
                        Some(BlockQuoteKind::Note) | None => Callout::Note,
                    };
                    out.push(guide::Block::Callout(callout, self.blocks(blocks)));
                }
                BlockKind::Table(head, rows) => {
                    let mut cells = |row: Vec<Vec<Inline>>| -> Vec<_> {
                        row.into_iter().map(|cell| self.inlines(cell)).collect()
                    };
                    let head = cells(head);
                    let rows = rows.into_iter().map(cells).collect();
                    out.push(guide::Block::Table { head, rows });
                }
                BlockKind::Foreign(what) => self.sink.push(bad_structure::foreign(span, what)),
            }
        }
        out
    }

    fn paragraph(&mut self, inlines: Vec<Inline>, span: Span, out: &mut Vec<guide::Block>) {
        if let [Inline { kind: InlineKind::Link(link), span }] = inlines.as_slice()
            && link.title == "inclure"
        {
            self.include(link, *span, out);
            return;
        }
        self.words.clear();
        push_plain(&inlines, &mut self.words);
        let words = regular(&self.words);
        if let Some(fault) = stray::in_paragraph(&inlines, &words, span) {
            self.sink.push(fault);
        } else if words.contains('#') || crate::page::Section::ALL.iter().any(|(name, _)| words == *name) {
            self.sink.push(near_keyword::heading_as_text(span));
        } else {
            out.push(guide::Block::Paragraph(self.inlines(inlines)));
        }
    }

    fn include(&mut self, link: &Link, span: Span, out: &mut Vec<guide::Block>) {
        if let Some(fault) = placeholder_link::check(&link.to, link.place) {
            self.sink.push(fault);
            return;
        }
        match self.world.names.target(self.file, &link.to, link.place, self.sink) {
            Some(Place::Fragment(index)) => {
                let fragments = self.world.fragments;
                let Some(fragment) = fragments.get(index) else {
                    return;
                };
                if self.includes >= MAX_INCLUDES || self.included >= MAX_INCLUDED {
                    self.sink.push(bare_fragment::too_deep(span));
                    return;
                }
                self.includes += 1;
                self.included += 1;
                let here = std::mem::replace(&mut self.file, &fragment.stands_in);
                out.extend(self.blocks(fragment.blocks.clone()));
                self.file = here;
                self.includes -= 1;
            }
            Some(_) => self.sink.push(bare_fragment::not_a_fragment(link.place)),
            None => {}
        }
    }

    /// An item of a free list; one that looks like an answer or an attribute is refused.
    fn free_item(&mut self, item: Item) -> Vec<guide::Block> {
        if let Some(Block { kind: BlockKind::Paragraph(inlines), span }) = item.blocks.first()
            && let Some(fault) = stray::in_item(inlines, *span)
        {
            self.sink.push(fault);
            return Vec::new();
        }
        self.blocks(item.blocks)
    }

    pub(crate) fn spell(&mut self, text: &str, span: Span) {
        for (at, banned) in self.world.banned.find(text) {
            self.sink.push(banned_term::term(span.part(at, banned.word.len()), banned));
        }
    }
}

/// Adjacent texts become one.
fn push_text(out: &mut Vec<guide::Inline>, text: String) {
    match out.last_mut() {
        Some(guide::Inline::Text(before)) => before.push_str(&text),
        _ => out.push(guide::Inline::Text(text)),
    }
}

/// A part of where a link leads; all of the link when it is not written as it is read.
fn part(link: &Link, from: usize, len: usize) -> Span {
    let whole = link.place.range().len() == link.to.len();
    if whole { link.place.part(from, len) } else { link.place }
}
