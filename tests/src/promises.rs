//! What the guide promises, as checks of a compiled guide.

use crate::doors::{self, FINDINGS};
use crate::guide::fault;
use crate::journeys::{self, REPRESENTATIVES};
use crate::persona::Persona;
use crate::professions::{Origin, PROFESSIONS};
use guide::Guide;

/// Where people arrive: the page, and the screens to leave before the whole path stands.
pub const ENTRIES: [(&str, u8); 6] = [
    ("profession", 3),
    ("numero/situation", 2),
    ("connexion", 1),
    ("depannage", 3),
    ("etablissement", 3),
    ("metier-introuvable", 4),
];

/// The project's list of published addresses.
pub const ADDRESSES: &str = "tests/adresses.txt";

/// Every persona of the tables.
#[must_use]
pub fn personas() -> Vec<Persona> {
    let table =
        REPRESENTATIVES.iter().flat_map(|&(key, label, category)| journeys::personas(key, label, category));
    let all = PROFESSIONS.iter().filter_map(|p| journeys::from_nothing(p.key, p.label, p.category));
    table.chain(all).chain(doors::personas()).collect()
}

/// What is wrong with the ways that the personas get.
#[must_use]
pub fn ways(guide: &Guide, personas: &[Persona]) -> Vec<String> {
    personas.iter().filter_map(|p| fault(guide, p)).collect()
}

/// Professions that the catalogue holds otherwise than listed: missing, too many, of another group, code or origin.
#[must_use]
pub fn professions(guide: &Guide) -> Vec<String> {
    let mut found = Vec::new();
    if let Some(catalogue) = &guide.catalogue {
        for group in &catalogue.groups {
            for trade in group.families.iter().flat_map(|f| &f.trades) {
                let key = guide.value(catalogue.fact, trade.value).map_or("", |v| &v.key);
                let codes = trade.code.as_deref().unwrap_or_default();
                found.push(line(key, &group.key, codes, trade.frequent, trade.addition.is_some()));
            }
        }
    }
    let listed = PROFESSIONS.iter().map(|p| {
        let (frequent, added) = (p.origin == Origin::Frequent, p.origin == Origin::Added);
        line(p.key, p.category.key(), p.codes, frequent, added)
    });
    let listed: Vec<String> = listed.collect();
    let missing = listed.iter().filter(|l| !found.contains(l)).map(|l| format!("manque : {l}"));
    let beyond = found.iter().filter(|l| !listed.contains(l)).map(|l| format!("en trop : {l}"));
    missing.chain(beyond).collect()
}

fn line(key: &str, group: &str, codes: &str, frequent: bool, added: bool) -> String {
    let frequent = if frequent { ", fréquent" } else { "" };
    let added = if added { ", ajouté" } else { "" };
    format!("{key} ({group}) {codes}{frequent}{added}")
}

/// The doors, if they are not the promised ones.
#[must_use]
pub fn entries(guide: &Guide) -> Vec<String> {
    let one = |e: &guide::Entry| (guide.node(e.node).map_or("", |n| n.key.as_str()), e.interactions);
    let doors: Vec<(&str, u8)> = guide.entries.iter().map(one).collect();
    if doors == ENTRIES { Vec::new() } else { vec![format!("portes : {doors:?}")] }
}

/// Findings of the card check that another page answers than the promised one.
#[must_use]
pub fn findings(guide: &Guide) -> Vec<String> {
    let answered = |key: &str| {
        let finding = guide.findings.iter().find(|f| f.key == key)?;
        guide.node(finding.node).map(|n| n.key.as_str())
    };
    let wrong = FINDINGS.iter().filter(|(key, page)| answered(key) != Some(*page));
    let mut wrong: Vec<String> = wrong.map(|(key, page)| format!("constat {key} : {page}")).collect();
    if guide.findings.len() != FINDINGS.len() {
        wrong.push(format!("constats : {}", guide.findings.len()));
    }
    wrong
}

/// The published addresses, one a line: key, certainty, address.
#[must_use]
pub fn addresses(guide: &Guide) -> String {
    let line = |link: &guide::Link| {
        let url = link.url.as_deref().unwrap_or("sans adresse");
        format!("{} {} {url}\n", link.key, link.certainty)
    };
    let mut lines: Vec<String> = guide.links.iter().map(line).collect();
    lines.sort();
    lines.concat()
}

/// Every broken promise; `addresses_before` are those in the project's list.
#[must_use]
pub fn broken(guide: &Guide, personas: &[Persona], addresses_before: &str) -> Vec<String> {
    let mut all = entries(guide);
    if addresses(guide) != addresses_before {
        all.push("adresses".to_owned());
    }
    all.extend(findings(guide));
    all.extend(professions(guide));
    all.extend(ways(guide, personas));
    all
}
