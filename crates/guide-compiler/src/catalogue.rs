//! The professions: groups, families, names.

use crate::diagnostic::{Sink, Topic};
use crate::diagnostics::{bad_structure, duplicate, loose_line, near_keyword, shared_name, unknown_name};
use crate::header::{Word, split};
use crate::listing::Listing;
use crate::markdown::{Block, BlockKind, Inline, InlineKind, Item, plain};
use crate::page::Lines;
use crate::source::{Span, is_key, slug};
use crate::suggest::nearest;
use crate::syntax::keyed_title;
use std::collections::BTreeMap;

const TRADE: &str = "« - `clé` Nom du métier » ou « - `clé` **Nom du métier** »";
const SUBGROUP: &str = "« ## clé — Nom du groupe », ou « ### Nom du sous-groupe », sans clé";
const WORDS: [&str; 7] = ["alias", "partagé", "code", "fermé", "note", "ajout", "ancien"];

/// The catalogue as written.
#[derive(Debug)]
pub(crate) struct RawCatalogue {
    pub(crate) page: Listing,
    pub(crate) groups: Vec<RawGroup>,
    /// A profession was reported, and is not among the others.
    pub(crate) lost: bool,
}

#[derive(Debug)]
pub(crate) struct RawGroup {
    pub(crate) key: Word,
    pub(crate) title: String,
    pub(crate) families: Vec<RawFamily>,
}

#[derive(Debug)]
pub(crate) struct RawFamily {
    pub(crate) title: Option<String>,
    pub(crate) trades: Vec<RawTrade>,
}

#[derive(Debug)]
pub(crate) struct RawTrade {
    pub(crate) key: Word,
    pub(crate) label: String,
    pub(crate) label_span: Span,
    pub(crate) frequent: bool,
    pub(crate) aliases: Vec<Word>,
    pub(crate) shared: Vec<Word>,
    pub(crate) code: Option<String>,
    pub(crate) closed: Option<Word>,
    pub(crate) note: Option<Vec<Inline>>,
    pub(crate) addition: Option<String>,
    pub(crate) former: Vec<Word>,
}

impl RawCatalogue {
    pub(crate) fn trades(&self) -> impl Iterator<Item = &RawTrade> {
        self.groups.iter().flat_map(|g| &g.families).flat_map(|f| &f.trades)
    }
}

/// Reads the catalogue.
pub(crate) fn read(page: Listing, blocks: Vec<Block>, lines: &mut Lines<'_>) -> RawCatalogue {
    let mut catalogue = RawCatalogue { page, groups: Vec::new(), lost: false };
    for block in blocks {
        catalogue.block(block, lines);
    }
    catalogue.lost |= catalogue.check_names(lines.sink);
    catalogue
}

impl RawCatalogue {
    fn block(&mut self, block: Block, lines: &mut Lines<'_>) {
        match block.kind {
            BlockKind::Heading(2, text) => {
                self.groups.push(group(&text, block.span, lines));
            }
            BlockKind::Heading(3, text) if keyed_title(&plain(&text)).is_some_and(|(key, _)| is_key(key)) => {
                lines.loose(block.span, SUBGROUP);
            }
            BlockKind::Heading(3, text) => match self.groups.last_mut() {
                Some(group) => {
                    let title = plain(&text).into_owned();
                    group.families.push(RawFamily { title: Some(title), trades: Vec::new() });
                }
                None => lines.sink.push(bad_structure::skipped_level(block.span, 1, 3)),
            },
            BlockKind::List(None, items) if !self.groups.is_empty() => {
                for item in items {
                    let trade = trade(item, lines);
                    self.lost |= trade.is_none();
                    let Some(group) = self.groups.last_mut() else {
                        continue;
                    };
                    if group.families.is_empty() {
                        group.families.push(RawFamily { title: None, trades: Vec::new() });
                    }
                    if let (Some(family), Some(trade)) = (group.families.last_mut(), trade) {
                        family.trades.push(trade);
                    }
                }
            }
            BlockKind::Paragraph(_) if self.groups.is_empty() => self.page.intro.push(block),
            _ => lines.loose(block.span, TRADE),
        }
    }

    /// Whether a profession goes by the key of another: its own is lost.
    fn check_names(&self, sink: &mut Sink) -> bool {
        let mut keys: BTreeMap<&str, Span> = BTreeMap::new();
        let mut twice = false;
        for trade in self.trades() {
            if let Some(first) = keys.insert(&trade.key.text, trade.key.span) {
                sink.push(duplicate::trade(&trade.key, first));
                twice = true;
            }
        }
        for trade in self.trades().filter(|_| !self.lost && !twice) {
            if let Some(closed) = &trade.closed
                && (!keys.contains_key(closed.text.as_str()) || closed.text == trade.key.text)
            {
                let near = nearest(&closed.text, keys.keys().copied().filter(|k| *k != trade.key.text));
                sink.push(unknown_name::trade(closed, near));
            }
        }
        let mut groups: BTreeMap<&str, Span> = BTreeMap::new();
        for group in &self.groups {
            if let Some(first) = groups.insert(&group.key.text, group.key.span) {
                sink.push(duplicate::group(&group.key, first));
            }
        }
        self.check_shared(sink);
        twice
    }

