//! The window the app runs in: the browser's own, or what an element of a portal puts in its place.
//!
//! `boot.js` hands over the real one. `element.js` hands over an object with the same members, of which the
//! document is a shadow root and history and storage are its own: nothing here needs to know which it is.

use js_sys::Function;
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use web_sys::{Document, Event, Window};

thread_local! {
    /// One instance of the app runs in one window.
    static HOST: RefCell<Option<(Window, Function)>> = const { RefCell::new(None) };
}

/// From now on everything happens in `window`; `tell` is called with what a portal may know.
pub fn enter(window: Window, tell: Function) {
    HOST.set(Some((window, tell)));
}

/// The window.
pub(super) fn window() -> Window {
    let host = HOST.with_borrow(|host| host.as_ref().map(|(window, _)| window.clone()));
    host.unwrap_or_else(leptos::prelude::window)
}

/// Its document.
pub(super) fn document() -> Document {
    window().document().unwrap_or_else(|| leptos::prelude::document().unchecked_into())
}

/// Calls `act` for every event called `name` in the window.
pub(super) fn listen<E: JsCast>(name: &str, mut act: impl FnMut(E) + 'static) {
    let heard: Box<dyn FnMut(Event)> = Box::new(move |event| act(event.unchecked_into()));
    let heard = Closure::wrap(heard).into_js_value();
    // A window without events only stays silent.
    let _ = window().add_event_listener_with_callback(name, heard.unchecked_ref());
}

/// Tells the portal around us that something happened; never anything about the person.
pub(super) fn tell(what: &str) {
    HOST.with_borrow(|host| {
        if let Some((_, tell)) = host {
            let _ = tell.call1(&JsValue::NULL, &what.into());
        }
    });
}
