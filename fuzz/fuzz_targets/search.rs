//! Fuzz target: see `drivers::search`.
#![no_main]

#[path = "../drivers.rs"]
#[expect(dead_code, reason = "each target uses its own driver")]
mod drivers;

use guide::Guide;
use std::sync::OnceLock;

static REAL: OnceLock<Guide> = OnceLock::new();

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let content = concat!(env!("CARGO_MANIFEST_DIR"), "/../content");
    drivers::search(data, REAL.get_or_init(|| drivers::real(content)));
});
