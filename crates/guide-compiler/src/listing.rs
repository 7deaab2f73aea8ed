//! Pages that list something: the catalogue, the table of links, the glossary; and a region's table.

use crate::diagnostic::Sink;
use crate::header::Header;
use crate::markdown::{Block, Inline};
use crate::page;
use crate::source::Source;

/// What such a page has besides its list.
#[derive(Debug)]
pub(crate) struct Listing {
    pub(crate) file: usize,
    pub(crate) key: String,
    pub(crate) header: Header,
    pub(crate) title: Vec<Inline>,
    /// The text above the list.
    pub(crate) intro: Vec<Block>,
}

impl Listing {
    /// Takes the title off; the blocks after it come back.
    pub(crate) fn open(
        file: usize,
        source: &Source,
        key: String,
        header: Header,
        blocks: Vec<Block>,
        sink: &mut Sink,
    ) -> Option<(Self, Vec<Block>)> {
        let (title, _, blocks) = page::title(file, source, &header, blocks, sink)?;
        Some((Self { file, key, header, title, intro: Vec::new() }, blocks))
    }
}
