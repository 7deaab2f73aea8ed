//! « Avant de commencer »: lines to tick, and yes-or-no lines that settle a fact.

use crate::act::Act;
use crate::components::Prose;
use crate::ticks::Ticks;
use crate::view::{Live, Tool, View};
use crate::words;
use guide::{Before, BeforeFact, Node, NodeId, Otherwise};
use leptos::prelude::*;

/// « Avant de commencer »; nothing when the page has no such lines.
pub(crate) fn before(prose: &Prose<'_>, id: NodeId, node: &Node) -> AnyView {
    if node.before.is_empty() {
        return ().into_any();
    }
    let lines: Vec<AnyView> = node.before.iter().enumerate().map(|(at, b)| line(prose, id, at, b)).collect();
    view! {
        <section class="before">
            {prose.heading(2, None, "", words::BEFORE)}
            <p class="mark">{words::BEFORE_ADDITION}</p>
            <ul>{lines}</ul>
        </section>
    }
    .into_any()
}

fn line(prose: &Prose<'_>, id: NodeId, at: usize, before: &Before) -> AnyView {
    let text = prose.inlines(&before.text);
    let otherwise = before.otherwise.as_ref().map(|o| otherwise(prose, o));
    let main = match (prose.view.live, before.fact) {
        (None, _) => view! { <p class="line">{text}</p> }.into_any(),
        (Some(live), None) => ticked(prose.view, live, id, before, text),
        (Some(live), Some(fact)) => toggle(live, id, at, fact, text),
    };
    view! { <li>{main}{otherwise}</li> }.into_any()
}

fn otherwise(prose: &Prose<'_>, otherwise: &Otherwise) -> AnyView {
    let href = prose.view.page(otherwise.to);
    view! { <p class="otherwise">{words::OTHERWISE}" → "<a href=href>{prose.inlines(&otherwise.text)}</a></p> }.into_any()
}

fn ticked(view: &View, live: Live, id: NodeId, before: &Before, text: Vec<AnyView>) -> AnyView {
    let key = Ticks::before(&view.guide, id, &before.key);
    let read = key.clone();
    view! {
        <label class="line box">
            <input
                type="checkbox"
                prop:checked=move || live.ticks.with(|t| t.has(&read))
                on:change=move |e| live.tool.run(Tool::Tick(key.clone(), event_target_checked(&e)))
            />
            <span>{text}</span>
        </label>
    }
    .into_any()
}

/// A line that settles a fact: yes as long as nobody says no.
fn toggle(live: Live, node: NodeId, at: usize, fact: BeforeFact, text: Vec<AnyView>) -> AnyView {
    let said = live.session.with_untracked(|s| s.journey.said(node, fact.fact)).unwrap_or(fact.yes);
    let name = format!("avant-{}-{at}", node.0);
    let option = |value, words: &'static str| {
        let declare = Act::Declare { node, fact: fact.fact, value };
        view! {
            <label class="option">
                <input
                    type="radio"
                    id=format!("{name}-{words}")
                    name=name.clone()
                    prop:checked=said == value
                    on:change=move |_| live.act.run(declare.clone())
                />
                <span>{words}</span>
            </label>
        }
        .into_any()
    };
    let options = [option(fact.yes, words::YES), option(fact.no, words::NO)];
    view! { <fieldset class="line toggle"><legend>{text}</legend><span class="options">{Vec::from(options)}</span></fieldset> }.into_any()
}

