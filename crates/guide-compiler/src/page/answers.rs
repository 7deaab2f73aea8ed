//! « Réponses »: keys, labels, and where an answer leads.

use super::item::{Lines, ending_link, trim};
use super::{RawAnswer, RawQuestion};
use crate::diagnostics::{bad_value, empty_section, near_keyword};
use crate::header::{Word, split};
use crate::markdown::{Block, BlockKind, Inline, InlineKind, Item, plain};
use crate::source::{Span, is_key};
use crate::syntax::keyed_title;

const ANSWER: &str = "« - `clé` Libellé » ou « - `clé` [Libellé](page.md) »";

/// Reads one group, or several under `### fait — intitulé`.
pub(super) fn read(blocks: Vec<Block>, heading: Span, lines: &mut Lines<'_>) -> Vec<RawQuestion> {
    let mut groups: Vec<(RawQuestion, Vec<Block>)> = Vec::new();
    let empty = |fact, title, span| RawQuestion { fact, title, answers: Vec::new(), catalogue: None, span };
    let mut lost = false;
    let before = lines.sink.found();
    for block in blocks {
        match &block.kind {
            BlockKind::Heading(3, text) => {
                let title = group_title(text, lines);
                lost = title.is_none();
                groups.extend(
                    title.map(|(fact, title)| (empty(Some(fact), Some(title), block.span), Vec::new())),
                );
            }
            // Under a heading that was reported, answers belong to no fact.
            _ if lost => {}
            _ => {
                if groups.is_empty() {
                    groups.push((empty(None, None, heading), Vec::new()));
                }
                if let Some((_, blocks)) = groups.last_mut() {
                    blocks.push(block);
                }
            }
        }
    }
    let mut out = Vec::new();
    for (mut group, blocks) in groups {
        fill(&mut group, blocks, lines);
        if group.answers.is_empty() && group.catalogue.is_none() && lines.sink.found() == before {
            lines.sink.push(empty_section::section(group.span));
        }
        out.push(group);
    }
    if out.is_empty() && lines.sink.found() == before {
        lines.sink.push(empty_section::section(heading));
    }
    out
}

fn group_title(text: &[Inline], lines: &mut Lines<'_>) -> Option<(Word, String)> {
    let span = text.first().map(|first| first.span)?;
    let written = plain(text);
    let Some((key, title)) = keyed_title(&written) else {
        lines.loose(span, "« ### fait — Question posée »");
        return None;
    };
    Some((lines.key(key, span.part(0, key.len())), title.to_owned()))
}

fn fill(group: &mut RawQuestion, blocks: Vec<Block>, lines: &mut Lines<'_>) {
    let items = lines.bullets(blocks, ANSWER);
    let single = items.len() == 1;
    for item in items {
        let Some(line) = lines.line(item, ANSWER) else {
            continue;
        };
        let mut inlines = line.inlines;
        let Some(InlineKind::Code(key)) = inlines.first().map(|i| i.kind.clone()) else {
            match ending_link(inlines)
                .filter(|(before, _)| before.is_empty() && single && line.nested.is_empty())
            {
                Some((_, link)) => group.catalogue = Some(link),
                None => lines.misplaced(line.span, &["aide", "fixe", "ancien"], ANSWER),
            }
            continue;
        };
        let place = inlines.remove(0).span.part(1, key.len());
        if !is_key(&key) {
            lines.sink.push(bad_value::key(place, &key));
            continue;
        }
        let label = trim(inlines);
        if let Some(answer) = answer(Word { text: key, span: place }, label, line.nested, line.span, lines) {
            group.answers.push(answer);
        }
    }
}

fn answer(
    key: Word,
    label: Vec<Inline>,
    nested: Vec<Item>,
    span: Span,
    lines: &mut Lines<'_>,
) -> Option<RawAnswer> {
    let link = match label.as_slice() {
        [only] if matches!(only.kind, InlineKind::Link(_)) => Some(only.clone()),
        _ => None,
    };
    let plain_words = |i: &Inline| {
        matches!(
            i.kind,
            InlineKind::Text(_) | InlineKind::Strong(_) | InlineKind::Emphasis(_) | InlineKind::SoftBreak
        )
    };
    if label.is_empty() || (link.is_none() && !label.iter().all(plain_words)) {
        lines.loose(span, ANSWER);
        return None;
    }
    let mut answer = RawAnswer { key, label, to: link, help: None, sets: Vec::new(), former: Vec::new() };
    for attribute in lines.attributes(nested) {
        match attribute.word.text.as_str() {
            "aide" => answer.help = Some(trim(attribute.value)),
            "fixe" => answer.sets.extend(lines.set(&attribute)),
            "ancien" => answer.former.extend(split(&attribute.text)),
            _ => lines.sink.push(near_keyword::attribute(&attribute.word, &["aide", "fixe", "ancien"])),
        }
    }
    Some(answer)
}
