//! A region's file: the addresses and fragments that it puts in place of the
//! guide's own, and how it looks.
//!
//! ```text
//! section := "## " clé      clé de la table des liens : une adresse ; nom d'un fragment : du texte libre
//! ```

use crate::colour::{self, Colour};
use crate::diagnostic::Sink;
use crate::diagnostics::{bad_value, duplicate, empty_section, region_look, untold_territory};
use crate::header::{Header, Word};
use crate::links::{self, RawTable};
use crate::listing::Listing;
use crate::markdown::{Block, BlockKind, Inline, InlineKind, Item, plain};
use crate::page::Lines;
use crate::source::Source;
use crate::text::Fragment;

/// Schemes of what one calls or writes to: a person answers, for a territory.
const CONTACTS: [&str; 2] = ["mailto:", "tel:"];

/// How a region shows the guide, beside what the guide itself holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Region {
    /// The name of its file, without folder and `.md`.
    pub key: String,
    /// What people read.
    pub name: String,
    /// The colour of what can be done, `rrggbb`: on light paper, on dark paper.
    pub colours: Option<[String; 2]>,
    /// The name of a picture beside its file.
    pub logo: Option<String>,
}

/// What a section of a region's file stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Replaced {
    Address,
    Text,
}

/// A region's file as written.
#[derive(Debug)]
pub(crate) struct RawRegion {
    /// Its addresses, title and front matter.
    pub(crate) table: RawTable,
    /// Its texts, each under the name of a fragment.
    pub(crate) texts: Vec<RawText>,
    /// Keys of sections that replace nothing.
    pub(crate) idle: Vec<Word>,
    /// Its look.
    pub(crate) look: Region,
}

/// A text that takes a fragment's place.
#[derive(Debug)]
pub(crate) struct RawText {
    pub(crate) key: Word,
    pub(crate) blocks: Vec<Block>,
}

/// Reads a region's file; `replaced` knows what its sections may replace.
pub(crate) fn read(
    file: usize,
    source: &Source,
    header: Header,
    blocks: Vec<Block>,
    replaced: impl Fn(&Word) -> Option<Replaced>,
    sink: &mut Sink,
) -> Option<RawRegion> {
    let mut texts: Vec<RawText> = Vec::new();
    let mut idle = Vec::new();
    let (title, _, blocks) = crate::page::title(file, source, &header, blocks, sink)?;
    let mut rest = Vec::new();
    let mut section = Some(Replaced::Address);
    for block in blocks {
        if let BlockKind::Heading(2, title) = &block.kind {
            let text = plain(title).into_owned();
            let span = title.first().map_or(block.span, |i| i.span.part(0, text.len()));
            let key = Word { text, span };
            section = replaced(&key);
            match section {
                Some(Replaced::Address) => {}
                Some(Replaced::Text) => {
                    texts.push(RawText { key, blocks: Vec::new() });
                    continue;
                }
                None => idle.push(key),
            }
        }
        match (section, texts.last_mut()) {
            (Some(Replaced::Text), Some(text)) => text.blocks.push(block),
            (Some(_), _) => rest.push(block),
            // What stands under an unknown key is told with it.
            (None, _) => {}
        }
    }
    let look = look(source, &header, sink);
    let page = Listing { file, key: look.key.clone(), header, title, intro: Vec::new() };
    let table = links::read(page, rest, &mut Lines { text: &source.text, sink });
    let look = Region { name: plain(&table.page.title).into_owned(), ..look };
    let region = RawRegion { table, texts, idle, look };
    region.check(sink);
    Some(region)
}

impl RawRegion {
    /// Puts its texts in place of the fragments'; `name` is its file's.
    pub(crate) fn replace(&self, fragments: &mut [Fragment], language: &str, name: &str) {
        for text in &self.texts {
            let replaced = fragments.iter_mut().find(|f| f.name == fragment(language, &text.key.text));
            if let Some(replaced) = replaced {
                replaced.blocks.clone_from(&text.blocks);
                name.clone_into(&mut replaced.stands_in);
            }
        }
    }

    fn check(&self, sink: &mut Sink) {
        for (at, text) in self.texts.iter().enumerate() {
            let earlier = self.texts.iter().take(at).find(|t| t.key.text == text.key.text);
            if let Some(first) = earlier {
                sink.push(duplicate::line(&text.key, first.key.span));
            } else if text.blocks.is_empty() {
                sink.push(empty_section::section(text.key.span));
            }
        }
        self.check_territory(sink);
    }

