//! The table of the shortest journeys, written out as personas for the authors.

use tests::doors;
use tests::journeys::{self, REPRESENTATIVES};
use tests::persona::Persona;
use tests::professions::{Origin, PROFESSIONS};
use tests::project;

const COMMAND: &str = "ACTUALISER=1 cargo test -p tests --test personas";

#[test]
fn the_committed_journeys_are_those_of_the_table() {
    let title = "Le parcours le plus court, pour tous les cas";
    let text = markdown(title, "tests/src/journeys.rs", &journeys());
    project::generated("content/tests/parcours.md", COMMAND, &text);
}

#[test]
fn the_committed_professions_are_those_of_the_list() {
    let title = "Chaque métier, en partant de rien";
    let text = markdown(title, "tests/src/professions.rs", &professions());
    project::generated("content/tests/metiers.md", COMMAND, &text);
}

#[test]
fn the_committed_doors_are_those_of_the_list() {
    let title = "Les autres portes";
    let text = markdown(title, "tests/src/doors.rs", &doors::personas());
    project::generated("content/tests/portes.md", COMMAND, &text);
}

#[test]
fn every_title_is_used_once() {
    let mut titles: Vec<String> = journeys().into_iter().map(|p| p.title).collect();
    titles.extend(professions().into_iter().map(|p| p.title));
    titles.extend(doors::personas().into_iter().map(|p| p.title));
    let count = titles.len();
    titles.sort();
    titles.dedup();
    assert_eq!(titles.len(), count);
}

#[test]
fn the_original_document_names_61_professions() {
    let seed = PROFESSIONS.iter().filter(|p| p.origin != Origin::Added);
    assert_eq!(seed.count(), 61);
}

fn journeys() -> Vec<Persona> {
    REPRESENTATIVES
        .iter()
        .flat_map(|&(key, label, category)| journeys::personas(key, label, category))
        .collect()
}

fn professions() -> Vec<Persona> {
    PROFESSIONS.iter().filter_map(|p| journeys::from_nothing(p.key, p.label, p.category)).collect()
}

fn markdown(title: &str, data: &str, personas: &[Persona]) -> String {
    let mut text = format!(
        "---\ntype: personas\nrelu: 2026-11-23\n---\n# {title}\n\n\
         Ce fichier est écrit par `{COMMAND}`, à partir de `{data}`.\n\
         Ne le modifiez pas à la main.\n"
    );
    for persona in personas {
        text.push('\n');
        text.push_str(&persona.markdown());
    }
    text
}
