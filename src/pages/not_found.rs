//! The page for addresses that lead nowhere.

use crate::pages::heading;
use crate::view::View;
use crate::words;
use leptos::prelude::*;

/// « Page introuvable ».
pub fn not_found(view: &View) -> AnyView {
    let home = view.href("");
    view! {
        <article class="node">
            {heading(words::NOT_FOUND)}
            <p>{words::NOT_FOUND_HELP}</p>
            <p><a class="button" href=home>{words::NOT_FOUND_HOME}</a></p>
        </article>
    }
    .into_any()
}
