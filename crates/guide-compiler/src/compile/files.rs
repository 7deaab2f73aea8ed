//! Every file by itself: front matter, kind, shape.

use super::{Options, first_line};
use crate::catalogue::RawCatalogue;
use crate::diagnostic::{Diagnostic, Sink};
use crate::diagnostics::{
    bad_syntax, bad_value, duplicate, missing_file, near_keyword, reserved_address, stale, stray_file,
    unfit_section, unknown_name, unknown_target,
};
use crate::glossary::RawGlossary;
use crate::header::{self, Header, Word};
use crate::links::RawTable;
use crate::listing::Listing;
use crate::manifest::{self, Manifest};
use crate::markdown::{self, Block};
use crate::names::page_key;
use crate::page::{self, Kind, Lines, Page};
use crate::personas::RawPersona;
use crate::region::{self, RawRegion, Replaced};
use crate::source::{Source, Span, is_key};
use crate::suggest::nearest;
use crate::text::Fragment;
use crate::{catalogue, date, glossary, links, lock, personas};
use std::collections::{BTreeMap, BTreeSet};

const MANIFEST: &str = "guide.toml";

/// What stands for bytes that are no UTF-8.
const UNREADABLE: char = char::REPLACEMENT_CHARACTER;

/// How a version begins that a merge left beside another.
const UNMERGED: &str = "\n<<<<<<< ";

/// Words of the front matter that every file may have.
const COMMON: [&str; 7] = ["type", "relu", "relire-avant", "titre-court", "description", "ancien", "source"];

/// Words of the front matter that a region's file may have.
const REGION: [&str; 5] = ["ici", "ailleurs", "couleur", "couleur-sombre", "logo"];

/// All files, each read by itself.
pub(crate) struct Files<'a> {
    pub(super) sources: &'a [Source],
    pub(crate) manifest: Manifest,
    pub(crate) manifest_file: usize,
    /// In the order of their keys.
    pub(crate) pages: Vec<Page>,
    pub(crate) fragments: Vec<Fragment>,
    pub(crate) catalogue: Option<RawCatalogue>,
    pub(crate) links: Option<RawTable>,
    pub(crate) region: Option<RawRegion>,
    pub(crate) glossary: Option<RawGlossary>,
    pub(crate) personas: Vec<(usize, Vec<RawPersona>)>,
    /// Of the files that are not pages.
    headers: Vec<Header>,
}

impl<'a> Files<'a> {
    pub(super) fn read(sources: &'a [Source], options: &Options, sink: &mut Sink) -> Option<Self> {
        let Some((manifest_file, source)) = sources.iter().enumerate().find(|(_, s)| s.name == MANIFEST)
        else {
            // No file to point at.
            sink.push(missing_file::file(Span::new(usize::MAX, 0..0), MANIFEST));
            return None;
        };
        let manifest = manifest::read(manifest_file, source, sink)?;
        if *manifest.format.get_ref() != 1 {
            sink.push(bad_syntax::format(Span::new(manifest_file, manifest.format.span())));
            return None;
        }
        let mut files = Self {
            sources,
            manifest,
            manifest_file,
            pages: Vec::new(),
            fragments: Vec::new(),
            catalogue: None,
            links: None,
            region: None,
            glossary: None,
            personas: Vec::new(),
            headers: Vec::new(),
        };
        let region = files.region_file(options, sink);
        let language = files.manifest.langue.clone();
        for (file, source) in sources.iter().enumerate() {
            let in_guide = page_key(&source.name, &language);
            let wanted = in_guide.is_some()
                || Some(&source.name) == region.as_ref()
                || (source.name.starts_with("tests/") && source.name.ends_with(".md"));
            if wanted {
                files.file(file, source, in_guide, sink);
            } else {
                files.other(file, source, sink);
            }
        }
        if let (Some(region), Some(name)) = (&files.region, &region) {
            region.replace(&mut files.fragments, &language, name);
        }
        files.pages.sort_by(|a, b| a.key.cmp(&b.key));
        if files.links.is_none() && !sink.has_errors() {
            sink.push(missing_file::file(
                first_line(manifest_file, source),
                "la table des liens (type: liens)",
            ));
        }
        Some(files)
    }

    pub(crate) fn name(&self, file: usize) -> &str {
        self.sources.get(file).map_or("", |s| s.name.as_str())
    }

