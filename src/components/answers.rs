//! The answers so far, each with « Modifier ».

use crate::act::Act;
use crate::components::html::{El, classed, el, link, nothing};
use crate::components::text::hidden;
use crate::view::View;
use crate::why::{Said, said};
use crate::words;
use guide::{NodeId, Walk};

/// The answers that counted before the page `until`, or all of them.
pub(crate) fn answers(view: &View, walk: &Walk, until: Option<NodeId>) -> El {
    let said = said(view.guide, walk).into_iter().take_while(|s| Some(s.node) != until);
    let rows: Vec<El> = said.map(|s| row(view, &s)).collect();
    if rows.is_empty() {
        return nothing();
    }
    let rows = el("dl").children(rows);
    classed("section", "answers").attr("aria-label", words::YOUR_ANSWERS).with(rows)
}

fn row(view: &View, said: &Said) -> El {
    let modify = link(&view.page(said.node)).text(words::MODIFY).with(hidden(&said.question));
    let modify = view.acting(modify, Act::Modify(said.node));
    let answer = el("dd").text(&said.answer).text(" ").with(modify);
    el("div").with(el("dt").text(&said.question)).with(answer)
}
