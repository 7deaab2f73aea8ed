//! The module's entry point: what the card page imports from `carte.js`.

#[cfg(target_arch = "wasm32")]
pub use carte::shell::start;

const fn main() {}
