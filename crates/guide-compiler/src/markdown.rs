//! Markdown as a tree with places: what was written, not yet what it means.
//!
//! Parsing never fails. Constructs that a guide may not hold (HTML, images,
//! code blocks …) are kept as [`BlockKind::Foreign`] or [`InlineKind::Foreign`]
//! so that they can be refused where they stand.

use crate::source::Span;
use pulldown_cmark::{BlockQuoteKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use std::borrow::Cow;
use std::ops::Range;

/// A block and where it stands.
#[derive(Debug, Clone)]
pub(crate) struct Block {
    pub(crate) kind: BlockKind,
    pub(crate) span: Span,
}

#[derive(Debug, Clone)]
pub(crate) enum BlockKind {
    Paragraph(Vec<Inline>),
    Heading(u8, Vec<Inline>),
    List(Option<u64>, Vec<Item>),
    Quote(Option<BlockQuoteKind>, Vec<Block>),
    Table(Vec<Vec<Inline>>, Vec<Vec<Vec<Inline>>>),
    Foreign(&'static str),
}

/// A list item.
#[derive(Debug, Clone)]
pub(crate) struct Item {
    pub(crate) blocks: Vec<Block>,
    pub(crate) span: Span,
}

/// A piece of running text and where it stands.
#[derive(Debug, Clone)]
pub(crate) struct Inline {
    pub(crate) kind: InlineKind,
    pub(crate) span: Span,
}

#[derive(Debug, Clone)]
pub(crate) enum InlineKind {
    Text(String),
    Code(String),
    Strong(Vec<Inline>),
    Emphasis(Vec<Inline>),
    Link(Box<Link>),
    SoftBreak,
    HardBreak,
    Foreign(&'static str),
}

/// A link as written.
#[derive(Debug, Clone)]
pub(crate) struct Link {
    pub(crate) to: String,
    pub(crate) title: String,
    pub(crate) text: Vec<Inline>,
    /// Written `<https://…>`.
    pub(crate) bare: bool,
    /// Where `to` stands.
    pub(crate) place: Span,
}

/// Deepest nesting that is kept as it is.
const MAX_DEPTH: usize = 24;

const TOO_DEEP: &str = "d'imbrication aussi profonde";

/// Parses `text`, which starts at byte `base` of file `file`.
pub(crate) fn parse(file: usize, text: &str, base: usize) -> Vec<Block> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_GFM;
    let parser = Parser::new_ext(text, options);
    let references: Vec<Range<usize>> =
        parser.reference_definitions().iter().map(|(_, definition)| definition.span.clone()).collect();
    let events = parser.into_offset_iter();
    let mut builder = Builder { file, text, base, open: vec![Open::root()] };
    for (event, range) in events {
        builder.event(event, range);
    }
    let foreign =
        |range| Block { kind: BlockKind::Foreign("d'adresse en référence"), span: builder.span(range) };
    let references: Vec<Block> = references.iter().map(foreign).collect();
    let mut blocks = builder.finish();
    blocks.extend(references);
    blocks.sort_by_key(|block| block.span);
    blocks
}

/// The text of `inlines`, marks dropped.
pub(crate) fn plain(inlines: &[Inline]) -> Cow<'_, str> {
    // Most headings and links are one piece.
    if let [Inline { kind: InlineKind::Text(text), .. }] = inlines {
        return Cow::Borrowed(text);
    }
    let mut out = String::new();
    push_plain(inlines, &mut out);
    Cow::Owned(out)
}

/// Adds the text of `inlines`, marks dropped, to `out`.
pub(crate) fn push_plain(inlines: &[Inline], out: &mut String) {
    for inline in inlines {
        match &inline.kind {
            InlineKind::Text(t) | InlineKind::Code(t) => out.push_str(t),
            InlineKind::Strong(inner) | InlineKind::Emphasis(inner) => push_plain(inner, out),
            InlineKind::Link(link) => push_plain(&link.text, out),
            InlineKind::SoftBreak | InlineKind::HardBreak => out.push(' '),
            InlineKind::Foreign(_) => {}
        }
    }
}

/// Something begun and not yet ended.
struct Open {
    what: What,
    start: usize,
    inlines: Vec<Inline>,
    blocks: Vec<Block>,
}

enum What {
    Root,
    Paragraph,
    Heading(u8),
    List(Option<u64>, Vec<Item>),
    Item,
    Quote(Option<BlockQuoteKind>),
    Table(Vec<Vec<Vec<Inline>>>),
    Row(Vec<Vec<Inline>>),
    Cell,
    Strong,
    Emphasis,
    Link { to: String, title: String, bare: bool },
    Foreign(&'static str, bool),
}

impl Open {
    const fn new(what: What, start: usize) -> Self {
        Self { what, start, inlines: Vec::new(), blocks: Vec::new() }
    }

    const fn root() -> Self {
        Self::new(What::Root, 0)
    }

    /// Inlines that stand directly in an item (a tight list) become a paragraph.
    fn settle(&mut self, span: impl Fn(Range<usize>) -> Span) {
        if let (Some(first), Some(last)) = (self.inlines.first(), self.inlines.last()) {
            let span = span(first.span.start as usize..last.span.end as usize);
            let inlines = std::mem::take(&mut self.inlines);
            self.blocks.push(Block { kind: BlockKind::Paragraph(inlines), span });
        }
    }
}

struct Builder<'a> {
    file: usize,
    text: &'a str,
    base: usize,
    open: Vec<Open>,
}

impl Builder<'_> {
    fn span(&self, range: &Range<usize>) -> Span {
        Span::new(self.file, self.base + range.start..self.base + range.end)
    }

    /// The place of a block, without the line end that follows it.
    fn trimmed(&self, span: Span) -> Span {
        let text = self.text.get(span.start as usize - self.base..span.end as usize - self.base);
        let blank = text.map_or(0, |t| t.len() - t.trim_end().len());
        let end = span.end - u32::try_from(blank).unwrap_or(0);
        Span { end: end.max(span.start), ..span }
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        let span = self.span(&range);
        match event {
            Event::Start(tag) => self.start(tag, range.start),
            Event::End(end) => self.end(end, span),
            Event::Text(t) => self.text(&t, span),
            Event::Code(t) => self.inline(InlineKind::Code(t.into_string()), span),
            Event::SoftBreak => self.inline(InlineKind::SoftBreak, span),
            Event::HardBreak => self.inline(InlineKind::HardBreak, span),
            Event::InlineHtml(html) => self.inline(InlineKind::Foreign(html_kind(&html)), span),
            Event::Rule => self.block(BlockKind::Foreign("de trait"), self.trimmed(span)),
            Event::Html(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, start: usize) {
        let what = match tag {
            Tag::Strong | Tag::Emphasis | Tag::Link { .. } | Tag::Image { .. } if self.too_deep() => {
                What::Foreign(TOO_DEEP, true)
            }
            _ if self.too_deep() => What::Foreign(TOO_DEEP, false),
            Tag::Paragraph => What::Paragraph,
            Tag::Heading { .. } if !self.text.get(start..).is_some_and(|t| t.starts_with('#')) => {
                What::Foreign("de titre souligné", false)
            }
            Tag::Heading { level, .. } => What::Heading(depth(level)),
            Tag::List(first) => What::List(first, Vec::new()),
            Tag::Item => What::Item,
            Tag::BlockQuote(kind) => What::Quote(kind),
            Tag::Table(_) => What::Table(Vec::new()),
            Tag::TableHead | Tag::TableRow => What::Row(Vec::new()),
            Tag::TableCell => What::Cell,
            Tag::Strong => What::Strong,
            Tag::Emphasis => What::Emphasis,
            Tag::Link { link_type, dest_url, title, .. } => What::Link {
                to: dest_url.into_string(),
                title: title.into_string(),
                bare: matches!(
                    link_type,
                    pulldown_cmark::LinkType::Autolink | pulldown_cmark::LinkType::Email
                ),
            },
            Tag::Image { .. } => What::Foreign("d'image", true),
            Tag::CodeBlock(_) => What::Foreign("de bloc de code", false),
            Tag::HtmlBlock => What::Foreign(html_kind(self.text.get(start..).unwrap_or("")), false),
            _ => What::Foreign("cette construction", false),
        };
        if matches!(what, What::List(..) | What::Paragraph | What::Quote(_)) {
            self.settle();
        }
        self.open.push(Open::new(what, start));
    }

    fn too_deep(&self) -> bool {
        self.open.len() > MAX_DEPTH
    }

    fn end(&mut self, _end: TagEnd, span: Span) {
        self.settle();
        let Some(open) = self.open.pop() else { return };
        let Open { what, inlines, blocks, start } = open;
        let span = self.trimmed(Span { start: Span::new(self.file, self.base + start..0).start, ..span });
        match what {
            What::Root => {}
            What::Paragraph => self.block(BlockKind::Paragraph(inlines), span),
            What::Heading(level) => self.block(BlockKind::Heading(level, inlines), span),
            What::List(first, items) => self.block(BlockKind::List(first, items), span),
            What::Quote(kind) => self.block(BlockKind::Quote(kind, blocks), span),
            What::Foreign(name, false) => self.block(BlockKind::Foreign(name), span),
            What::Foreign(name, true) => self.inline(InlineKind::Foreign(name), span),
            What::Strong => self.inline(InlineKind::Strong(inlines), span),
            What::Emphasis => self.inline(InlineKind::Emphasis(inlines), span),
            What::Link { to, title, bare } => {
                let words = inlines.last().map_or(start, |last| last.span.end as usize - self.base);
                let place = self.destination(words, &to).unwrap_or(span);
                let link = Box::new(Link { to, title, text: inlines, bare, place });
                self.inline(InlineKind::Link(link), span);
            }
            What::Item => {
                if let Some(What::List(_, items)) = self.parent() {
                    items.push(Item { blocks, span });
                }
            }
            What::Cell => {
                if let Some(What::Row(cells)) = self.parent() {
                    cells.push(inlines);
                }
            }
            What::Row(cells) => {
                if let Some(What::Table(rows)) = self.parent() {
                    rows.push(cells);
                }
            }
            What::Table(rows) => {
                let mut rows = rows.into_iter();
                let head = rows.next().unwrap_or_default();
                self.block(BlockKind::Table(head, rows.collect()), span);
            }
        }
    }

    /// Where the destination `to` stands, in a link whose words end at byte `words`.
    fn destination(&self, words: usize, to: &str) -> Option<Span> {
        let rest = self.text.get(words..)?;
        let after = rest.trim_start_matches('[').strip_prefix("](")?;
        let after = after.strip_prefix('<').unwrap_or(after);
        let at = words + (rest.len() - after.len());
        let same = !to.is_empty() && after.starts_with(to);
        same.then(|| self.span(&(at..at + to.len())))
    }

    /// In an item or a quotation, running text not yet in a paragraph is put in one.
    fn settle(&mut self) {
        let file = self.file;
        if let Some(top) = self.open.last_mut()
            && matches!(top.what, What::Item | What::Quote(_))
        {
            top.settle(|range| Span::new(file, range));
        }
    }

    fn parent(&mut self) -> Option<&mut What> {
        self.open.last_mut().map(|parent| &mut parent.what)
    }

    fn with_parent(&mut self, put: impl FnOnce(&mut Open)) {
        if let Some(parent) = self.open.last_mut() {
            put(parent);
        }
    }

    fn block(&mut self, kind: BlockKind, span: Span) {
        self.with_parent(|p| push(&mut p.blocks, Block { kind, span }));
    }

    fn inline(&mut self, kind: InlineKind, span: Span) {
        self.with_parent(|p| push(&mut p.inlines, Inline { kind, span }));
    }

    /// Adjacent texts become one.
    fn text(&mut self, text: &str, span: Span) {
        self.with_parent(|p| {
            if let Some(Inline { kind: InlineKind::Text(before), span: place }) = p.inlines.last_mut()
                && place.end == span.start
                // An entity is shorter than what stands for it: places in it would be wrong.
                && before.len() == place.range().len()
                && text.len() == span.range().len()
            {
                before.push_str(text);
                place.end = span.end;
            } else {
                push(&mut p.inlines, Inline { kind: InlineKind::Text(text.to_owned()), span });
            }
        });
    }

    fn finish(mut self) -> Vec<Block> {
        self.open.drain(..).next().map(|root| root.blocks).unwrap_or_default()
    }
}

/// Adds to a list that mostly holds one.
fn push<T>(list: &mut Vec<T>, item: T) {
    if list.is_empty() {
        list.reserve_exact(1);
    }
    list.push(item);
}

/// What a piece of HTML is, for who wrote it.
fn html_kind(html: &str) -> &'static str {
    if html.trim_start().starts_with("<!--") { "de commentaire" } else { "de HTML" }
}

const fn depth(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}
