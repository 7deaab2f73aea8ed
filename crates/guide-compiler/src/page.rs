//! A page as written: its reserved sections recognised, names not yet resolved.
//!
//! ```text
//! fichier := en-tête "# " titre corps [sections réservées et libres]
//! ```
//! The whole grammar, for authors, is `content/README.md`.

use crate::diagnostic::{Sink, Topic};
use crate::diagnostics::{bad_structure, near_keyword, unfit_section};
use crate::header::Header;
use crate::markdown::{self, Block, BlockKind, Inline, plain};
use crate::source::{Source, Span, regular};
use crate::suggest::nearest;

mod answers;
mod before;
mod item;
mod raw;
mod rules;
mod steps;

pub(crate) use item::Lines;
pub(crate) use raw::{RawAnswer, RawAttribute, RawBefore, RawQuestion, RawRule, RawStage, RawStep};

/// A page's type (`type:` in the front matter).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Question,
    Procedure,
    Information,
    Outcome,
    Router,
    Page,
    Fragment,
    Catalogue,
    Links,
    Glossary,
    Region,
    Personas,
}

impl Kind {
    pub(crate) const ALL: [(&'static str, Self); 12] = [
        ("question", Self::Question),
        ("procédure", Self::Procedure),
        ("information", Self::Information),
        ("résultat", Self::Outcome),
        ("aiguillage", Self::Router),
        ("page", Self::Page),
        ("fragment", Self::Fragment),
        ("catalogue", Self::Catalogue),
        ("liens", Self::Links),
        ("glossaire", Self::Glossary),
        ("région", Self::Region),
        ("personas", Self::Personas),
    ];

    pub(crate) fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, k)| *k == self).map_or("", |(n, _)| n)
    }

    /// Whether it stands in the graph of journeys.
    pub(crate) const fn in_graph(self) -> bool {
        matches!(self, Self::Question | Self::Procedure | Self::Information | Self::Outcome | Self::Router)
    }
}

/// The reserved sections, in the order they take in a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Section {
    Before,
    Answers,
    Steps,
    Closing,
    Also,
    Next,
}

impl Section {
    pub(crate) const ALL: [(&'static str, Self); 6] = [
        ("Avant de commencer", Self::Before),
        ("Réponses", Self::Answers),
        ("Étapes", Self::Steps),
        ("Qui appeler", Self::Closing),
        ("Aussi possible", Self::Also),
        ("Ensuite", Self::Next),
    ];

    pub(crate) fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, s)| *s == self).map_or("", |(n, _)| n)
    }

    /// The section whose name `text` is, or nearly.
    pub(crate) fn near(text: &str) -> Option<Self> {
        let name = nearest(text, Self::ALL.iter().map(|(name, _)| *name))?;
        Self::ALL.iter().find(|(own, _)| *own == name).map(|(_, section)| *section)
    }

    const fn allowed(self, kind: Kind) -> bool {
        match self {
            Self::Before | Self::Closing => {
                matches!(kind, Kind::Procedure | Kind::Information | Kind::Outcome)
            }
            Self::Answers => matches!(kind, Kind::Question),
            Self::Steps => matches!(kind, Kind::Procedure | Kind::Outcome),
            Self::Also => kind.in_graph(),
            Self::Next => kind.in_graph() && !matches!(kind, Kind::Outcome),
        }
    }
}

/// What is known of a page before its body is read, and what is kept of it after.
#[derive(Debug)]
pub(crate) struct Page {
    pub(crate) file: usize,
    /// The id: its path below the language folder, without `.md`.
    pub(crate) key: String,
    pub(crate) kind: Kind,
    pub(crate) header: Header,
    /// Where its title stands, once it was read.
    pub(crate) title: Option<Span>,
    /// What it asks, once it was read.
    pub(crate) questions: Vec<RawQuestion>,
}

