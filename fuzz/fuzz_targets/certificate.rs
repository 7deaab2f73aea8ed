//! Fuzz target: see `drivers::certificate`.
#![no_main]

#[path = "../../crates/cps/tests/support/drivers.rs"]
#[expect(dead_code, reason = "each target uses its own driver")]
mod drivers;

libfuzzer_sys::fuzz_target!(|data: &[u8]| drivers::certificate(data));
