//! Typed text.

use super::reader::Reader;
use guide::{Block, Callout, Inline, LinkId, NodeId, Target};

/// Blocks.
pub(super) fn blocks(r: &mut Reader<'_>) -> Vec<Block> {
    r.nested(block)
}

/// Running text.
pub(super) fn inlines(r: &mut Reader<'_>) -> Vec<Inline> {
    r.nested(inline)
}

/// Lines of running text.
pub(super) fn lines(r: &mut Reader<'_>) -> Vec<Vec<Inline>> {
    r.list(inlines)
}

fn block(r: &mut Reader<'_>) -> Block {
    match r.byte() {
        0 => Block::Paragraph(inlines(r)),
        1 => Block::Heading { level: r.byte(), anchor: r.text(), text: inlines(r) },
        2 => Block::List { ordered: r.flag(), items: r.list(blocks) },
        3 => Block::Callout(callout(r), blocks(r)),
        4 => Block::Table { head: lines(r), rows: r.list(lines) },
        _ => {
            r.fail();
            Block::Paragraph(Vec::new())
        }
    }
}

fn callout(r: &mut Reader<'_>) -> Callout {
    match r.byte() {
        0 => Callout::Note,
        1 => Callout::Addition,
        2 => Callout::Important,
        3 => Callout::Warning,
        _ => {
            r.fail();
            Callout::Note
        }
    }
}

fn inline(r: &mut Reader<'_>) -> Inline {
    match r.byte() {
        0 => Inline::Text(r.text()),
        1 => Inline::Strong(inlines(r)),
        2 => Inline::Emphasis(inlines(r)),
        3 => Inline::Code(r.text()),
        4 => Inline::Link(target(r), inlines(r)),
        5 => Inline::Break,
        _ => {
            r.fail();
            Inline::Break
        }
    }
}

fn target(r: &mut Reader<'_>) -> Target {
    match r.byte() {
        0 => Target::Node(NodeId(r.short()), r.text_if()),
        1 => Target::Anchor(r.text()),
        2 => Target::Outside(LinkId(r.short())),
        _ => {
            r.fail();
            Target::Anchor(String::new())
        }
    }
}
