//! The answers so far, each with « Modifier ».

use crate::act::Act;
use crate::view::{Live, View};
use crate::why::{Said, said};
use crate::words;
use guide::{NodeId, Walk};
use leptos::prelude::*;

/// The answers that counted before the page `until`, or all of them.
pub(crate) fn answers(view: &View, live: Live, walk: &Walk, until: Option<NodeId>) -> AnyView {
    let said = said(&view.guide, walk);
    let rows: Vec<AnyView> = said
        .into_iter()
        .take_while(|s| Some(s.node) != until)
        .map(|s| row(view, live, s))
        .collect();
    if rows.is_empty() {
        return ().into_any();
    }
    view! {
        <section class="answers" aria-label=words::YOUR_ANSWERS><dl>{rows}</dl></section>
    }
    .into_any()
}

fn row(view: &View, live: Live, said: Said) -> AnyView {
    let Said { node, question, answer } = said;
    let modify = move |e: leptos::ev::MouseEvent| {
        e.prevent_default();
        live.act.run(Act::Modify(node));
    };
    let href = view.page(node);
    let which = question.clone();
    view! {
        <div>
            <dt>{question}</dt>
            <dd>{answer}" "<a href=href on:click=modify>{words::MODIFY}<span class="hidden">" : "{which}</span></a></dd>
        </div>
    }
    .into_any()
}
