//! Fuzz target: see `drivers::ccid_descriptor`.
#![no_main]

#[path = "../../crates/ccid/tests/support/drivers.rs"]
#[expect(dead_code, reason = "each target uses its own driver")]
mod drivers;

libfuzzer_sys::fuzz_target!(|data: &[u8]| drivers::ccid_descriptor(data));
