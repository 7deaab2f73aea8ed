//! Inputs worth keeping, one a line in `corpus/*.txt`, through the drivers of the fuzz targets.
//!
//! What fuzzing finds ends up here.

#![expect(clippy::unwrap_used, reason = "a broken corpus fails the test")]

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
fn certificates() {
    drivers::certificate(include_bytes!("certificates/authentification.der"));
    drivers::certificate(include_bytes!("certificates/employe.der"));
    run(include_str!("corpus/certificate.txt"), drivers::certificate);
}

#[test]
fn small_files() {
    run(include_str!("corpus/pkcs15.txt"), drivers::pkcs15);
}

#[test]
fn examinations() {
    run(include_str!("corpus/examination.txt"), drivers::examination);
}
