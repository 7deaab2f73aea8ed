//! Copying a text: the only place that touches the clipboard.

use crate::browser::stage::window;
use leptos::task::spawn_local;
use wasm_bindgen_futures::JsFuture;

/// Copies `text`, then says whether the browser did.
pub(super) fn copy(text: String, done: impl Fn(bool) + 'static) {
    let clipboard = window().navigator().clipboard();
    // Absent outside https and localhost.
    if clipboard.is_undefined() {
        done(false);
        return;
    }
    spawn_local(async move {
        done(JsFuture::from(clipboard.write_text(&text)).await.is_ok());
    });
}