    fn first_line(&self, file: usize) -> Span {
        self.sources.get(file).map_or(Span::new(file, 0..0), |source| first_line(file, source))
    }

    /// The region's file, if the guide has one.
    fn region_file(&self, options: &Options, sink: &mut Sink) -> Option<String> {
        let spanned = self.manifest.region.as_ref();
        let name = options.region.clone().or_else(|| spanned.map(|r| r.get_ref().clone()))?;
        let known: Vec<&str> = super::regions(self.sources).collect();
        let is_meant = |region: &&&str| **region == name || reserved_address::right_name(region) == name;
        if let Some(region) = known.iter().find(is_meant) {
            let name = format!("{}{region}.md", region::FOLDER);
            let file = self.sources.iter().position(|source| source.name == name).filter(|_| !is_key(region));
            sink.extend(file.map(|file| reserved_address::bad_name(self.first_line(file), region)));
            return Some(name);
        }
        let near = nearest(&name, known.iter().copied());
        let word = match spanned {
            Some(spanned) if *spanned.get_ref() == name => manifest::word(self.manifest_file, spanned),
            // Asked for, not written: no place to point at.
            _ => Word { text: name.clone(), span: Span::new(usize::MAX, 0..0) },
        };
        sink.push(unknown_name::region(&Word { text: name, ..word }, near, &known));
        None
    }

    fn file(&mut self, file: usize, source: &Source, key: Option<String>, sink: &mut Sink) {
        if let Some(fault) = damaged(file, &source.text) {
            sink.push(fault);
            return;
        }
        if let Some(key) = &key {
            self.address(file, source, key, sink);
        }
        let Some(mut header) = header::read(file, source, sink) else {
            return;
        };
        let Some(kind) = kind(&header, sink) else {
            return;
        };
        if !fits(&source.name, kind) {
            let folder = source.name.split_once('/').map_or("", |(folder, _)| folder);
            let word = header.get("type");
            sink.extend(word.map(|word| unfit_section::folder(word, &format!("{folder}/"))));
            return;
        }
        check_header(&mut header, kind, sink);
        let key = key.unwrap_or_default();
        if kind.in_graph() || matches!(kind, Kind::Page | Kind::Fragment) {
            self.page(Page { file, key, kind, header, title: None, questions: Vec::new() }, source, sink);
            return;
        }
        self.headers.push(header.clone());
        let text = source.text.get(header.body..).unwrap_or("");
        let blocks = markdown::parse(file, text, header.body);
        let span = first_line(file, source);
        match kind {
            Kind::Catalogue | Kind::Links | Kind::Glossary => {
                if let Some(first) = self.listing(kind) {
                    sink.push(duplicate::kind(span, self.first_line(first.file), kind.name()));
                } else if let Some((page, blocks)) = Listing::open(file, source, key, header, blocks, sink) {
                    self.list(kind, page, blocks, &mut Lines { text: &source.text, sink });
                }
            }
            Kind::Region => {
                let replaced = |key: &Word| self.replaced(key);
                self.region = region::read(file, source, header, blocks, replaced, sink);
            }
            Kind::Personas => {
                let list = personas::read(file, source, &header, blocks, sink);
                self.personas.push((file, list));
            }
            _ => {}
        }
    }

    /// The page of this kind that lists something, if it was read.
    pub(super) fn listing(&self, kind: Kind) -> Option<&Listing> {
        match kind {
            Kind::Catalogue => self.catalogue.as_ref().map(|catalogue| &catalogue.page),
            Kind::Links => self.links.as_ref().map(|table| &table.page),
            Kind::Glossary => self.glossary.as_ref().map(|glossary| &glossary.page),
            _ => None,
        }
    }

    fn list(&mut self, kind: Kind, page: Listing, blocks: Vec<Block>, lines: &mut Lines<'_>) {
        match kind {
            Kind::Catalogue => self.catalogue = Some(catalogue::read(page, blocks, lines)),
            Kind::Links => self.links = Some(links::read(page, blocks, lines)),
            _ => self.glossary = Some(glossary::read(page, blocks, lines)),
        }
    }

    /// A file that has no part in the guide: another region's, or one that would be forgotten.
    fn other(&self, file: usize, source: &Source, sink: &mut Sink) {
        let (span, name, language) = (first_line(file, source), &source.name, &self.manifest.langue);
        if is_beside(source) {
            return;
        }
        if !self.is_inside(name) {
            sink.push(stray_file::folder(span, name, language));
        } else if let Some(region) = region::of_file(name) {
            if !is_key(region) {
                sink.push(reserved_address::bad_name(span, region));
            }
        } else {
            sink.push(stray_file::ending(span, name, meant_page(name).as_deref()));
        }
    }