    /// Whoever reads a contact must see for whom it answers.
    fn check_territory(&self, sink: &mut Sink) {
        let contacts: Vec<&links::RawLink> = self.table.entries.iter().filter(|e| is_contact(e)).collect();
        if contacts.is_empty() {
            return;
        }
        let header = &self.table.page.header;
        let (Some(here), Some(elsewhere)) = (header.get("ici"), header.get("ailleurs")) else {
            let missing = if header.get("ici").is_none() { "ici" } else { "ailleurs" };
            sink.push(bad_value::missing(header.span, missing));
            return;
        };
        let told = |text: &str, word: &Word| text.to_lowercase().contains(&word.text.to_lowercase());
        let untold = |text: &str| [here, elsewhere].into_iter().find(|word| !told(text, word));
        for contact in &contacts {
            if let Some(word) = untold(contact.name.as_ref().map_or("", |name| &name.text)) {
                sink.push(untold_territory::address(&contact.key, &word.text));
            }
        }
        let cites =
            |to: &str| to.split_once('#').is_some_and(|(_, k)| contacts.iter().any(|c| c.key.text == k));
        for text in &self.texts {
            let (mut words, mut cited) = (String::new(), None);
            walk(&text.blocks, &mut |inline| match &inline.kind {
                InlineKind::Link(link) if cites(&link.to) => cited = cited.or(Some(inline.span)),
                InlineKind::Text(text) => {
                    words.push_str(text);
                    words.push(' ');
                }
                _ => {}
            });
            if let (Some(span), Some(word)) = (cited, untold(&words)) {
                sink.push(untold_territory::text(span, &word.text));
            }
        }
    }
}

/// Where the regions' files stand.
pub(crate) const FOLDER: &str = "regions/";

/// The region whose file is called `file`.
pub(crate) fn of_file(file: &str) -> Option<&str> {
    file.strip_prefix(FOLDER)?.strip_suffix(".md")
}

/// The file of the fragment called `key`.
pub(crate) fn fragment(language: &str, key: &str) -> String {
    format!("{language}/fragments/{key}.md")
}

fn is_contact(entry: &links::RawLink) -> bool {
    entry.url.as_ref().is_some_and(|url| CONTACTS.iter().any(|scheme| url.text.starts_with(scheme)))
}

/// What the front matter says of the look.
fn look(source: &Source, header: &Header, sink: &mut Sink) -> Region {
    let key = source.name.rsplit('/').next().unwrap_or_default().trim_end_matches(".md").to_owned();
    let logo = header.get("logo").filter(|word| {
        let fits = is_picture(&word.text);
        if !fits {
            sink.push(region_look::logo(word));
        }
        fits
    });
    let logo = logo.map(|word| word.text.clone());
    Region { key, name: String::new(), colours: colours(header, sink), logo }
}

fn colours(header: &Header, sink: &mut Sink) -> Option<[String; 2]> {
    let (light, dark) = match (header.get("couleur"), header.get("couleur-sombre")) {
        (Some(light), Some(dark)) => (light, dark),
        (Some(alone), None) => {
            sink.push(region_look::alone(alone.span, "couleur-sombre"));
            return None;
        }
        (None, Some(alone)) => {
            sink.push(region_look::alone(alone.span, "couleur"));
            return None;
        }
        (None, None) => return None,
    };
    let faults = [(light, colour::LIGHT), (dark, colour::DARK)].map(|(word, paper)| {
        let fault = match Colour::parse(&word.text) {
            None => Some(region_look::colour(word)),
            Some(colour) => paper.hides(colour).map(|ratio| region_look::faint(word, paper.name, ratio)),
        };
        let is_fault = fault.is_some();
        sink.extend(fault);
        is_fault
    });
    (!faults.contains(&true)).then(|| [light, dark].map(|word| word.text.to_lowercase()))
}

/// A plain file name of a picture that browsers show.
fn is_picture(name: &str) -> bool {
    let kinds = [".svg", ".png", ".webp"];
    kinds.iter().any(|kind| name.strip_suffix(kind).is_some_and(crate::source::is_key))
}

/// Calls `see` with every inline of `blocks`, outer ones first.
fn walk(blocks: &[Block], see: &mut impl FnMut(&Inline)) {
    for block in blocks {
        match &block.kind {
            BlockKind::Paragraph(text) | BlockKind::Heading(_, text) => inlines(text, see),
            BlockKind::List(_, items) => {
                for Item { blocks, .. } in items {
                    walk(blocks, see);
                }
            }
            BlockKind::Quote(_, blocks) => walk(blocks, see),
            BlockKind::Table(head, rows) => {
                head.iter().chain(rows.iter().flatten()).for_each(|cell| inlines(cell, see));
            }
            BlockKind::Foreign(_) => {}
        }
    }
}

fn inlines(text: &[Inline], see: &mut impl FnMut(&Inline)) {
    for inline in text {
        see(inline);
        match &inline.kind {
            InlineKind::Strong(inner) | InlineKind::Emphasis(inner) => inlines(inner, see),
            InlineKind::Link(link) => inlines(&link.text, see),
            _ => {}
        }
    }
}
