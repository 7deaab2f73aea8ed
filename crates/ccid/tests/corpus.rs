//! Inputs worth keeping, one a line in `corpus/*.txt`, through the drivers of the fuzz targets.
//!
//! What fuzzing finds ends up here.

#![expect(clippy::indexing_slicing, clippy::unwrap_used, reason = "a broken corpus fails the test")]

#[path = "support/drivers.rs"]
mod drivers;

/// Runs the bytes of each line; what follows `#` says what they are.
fn run(corpus: &str, driver: fn(&[u8])) {
    for line in corpus.lines() {
        let hex = line.split('#').next().unwrap_or_default();
        let bytes: Vec<u8> =
            hex.split_whitespace().map(|pair| u8::from_str_radix(pair, 16).unwrap()).collect();
        driver(&bytes);
    }
}

#[test]
fn descriptors() {
    run(include_str!("corpus/descriptor.txt"), drivers::ccid_descriptor);
}

#[test]
fn answers() {
    run(include_str!("corpus/response.txt"), drivers::ccid_response);
}
