//! « Étapes »: numbered steps, marks, variants and sub-steps.

use super::item::{Line, Lines, drop_blank_end, trim};
use super::{RawStage, RawStep};
use crate::diagnostic::Topic;
use crate::diagnostics::{bad_bullet, empty_section, loose_line, near_keyword};
use crate::header::Word;
use crate::markdown::{Block, BlockKind, Inline, InlineKind, Item, plain};
use crate::source::Span;
use crate::syntax::{Guard, Reported, guard};

const STEP: &str = "« 1. **Mots en gras** suite »";
const SHALLOW: &str =
    "une étape ; ou, sous une étape, une ligne en retrait de 3 espaces (4 à partir de « 10. »)";
const NESTED: &str =
    "« - Si condition : texte », « - Sinon : texte », « - *(téléphone)* texte » ou « - mot : valeur »";

/// The marks of a step.
pub(crate) const MARKS: [&str; 4] = ["téléphone", "ordinateur", "irréversible", "ajout"];

/// Reads the steps, by stage.
pub(super) fn read(blocks: Vec<Block>, heading: Span, lines: &mut Lines<'_>) -> Vec<RawStage> {
    let mut stages: Vec<RawStage> = Vec::new();
    let before = lines.sink.found();
    for block in blocks {
        match block.kind {
            BlockKind::Heading(3, text) => {
                let (title, steps) = (Some(plain(&text).into_owned()), Vec::new());
                stages.push(RawStage { title, span: block.span, steps, lost: false });
            }
            BlockKind::List(Some(_), items) => {
                if stages.is_empty() {
                    stages.push(RawStage { title: None, span: heading, steps: Vec::new(), lost: false });
                }
                for item in items {
                    let Some(stage) = stages.last_mut() else { continue };
                    match step(item, lines) {
                        Some(step) => stage.steps.push(step),
                        None => stage.lost = true,
                    }
                }
            }
            BlockKind::List(None, items) => {
                let step = stages.last().and_then(|stage| stage.steps.last()?.text.first());
                match (step, items.first()) {
                    (Some(step), Some(item)) if lines.is_below_a_step(item) => {
                        let (first, wanted) = (lines.first_line(block.span), lines.column(step.span.start));
                        let topic = Topic::Indent { file: first.file };
                        lines.sink.once(topic, bad_bullet::shallow(first, "sous aucune étape", wanted));
                    }
                    _ => lines.loose(block.span, SHALLOW),
                }
            }
            _ => _ = lines.unfit(&block, STEP),
        }
    }
    if lines.sink.found() == before {
        let empty = stages.iter().filter(|s| s.steps.is_empty()).map(|s| s.span);
        let none = stages.is_empty().then_some(heading);
        empty.chain(none).for_each(|span| lines.sink.push(empty_section::section(span)));
    }
    stages
}

fn step(item: Item, lines: &mut Lines<'_>) -> Option<RawStep> {
    let written = lines.at(item.span);
    let digits = written.chars().take_while(char::is_ascii_digit).count();
    let number = written.get(..digits).and_then(|n| n.parse().ok()).unwrap_or(0);
    let number_span = item.span.part(0, digits.max(1));
    let Line { inlines, nested, span } = lines.line(item, STEP)?;
    let (text, marks) = marks(inlines);
    let text = trim(text);
    if let Some(stray) = text.iter().find(|i| is_stray_mark(i)) {
        lines.sink.push(near_keyword::stray_mark(stray.span));
        return None;
    }
    if !matches!(text.first().map(|i| &i.kind), Some(InlineKind::Strong(_))) {
        lines.loose(span, STEP);
        return None;
    }
    let mut step = RawStep {
        number,
        number_span,
        text,
        marks: Vec::new(),
        attributes: Vec::new(),
        variants: Vec::new(),
        sub_steps: Vec::new(),
        span,
    };
    for mark in marks {
        if MARKS.contains(&mark.text.as_str()) {
            step.marks.push(mark);
        } else {
            lines.sink.push(near_keyword::mark(&mark, &MARKS));
        }
    }
    for item in nested {
        nest(&mut step, item, lines);
    }
    Some(step)
}

