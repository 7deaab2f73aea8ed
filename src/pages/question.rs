//! A question on the way: answers so far, the question, how far it still is.

use crate::components::{Prose, answers, form, why};
use crate::pages::{heading, meta};
use crate::progress;
use crate::view::{Tool, View};
use crate::words;
use guide::{Node, NodeId};
use leptos::prelude::*;

/// The page of a question to be answered.
pub(super) fn question(view: &View, id: NodeId, node: &Node) -> AnyView {
    let Some(live) = view.live else {
        return ().into_any();
    };
    let prose = Prose::page(view);
    let session = live.session.get_untracked();
    let journey = session.journey_here(&view.guide);
    let walk = journey.walk(&view.guide);
    let modifying = session.modifying.then(|| view! { <p class="callout note">{words::MODIFYING}</p> });
    view! {
        <article class="question">
            <p class="progress">
                <button type="button" class="back" on:click=move |_| live.tool.run(Tool::Back)>{words::BACK}</button>
                <span>{progress::in_words(node)}</span>
            </p>
            {answers(view, live, &walk, Some(id))}
            {heading(&node.title)}
            {modifying}
            <div class="prose">{prose.blocks(&node.intro)}</div>
            {form(&prose, live, id, node)}
            <div class="prose">{prose.blocks(&node.details)}</div>
            {why(view, &journey, &walk)}
            {meta(node)}
        </article>
    }
    .into_any()
}
