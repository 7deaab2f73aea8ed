//! The parts of the guide that are not pages: facts, links, entries, findings.

use super::Options;
use crate::compile::files::Files;
use crate::diagnostic::Sink;
use crate::diagnostics::{
    bad_value, duplicate, finding, missing_file, too_many_contacts, unknown_name, unknown_target,
};
use crate::header::Word;
use crate::lower::World;
use crate::manifest::{RawFact, word};
use crate::names::Names;
use crate::page::Kind;
use crate::source::{Span, is_key};
use crate::suggest::nearest;
use crate::text::Text;
use guide::{
    Catalogue, Ending, Entry, Fact, FactId, FactKind, Family, Finding, Group, Guide, LinkId, NodeId,
    NodeKind, Phase, Term, Tile, Trade, Value, ValueId,
};
use std::collections::{BTreeMap, BTreeSet};

/// The guide without its pages, and all names.
pub(super) fn frame(files: &Files<'_>, options: &Options, sink: &mut Sink) -> Option<(Names, Guide)> {
    let manifest = &files.manifest;
    let mut names = Names::default();
    names.files = super::places(files);
    if sink.has_errors() {
        super::also_under_right_names(&mut names.files);
    }
    names.unread = files.unread(&names.files);
    names.french = manifest.langue == "fr";
    names.trades_lost = files.catalogue.as_ref().is_some_and(|catalogue| catalogue.lost);
    check_manifest(files, sink);
    for phase in &manifest.phases {
        check_key(&word(files.manifest_file, &phase.cle), sink);
        names.phases.push(Phase { key: phase.cle.get_ref().clone(), name: phase.nom.clone() });
    }
    names.set_facts(facts(files, sink)?);
    let mut table = files.links.as_ref().map(|t| t.entries.clone()).unwrap_or_default();
    // Without the table, its own fault is enough.
    if let Some(region) = files.region.as_ref().filter(|_| files.links.is_some()) {
        let fragments = files.pages.iter().filter_map(|page| page.key.strip_prefix("fragments/"));
        let fragments: Vec<&str> = fragments.collect();
        crate::links::overlay(&mut table, &region.table.entries, &fragments, sink);
    }
    let links: Vec<guide::Link> = table.iter().map(|raw| raw.to_link(&names)).collect();
    names.links =
        links.iter().enumerate().filter_map(|(i, l)| Some((l.key.clone(), LinkId::at(i)?))).collect();
    let region = files.region.as_ref().map(|r| r.look.name.clone());
    let guide = Guide {
        title: manifest.titre.clone(),
        language: manifest.langue.clone(),
        region: region.or_else(|| options.region.clone()).unwrap_or_default(),
        phases: names.phases.clone(),
        facts: names.facts.clone(),
        nodes: Vec::new(),
        entries: Vec::new(),
        catalogue: catalogue(files, &names),
        links,
        terms: Vec::new(),
        findings: Vec::new(),
    };
    Some((names, guide))
}

/// Nothing is declared twice, nor left empty, nor from two origins.
fn check_manifest(files: &Files<'_>, sink: &mut Sink) {
    let manifest = &files.manifest;
    let words = |list: Vec<&toml::Spanned<String>>| -> Vec<Word> {
        list.into_iter().map(|spanned| word(files.manifest_file, spanned)).collect()
    };
    let phases = words(manifest.phases.iter().map(|phase| &phase.cle).collect());
    let entries = words(manifest.entrees.iter().map(|entry| &entry.noeud).collect());
    let findings = words(manifest.constats.iter().collect());
    for list in [&phases, &entries, &findings] {
        let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
        for word in list {
            if let Some(first) = seen.insert(&word.text, word.span) {
                sink.push(duplicate::manifest(word, first));
            }
        }
    }
    let top = Span::new(files.manifest_file, manifest.format.span());
    for (list, name) in [(&phases, "phases"), (&entries, "entrees")] {
        if list.is_empty() {
            sink.push(bad_value::empty_list(&Word { text: name.to_owned(), span: top }));
        }
    }
    for (key, raw) in &manifest.faits {
        let origins = [!raw.valeurs.is_empty(), raw.catalogue.is_some(), raw.deduit_de.is_some()];
        if origins.into_iter().filter(|origin| *origin).count() > 1 {
            sink.push(bad_value::two_origins(&word(files.manifest_file, key)));
        }
    }
}

fn check_key(word: &Word, sink: &mut Sink) {
    if !is_key(&word.text) {
        sink.push(bad_value::key(word.span, &word.text));
    }
}

