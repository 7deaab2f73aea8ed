//! The link table and the region's overlay.

use crate::contacts;
use crate::diagnostic::{Diagnostic, Sink};
use crate::diagnostics::{bad_link, bad_structure, bad_value, duplicate, unknown_target};
use crate::header::Word;
use crate::listing::Listing;
use crate::markdown::{Block, BlockKind, Inline, InlineKind, plain};
use crate::names::Names;
use crate::page::Lines;
use crate::source::Span;
use crate::suggest::nearest;
use std::collections::BTreeMap;

const FIRST: &str = "du texte, ou « ## clé » suivi de « <https://…> »";
const ENTRY: &str = "« <https://…> » puis « - mot : valeur »";
const WORDS: [&str; 5] = ["nom", "certitude", "vérifié", "source", "à-vérifier"];

/// A table as written: the links' or a region's.
#[derive(Debug)]
pub(crate) struct RawTable {
    pub(crate) page: Listing,
    pub(crate) entries: Vec<RawLink>,
    /// Something before the first entry was reported.
    lost: bool,
}

/// One address as written.
#[derive(Debug, Clone)]
pub(crate) struct RawLink {
    pub(crate) key: Word,
    pub(crate) url: Option<Word>,
    pub(crate) name: Option<Word>,
    pub(crate) certainty: Option<Word>,
    pub(crate) checked: Option<Word>,
    pub(crate) unconfirmed: Option<String>,
    /// Its address was reported.
    lost: bool,
}

/// The address that a line means: a number or a mailbox without its scheme, a site without its chevrons.
fn meant(line: &str) -> Option<String> {
    let bare = line.trim().trim_start_matches('<').trim_end_matches('>').trim();
    let number = bare.trim_start_matches("tel:").trim();
    if let Some(number) = contacts::dialled(number) {
        return Some(format!("<tel:{number}>"));
    }
    let site = bare.trim_start_matches("https://").trim_start_matches("http://");
    let is_word = !site.is_empty() && !site.contains(char::is_whitespace);
    match is_word.then(|| contacts::first(site)) {
        Some(Some((0, mailbox))) if mailbox.len() == site.len() => Some(format!("<mailto:{mailbox}>")),
        Some(None) if site.contains('.') && !site.contains([':', '[', '(']) => {
            Some(format!("<https://{site}>"))
        }
        _ => None,
    }
}

/// Whether `url` is no number, or one that can be dialled from anywhere: with its country, and whole in France.
fn is_whole_number(url: &str) -> bool {
    let Some(number) = url.trim_matches(['<', '>']).strip_prefix("tel:") else { return true };
    match number.strip_prefix("+33") {
        Some(national) => national.len() == 9 && national.bytes().all(|figure| figure.is_ascii_digit()),
        None => !number.starts_with('0'),
    }
}

/// Whether a paragraph was probably meant as an entry.
fn is_entry(inlines: &[Inline]) -> bool {
    let bare = |i: &Inline| matches!(&i.kind, InlineKind::Link(link) if link.bare);
    inlines.iter().any(bare) || plain(inlines).starts_with('#')
}

/// Reads a table.
pub(crate) fn read(page: Listing, blocks: Vec<Block>, lines: &mut Lines<'_>) -> RawTable {
    let mut table = RawTable { page, entries: Vec::new(), lost: false };
    for block in blocks {
        table.block(block, lines);
    }
    let mut keys: BTreeMap<&str, Span> = BTreeMap::new();
    for entry in &table.entries {
        if let Some(first) = keys.insert(&entry.key.text, entry.key.span) {
            lines.sink.push(duplicate::link(&entry.key, first));
        }
    }
    for entry in &table.entries {
        entry.check(lines.sink);
    }
    table
}

