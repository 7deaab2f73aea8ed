//! Links to our own pages are followed without loading a document.

use crate::browser::stage;
use wasm_bindgen::JsCast;
use web_sys::{Element, MouseEvent};

/// Calls `follow` with the address below `root` and the anchor of each link of ours that is clicked;
/// when it says no, the browser follows the link itself.
pub(super) fn listen(root: &'static str, follow: impl Fn(&str, Option<&str>) -> bool + 'static) {
    let clicked = move |event: MouseEvent| {
        let Some(href) = plain_click(&event).and_then(|link| link.get_attribute("href")) else {
            return;
        };
        // Only the app's own links begin with the root's path.
        let Some(address) = href.strip_prefix(root) else { return };
        let (address, anchor) = match address.split_once('#') {
            Some((address, anchor)) => (address, Some(anchor)),
            None => (address, None),
        };
        if follow(address, anchor) {
            event.prevent_default();
        }
    };
    stage::listen("click", clicked);
}

/// The link under a click that nobody handled and that asks for no other window.
fn plain_click(event: &MouseEvent) -> Option<Element> {
    let special = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
    if special || event.button() != 0 || event.default_prevented() {
        return None;
    }
    let element: Element = event.target()?.dyn_into().ok()?;
    element.closest("a[href]").ok().flatten()
}
