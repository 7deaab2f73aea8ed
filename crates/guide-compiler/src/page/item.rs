//! Lines of structured lists, common to all reserved sections.
//!
//! A list item is one line, with attributes in a nested list. Whatever else
//! stands there is reported, never published.

use super::RawAttribute;
use crate::diagnostic::{Sink, Topic};
use crate::diagnostics::{bad_bullet, bad_structure, bad_value, duplicate, loose_line, near_keyword};
use crate::header::Word;
use crate::markdown::{Block, BlockKind, Inline, InlineKind, Item};
use crate::source::{Span, is_key, slug};
use crate::suggest::nearest;
use crate::syntax::{RawSet, attribute, set};

/// What may follow a line without an empty one between.
const CONTINUATION: &str = "la suite de la phrase, en retrait ; ou une ligne à elle, qui commence par « - »";

/// Attributes of which one line may have several.
const REPEATED: [&str; 6] = ["fixe", "aide", "alias", "partagé", "ancien", "éviter"];

/// The text of the file and where to report.
pub(crate) struct Lines<'a> {
    pub(crate) text: &'a str,
    pub(crate) sink: &'a mut Sink,
}

/// A line and the items nested under it.
pub(crate) struct Line {
    pub(crate) inlines: Vec<Inline>,
    pub(crate) nested: Vec<Item>,
    pub(crate) span: Span,
}

