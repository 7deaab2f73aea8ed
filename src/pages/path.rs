//! The personal path: every page from here to the end, on one screen.

use crate::components::{Prose, answers, before, closing, messages, offers, steps, tools, why};
use crate::lanes::Lanes;
use crate::pages::{heading, meta};
use crate::view::{Live, Tool, View};
use crate::words;
use guide::{Facts, Node, NodeId, Walk};
use leptos::prelude::*;

/// The personal path of the open journey.
pub(super) fn path(view: &View) -> AnyView {
    let Some(live) = view.live else {
        return ().into_any();
    };
    let journey = live.session.with_untracked(|s| s.journey_here(&view.guide));
    let walk = journey.walk(&view.guide);
    let mut lanes = Lanes::default();
    let parts: Vec<AnyView> =
        walk.path.iter().filter_map(|&id| Some(part(view, id, view.guide.node(id)?, &walk.facts, &mut lanes))).collect();
    view! {
        <article class="path">
            <p class="progress">
                <button type="button" class="back" on:click=move |_| live.tool.run(Tool::Back)>{words::BACK}</button>
            </p>
            {heading(words::YOUR_PATH)}
            {answers(view, live, &walk, None)}
            {why(view, &journey, &walk)}
            {contents(view, live, &walk)}
            {parts}
            {offers(&Prose::page(view), &walk.offers)}
            {messages(view, live, &walk)}
            {tools(live)}
        </article>
    }
    .into_any()
}

/// The list of parts, and how many steps are done.
fn contents(view: &View, live: Live, walk: &Walk) -> AnyView {
    let items: Vec<AnyView> = walk
        .path
        .iter()
        .filter_map(|&id| {
            let node = view.guide.node(id)?;
            Some(view! { <li><a href=format!("#{}", part_id(id))>{node.short().to_owned()}</a></li> }.into_any())
        })
        .collect();
    let guide = view.guide.clone();
    let path = walk.path.clone();
    let done = move || {
        let (done, all) = live.ticks.with(|t| t.done(&guide, &path));
        if all == 0 { String::new() } else { words::steps_done(done, all) }
    };
    view! {
        <nav class="contents" aria-label=words::IN_ORDER>
            <ol>{items}</ol><p class="done">{done}</p>
        </nav>
    }
    .into_any()
}

fn part_id(id: NodeId) -> String {
    format!("p{}", id.0)
}

fn part(view: &View, id: NodeId, node: &Node, facts: &Facts, lanes: &mut Lanes) -> AnyView {
    let prose = Prose::part(view, id);
    view! {
        <section class="part">
            <h2 id=part_id(id) tabindex="-1">{node.title.clone()}</h2>
            <div class="prose">{prose.blocks(&node.intro)}</div>
            {before(&prose, id, node)}
            {steps(&prose, id, node, Some(facts), lanes)}
            <div class="prose">{prose.blocks(&node.details)}</div>
            {closing(&prose, node)}
            {meta(node)}
        </section>
    }
    .into_any()
}
