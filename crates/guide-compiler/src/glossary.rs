//! The glossary: words to use, and those to avoid.

use crate::banned::Banned;
use crate::diagnostics::near_keyword;
use crate::header::split;
use crate::listing::Listing;
use crate::markdown::{Block, BlockKind, Inline, InlineKind, Item, plain};
use crate::page::Lines;

const TERM: &str = "« - **mot** définition »";

/// The glossary as written.
#[derive(Debug)]
pub(crate) struct RawGlossary {
    pub(crate) page: Listing,
    pub(crate) terms: Vec<(String, Vec<Inline>)>,
    pub(crate) banned: Vec<Banned>,
}

/// Reads the glossary.
pub(crate) fn read(page: Listing, blocks: Vec<Block>, lines: &mut Lines<'_>) -> RawGlossary {
    let mut glossary = RawGlossary { page, terms: Vec::new(), banned: Vec::new() };
    for block in blocks {
        match block.kind {
            BlockKind::List(None, items) => {
                items.into_iter().for_each(|item| glossary.term(item, lines));
            }
            BlockKind::Heading(2 | 3, _) => {}
            BlockKind::Paragraph(_) if glossary.terms.is_empty() => glossary.page.intro.push(block),
            _ => lines.loose(block.span, TERM),
        }
    }
    glossary
}

impl RawGlossary {
    /// One word, with those to avoid in its place.
    fn term(&mut self, item: Item, lines: &mut Lines<'_>) {
        let Some(line) = lines.line(item, TERM) else { return };
        let mut inlines = line.inlines.into_iter();
        let Some(Inline { kind: InlineKind::Strong(name), .. }) = inlines.next() else {
            lines.loose(line.span, TERM);
            return;
        };
        let name = plain(&name).into_owned();
        for attribute in lines.attributes(line.nested) {
            if attribute.word.text != "éviter" {
                lines.sink.push(near_keyword::attribute(&attribute.word, &["éviter"]));
                continue;
            }
            if attribute.text.text.contains(';') {
                lines.loose(attribute.text.span, "des mots séparés par des virgules");
            }
            let words = split(&attribute.text);
            self.banned.extend(words.map(|word| Banned { word: word.text, better: name.clone() }));
        }
        self.terms.push((name, inlines.collect()));
    }
}
