//! Fuzz target: see `driver::dialogue`. Its corpus is `tests/dialogue/corpus`.
#![no_main]

#[path = "../../tests/dialogue/driver.rs"]
mod driver;

libfuzzer_sys::fuzz_target!(|data: &[u8]| driver::dialogue(data));
