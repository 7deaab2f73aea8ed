//! A question on the way: answers so far, the question, how far it still is.

use crate::components::html::{El, classed, el, nothing};
use crate::components::{Prose, answers, back, form, why};
use crate::pages::{heading, meta};
use crate::progress;
use crate::view::View;
use crate::words;
use guide::{Node, NodeId};
use leptos::prelude::*;

/// The page of a question to be answered.
pub(super) fn question(view: &View, id: NodeId, node: &Node) -> El {
    let Some(live) = view.live else {
        return nothing();
    };
    let prose = Prose::page(view);
    let session = live.session.get_untracked();
    let journey = session.journey_here(view.guide);
    let walk = journey.walk(view.guide);
    let modifying = session.modifying.then(|| classed("p", "callout note").text(words::MODIFYING));
    let progress = el("span").text(&progress::in_words(node));
    classed("article", "question")
        .with(classed("p", "progress").with(back(live)).with(progress))
        .with(answers(view, &walk, Some(id)))
        .with(heading(&node.title))
        .maybe(modifying)
        .maybe(prose.body(&node.intro))
        .with(form(&prose, live, id, node))
        .maybe(prose.body(&node.details))
        .with(why(view, &journey, &walk))
        .with(meta(node))
}
