//! A page where anything may happen at any moment: what fuzzing kept, and much by chance.
#![expect(clippy::panic, clippy::indexing_slicing, reason = "a test that fails says so by failing")]

#[path = "support/driver.rs"]
mod driver;

use sim::Chance;

#[test]
fn kept() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/corpus");
    let files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    assert!(files.len() > 5, "{}", files.len());
    for file in files {
        driver::engine(&std::fs::read(file).unwrap());
    }
}

#[test]
fn by_chance() {
    for seed in 0..5_000 {
        let mut chance = Chance::new(seed);
        // Mostly time that goes by and sound answers, so that things go wrong late too.
        let often = u8::try_from(chance.below(40)).unwrap();
        let head = [chance.byte(), chance.byte(), chance.byte(), 6, 0, 7];
        let rest = (0..600).map(|_| if chance.percent(often) { chance.byte() } else { 0 });
        driver::engine(&head.into_iter().chain(rest).collect::<Vec<u8>>());
    }
}
