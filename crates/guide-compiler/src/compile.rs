//! From sources to a guide: what is done, in which order.

use crate::banned::Ban;
use crate::diagnostic::{Diagnostic, Severity, Sink};
use crate::diagnostics::reserved_address;
use crate::lower::{Places, World};
use crate::names::{Names, Place};
use crate::page::{self, Kind};
use crate::proof::{Context, Figures};
use crate::region::{self, Region};
use crate::source::{Source, Span, is_key};
use crate::{date, lock, lower, personas, proof};
use guide::{Guide, Node, NodeId, NodeKind};
use std::collections::BTreeMap;

mod assemble;
mod files;
mod former;
mod idle;
mod moved;
mod special;

use files::Files;
pub(crate) use former::Former;

/// What to compile for.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The region whose overlay to apply; `None` is the one `guide.toml` names.
    pub region: Option<String>,
    /// Today (`AAAA-MM-JJ`), to report pages past their review date; `None` does not.
    pub today: Option<String>,
}

/// What came of it.
#[derive(Debug, Clone, Default)]
pub struct Compiled {
    /// The guide, unless there was an error.
    pub guide: Option<Guide>,
    /// Everything that is to be said, in the order of files and lines.
    pub diagnostics: Vec<Diagnostic>,
    /// What the proof looked at.
    pub figures: Figures,
    /// The region whose overlay was applied, if there is one.
    pub region: Option<Region>,
}

impl Compiled {
    /// Whether the guide was refused.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|d| d.rule.severity == Severity::Error)
    }
}

/// Compiles `sources`.
///
/// Later passes run on a well-formed guide only, so that one fault gives one
/// message: first every front matter and the tables, then each page with the names it cites, then the
/// proofs, then personas and lockfile.
#[must_use]
pub fn compile(sources: &[Source], options: &Options) -> Compiled {
    let mut sink = Sink::default();
    let mut compiled = Compiled::default();
    let guide = build(sources, options, &mut compiled, &mut sink);
    compiled.guide = guide.filter(|_| !sink.has_errors());
    moved::tell(sources, &mut sink);
    let mut diagnostics = sink.finish(sources);
    diagnostics.sort_by_key(|d| d.primary.span);
    diagnostics.dedup_by(|a, b| a.rule.code == b.rule.code && a.primary == b.primary && a.title == b.title);
    Compiled { diagnostics, ..compiled }
}

/// The names of the regions that `sources` hold a file for, in their order.
pub fn regions(sources: &[Source]) -> impl Iterator<Item = &str> {
    sources.iter().filter_map(|source| region::of_file(&source.name))
}

fn build(sources: &[Source], options: &Options, out: &mut Compiled, sink: &mut Sink) -> Option<Guide> {
    let mut files = Files::read(sources, options, sink)?;
    out.region = files.region.as_ref().map(|region| region.look.clone());
    if let Some(today) = options.today.as_deref().filter(|t| date::is_date(t)) {
        files.report_stale(today, sink);
    }
    let (names, mut guide) = assemble::frame(&files, options, sink)?;
    let places = nodes(&mut files, &names, &mut guide, sink);
    files.report_idle_sections(sink);
    let promises = assemble::entries(&files, &names, &mut guide, sink);
    assemble::findings(&files, &names, &mut guide, sink);
    assemble::check_ends(&files, &guide, sink);
    former::check(&files, sink);
    if sink.has_errors() {
        return None;
    }
    let findings: Vec<NodeId> = guide.findings.iter().map(|f| f.node).collect();
    let context = Context { guide: &guide, places: &places, promises: &promises, findings: &findings };
    let (figures, remaining) = proof::run(context, sink);
    out.figures = figures;
    for (node, remaining) in guide.nodes.iter_mut().zip(remaining) {
        node.remaining = remaining;
    }
    if sink.has_errors() {
        return None;
    }
    for suite in &files.personas {
        if let Some(source) = sources.get(suite.0) {
            personas::check(&source.name, &suite.1, &names, &guide, sink);
        }
    }
    idle::report(&files, &guide, sink);
    let locked = sources.iter().enumerate().find(|(_, s)| s.name == lock::FILE);
    if let Some((file, source)) = locked {
        lock::check(file, source, &guide, &Former::of(&files), sink);
    }
    Some(guide)
}

