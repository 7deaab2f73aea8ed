//! The corpus of the fuzz targets, as plain tests: what was found once stays found.
#![expect(clippy::unwrap_used, reason = "a test helper that fails its test is doing its job")]

#[path = "../../../fuzz/drivers.rs"]
#[expect(clippy::indexing_slicing, clippy::expect_used, reason = "drivers stop at the first surprise")]
mod drivers;

use std::path::PathBuf;

/// The committed inputs of a target, with their names.
fn corpus(target: &str) -> Vec<(String, Vec<u8>)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus").join(target);
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(!files.is_empty(), "{}", folder.display());
    files.into_iter().map(|file| (file.display().to_string(), std::fs::read(file).unwrap())).collect()
}

fn real() -> guide::Guide {
    drivers::real(concat!(env!("CARGO_MANIFEST_DIR"), "/../../content"))
}

#[test]
fn pages() {
    for (name, data) in corpus("page") {
        println!("{name}");
        drivers::page(&data);
    }
}

#[test]
fn guides() {
    for (name, data) in corpus("guide") {
        println!("{name}");
        drivers::guide(&data);
    }
}

#[test]
fn searches() {
    let real = real();
    for (name, data) in corpus("search") {
        println!("{name}");
        drivers::search(&data, &real);
    }
}

#[test]
fn journeys() {
    let real = real();
    for (name, data) in corpus("journey") {
        println!("{name}");
        drivers::journey(&data, &real);
    }
}
