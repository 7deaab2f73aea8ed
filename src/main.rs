//! The app's entry point: what `boot.js` calls once everything is loaded.

/// Takes the static page over; `false` when it stays as it is.
#[cfg(feature = "csr")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn start(guide: &[u8], root: &str) -> bool {
    app::browser::start(guide, root).is_ok()
}

const fn main() {}