/// Lowers every page; the places of its parts come back, by node.
fn nodes(files: &mut Files<'_>, names: &Names, guide: &mut Guide, sink: &mut Sink) -> Vec<Places> {
    let fragments = std::mem::take(&mut files.fragments);
    let banned = Ban::new(files.glossary.as_ref().map(|g| g.banned.clone()).unwrap_or_default());
    let check = files
        .manifest
        .irreversible
        .as_ref()
        .and_then(|i| names.fact(&crate::manifest::word(files.manifest_file, &i.verifier), sink));
    let catalogue = guide.catalogue.as_ref().map(|c| c.fact);
    let world = World { names, fragments: &fragments, banned: &banned, catalogue, check };
    let mut pages = std::mem::take(&mut files.pages);
    let mut specials = special::pages(files).into_iter().peekable();
    let count = pages.len() + specials.len();
    let (mut nodes, mut places) = (Vec::with_capacity(count), Vec::with_capacity(count));
    let mut push = |(node, place): (Node, Places)| {
        nodes.push(node);
        places.push(place);
    };
    for page in pages.iter_mut().filter(|page| page.kind != Kind::Fragment) {
        while let Some((kind, special)) = specials.next_if(|(_, special)| special.key < page.key) {
            push(special::lower(kind, special, files.name(special.file), world, sink));
        }
        let Some(source) = files.sources.get(page.file) else { continue };
        let Some(mut raw) = page::read(page, source, sink) else {
            // Its place is kept, for the numbers of the others are known.
            push((special::node(&page.key, NodeKind::Page, &page.header, names), Places::default()));
            continue;
        };
        push(lower::page(&mut raw, &source.name, world, sink));
        (page.title, page.questions) = (Some(raw.title_span), std::mem::take(&mut raw.questions));
    }
    for (kind, special) in specials {
        push(special::lower(kind, special, files.name(special.file), world, sink));
    }
    files.pages = pages;
    assemble::texts(files, world, guide, sink);
    guide.nodes = nodes;
    assemble::check_anchors(guide, &places, sink);
    places
}

/// The names of all files that links may lead to; nodes are numbered in the order of their keys.
fn places(files: &Files<'_>) -> BTreeMap<String, Place> {
    let pages = files.pages.iter().filter(|page| page.kind != Kind::Fragment);
    let mut nodes: Vec<(&str, Kind)> = pages.map(|page| (page.key.as_str(), page.kind)).collect();
    nodes.extend(special::pages(files).into_iter().map(|(kind, page)| (page.key.as_str(), kind)));
    nodes.sort_by_key(|(key, _)| *key);
    let language = &files.manifest.langue;
    let node = |(at, (key, kind)): (usize, (&str, Kind))| {
        let id = NodeId::at(at)?;
        let place = if kind == Kind::Links { Place::LinkTable(id) } else { Place::Node(id, kind) };
        Some((format!("{language}/{key}.md"), place))
    };
    let fragments = files.fragments.iter().enumerate();
    let fragments = fragments.map(|(at, fragment)| (fragment.name.clone(), Place::Fragment(at)));
    nodes.into_iter().enumerate().filter_map(node).chain(fragments).collect()
}

/// The files whose name was reported stand also under the name that they should have: links may use either.
fn also_under_right_names(places: &mut BTreeMap<String, Place>) {
    let wrong = places.iter().filter_map(|(name, place)| {
        let page = name.strip_suffix(".md").filter(|page| !page.split('/').all(is_key))?;
        Some((format!("{}.md", reserved_address::right_name(page)), *place))
    });
    for (name, place) in wrong.collect::<Vec<_>>() {
        places.entry(name).or_insert(place);
    }
}

/// The first line of a file, for faults of the whole file.
fn first_line(file: usize, source: &Source) -> Span {
    Span::new(file, 0..source.text.find('\n').unwrap_or(source.text.len()))
}
