//! Typed text as HTML elements.

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
        Self {
            view,
            deeper: 0,
            anchors: String::new(),
        }
    }

    /// Text of a page within the personal path.
    pub(crate) fn part(view: &'v View, node: NodeId) -> Self {
        Self {
            view,
            deeper: 1,
            anchors: format!("p{}-", node.0),
        }
    }

    /// A heading of the page's own frame, `level` as on a page of its own.
    pub(crate) fn heading(&self, level: u8, id: Option<String>, class: &'static str, text: impl IntoView + 'static) -> AnyView {
        let text = text.into_any();
        match level + self.deeper {
            2 => view! { <h2 id=id class=class>{text}</h2> }.into_any(),
            3 => view! { <h3 id=id class=class>{text}</h3> }.into_any(),
            4 => view! { <h4 id=id class=class>{text}</h4> }.into_any(),
            _ => view! { <h5 id=id class=class>{text}</h5> }.into_any(),
        }
    }

    /// Blocks one after the other.
    pub(crate) fn blocks(&self, blocks: &[Block]) -> Vec<AnyView> {
        blocks.iter().map(|b| self.block(b)).collect()
    }

    fn block(&self, block: &Block) -> AnyView {
        match block {
            Block::Paragraph(text) => view! { <p>{self.inlines(text)}</p> }.into_any(),
            Block::Heading { level, anchor, text } => {
                self.heading(*level, Some(format!("{}{anchor}", self.anchors)), "", self.inlines(text))
            }
            Block::List { ordered, items } => {
                let items: Vec<AnyView> = items.iter().map(|i| view! { <li>{self.item(i)}</li> }.into_any()).collect();
                if *ordered {
                    view! { <ol>{items}</ol> }.into_any()
                } else {
                    view! { <ul>{items}</ul> }.into_any()
                }
            }
            Block::Callout(kind, blocks) => self.callout(*kind, blocks),
            Block::Table { head, rows } => self.table(head, rows),
        }
    }

    /// A list item: a lone paragraph stands without its element.
    fn item(&self, blocks: &[Block]) -> Vec<AnyView> {
        match blocks {
            [Block::Paragraph(text), rest @ ..] => {
                let mut out = self.inlines(text);
                out.extend(self.blocks(rest));
                out
            }
            _ => self.blocks(blocks),
        }
    }

    fn callout(&self, kind: Callout, blocks: &[Block]) -> AnyView {
        let (class, title) = match kind {
            Callout::Note => ("callout note", words::NOTE),
            Callout::Addition => ("callout addition", words::TIP),
            Callout::Important => ("callout important", words::IMPORTANT),
            Callout::Warning => ("callout warning", words::WARNING),
        };
        view! { <div class=class><p class="callout-title">{title}</p>{self.blocks(blocks)}</div> }.into_any()
    }

    fn table(&self, head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) -> AnyView {
        let cells = |row: &Vec<Vec<Inline>>| -> Vec<AnyView> {
            row.iter().map(|c| view! { <td>{self.inlines(c)}</td> }.into_any()).collect()
        };
        let head: Vec<AnyView> =
            head.iter().map(|c| view! { <th scope="col">{self.inlines(c)}</th> }.into_any()).collect();
        let rows: Vec<AnyView> = rows.iter().map(|r| view! { <tr>{cells(r)}</tr> }.into_any()).collect();
        view! {
            <div class="scroll" tabindex="0"><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>
        }
        .into_any()
    }

    /// Running text.
    pub(crate) fn inlines(&self, text: &[Inline]) -> Vec<AnyView> {
        text.iter().map(|i| self.inline(i)).collect()
    }

    fn inline(&self, inline: &Inline) -> AnyView {
        match inline {
            Inline::Text(text) => text.clone().into_any(),
            Inline::Strong(inner) => view! { <strong>{self.inlines(inner)}</strong> }.into_any(),
            Inline::Emphasis(inner) => view! { <em>{self.inlines(inner)}</em> }.into_any(),
            Inline::Code(text) => view! { <code>{text.clone()}</code> }.into_any(),
            Inline::Break => view! { <br /> }.into_any(),
            Inline::Link(target, inner) => self.link(target, self.inlines(inner)),
        }
    }

    fn link(&self, target: &Target, inner: Vec<AnyView>) -> AnyView {
        let href = match target {
            Target::Outside(id) => return outside(self.view, *id, inner),
            Target::Anchor(anchor) => format!("#{}{anchor}", self.anchors),
            Target::Node(id, None) => self.view.page(*id),
            Target::Node(id, Some(anchor)) => format!("{}#{anchor}", self.view.page(*id)),
        };
        view! { <a href=href>{inner}</a> }.into_any()
    }
}

/// A name of the link table: a link when its address may be published, else text.
fn outside(view: &View, id: LinkId, inner: Vec<AnyView>) -> AnyView {
    match view.guide.link(id).and_then(|l| l.url.clone()) {
        Some(url) if url.starts_with("https:") => view! {
            <a class="outside" href=url rel="noopener noreferrer">
                {inner}<span class="hidden">" "{words::OUTSIDE}</span>
            </a>
        }
        .into_any(),
        Some(url) => view! { <a href=url>{inner}</a> }.into_any(),
        None => view! { <span class="unconfirmed">{inner}" "<small>{words::ADDRESS_UNCONFIRMED}</small></span> }.into_any(),
    }
}
