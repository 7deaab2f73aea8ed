//! Fuzz target: see `driver::engine`. Its corpus is `crates/carte/tests/corpus`.
#![no_main]

#[path = "../../crates/carte/tests/support/driver.rs"]
mod driver;

libfuzzer_sys::fuzz_target!(|data: &[u8]| driver::engine(data));