/// The facts of the manifest, in the order of their names.
fn facts(files: &Files<'_>, sink: &mut Sink) -> Option<Vec<Fact>> {
    let manifest = &files.manifest;
    let mut facts = Vec::new();
    for (key, raw) in &manifest.faits {
        let key = word(files.manifest_file, key);
        check_key(&key, sink);
        let values = values(files, raw, sink)?;
        let kind = if raw.catalogue.is_some() { FactKind::Catalogue } else { FactKind::Asked };
        if values.is_empty() && raw.deduit_de.is_none() && !sink.has_errors() {
            sink.push(bad_value::empty_list(&key));
        }
        facts.push(Fact { key: key.text, name: raw.nom.clone(), values, kind });
    }
    for (at, raw) in manifest.faits.values().enumerate() {
        let Some(from) = &raw.deduit_de else { continue };
        let from = word(files.manifest_file, from);
        let found = facts.iter().position(|f| f.key == from.text && f.kind == FactKind::Catalogue);
        let Some(base) = found.and_then(FactId::at) else {
            let known = facts.iter().filter(|f| f.kind == FactKind::Catalogue).map(|f| f.key.as_str());
            sink.push(unknown_name::base(&from, &known.collect::<Vec<_>>()));
            continue;
        };
        let (values, of) = groups(files);
        if let Some(fact) = facts.get_mut(at) {
            fact.values = values;
            fact.kind = FactKind::Deduced { from: base, of };
        }
    }
    Some(facts)
}

fn values(files: &Files<'_>, raw: &RawFact, sink: &mut Sink) -> Option<Vec<Value>> {
    let Some(name) = &raw.catalogue else {
        let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
        let mut out = Vec::new();
        for value in &raw.valeurs {
            let key = word(files.manifest_file, &value.cle);
            check_key(&key, sink);
            if let Some(first) = seen.insert(value.cle.get_ref(), key.span) {
                sink.push(duplicate::answer(&key, first));
            }
            out.push(Value { key: key.text, when: value.si.clone() });
        }
        return Some(out);
    };
    let name = word(files.manifest_file, name);
    match &files.catalogue {
        Some(catalogue) if catalogue.page.key == name.text => {
            let trade = |t: &crate::catalogue::RawTrade| Value {
                key: t.key.text.clone(),
                when: format!("votre métier est « {} »", t.label),
            };
            Some(catalogue.trades().map(trade).collect())
        }
        Some(_) => {
            sink.push(unknown_name::catalogue(&name));
            None
        }
        None => {
            // A catalogue that could not be read has said so already.
            if !sink.has_errors() {
                sink.push(missing_file::file(name.span, "le catalogue (type: catalogue)"));
            }
            None
        }
    }
}

/// The groups of the catalogue as values, and the group of each profession.
fn groups(files: &Files<'_>) -> (Vec<Value>, Vec<ValueId>) {
    let Some(catalogue) = &files.catalogue else {
        return (Vec::new(), Vec::new());
    };
    let value = |g: &crate::catalogue::RawGroup| Value {
        key: g.key.text.clone(),
        when: format!("vous êtes dans le groupe « {} »", g.title),
    };
    let values = catalogue.groups.iter().map(value).collect();
    let mut of = Vec::new();
    for (at, group) in catalogue.groups.iter().enumerate() {
        let trades: usize = group.families.iter().map(|f| f.trades.len()).sum();
        of.extend(ValueId::at(at).into_iter().cycle().take(trades));
    }
    (values, of)
}

fn catalogue(files: &Files<'_>, names: &Names) -> Option<Catalogue> {
    let raw = files.catalogue.as_ref()?;
    let fact = names.facts.iter().position(|f| f.kind == FactKind::Catalogue).and_then(FactId::at)?;
    let place = names.files.get(files.name(raw.page.file))?;
    let crate::names::Place::Node(node, _) = *place else {
        return None;
    };
    Some(Catalogue { fact, node, groups: Vec::new(), tiles: Vec::new() })
}

/// The texts of catalogue and glossary.
pub(super) fn texts(files: &Files<'_>, world: World<'_>, guide: &mut Guide, sink: &mut Sink) {
    if let (Some(raw), Some(catalogue)) = (&files.catalogue, &mut guide.catalogue) {
        let mut text = Text::new(files.name(raw.page.file), world, sink);
        let values: BTreeMap<&str, usize> =
            raw.trades().enumerate().map(|(i, t)| (t.key.text.as_str(), i)).collect();
        let value = |key: &str| values.get(key).copied().and_then(ValueId::at);
        for group in &raw.groups {
            let mut families = Vec::new();
            for family in &group.families {
                let trades = family.trades.iter().filter_map(|t| {
                    Some(Trade {
                        value: value(&t.key.text)?,
                        label: t.label.clone(),
                        frequent: t.frequent,
                        aliases: t.aliases.iter().map(|a| a.text.clone()).collect(),
                        shared: t.shared.iter().map(|a| a.text.clone()).collect(),
                        code: t.code.clone(),
                        closed: t.closed.as_ref().and_then(|c| value(&c.text)),
                        note: t.note.clone().map(|n| text.inlines(n)),
                        addition: t.addition.clone(),
                    })
                });
                families.push(Family { title: family.title.clone(), trades: trades.collect() });
            }
            catalogue.groups.push(Group {
                key: group.key.text.clone(),
                title: group.title.clone(),
                families,
            });
        }
    }
    tiles(files, world.names, guide, sink);
    if let Some(raw) = &files.glossary {
        let mut text = Text::new(files.name(raw.page.file), world, sink);
        let term = raw
            .terms
            .iter()
            .map(|(name, meaning)| Term { name: name.clone(), meaning: text.inlines(meaning.clone()) });
        guide.terms = term.collect();
    }
}

