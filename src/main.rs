//! The app's entry point: what `boot.js` and `element.js` call once everything is loaded.

/// Where the app runs: in `window`, which tells the portal around it what happens through `tell`.
#[cfg(feature = "csr")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn enter(window: web_sys::Window, tell: js_sys::Function) {
    app::browser::enter(window, tell);
}

/// Takes the static page over; `false` when it stays as it is.
#[cfg(feature = "csr")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn start(guide: &[u8], root: &str) -> bool {
    app::browser::start(guide, root).is_ok()
}

const fn main() {}
