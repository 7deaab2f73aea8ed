//! Typed text as HTML elements.

use crate::components::html::{El, classed, el, known, link, text as plain};
use crate::contact;
use crate::view::View;
use crate::words;
use guide::{Block, Callout, Inline, LinkId, NodeId, Target};
use leptos::prelude::*;

/// How a page's text is set: below which heading, with which anchors.
#[derive(Debug, Clone)]
pub(crate) struct Prose<'v> {
    /// What every component is given.
    pub(crate) view: &'v View,
    /// Added to the level of each heading: 0 on a page of its own, 1 within the personal path.
    pub(crate) deeper: u8,
    /// Before each anchor, so that pages joined on one screen do not clash.
    pub(crate) anchors: String,
}

impl<'v> Prose<'v> {
    /// Text of a page on its own.
    pub(crate) const fn page(view: &'v View) -> Self {
        Self { view, deeper: 0, anchors: String::new() }
    }

    /// Text of a page within the personal path.
    pub(crate) fn part(view: &'v View, node: NodeId) -> Self {
        Self { view, deeper: 1, anchors: format!("p{}-", node.0) }
    }

    /// An empty heading, `level` as on a page of its own.
    pub(crate) fn heading(&self, level: u8) -> El {
        el(match level + self.deeper {
            2 => "h2",
            3 => "h3",
            4 => "h4",
            _ => "h5",
        })
    }

    /// A heading of the page's own frame, at the second level.
    pub(crate) fn title(&self, words: &str) -> El {
        self.heading(2).text(words)
    }

    /// Blocks in a box of their own; nothing when there are none.
    pub(crate) fn body(&self, blocks: &[Block]) -> Option<El> {
        (!blocks.is_empty()).then(|| classed("div", "prose").children(self.blocks(blocks)))
    }

    /// Blocks one after the other.
    pub(crate) fn blocks(&self, blocks: &[Block]) -> Vec<El> {
        blocks.iter().map(|b| self.block(b)).collect()
    }

    fn block(&self, block: &Block) -> El {
        match block {
            Block::Paragraph(text) => self.element("p", text),
            Block::Heading { level, anchor, text } => {
                let id = format!("{}{anchor}", self.anchors);
                self.heading(*level).attr("id", &id).children(self.inlines(text))
            }
            Block::List { ordered, items } => {
                let items = items.iter().map(|i| el("li").children(self.item(i))).collect();
                el(if *ordered { "ol" } else { "ul" }).children(items)
            }
            Block::Callout(kind, blocks) => self.callout(*kind, blocks),
            Block::Table { head, rows } => self.table(head, rows),
        }
    }

    /// A list item: a first paragraph stands without its element.
    fn item(&self, blocks: &[Block]) -> Vec<El> {
        match blocks {
            [Block::Paragraph(text), rest @ ..] => {
                let mut out = self.inlines(text);
                out.extend(self.blocks(rest));
                out
            }
            _ => self.blocks(blocks),
        }
    }

    fn callout(&self, kind: Callout, blocks: &[Block]) -> El {
        let (class, title) = match kind {
            Callout::Note => ("callout note", words::NOTE),
            Callout::Addition => ("callout addition", words::TIP),
            Callout::Important => ("callout important", words::IMPORTANT),
            Callout::Warning => ("callout warning", words::WARNING),
        };
        let title = classed("p", "callout-title").text(title);
        classed("div", class).with(title).children(self.blocks(blocks))
    }

    fn table(&self, head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) -> El {
        let names: Vec<String> = head.iter().map(|c| guide::text::plain(c)).collect();
        let head = head.iter().map(|c| el("th").attr("scope", "col").children(self.inlines(c)));
        let head = el("thead").with(el("tr").attr("role", "row").children(head.collect()));
        // Where it is narrow each row is a card whose lines say their column.
        let cell = |(cell, name): (&Vec<Inline>, &String)| {
            self.element("td", cell).attr("role", "cell").attr("data-column", name)
        };
        let row = |row: &Vec<Vec<Inline>>| {
            el("tr").attr("role", "row").children(row.iter().zip(&names).map(cell).collect())
        };
        let body = el("tbody").children(rows.iter().map(row).collect());
        let table = el("table").attr("role", "table").with(head).with(body);
        classed("div", "scroll").attr("tabindex", "0").with(table)
    }

    /// An element around running text.
    pub(crate) fn element(&self, tag: &'static str, text: &[Inline]) -> El {
        el(tag).children(self.inlines(text))
    }

    /// A line of help below something.
    pub(crate) fn help(&self, tag: &'static str, text: &[Inline]) -> El {
        classed(tag, "help").children(self.inlines(text))
    }

    /// Running text.
    pub(crate) fn inlines(&self, text: &[Inline]) -> Vec<El> {
        text.iter().map(|i| self.inline(i)).collect()
    }

    fn inline(&self, inline: &Inline) -> El {
        match inline {
            Inline::Text(text) => plain(text),
            Inline::Strong(inner) => self.element("strong", inner),
            Inline::Emphasis(inner) => self.element("em", inner),
            Inline::Code(text) => el("code").text(text),
            // The one element without an end.
            Inline::Break => known(view! { <br /> }.into_any()),
            Inline::Link(target, inner) => self.link(target, self.inlines(inner)),
        }
    }

    fn link(&self, target: &Target, inner: Vec<El>) -> El {
        let href = match target {
            Target::Outside(id) => return outside(self.view, *id, inner),
            Target::Anchor(anchor) => format!("#{}{anchor}", self.anchors),
            Target::Node(id, None) => self.view.page(*id),
            Target::Node(id, Some(anchor)) => format!("{}#{anchor}", self.view.page(*id)),
        };
        link(&href).children(inner)
    }
}

/// A name of the link table: a link when its address may be published, else text.
fn outside(view: &View, id: LinkId, inner: Vec<El>) -> El {
    match view.guide.link(id).and_then(|l| l.url.as_deref()) {
        Some(url) if url.starts_with("https:") => link(url)
            .attr("class", "outside")
            .attr("rel", "noopener noreferrer")
            .children(inner)
            .with(hidden(words::OUTSIDE)),
        Some(url) => {
            let words = contact::in_words(url).map(|w| classed("span", "contact").text(&format!(" ({w})")));
            link(url).children(inner).maybe(words)
        }
        None => classed("span", "unconfirmed")
            .children(inner)
            .text(" ")
            .with(el("small").text(words::ADDRESS_UNCONFIRMED)),
    }
}

/// Words for those who do not see what stands around them.
pub(crate) fn hidden(words: &str) -> El {
    classed("span", "hidden").text(" ").text(words)
}