    /// Whether the file `name` stands in a folder of the guide.
    fn is_inside(&self, name: &str) -> bool {
        [self.manifest.langue.as_str(), "regions", "tests"].contains(&name.split('/').next().unwrap_or(""))
    }

    /// What a region's section under `key` replaces.
    fn replaced(&self, key: &Word) -> Option<Replaced> {
        let language = &self.manifest.langue;
        if self.sources.iter().any(|s| s.name == region::fragment(language, &key.text)) {
            return Some(Replaced::Text);
        }
        // Without the table, its own fault is enough.
        let Some(links) = &self.links else { return Some(Replaced::Address) };
        let known = links.entries.iter().any(|entry| entry.key.text == key.text);
        (known || !is_key(&key.text)).then_some(Replaced::Address)
    }

    /// Sections of the region that replace nothing; a fragment that pages miss, too, is their message.
    pub(super) fn report_idle_sections(&self, sink: &mut Sink) {
        let language = &self.manifest.langue;
        let addresses =
            self.links.iter().flat_map(|table| &table.entries).map(|entry| entry.key.text.as_str());
        let fragments = self.fragments.iter().filter_map(|f| f.name.rsplit('/').next()?.strip_suffix(".md"));
        for key in self.region.iter().flat_map(|region| &region.idle) {
            let fragment = region::fragment(language, &key.text);
            if sink.missing_files().all(|(path, _)| path != fragment) {
                let known = addresses.clone().chain(fragments.clone());
                sink.push(unknown_target::region(key, nearest(&key.text, known)));
            }
        }
    }

    /// Fragments are read at once, for pages include them; pages when they are lowered.
    fn page(&mut self, mut page: Page, source: &Source, sink: &mut Sink) {
        if page.kind == Kind::Fragment {
            let Some(raw) = page::read(&page, source, sink) else { return };
            let blocks = raw.intro.into_iter().chain(raw.details).collect();
            page.title = Some(raw.title_span);
            let name = crate::names::file_of(&page, &self.manifest.langue);
            self.fragments.push(Fragment { stands_in: name.clone(), name, blocks });
        }
        self.pages.push(page);
    }

    fn address(&self, file: usize, source: &Source, key: &str, sink: &mut Sink) {
        let span = first_line(file, source);
        if !key.split('/').all(is_key) {
            sink.push(reserved_address::bad_name(span, key));
        } else if self.manifest.reserves.iter().any(|r| key == r || key.starts_with(&format!("{r}/"))) {
            sink.push(reserved_address::reserved(span, key));
        }
    }

    /// The pages that exist but could not be read: those that are not in `read`; of those that stand elsewhere than in
    /// the guide's folders, their names alone.
    pub(super) fn unread<T>(&self, read: &BTreeMap<String, T>) -> BTreeSet<String> {
        let language = &self.manifest.langue;
        let names = self.sources.iter().map(|source| &source.name);
        let pages = names.filter_map(|name| match page_key(name, language) {
            Some(_) => Some(name.clone()),
            None => meant_page(name),
        });
        // Without the table of links, its own fault is enough.
        let table = self.links.is_none().then(|| format!("{language}/liens.md"));
        let astray = self.sources.iter().filter(|source| !self.is_inside(&source.name) && !is_beside(source));
        let astray = astray.filter_map(|source| Some(source.name.rsplit('/').next()?.to_owned()));
        pages.chain(table).filter(|name| !read.contains_key(name)).chain(astray).collect()
    }

    /// The front matter of every file.
    pub(super) fn headers(&self) -> impl Iterator<Item = &Header> {
        self.pages.iter().map(|page| &page.header).chain(&self.headers)
    }

    pub(super) fn report_stale(&self, today: &str, sink: &mut Sink) {
        for word in self.headers().filter_map(|h| h.get("relire-avant")) {
            if word.text.as_str() < today {
                sink.push(stale::page(word));
            }
        }
        for word in self.headers().filter_map(|h| h.get("relu")) {
            if word.text.as_str() > today && date::is_date(&word.text) {
                sink.push(stale::not_yet(word));
            }
        }
    }
}