fn nest(step: &mut RawStep, item: Item, lines: &mut Lines<'_>) {
    let span = item.span;
    let Some(line) = lines.line(item, NESTED) else {
        return;
    };
    if !line.nested.is_empty() {
        lines.loose(span, NESTED);
        return;
    }
    if let Some(mark) = line.inlines.first().and_then(mark) {
        let text = trim(line.inlines.into_iter().skip(1).collect());
        if text.is_empty() {
            lines.loose(span, NESTED);
        } else if MARKS.get(..2).is_some_and(|devices| devices.contains(&mark.text.as_str())) {
            step.sub_steps.push((mark, text));
        } else {
            lines.sink.push(near_keyword::mark(&mark, MARKS.get(..2).unwrap_or(&[])));
        }
        return;
    }
    let begins = |i: &Inline| matches!(&i.kind, InlineKind::Text(t) if crate::syntax::attribute(t).is_some());
    if !line.inlines.first().is_some_and(begins) {
        variant(step, line, lines);
        return;
    }
    let Some(attribute) = lines.attribute(line.inlines) else {
        lines.loose(span, NESTED);
        return;
    };
    match attribute.word.text.as_str() {
        "Sinon" => step.variants.push((Guard::Else, attribute.value, span)),
        "aide" | "perte" => step.attributes.push(attribute),
        _ => lines.sink.push(near_keyword::attribute(&attribute.word, &["aide", "perte", "Sinon"])),
    }
}

/// « Si condition : texte »
fn variant(step: &mut RawStep, line: Line, lines: &mut Lines<'_>) {
    let Line { mut inlines, span, .. } = line;
    let first = inlines.first_mut().and_then(|i| match &mut i.kind {
        InlineKind::Text(t) => t.find(':').map(|at| (i.span, t.clone(), at)),
        _ => None,
    });
    let Some((place, text, colon)) = first else {
        lines.loose(span, NESTED);
        return;
    };
    let condition = text.get(..colon).unwrap_or("");
    match guard(condition, place.part(0, colon), lines.sink) {
        Ok(guard) => {
            let rest = text.get(colon + 1..).unwrap_or("").to_owned();
            if let Some(first) = inlines.first_mut() {
                first.span = place.part(colon + 1, rest.len());
                first.kind = InlineKind::Text(rest);
            }
            let text = trim(inlines);
            if text.is_empty() {
                lines.loose(span, NESTED);
            } else {
                step.variants.push((guard, text, span));
            }
        }
        Err(Reported::Yes) => {}
        Err(Reported::No) if condition.starts_with("si ") => {
            lines.sink.push(loose_line::small_letter(place.part(0, 2), "Si"));
        }
        Err(Reported::No) => lines.loose(span, NESTED),
    }
}

/// Takes the marks off the end of a step's text.
fn marks(mut inlines: Vec<Inline>) -> (Vec<Inline>, Vec<Word>) {
    let mut found = Vec::new();
    loop {
        drop_blank_end(&mut inlines);
        let Some(mark) = inlines.last().and_then(mark) else {
            break;
        };
        inlines.pop();
        found.insert(0, mark);
    }
    (inlines, found)
}

/// `*(mot)*`
fn mark(inline: &Inline) -> Option<Word> {
    let InlineKind::Emphasis(inner) = &inline.kind else {
        return None;
    };
    let [Inline { kind: InlineKind::Text(text), span }] = inner.as_slice() else {
        return None;
    };
    let word = text.strip_prefix('(')?.strip_suffix(')')?;
    Some(Word { text: word.to_owned(), span: span.part(1, word.len()) })
}

/// Whether `inline` was probably meant as a mark.
fn is_stray_mark(inline: &Inline) -> bool {
    let named = |text: &str| {
        text.contains(['(', ')'])
            && MARKS.iter().any(|m| text.contains(&format!("({m}")) || text.contains(&format!("{m})")))
    };
    match &inline.kind {
        InlineKind::Emphasis(inner) => {
            let text = plain(inner);
            text.starts_with('(') || text.ends_with(')') || named(&text)
        }
        InlineKind::Text(text) => text.contains("*(") || text.contains(")*") || named(text),
        _ => false,
    }
}