impl RawTable {
    fn block(&mut self, block: Block, lines: &mut Lines<'_>) {
        let Block { kind, span: place } = block;
        match (kind, self.entries.last_mut()) {
            (BlockKind::Heading(2, text), _) => {
                let key = plain(&text).into_owned();
                let span = text.first().map_or(place, |i| i.span.part(0, key.len()));
                self.entries.push(RawLink::new(lines.key(&key, span)));
            }
            (BlockKind::Heading(level, _), _) => {
                lines.sink.push(bad_structure::skipped_level(place, 2, level));
            }
            (BlockKind::Paragraph(inlines), None) if !self.lost && !is_entry(&inlines) => {
                self.page.intro.push(Block { kind: BlockKind::Paragraph(inlines), span: place });
            }
            // What follows belongs to the same forgotten entry.
            (_, None) if self.lost => {}
            (_, None) => {
                self.lost = true;
                lines.loose(place, FIRST);
            }
            (BlockKind::Paragraph(inlines), Some(entry)) => match inlines.as_slice() {
                [Inline { kind: InlineKind::Link(link), span }] if link.bare && entry.url.is_none() => {
                    entry.url = Some(Word { text: link.to.clone(), span: *span });
                }
                _ if entry.url.is_none() && !entry.lost => {
                    entry.lost = true;
                    let first = lines.at(place).lines().next().unwrap_or("");
                    lines
                        .sink
                        .push(bad_link::unreadable(place.part(0, first.len()), meant(first).as_deref()));
                }
                _ => lines.loose(place, ENTRY),
            },
            (BlockKind::List(None, items), Some(_)) => {
                for mut attribute in lines.attributes(items) {
                    let Some(entry) = self.entries.last_mut().filter(|_| lines.known(&mut attribute, &WORDS))
                    else {
                        continue;
                    };
                    let text = attribute.text.text.clone();
                    match attribute.word.text.as_str() {
                        "nom" => entry.name = Some(attribute.text),
                        "certitude" => entry.certainty = Some(attribute.text),
                        "vérifié" => entry.checked = Some(attribute.text),
                        "à-vérifier" => entry.unconfirmed = Some(text),
                        _ => {}
                    }
                }
            }
            _ => lines.loose(place, ENTRY),
        }
    }
}

/// Replaces the entries that a region names; a key that is neither in the table nor a fragment's name is reported.
pub(crate) fn overlay(table: &mut [RawLink], region: &[RawLink], fragments: &[&str], sink: &mut Sink) {
    for entry in region {
        match table.iter_mut().find(|e| e.key.text == entry.key.text) {
            Some(own) => {
                let name = entry.name.clone().or_else(|| own.name.take());
                *own = RawLink { name, key: own.key.clone(), ..entry.clone() };
            }
            None => {
                let keys = table.iter().map(|e| e.key.text.as_str());
                let near = nearest(&entry.key.text, keys.chain(fragments.iter().copied()));
                sink.push(unknown_target::region(&entry.key, near));
            }
        }
    }
}

impl RawLink {
    const fn new(key: Word) -> Self {
        Self { key, url: None, name: None, certainty: None, checked: None, unconfirmed: None, lost: false }
    }

    fn check(&self, sink: &mut Sink) {
        match &self.url {
            None if self.unconfirmed.is_none() && !self.lost => sink.push(bad_link::no_address(&self.key)),
            Some(url) if !["https://", "mailto:", "tel:"].iter().any(|s| url.text.starts_with(s)) => {
                sink.push(bad_link::scheme(url));
            }
            Some(url) if !is_whole_number(&url.text) => {
                let meant = meant(&url.text);
                sink.push(bad_link::number(url, meant.as_deref().filter(|meant| is_whole_number(meant))));
            }
            _ => {}
        }
        match &self.certainty {
            None if self.unconfirmed.is_none() && !self.lost => {
                sink.push(bad_value::missing_attribute(self.key.span, "certitude"));
            }
            Some(word) if !["A", "B", "C", "D", "X"].contains(&word.text.as_str()) => {
                sink.push(bad_value::choice(word, &["A", "B", "C", "D", "X"]));
            }
            _ => {}
        }
        sink.extend(self.shows_another());
        if let Some(date) = &self.checked
            && !crate::date::is_date(&date.text)
        {
            sink.push(bad_value::date(date));
        }
    }

    /// Whether the name shows another number or mailbox than the one that is called.
    fn shows_another(&self) -> Option<Diagnostic> {
        let (url, name) = (self.url.as_ref()?, self.name.as_ref()?);
        let (at, shown) = contacts::first(&name.text)?;
        let called = contacts::comparable(url.text.split_once(':')?.1);
        let same_kind = url.text.starts_with(if shown.contains('@') { "mailto:" } else { "tel:" });
        let other = same_kind && contacts::comparable(shown) != called;
        other.then(|| bad_link::shows_another(name.span.part(at, shown.len()), url.span))
    }

    pub(crate) fn to_link(&self, names: &Names) -> guide::Link {
        let certainty = self.certainty.as_ref().and_then(|c| c.text.chars().next()).unwrap_or('X');
        let url = self.url.as_ref().map(|u| u.text.clone()).filter(|_| self.unconfirmed.is_none());
        guide::Link {
            key: self.key.text.clone(),
            name: names.typeset(self.name.as_ref().unwrap_or(&self.key).text.clone()),
            url,
            certainty,
            checked: self.checked.as_ref().map(|c| c.text.clone()),
            unconfirmed: self.unconfirmed.clone().map(|reason| names.typeset(reason)),
        }
    }
}
