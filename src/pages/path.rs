//! The personal path: every page from here to the end, on one screen.

use crate::components::html::{El, changing_text, classed, el, link, nothing};
use crate::components::{Prose, answers, back, before, closing, messages, offers, steps, tools, why};
use crate::lanes::Lanes;
use crate::pages::{heading, meta};
use crate::view::{Live, View};
use crate::words;
use guide::{Facts, Node, NodeId, Walk};
use leptos::prelude::*;

/// The personal path of the open journey.
pub(super) fn path(view: &View) -> El {
    let Some(live) = view.live else {
        return nothing();
    };
    let journey = live.session.with_untracked(|s| s.journey_here(view.guide));
    let walk = journey.walk(view.guide);
    let mut lanes = Lanes::default();
    let nodes = walk.path.iter().filter_map(|&id| Some((id, view.guide.node(id)?)));
    let parts = nodes.map(|(id, node)| part(view, id, node, &walk.facts, &mut lanes)).collect();
    classed("article", "path")
        .with(classed("p", "progress").with(back(live)))
        .with(heading(words::YOUR_PATH))
        .with(answers(view, &walk, None))
        .with(why(view, &journey, &walk))
        .with(contents(view, live, &walk))
        .children(parts)
        .with(offers(&Prose::page(view), &walk.offers))
        .with(messages(view, live, &walk))
        .with(tools(view, live))
}

/// The list of parts, and how many steps are done.
fn contents(view: &View, live: Live, walk: &Walk) -> El {
    let nodes = walk.path.iter().filter_map(|&id| Some((id, view.guide.node(id)?)));
    let entry =
        |(id, node): (NodeId, &Node)| el("li").with(link(&format!("#{}", part_id(id))).text(node.short()));
    let items = nodes.map(entry).collect();
    let guide = view.guide;
    let path = walk.path.clone();
    let done = changing_text(Box::new(move || {
        let (done, all) = live.ticks.with(|t| t.done(guide, &path));
        if all == 0 { String::new() } else { words::steps_done(done, all) }
    }));
    let done = classed("p", "done").with(done);
    if walk.path.len() < 2 {
        return classed("div", "contents").with(done);
    }
    classed("nav", "contents").attr("aria-label", words::IN_ORDER).with(el("ol").children(items)).with(done)
}

fn part_id(id: NodeId) -> String {
    format!("p{}", id.0)
}

fn part(view: &View, id: NodeId, node: &Node, facts: &Facts, lanes: &mut Lanes) -> El {
    let prose = Prose::part(view, id);
    classed("section", "part")
        .with(el("h2").attr("id", &part_id(id)).attr("tabindex", "-1").text(&node.title))
        .maybe(prose.body(&node.intro))
        .with(before(&prose, id, node))
        .with(steps(&prose, id, node, Some(facts), lanes))
        .maybe(prose.body(&node.details))
        .with(closing(&prose, node))
        .with(meta(node))
}
