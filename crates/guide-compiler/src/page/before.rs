//! « Avant de commencer ».

use super::RawBefore;
use super::item::{Lines, trim};
use crate::diagnostics::{bad_value, empty_section};
use crate::header::Word;
use crate::markdown::{Block, InlineKind};
use crate::source::{Span, is_key};

const LINE: &str = "« - **Mots en gras** suite » ou « - `fait` **Mots en gras** suite »";

/// Reads the lines of the section.
pub(super) fn read(blocks: Vec<Block>, heading: Span, lines: &mut Lines<'_>) -> Vec<RawBefore> {
    let mut out = Vec::new();
    let before = lines.sink.found();
    for item in lines.bullets(blocks, LINE) {
        let Some(line) = lines.line(item, LINE) else {
            continue;
        };
        let span = line.span;
        let mut inlines = line.inlines;
        let mut fact = None;
        if let Some(InlineKind::Code(key)) = inlines.first().map(|i| i.kind.clone()) {
            let place = inlines.remove(0).span.part(1, key.len());
            if !is_key(&key) {
                lines.sink.push(bad_value::key(place, &key));
                continue;
            }
            fact = Some(Word { text: key, span: place });
        }
        let text = trim(inlines);
        if !matches!(text.first().map(|i| &i.kind), Some(InlineKind::Strong(_))) {
            lines.loose(span, LINE);
            continue;
        }
        if let Some(code) = text.iter().find(|i| matches!(i.kind, InlineKind::Code(_))) {
            lines.loose(code.span, LINE);
            continue;
        }
        let attributes = lines.attributes(line.nested);
        out.push(RawBefore { fact, text, attributes, span });
    }
    if out.is_empty() && lines.sink.found() == before {
        lines.sink.push(empty_section::section(heading));
    }
    out
}
