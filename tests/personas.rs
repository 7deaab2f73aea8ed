//! The table of the shortest journeys, written out as personas for the authors.

use tests::journeys::{self, REPRESENTATIVES};
use tests::persona::Persona;
use tests::project;

const FILE: &str = "content/tests/parcours.md";
const COMMAND: &str = "GENERER=1 cargo test -p tests --test personas";
const HEAD: &str = "\
---
type: personas
relu: 2026-11-23
---
# Le parcours le plus court, pour tous les cas

Ce fichier est écrit par `GENERER=1 cargo test -p tests --test personas`, à partir de la table de `tests/src/journeys.rs`.
Ne le modifiez pas à la main : changez la table.
";

#[test]
fn the_committed_personas_are_those_of_the_table() {
    let mut text = HEAD.to_owned();
    for persona in all() {
        text.push('\n');
        text.push_str(&persona.markdown());
    }
    project::generated(FILE, COMMAND, &text);
}

#[test]
fn every_title_is_used_once() {
    let mut titles: Vec<String> = all().into_iter().map(|p| p.title).collect();
    let count = titles.len();
    titles.sort();
    titles.dedup();
    assert_eq!(titles.len(), count);
}

fn all() -> Vec<Persona> {
    REPRESENTATIVES
        .iter()
        .flat_map(|&(key, label, category)| journeys::personas(key, label, category))
        .collect()
}
