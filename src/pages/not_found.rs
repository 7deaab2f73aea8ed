//! The page for addresses that lead nowhere.

use crate::components::html::{classed, el, link};
use crate::pages::heading;
use crate::view::View;
use crate::words;
use leptos::prelude::*;

/// « Page introuvable ».
pub(super) fn not_found(view: &View) -> AnyView {
    let home = link(&view.href("")).attr("class", "button").text(words::NOT_FOUND_HOME);
    classed("article", "node")
        .child(heading(words::NOT_FOUND))
        .with(el("p").text(words::NOT_FOUND_HELP))
        .with(el("p").with(home))
        .view()
}