impl Lines<'_> {
    /// The source text at `span`.
    pub(crate) fn at(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or("")
    }

    /// The items of the bullet lists in `blocks`; anything else is reported as not fitting `expected`.
    pub(crate) fn bullets(&mut self, blocks: Vec<Block>, expected: &'static str) -> Vec<Item> {
        let mut out = Vec::new();
        for block in blocks {
            match block.kind {
                BlockKind::List(None, items) if out.is_empty() => out = items,
                BlockKind::List(None, items) => out.extend(items),
                // With other dashes than Markdown's, the whole section falls apart.
                _ if self.unfit(&block, expected) => break,
                _ => {}
            }
        }
        out
    }

    /// Reports a block that is no list of the section; whether that is for the dashes of its lines.
    pub(crate) fn unfit(&mut self, block: &Block, expected: &'static str) -> bool {
        let first = self.first_line(block.span);
        let dash = bad_bullet::other_dash(self.at(first));
        match (&block.kind, dash) {
            (BlockKind::Foreign(what), _) => self.sink.push(bad_structure::foreign(first, what)),
            (BlockKind::Paragraph(_), Some(dash)) => {
                let fault = bad_bullet::not_a_dash(first.part(0, dash.len()), dash);
                let topic = Topic::Dash { file: first.file, dash: dash.to_owned() };
                self.sink.once(topic, fault);
                return true;
            }
            (BlockKind::Heading(level, _), _) if *level > 3 => {
                self.sink.push(bad_structure::skipped_level(first, 2, *level));
            }
            (BlockKind::Paragraph(text), _) if let Some(what) = foreign(text) => {
                self.sink.push(bad_structure::foreign(first, what));
            }
            (BlockKind::Paragraph(_) | BlockKind::Quote(..) | BlockKind::Table(..), _) => {
                self.sink.push(loose_line::free_text(first, expected));
            }
            (BlockKind::List(Some(_), _), _) => self.sink.push(bad_bullet::numbered(first)),
            _ => self.loose(block.span, expected),
        }
        false
    }

    /// Whether an item can only stand below a step: an attribute, a variant, a device.
    pub(crate) fn is_below_a_step(&self, item: &Item) -> bool {
        let written = self.at(item.span);
        let line = written.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '*' | '+'));
        attribute(line).is_some() || ["Si ", "Sinon", "*("].iter().any(|sign| line.starts_with(sign))
    }

    /// Splits an item into its line and what is nested.
    pub(crate) fn line(&mut self, item: Item, expected: &'static str) -> Option<Line> {
        let whole = item.span;
        let mut blocks = item.blocks.into_iter();
        let Some(Block { kind: BlockKind::Paragraph(inlines), span }) = blocks.next() else {
            self.loose(whole, expected);
            return None;
        };
        if !self.continuations(&inlines) {
            return None;
        }
        if let Some(at) = glued(self.at(span)) {
            self.sink.push(loose_line::glued(span.part(at, 1)));
            return None;
        }
        let nested = self.bullets(blocks.collect(), "une liste d'attributs « - mot : valeur »");
        Some(Line { inlines, nested, span })
    }

    /// Refuses continuation lines that were probably meant to be lines of their own.
    fn continuations(&mut self, inlines: &[Inline]) -> bool {
        let Some(first) = inlines.first() else {
            return true;
        };
        let wanted = self.column(first.span.start);
        let breaks = |i: &Inline| matches!(i.kind, InlineKind::SoftBreak | InlineKind::HardBreak);
        let follow = inlines.windows(2).filter_map(|pair| match pair {
            [before, after] if breaks(before) => Some(after),
            _ => None,
        });
        let mut follow = follow.filter(|i| self.column(i.span.start) < wanted || looks_new(i));
        let Some(found) = follow.next().map(|i| i.span) else {
            return true;
        };
        let end = self.text.get(found.start as usize..).and_then(|t| t.find('\n'));
        let end = end.map_or(found.end, |n| found.start + u32::try_from(n).unwrap_or(0));
        let span = Span { end, ..found };
        let written = self.at(span);
        if let Some(dash) = bad_bullet::other_dash(written) {
            let fault = bad_bullet::not_a_dash(span.part(0, dash.len()), dash);
            let topic = Topic::Dash { file: span.file, dash: dash.to_owned() };
            self.sink.once(topic, fault);
        } else if written.starts_with("- ") && self.column(span.start) > wanted + 3 {
            self.sink.push(bad_bullet::deep(span, wanted));
        } else {
            self.loose(span, CONTINUATION);
        }
        false
    }

    /// In which column of its line byte `at` stands, from 0: a tab goes to the next multiple of four.
    pub(crate) fn column(&self, at: u32) -> usize {
        let before = self.text.get(..at as usize).unwrap_or("");
        let line = before.rsplit('\n').next().unwrap_or("");
        line.chars().fold(0, |column, sign| if sign == '\t' { column / 4 * 4 + 4 } else { column + 1 })
    }

    /// The first line at `span`: enough to see what is meant.
    pub(crate) fn first_line(&self, span: Span) -> Span {
        let first = self.at(span).lines().next().unwrap_or("").len();
        span.part(0, first.max(1))
    }

    /// A key; what cannot be one is reported, and taken for the key that it nearly is.
    pub(crate) fn key(&mut self, written: &str, span: Span) -> Word {
        if is_key(written) {
            return Word { text: written.to_owned(), span };
        }
        self.sink.push(bad_value::key(span, written));
        Word { text: slug(written), span }
    }

    pub(crate) fn loose(&mut self, span: Span, expected: &'static str) {
        let span = self.first_line(span);
        self.sink.push(loose_line::line(span, expected));
    }

    /// Reports a line of no known form, or an attribute that should stand below the line above.
    pub(crate) fn misplaced(&mut self, span: Span, words: &[&str], expected: &'static str) {
        let first = self.first_line(span);
        match attribute(self.at(first)) {
            Some((word, _)) if words.contains(&word) => {
                self.sink.push(bad_bullet::shallow(first, "sous aucune ligne", 2));
            }
            _ => self.loose(span, expected),
        }
    }

    /// The attributes of a line; other nested items are reported.
    pub(crate) fn attributes(&mut self, nested: Vec<Item>) -> Vec<RawAttribute> {
        let mut out = Vec::new();
        for item in nested {
            let span = item.span;
            let Some(line) = self.line(item, "« - mot : valeur »") else {
                continue;
            };
            match self.attribute(line.inlines) {
                Some(found) if line.nested.is_empty() => {
                    let same = |a: &&RawAttribute| a.word.text == found.word.text;
                    let first =
                        out.iter().find(same).filter(|_| !REPEATED.contains(&found.word.text.as_str()));
                    if let Some(first) = first {
                        self.sink.push(duplicate::line(&found.word, first.word.span));
                    }
                    out.push(found);
                }
                _ => self.loose(span, "« - mot : valeur »"),
            }
        }
        out
    }

    /// Whether `attribute` is one of `words`; another is reported, and taken for the one that it nearly is.
    pub(crate) fn known(&mut self, attribute: &mut RawAttribute, words: &[&str]) -> bool {
        if words.contains(&attribute.word.text.as_str()) {
            return true;
        }
        self.sink.push(near_keyword::attribute(&attribute.word, words));
        let meant = nearest(&attribute.word.text, words.iter().copied());
        if let Some(meant) = meant {
            meant.clone_into(&mut attribute.word.text);
        }
        meant.is_some()
    }

    /// `mot : valeur`, if that is what the line says.
    pub(crate) fn attribute(&self, mut inlines: Vec<Inline>) -> Option<RawAttribute> {
        let end = inlines.last()?.span.end;
        let first = inlines.first_mut()?;
        let InlineKind::Text(text) = &mut first.kind else {
            return None;
        };
        let (word, value_at) = attribute(text)?;
        let word = Word { text: word.to_owned(), span: first.span.part(0, word.len()) };
        text.drain(..value_at);
        first.span = first.span.part(value_at, text.len());
        let written = Span { end: end.max(first.span.end), ..first.span };
        if text.is_empty() {
            inlines.remove(0);
        }
        let text = Word { text: self.at(written).trim_end().to_owned(), span: written };
        (!inlines.is_empty()).then_some(RawAttribute { word, value: inlines, text })
    }

    /// The value of a `fixe` attribute.
    pub(crate) fn set(&mut self, attribute: &RawAttribute) -> Option<RawSet> {
        set(&attribute.text.text, attribute.text.span, self.sink)
    }
}

