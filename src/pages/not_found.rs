//! The page for addresses that lead nowhere.

use crate::components::html::{El, classed, el, link};
use crate::pages::heading;
use crate::view::View;
use crate::words;

/// « Page introuvable ».
pub(super) fn not_found(view: &View) -> El {
    let home = link(&view.href("")).attr("class", "button").text(words::NOT_FOUND_HOME);
    classed("article", "node")
        .with(heading(words::NOT_FOUND))
        .with(el("p").text(words::NOT_FOUND_HELP))
        .with(el("p").with(home))
}
