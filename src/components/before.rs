//! « Avant de commencer »: lines to tick, and yes-or-no lines that settle a fact.

use crate::act::Act;
use crate::components::Prose;
use crate::components::html::{El, classed, el, link, nothing};
use crate::components::input::{checkbox, radio};
use crate::ticks::Ticks;
use crate::view::Live;
use crate::words;
use guide::{Before, BeforeFact, Node, NodeId, Otherwise, ValueId};
use leptos::prelude::*;

/// « Avant de commencer »; nothing when the page has no such lines.
pub(crate) fn before(prose: &Prose<'_>, id: NodeId, node: &Node) -> El {
    if node.before.is_empty() {
        return nothing();
    }
    let lines = node.before.iter().enumerate().map(|(at, b)| line(prose, id, at, b)).collect();
    classed("section", "before")
        .with(prose.title(words::BEFORE))
        .with(classed("p", "mark").text(words::BEFORE_ADDITION))
        .with(el("ul").children(lines))
}

fn line(prose: &Prose<'_>, id: NodeId, at: usize, before: &Before) -> El {
    let text = prose.inlines(&before.text);
    let main = match (prose.view.live, before.fact) {
        (None, _) => classed("p", "line").children(text),
        (Some(live), None) => {
            let key = Ticks::before(prose.view.guide, id, &before.key);
            classed("label", "line box").with(checkbox(live, key)).with(el("span").children(text))
        }
        (Some(live), Some(fact)) => {
            let name = format!("avant-{}-{at}", id.0);
            let options = classed("span", "options").children(options(live, id, fact, &name));
            classed("fieldset", "line toggle").with(el("legend").children(text)).with(options)
        }
    };
    let otherwise = before.otherwise.as_ref().map(|o| otherwise(prose, o));
    el("li").with(main).maybe(otherwise)
}

fn otherwise(prose: &Prose<'_>, otherwise: &Otherwise) -> El {
    let href = prose.view.page(otherwise.to);
    let link = link(&href).children(prose.inlines(&otherwise.text));
    classed("p", "otherwise").text(words::OTHERWISE).text(" → ").with(link)
}

/// Yes as long as nobody says no.
fn options(live: Live, node: NodeId, fact: BeforeFact, name: &str) -> Vec<El> {
    let said = live.session.with_untracked(|s| s.journey.said(node, fact.fact)).unwrap_or(fact.yes);
    let option = |value: ValueId, words: &str| {
        let declare = Act::Declare { node, fact: fact.fact, value };
        let chosen = Box::new(move || live.act.run(declare.clone()));
        let input = radio(name, Box::new(move || said == value), chosen);
        let input = input.attr("id", &format!("{name}-{}", value.0));
        classed("label", "option").with(input).with(el("span").text(words))
    };
    vec![option(fact.yes, words::YES), option(fact.no, words::NO)]
}