/// A page's body, its names not yet resolved.
#[derive(Debug)]
pub(crate) struct RawPage<'a> {
    pub(crate) key: &'a str,
    pub(crate) kind: Kind,
    pub(crate) header: &'a Header,
    pub(crate) title: Vec<Inline>,
    pub(crate) title_span: Span,
    pub(crate) intro: Vec<Block>,
    pub(crate) details: Vec<Block>,
    pub(crate) before: Vec<RawBefore>,
    pub(crate) questions: Vec<RawQuestion>,
    pub(crate) stages: Vec<RawStage>,
    pub(crate) closing: Vec<RawAttribute>,
    pub(crate) also: Vec<RawRule>,
    pub(crate) next: Vec<RawRule>,
    /// The reserved sections found, with their headings.
    pub(crate) sections: Vec<(Section, Span)>,
    /// Those of them whose heading was reported.
    misspelt: Vec<Span>,
}

impl RawPage<'_> {
    pub(crate) fn section(&self, section: Section) -> Option<Span> {
        self.sections.iter().find(|(s, _)| *s == section).map(|(_, span)| *span)
    }
}

/// Recognises the sections of a page in the graph, or of a free one.
pub(crate) fn read<'a>(page: &'a Page, source: &Source, sink: &mut Sink) -> Option<RawPage<'a>> {
    let Page { file, kind, header, .. } = page;
    let (file, kind) = (*file, *kind);
    let body = source.text.get(header.body..).unwrap_or("");
    let blocks = markdown::parse(file, body, header.body);
    let (title, title_span, blocks) = title(file, source, header, blocks, sink)?;
    let mut page = RawPage {
        key: &page.key,
        kind,
        header,
        title,
        title_span,
        intro: Vec::new(),
        details: Vec::new(),
        before: Vec::new(),
        questions: Vec::new(),
        stages: Vec::new(),
        closing: Vec::new(),
        also: Vec::new(),
        next: Vec::new(),
        sections: Vec::new(),
        misspelt: Vec::new(),
    };
    let exact: Vec<Section> = blocks.iter().filter_map(exact_section).collect();
    let mut place = Part::Free;
    let mut body: Vec<Block> = Vec::new();
    for block in blocks {
        let Some(heading) = section_heading(&block, sink) else {
            body.push(block);
            continue;
        };
        page.fill(place, std::mem::take(&mut body), &source.text, sink);
        place = match heading {
            Heading::Reserved(section) => page.open(section, block.span, sink),
            Heading::Misspelt(section) if exact.contains(&section) || !section.allowed(kind) => Part::Dropped,
            Heading::Misspelt(section) => {
                page.sections.push((section, block.span));
                page.misspelt.push(block.span);
                Part::Misspelt
            }
            Heading::Free => {
                body.push(block);
                Part::Free
            }
        };
    }
    page.fill(place, body, &source.text, sink);
    Some(page)
}

/// Takes the level-1 heading off the front of a file; others are reported, and taken for level 2.
pub(crate) fn title(
    file: usize,
    source: &Source,
    header: &Header,
    mut blocks: Vec<Block>,
    sink: &mut Sink,
) -> Option<(Vec<Inline>, Span, Vec<Block>)> {
    let Some(Block { kind: BlockKind::Heading(1, title), span }) = blocks.first_mut() else {
        let end = source
            .text
            .get(header.body..)
            .and_then(|t| t.find('\n'))
            .map_or(source.text.len(), |n| header.body + n);
        sink.push(bad_structure::no_title(Span::new(file, header.body..end)));
        return None;
    };
    let (title, span) = (std::mem::take(title), *span);
    blocks.remove(0);
    for block in &mut blocks {
        if let BlockKind::Heading(level @ 1, _) = &mut block.kind {
            sink.once(Topic::Title { file: span.file }, bad_structure::second_title(block.span, span));
            *level = 2;
        }
    }
    Some((title, span, blocks))
}

