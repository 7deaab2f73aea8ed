//! « Ensuite », « Aussi possible » and « Qui appeler ».

use super::item::{Lines, ending_link, trim};
use super::{RawAttribute, RawRule};
use crate::diagnostics::{duplicate, empty_section, loose_line, near_keyword};
use crate::markdown::{Block, Inline, InlineKind};
use crate::source::Span;
use crate::syntax::{Reported, broken_link, rule_guard};

const RULE: &str =
    "« - Si condition → [texte](page.md) », « - Sinon → [texte](page.md) » ou « - [texte](page.md) »";
const CALL: &str = "« - qui : … », « - préparer : … » ou « - dire : … »";

/// Reads the rules of a section.
pub(super) fn read(blocks: Vec<Block>, heading: Span, lines: &mut Lines<'_>) -> Vec<RawRule> {
    let mut rules = Vec::new();
    let before = lines.sink.found();
    for item in lines.bullets(blocks, RULE) {
        let Some(line) = lines.line(item, RULE) else {
            continue;
        };
        let Some(mut rule) = rule(line.inlines, line.span, lines) else {
            continue;
        };
        for attribute in lines.attributes(line.nested) {
            match attribute.word.text.as_str() {
                "fixe" => rule.sets.extend(lines.set(&attribute)),
                "aide" => rule.help = Some(trim(attribute.value)),
                _ => lines.sink.push(near_keyword::attribute(&attribute.word, &["fixe", "aide"])),
            }
        }
        rules.push(rule);
    }
    if rules.is_empty() && lines.sink.found() == before {
        lines.sink.push(empty_section::section(heading));
    }
    rules
}

fn rule(inlines: Vec<Inline>, span: Span, lines: &mut Lines<'_>) -> Option<RawRule> {
    let linked = inlines.iter().any(|i| matches!(i.kind, InlineKind::Link(_)));
    let found = ending_link(inlines).filter(|(before, _)| {
        before.iter().all(|i| matches!(i.kind, InlineKind::Text(_) | InlineKind::SoftBreak))
    });
    let Some((before, link)) = found else {
        let written = lines.at(span);
        let broken = broken_link(written).filter(|_| !linked);
        if let Some(start) = broken.and_then(|_| written.find('[')) {
            let link = written.get(start..).unwrap_or("");
            let fault = loose_line::broken_link(span.part(start, link.len()), link);
            lines.sink.push(fault);
        } else {
            lines.loose(span, RULE);
        }
        return None;
    };
    let guard_span = before.first().map_or(link.span, |first| Span { end: link.span.start, ..first.span });
    let text = if before.is_empty() { String::new() } else { lines.at(guard_span).to_owned() };
    match rule_guard(&text, guard_span, lines.sink) {
        Ok(guard) => Some(RawRule { guard, link, help: None, sets: Vec::new(), span }),
        Err(Reported::Yes) => None,
        Err(Reported::No) if text.starts_with("Si ") || text.trim_start().starts_with("Sinon") => {
            lines.sink.push(loose_line::no_arrow(guard_span.part(0, text.trim_end().len())));
            None
        }
        Err(Reported::No) if text.starts_with("si ") || text.starts_with("sinon") => {
            let word = if text.starts_with("si ") { "Si" } else { "Sinon" };
            lines.sink.push(loose_line::small_letter(guard_span.part(0, word.len()), word));
            None
        }
        Err(Reported::No) => {
            lines.loose(span, RULE);
            None
        }
    }
}

/// Reads « Qui appeler ».
pub(super) fn closing(blocks: Vec<Block>, heading: Span, lines: &mut Lines<'_>) -> Vec<RawAttribute> {
    let before = lines.sink.found();
    let items = lines.bullets(blocks, CALL);
    let mut out = Vec::new();
    for item in items {
        let span = item.span;
        let Some(line) = lines.line(item, CALL) else {
            continue;
        };
        let Some(mut attribute) = lines.attribute(line.inlines).filter(|_| line.nested.is_empty()) else {
            lines.loose(span, CALL);
            continue;
        };
        if lines.known(&mut attribute, &["qui", "préparer", "dire"]) {
            let said = |a: &&RawAttribute| a.word.text == "dire" && attribute.word.text == "dire";
            if let Some(first) = out.iter().find(said) {
                lines.sink.push(duplicate::line(&attribute.word, first.word.span));
            }
            out.push(attribute);
        }
    }
    if out.is_empty() && lines.sink.found() == before {
        lines.sink.push(empty_section::section(heading));
    }
    out
}
