//! Fuzz target: see `drivers::t1`.
#![no_main]

#[path = "../../crates/iso7816/tests/support/drivers.rs"]
#[expect(dead_code, reason = "each target uses its own driver")]
mod drivers;

libfuzzer_sys::fuzz_target!(|data: &[u8]| drivers::t1(data));