enum Heading {
    Reserved(Section),
    /// Reported already.
    Misspelt(Section),
    Free,
}

/// What the blocks being collected belong to.
#[derive(Clone, Copy)]
enum Part {
    Free,
    Section,
    /// The section opened last, whose heading was reported: its own faults follow from that.
    Misspelt,
    /// Nothing: its heading was reported.
    Dropped,
}

fn exact_section(block: &Block) -> Option<Section> {
    let BlockKind::Heading(2, text) = &block.kind else {
        return None;
    };
    let text = plain(text);
    let text = regular(&text);
    Section::ALL.iter().find(|(name, _)| *name == text).map(|(_, section)| *section)
}

/// The section that a paragraph names, and nothing else: in bold, or after signs of a heading without their space.
fn section_as_text(text: &[Inline]) -> Option<Section> {
    let [only] = text else { return None };
    // No name is longer, whatever stands around it.
    if only.span.range().len() > 2 * "Avant de commencer".len() {
        return None;
    }
    let words = plain(text);
    let words = regular(&words);
    let words = words.trim_start_matches('#').trim_end_matches([' ', ':']).trim_start();
    Section::ALL.iter().find(|(name, _)| *name == words).map(|(_, section)| *section)
}

/// A level-2 heading, reserved or free; anything nearly reserved is reported.
fn section_heading(block: &Block, sink: &mut Sink) -> Option<Heading> {
    let (level, text) = match &block.kind {
        BlockKind::Heading(level, text) => (level, text),
        BlockKind::Paragraph(text) => {
            let section = section_as_text(text)?;
            sink.push(near_keyword::section_as_text(block.span, section.name()));
            return Some(Heading::Misspelt(section));
        }
        _ => return None,
    };
    if let Some(section) = exact_section(block) {
        return Some(Heading::Reserved(section));
    }
    let text = plain(text);
    let text = regular(&text);
    if let Some(section) = Section::near(&text) {
        sink.push(near_keyword::section(block.span, *level, &text, section.name()));
        return Some(Heading::Misspelt(section));
    }
    (*level == 2).then_some(Heading::Free)
}

impl RawPage<'_> {
    fn open(&mut self, section: Section, span: Span, sink: &mut Sink) -> Part {
        let before = self.sections.iter().rfind(|(_, span)| !self.misspelt.contains(span));
        if !section.allowed(self.kind) {
            sink.push(unfit_section::not_for_type(span, section.name(), self.kind.name()));
        } else if let Some((_, first)) = self.sections.iter().find(|(s, _)| *s == section) {
            sink.push(unfit_section::twice(span, *first, section.name()));
            return Part::Dropped;
        } else if let Some((last, place)) = before.filter(|(last, _)| *last > section) {
            sink.push(unfit_section::order(span, *place, section.name(), last.name()));
        }
        self.sections.push((section, span));
        Part::Section
    }

    /// Takes the blocks of the section opened last, or free text.
    fn fill(&mut self, part: Part, blocks: Vec<Block>, text: &str, sink: &mut Sink) {
        let mut silent = Sink::default();
        let sink = match part {
            Part::Free if self.sections.is_empty() => return self.intro.extend(blocks),
            Part::Free => return self.details.extend(blocks),
            Part::Dropped => return,
            Part::Section => sink,
            Part::Misspelt => &mut silent,
        };
        let Some(&(section, span)) = self.sections.last() else { return };
        let lines = &mut Lines { text, sink };
        match section {
            Section::Before => self.before = before::read(blocks, span, lines),
            Section::Answers => self.questions = answers::read(blocks, span, lines),
            Section::Steps => self.stages = steps::read(blocks, span, lines),
            Section::Closing => self.closing = rules::closing(blocks, span, lines),
            Section::Also => self.also = rules::read(blocks, span, lines),
            Section::Next => self.next = rules::read(blocks, span, lines),
        }
    }
}
