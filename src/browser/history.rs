//! The address bar, the history and the window: the only place that touches them.

use crate::browser::stage::{self, window};
use crate::share;
use wasm_bindgen::JsValue;
use web_sys::Event;

/// What a history entry remembers of a visit; how many entries of ours lie behind it stands beside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Trace {
    /// The mark of the visit: after « Terminer » older entries mean nothing any more.
    pub(super) mark: String,
    /// The session, as `saved` writes it.
    pub(super) line: String,
}

/// Opens a new entry with this address.
pub(super) fn push(trace: &Trace, address: &str) {
    let depth = depth() + 1;
    if let Ok(history) = window().history() {
        // A browser may refuse (too many at once): the page is right all the same.
        let _ = history.push_state_with_url(&write(trace, depth), "", Some(address));
    }
}

/// Rewrites the current entry; facts in a fragment are gone from the address after this.
pub(super) fn replace(trace: &Trace, address: &str) {
    let anchor = fragment();
    let anchor = if share::holds_facts(&anchor) { "" } else { anchor.as_str() };
    let address =
        if here().as_deref() == Some(address) { format!("{address}{anchor}") } else { address.to_owned() };
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&write(trace, depth()), "", Some(&address));
    }
}

/// What the current entry remembers.
pub(super) fn state() -> Option<Trace> {
    let text = window().history().ok()?.state().ok()?.as_string()?;
    let mut parts = text.splitn(3, '\n');
    let (_, mark, line) = (parts.next()?, parts.next()?, parts.next()?);
    Some(Trace { mark: mark.to_owned(), line: line.to_owned() })
}

/// Whether the entry before is ours.
pub(super) fn can_go_back() -> bool {
    depth() > 0
}

/// Goes back.
pub(super) fn back() {
    if let Ok(history) = window().history() {
        let _ = history.back();
    }
}

/// Loads the document at `address`.
pub(super) fn open(address: &str) {
    let _ = window().location().set_href(address);
}

/// Loads the document of the current address anew.
pub(super) fn reload() {
    let _ = window().location().reload();
}

/// Calls `travel` when the browser went back or forward.
pub(super) fn listen(travel: impl Fn(Option<Trace>) + 'static) {
    stage::listen("popstate", move |_: Event| travel(state()));
}

/// The path of the address.
pub(super) fn path() -> String {
    here().unwrap_or_default()
}

/// What follows the address, with its `#`; empty when nothing does.
pub(super) fn fragment() -> String {
    window().location().hash().unwrap_or_default()
}

/// `https://host`.
pub(super) fn origin() -> String {
    window().location().origin().unwrap_or_default()
}

/// Opens the browser's print dialogue.
pub(super) fn print() {
    let _ = window().print();
}

fn here() -> Option<String> {
    window().location().pathname().ok()
}

fn depth() -> u32 {
    let text = window().history().ok().and_then(|h| h.state().ok()?.as_string());
    text.and_then(|t| t.split('\n').next()?.parse().ok()).unwrap_or(0)
}

fn write(trace: &Trace, depth: u32) -> JsValue {
    let Trace { mark, line } = trace;
    JsValue::from_str(&format!("{depth}\n{mark}\n{line}"))
}