    /// A name may belong to one profession, or be declared shared by at least two.
    fn check_shared(&self, sink: &mut Sink) {
        let mut own: BTreeMap<String, (Span, usize)> = BTreeMap::new();
        let mut shared: BTreeMap<String, Vec<(Span, usize)>> = BTreeMap::new();
        for (index, trade) in self.trades().enumerate() {
            for word in &trade.shared {
                let places = shared.entry(slug(&word.text)).or_default();
                if places.last().is_none_or(|(_, last)| *last != index) {
                    places.push((word.span, index));
                }
            }
        }
        for (index, trade) in self.trades().enumerate() {
            let label = Word { text: trade.label.clone(), span: trade.label_span };
            for word in std::iter::once(&label).chain(&trade.aliases) {
                let name = slug(&word.text);
                match own.get(&name) {
                    Some((first, other)) if *other != index => {
                        // Two that share several names are often one profession, written twice.
                        let pair = Topic::Trades(*other, index);
                        sink.once(pair, shared_name::undeclared(word, *first));
                    }
                    Some(_) => {}
                    None => {
                        own.insert(name.clone(), (word.span, index));
                    }
                }
                if let Some((first, _)) =
                    shared.get(&name).and_then(|s| s.iter().find(|(_, other)| *other != index))
                {
                    sink.push(shared_name::half_declared(word, *first));
                }
            }
        }
        for places in shared.values() {
            if let [(span, _)] = places.as_slice() {
                sink.push(shared_name::alone(*span));
            }
        }
    }
}

/// A group; one whose heading is reported keeps its professions together all the same.
fn group(text: &[Inline], span: Span, lines: &mut Lines<'_>) -> RawGroup {
    let place = text.first().map_or(span, |i| i.span);
    let written = plain(text);
    let (key, title) = if let Some((key, title)) = keyed_title(&written) {
        (lines.key(key, place.part(0, key.len())), title)
    } else {
        lines.loose(span, "« ## clé — Nom du groupe »");
        (Word { text: slug(&written), span: place }, &*written)
    };
    RawGroup { key, title: title.to_owned(), families: Vec::new() }
}

fn trade(item: Item, lines: &mut Lines<'_>) -> Option<RawTrade> {
    let line = lines.line(item, TRADE)?;
    let [first, label @ ..] = line.inlines.as_slice() else {
        return None;
    };
    let (InlineKind::Code(key), Some((name, frequent))) = (&first.kind, name_of(label)) else {
        lines.loose(line.span, TRADE);
        return None;
    };
    let key = lines.key(key, first.span.part(1, key.len()));
    let written = plain(std::slice::from_ref(name));
    let label = written.trim().to_owned();
    if label.contains(['*', '`']) {
        lines.loose(line.span, TRADE);
        return None;
    }
    let lead = written.len() - written.trim_start().len();
    let label_span = if frequent { name.span } else { name.span.part(lead, label.len()) };
    let mut trade = RawTrade {
        key,
        label,
        label_span,
        frequent,
        aliases: Vec::new(),
        shared: Vec::new(),
        code: None,
        closed: None,
        note: None,
        addition: None,
        former: Vec::new(),
    };
    trade.attributes(line.nested, lines);
    Some(trade)
}

/// The one text that a profession's label is, and whether it is in bold.
fn name_of(label: &[Inline]) -> Option<(&Inline, bool)> {
    let is_blank = |i: &&Inline| matches!(&i.kind, InlineKind::Text(t) if t.trim().is_empty());
    let mut parts = label.iter().filter(|part| !is_blank(part));
    let only = parts.next().filter(|_| parts.next().is_none())?;
    match only.kind {
        InlineKind::Text(_) => Some((only, false)),
        InlineKind::Strong(_) => Some((only, true)),
        _ => None,
    }
}

impl RawTrade {
    fn attributes(&mut self, nested: Vec<Item>, lines: &mut Lines<'_>) {
        for attribute in lines.attributes(nested) {
            let text = attribute.text.text.clone();
            match attribute.word.text.as_str() {
                "alias" => self.aliases.extend(split(&attribute.text)),
                "partagé" => self.shared.extend(split(&attribute.text)),
                "ancien" => self.former.extend(split(&attribute.text)),
                "code" => self.code = Some(text),
                "fermé" => self.closed = Some(attribute.text),
                "note" => self.note = Some(attribute.value),
                "ajout" => self.addition = Some(text),
                _ => lines.sink.push(near_keyword::attribute(&attribute.word, &WORDS)),
            }
        }
        let names = self.aliases.iter().chain(&self.shared);
        for name in names.filter(|n| n.text.contains(['*', '`', '[', ']', ';'])) {
            lines.sink.push(loose_line::line(name.span, "des noms séparés par des virgules"));
        }
    }
}
