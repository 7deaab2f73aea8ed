//! The glossary: words to use, and those to avoid.

use crate::banned::Banned;
use crate::diagnostic::Sink;
use crate::diagnostics::near_keyword;
use crate::header::{Header, split};
use crate::markdown::{Block, BlockKind, Inline, InlineKind, plain};
use crate::page::Lines;
use crate::source::Source;

const TERM: &str = "« - **mot** définition »";

/// The glossary as written.
#[derive(Debug)]
pub(crate) struct RawGlossary {
    pub(crate) file: usize,
    pub(crate) key: String,
    pub(crate) header: Header,
    pub(crate) title: Vec<Inline>,
    pub(crate) intro: Vec<Block>,
    pub(crate) terms: Vec<(String, Vec<Inline>)>,
    pub(crate) banned: Vec<Banned>,
}

/// Reads the glossary.
pub(crate) fn read(
    file: usize,
    source: &Source,
    key: String,
    header: Header,
    blocks: Vec<Block>,
    sink: &mut Sink,
) -> Option<RawGlossary> {
    let (title, _, blocks) = crate::page::title(file, source, &header, blocks, sink)?;
    let (terms, banned) = (Vec::new(), Vec::new());
    let mut glossary = RawGlossary { file, key, header, title, intro: Vec::new(), terms, banned };
    let mut lines = Lines { text: &source.text, sink };
    for block in blocks {
        match block.kind {
            BlockKind::List(None, items) => {
                for item in items {
                    let Some(line) = lines.line(item, TERM) else {
                        continue;
                    };
                    let mut inlines = line.inlines.into_iter();
                    let Some(Inline { kind: InlineKind::Strong(name), .. }) = inlines.next() else {
                        lines.loose(line.span, TERM);
                        continue;
                    };
                    let name = plain(&name).into_owned();
                    for attribute in lines.attributes(line.nested) {
                        if attribute.word.text == "éviter" {
                            if attribute.text.text.contains(';') {
                                lines.loose(attribute.text.span, "des mots séparés par des virgules");
                            }
                            let words = split(&attribute.text);
                            let ban = |w: crate::header::Word| Banned { word: w.text, better: name.clone() };
                            glossary.banned.extend(words.map(ban));
                        } else {
                            lines.sink.push(near_keyword::attribute(&attribute.word, &["éviter"]));
                        }
                    }
                    glossary.terms.push((name, inlines.collect()));
                }
            }
            BlockKind::Heading(2 | 3, _) => {}
            BlockKind::Paragraph(_) if glossary.terms.is_empty() => glossary.intro.push(block),
            _ => lines.loose(block.span, TERM),
        }
    }
    Some(glossary)
}
