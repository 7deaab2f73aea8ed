//! The card check's entry point, on its own page: what `boot.js` calls once it is loaded.

/// Takes the middle of the static page over; `false` when it stays as it is. `lookup` is what `site` wrote of
/// the guide, `root` the path of the site, `engine` loads the module that reads cards.
#[cfg(feature = "csr")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn start(lookup: &[u8], root: &str, engine: js_sys::Function) -> bool {
    app::browser::verifier::start(lookup, root, engine).is_some()
}

const fn main() {}
