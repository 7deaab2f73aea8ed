//! Fuzz target: see `drivers::guide`.
#![no_main]

#[path = "../drivers.rs"]
#[expect(dead_code, reason = "each target uses its own driver")]
mod drivers;

libfuzzer_sys::fuzz_target!(|data: &[u8]| drivers::guide(data));