/// Whether what begins a continuation line would rather begin a line of its own.
fn looks_new(inline: &Inline) -> bool {
    const SIGNS: [&str; 10] = ["Si ", "Sinon", "-", "*", "+", "–", "—", "•", "·", "⁃"];
    match &inline.kind {
        InlineKind::Code(_) | InlineKind::Strong(_) => true,
        InlineKind::Text(text) => {
            let starts = |t: &str| attribute(t).is_some() || SIGNS.iter().any(|sign| t.starts_with(sign));
            // « R aide : … »: a dash that became a letter.
            let rest = text.split_once(' ').filter(|(mark, _)| mark.chars().count() <= 2);
            starts(text) || rest.is_some_and(|(_, rest)| starts(rest))
        }
        _ => false,
    }
}

/// What a paragraph is when nothing else stands in it.
fn foreign(text: &[Inline]) -> Option<&'static str> {
    match text {
        [Inline { kind: InlineKind::Foreign(what), .. }] => Some(what),
        _ => None,
    }
}

/// Where a second line begins in the middle of one: the line break between them is lost.
fn glued(line: &str) -> Option<usize> {
    let begins = |rest: &str| {
        let word = attribute(rest).map(|(word, _)| word);
        word.is_some_and(|w| w.chars().all(|c| c.is_alphabetic() || c == '-'))
            || ["**", "`", "[", "*(", "Si ", "Sinon "].iter().any(|s| rest.starts_with(s))
    };
    let sign = |(at, pair): (usize, &[u8])| {
        let second = match pair {
            b"- " => at > 0 && line.get(at + 2..).is_some_and(begins),
            b". " => {
                let (before, from) = line.split_at_checked(at)?;
                from.starts_with(". **") && before.ends_with(|c: char| c.is_ascii_digit())
            }
            _ => false,
        };
        second.then_some(at)
    };
    line.as_bytes().windows(2).enumerate().find_map(sign)
}

/// What stands before the link that ends a line, and the link.
pub(crate) fn ending_link(mut inlines: Vec<Inline>) -> Option<(Vec<Inline>, Inline)> {
    drop_blank_end(&mut inlines);
    let link = inlines.pop()?;
    matches!(&link.kind, InlineKind::Link(link) if !link.bare).then_some((inlines, link))
}

/// Takes blank text off the end of `inlines`.
pub(crate) fn drop_blank_end(inlines: &mut Vec<Inline>) {
    while matches!(inlines.last().map(|i| &i.kind), Some(InlineKind::Text(t)) if t.trim().is_empty()) {
        inlines.pop();
    }
}

/// `inlines` without blank text at its ends.
pub(crate) fn trim(mut inlines: Vec<Inline>) -> Vec<Inline> {
    if let Some(Inline { kind: InlineKind::Text(t), .. }) = inlines.first_mut() {
        t.drain(..t.len() - t.trim_start().len());
    }
    if let Some(Inline { kind: InlineKind::Text(t), .. }) = inlines.last_mut() {
        t.truncate(t.trim_end().len());
    }
    inlines.retain(|i| !matches!(&i.kind, InlineKind::Text(t) if t.is_empty()));
    inlines
}
