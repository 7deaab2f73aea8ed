//! Whole dialogues with spoilt readers: those that fuzzing kept, and some by chance.
#![expect(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test that fails says so by failing")]

mod driver;

use sim::Chance;

#[test]
fn kept() {
    let folder = tests::project::root().join("tests/dialogue/corpus");
    let files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    assert!(files.len() > 5, "{}", files.len());
    for file in files {
        driver::dialogue(&std::fs::read(file).unwrap());
    }
}

#[test]
fn by_chance() {
    for seed in 0..20_000 {
        let mut chance = Chance::new(seed);
        // Mostly sound answers, so that things go wrong late too.
        let often = u8::try_from(chance.below(30)).unwrap();
        let bytes: Vec<u8> =
            (0..200).map(|_| if chance.percent(often) { chance.byte() } else { 0 }).collect();
        let head = [chance.byte(), chance.byte()];
        driver::dialogue(&[&head[..], &bytes].concat());
    }
}