/// Whether a file rightly stands beside the guide's folders: what compiling starts from, documents for authors.
fn is_beside(source: &Source) -> bool {
    let Source { name, text, .. } = source;
    [MANIFEST, lock::FILE].contains(&name.as_str()) || (!name.contains('/') && !text.starts_with("---"))
}

/// What keeps a file from being read at all.
fn damaged(file: usize, text: &str) -> Option<Diagnostic> {
    if let Some(at) = text.find(UNREADABLE) {
        return Some(bad_syntax::not_text(Span::new(file, at..at + UNREADABLE.len_utf8())));
    }
    // Quicker than to look where.
    let at = text.contains(UNMERGED).then(|| text.find(UNMERGED)).flatten()? + 1;
    let line = text.get(at..).and_then(|t| t.lines().next()).unwrap_or("");
    Some(bad_syntax::unmerged(Span::new(file, at..at + line.len())))
}

/// The name that a text with another ending should have: `a.MD`, `a.md.txt` and `a.txt` mean `a.md`.
fn meant_page(name: &str) -> Option<String> {
    let lower = name.to_ascii_lowercase();
    let endings = [".md.txt", ".txt", ".markdown", ".md"];
    let ending = endings.iter().find(|ending| lower.ends_with(*ending))?;
    let meant = format!("{}.md", name.get(..name.len() - ending.len())?);
    (meant != name).then_some(meant)
}

/// Whether a file of this kind belongs where `name` puts it.
fn fits(name: &str, kind: Kind) -> bool {
    match kind {
        Kind::Region => name.starts_with(region::FOLDER),
        Kind::Personas => name.starts_with("tests/"),
        _ => !name.starts_with(region::FOLDER) && !name.starts_with("tests/"),
    }
}

fn kind(header: &Header, sink: &mut Sink) -> Option<Kind> {
    let names: Vec<&str> = Kind::ALL.iter().map(|(n, _)| *n).collect();
    let Some(word) = header.get("type") else {
        // A word that was meant to be « type » says so itself.
        match header.fields.iter().find(|f| nearest(&f.key.text, ["type"]).is_some()) {
            Some(field) => sink.push(near_keyword::header(&field.key, &COMMON)),
            None => sink.push(bad_value::missing(header.span, "type")),
        }
        return None;
    };
    let found = Kind::ALL.iter().find(|(n, _)| *n == word.text).map(|(_, k)| *k);
    if found.is_none() {
        sink.push(near_keyword::kind(word, &names));
    }
    found
}

/// Reports the words that a file of this kind may not have; a misspelt one is then taken for what it means.
fn check_header(header: &mut Header, kind: Kind, sink: &mut Sink) {
    let own: &[&str] = match kind {
        Kind::Question => &["phase", "fait"],
        Kind::Procedure | Kind::Information => &["phase", "constat"],
        Kind::Outcome => &["phase", "issue", "raison", "constat"],
        Kind::Router => &["phase"],
        Kind::Catalogue => &["fait"],
        Kind::Region => &REGION,
        _ => &[],
    };
    let all = ["phase", "fait", "issue", "raison", "constat"];
    let mut misspelt = Vec::new();
    for (at, field) in header.fields.iter().enumerate() {
        let key = field.key.text.as_str();
        let earlier = header.fields.get(..at).unwrap_or(&[]);
        if let Some(first) = earlier.iter().find(|f| f.key.text == key) {
            sink.push(duplicate::header(&field.key, first.key.span));
        } else if COMMON.contains(&key) || own.contains(&key) {
        } else if all.contains(&key) || REGION.contains(&key) {
            sink.push(unfit_section::header(field.key.span, key, kind.name()));
        } else {
            let known: Vec<&str> = COMMON.iter().chain(own).copied().collect();
            sink.push(near_keyword::header(&field.key, &known));
            misspelt.extend(nearest(key, known).map(|meant| (at, meant)));
        }
    }
    for (at, meant) in misspelt {
        if let Some(field) = header.fields.get_mut(at) {
            meant.clone_into(&mut field.key.text);
        }
    }
    for word in ["relu", "relire-avant"].iter().filter_map(|key| header.get(key)) {
        if !date::is_date(&word.text) {
            sink.push(bad_value::date(word));
        }
    }
    if header.get("relu").is_none() {
        sink.push(bad_value::missing(header.span, "relu"));
    }
}
