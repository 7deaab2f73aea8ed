//! Where the focus goes: the only place that moves it.

use crate::browser::stage::{document, window};
use crate::pages::TITLE;
use leptos::prelude::request_animation_frame;
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement};

/// A page opened: the focus goes to the element `id` if it is there, else to the title; the page starts at its top.
pub(super) fn page(id: Option<String>) {
    request_animation_frame(move || {
        let part = id.and_then(|id| find(&id));
        if part.is_none() {
            window().scroll_to_with_x_and_y(0.0, 0.0);
        }
        if let Some(element) = part {
            element.scroll_into_view();
            set(&element, true);
        } else if let Some(title) = find(TITLE) {
            set(&title, true);
        }
    });
}

/// The browser went back: the title takes the focus, the page stays where the browser put it.
pub(super) fn title() {
    request_animation_frame(|| {
        if let Some(title) = find(TITLE) {
            set(&title, true);
        }
    });
}

/// The page changes in place: the focus stays on the element with the same id.
pub(super) fn keep() {
    let id = document().active_element().map(|e| e.id()).filter(|id| !id.is_empty());
    request_animation_frame(move || {
        if let Some(element) = id.and_then(|id| find(&id)) {
            set(&element, true);
        }
    });
}

/// Moves the focus to the element `id`.
pub(super) fn element(id: &str) {
    if let Some(element) = find(id) {
        set(&element, false);
    }
}

/// Whether the focus is within the element `id`.
pub(super) fn is_inside(id: &str) -> bool {
    let within = document().get_element_by_id(id);
    within.is_some_and(|within| {
        document().active_element().is_some_and(|active| within.contains(Some(&active)))
    })
}

/// What had the focus may be gone after this task: then the element `id` takes it.
pub(super) fn rescue(id: &'static str) {
    request_animation_frame(move || {
        let lost = document().active_element().is_none_or(|active| active.tag_name() == "BODY");
        if let Some(element) = find(id).filter(|_| lost) {
            set(&element, true);
        }
    });
}

/// The static page is about to go: a link of it that has the focus hands it to the same link of the app's.
pub(super) fn carry_over(old: &Element) {
    let Some(active) = document().active_element().filter(|a| old.contains(Some(a))) else {
        return;
    };
    let same = address(&active).and_then(|wanted| {
        let links = document().links();
        let mut all = (0..links.length()).filter_map(|at| links.item(at));
        all.find(|link| !old.contains(Some(link)) && address(link).as_deref() == Some(&wanted))
    });
    let target = same.or_else(|| find(TITLE).map(Into::into));
    if let Some(element) = target.and_then(|e| e.dyn_into::<HtmlElement>().ok()) {
        set(&element, true);
    }
}

fn address(link: &Element) -> Option<String> {
    let anchor = link.dyn_ref::<web_sys::HtmlAnchorElement>()?;
    Some(anchor.href())
}

fn find(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

fn set(element: &HtmlElement, still: bool) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(still);
    let _ = element.focus_with_options(&options);
}