/// The tiles of the home page.
fn tiles(files: &Files<'_>, names: &Names, guide: &mut Guide, sink: &mut Sink) {
    let Some(catalogue) = &mut guide.catalogue else { return };
    for raw in &files.manifest.tuiles {
        let key = word(files.manifest_file, &raw.metier);
        if let Some(trade) = names.value(catalogue.fact, &key, sink) {
            catalogue.tiles.push(Tile { trade, label: raw.nom.clone() });
        }
    }
}

/// The entries of the manifest; by entry, where its number of screens is promised.
pub(super) fn entries(files: &Files<'_>, names: &Names, guide: &mut Guide, sink: &mut Sink) -> Vec<Span> {
    let mut promises = Vec::new();
    for raw in &files.manifest.entrees {
        let word = word(files.manifest_file, &raw.noeud);
        let file = format!("{}/{}.md", files.manifest.langue, word.text);
        match names.files.get(&file) {
            Some(crate::names::Place::Node(node, kind)) if kind.in_graph() => {
                guide.entries.push(Entry {
                    node: *node,
                    door: names.typeset(raw.porte.clone()),
                    interactions: *raw.interactions.get_ref(),
                });
                promises.push(Span::new(files.manifest_file, raw.interactions.span()));
            }
            // A page that could not be read has said so already.
            _ if names.unread.contains(&file) => {}
            _ => {
                let keys: Vec<&str> =
                    files.pages.iter().filter(|p| p.kind.in_graph()).map(|p| p.key.as_str()).collect();
                sink.push(unknown_name::entry(&word, nearest(&word.text, keys)));
            }
        }
    }
    promises
}

/// The pages that answer card findings: exactly one each.
pub(super) fn findings(files: &Files<'_>, names: &Names, guide: &mut Guide, sink: &mut Sink) {
    let declared: Vec<Word> = files.manifest.constats.iter().map(|c| word(files.manifest_file, c)).collect();
    let mut found: BTreeMap<String, (NodeId, Span)> = BTreeMap::new();
    for page in &files.pages {
        for word in page.header.words("constat") {
            if !declared.iter().any(|d| d.text == word.text) {
                let known: Vec<&str> = declared.iter().map(|d| d.text.as_str()).collect();
                sink.push(finding::unknown(&word, nearest(&word.text, known.iter().copied()), &known));
                continue;
            }
            let Some(crate::names::Place::Node(node, _)) = names.files.get(files.name(page.file)).copied()
            else {
                continue;
            };
            if let Some((_, first)) = found.get(&word.text) {
                sink.push(finding::twice(&word, *first));
            } else {
                found.insert(word.text.clone(), (node, word.span));
            }
        }
    }
    let mut orphans = Vec::new();
    for key in &declared {
        match found.get(&key.text) {
            Some((node, _)) => guide.findings.push(Finding { key: key.text.clone(), node: *node }),
            None => orphans.push(key),
        }
    }
    if !sink.has_errors() {
        sink.extend(finding::orphans(&orphans));
    }
}

/// Ends that only say « contactez » are bounded.
pub(super) fn check_ends(files: &Files<'_>, guide: &Guide, sink: &mut Sink) {
    let contacts: Vec<&guide::Node> =
        guide.nodes.iter().filter(|n| matches!(n.kind, NodeKind::Outcome(Ending::Contact(_)))).collect();
    let allowed = files.manifest.contacts_max;
    if let Some(extra) = contacts.get(usize::from(allowed)) {
        let raw = files.pages.iter().find(|p| p.kind == Kind::Outcome && p.key == extra.key);
        if let Some(title) = raw.and_then(|raw| raw.title) {
            sink.push(too_many_contacts::ends(title, contacts.len(), allowed));
        }
    }
}

/// Anchors must name a heading of the page they lead to.
pub(super) fn check_anchors(guide: &Guide, places: &[crate::lower::Places], sink: &mut Sink) {
    let known: Vec<BTreeSet<&str>> = guide.nodes.iter().map(|node| anchors(guide, node)).collect();
    for (at, places) in places.iter().enumerate() {
        for (page, anchor) in &places.anchored {
            let page = page.map_or(at, NodeId::index);
            let (Some(node), Some(known)) = (guide.nodes.get(page), known.get(page)) else { continue };
            // A page that could not be read has said so already.
            if !node.title.is_empty() && !known.contains(anchor.text.as_str()) {
                let near = nearest(&anchor.text, known.iter().copied());
                sink.push(unknown_target::anchor(anchor, &node.title, near));
            }
        }
    }
}

/// What a link into a page may name.
fn anchors<'a>(guide: &'a Guide, node: &'a guide::Node) -> BTreeSet<&'a str> {
    let mut known = BTreeSet::new();
    crate::text::anchors(&node.intro, &mut known);
    crate::text::anchors(&node.details, &mut known);
    if node.kind == NodeKind::Links {
        known.extend(guide.links.iter().map(|link| link.key.as_str()));
    }
    known
}
