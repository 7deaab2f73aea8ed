//! The pages that list things: the professions, the words, the addresses.

use crate::components::html::{El, classed, el, link};
use crate::components::{Prose, crumbs, groups};
use crate::contact;
use crate::home::asks_profession;
use crate::pages::{heading, meta, way_back};
use crate::view::View;
use crate::words;
use guide::{Link, Node};
use leptos::prelude::*;

/// All professions.
pub(super) fn catalogue(view: &View, node: &Node) -> El {
    let open = view.live.and_then(|live| live.session.with_untracked(|s| s.walk(view.guide).open));
    let asks = asks_profession(view.guide, open);
    let lead = asks.map(|_| classed("p", "lead").text(words::CHOOSE_TRADE));
    let groups = groups(&Prose::page(view), asks);
    framed(view, "catalogue", node, el("div").maybe(lead).children(groups))
}

/// The words of the guide.
pub(super) fn glossary(view: &View, node: &Node) -> El {
    let prose = Prose::page(view);
    let term = |t: &guide::Term| el("div").with(el("dt").text(&t.name)).with(prose.element("dd", &t.meaning));
    framed(view, "glossary", node, el("dl").children(view.guide.terms.iter().map(term).collect()))
}

/// Every address of the guide, with how sure it is.
pub(super) fn addresses(view: &View, node: &Node) -> El {
    framed(view, "links", node, el("dl").children(view.guide.links.iter().map(address).collect()))
}

fn framed(view: &View, class: &'static str, node: &Node, list: El) -> El {
    let prose = Prose::page(view);
    classed("article", class)
        .with(crumbs(view, None, node.short()))
        .with(heading(&node.title))
        .maybe(way_back(view, Some(node)))
        .maybe(prose.body(&node.intro))
        .with(list)
        .maybe(prose.body(&node.details))
        .with(meta(node))
}

fn address(entry: &Link) -> El {
    let url = entry
        .url
        .as_deref()
        .map(|url| el("dd").with(link(url).attr("rel", "noopener noreferrer").text(&shown(url))));
    let mut state = words::certainty(entry.certainty).to_owned();
    // Where no address was found, none was read.
    if let Some(day) = entry.checked.as_deref().filter(|_| url.is_some()) {
        state = format!("{state}, {}", words::checked(day));
    }
    let reason = entry.unconfirmed.as_deref();
    let reason = reason.map(|r| classed("dd", "unconfirmed").text(&words::to_verify(r)));
    el("div")
        .attr("id", &entry.key)
        .with(el("dt").text(&entry.name))
        .maybe(url)
        .maybe(reason)
        .with(classed("dd", "help").text(&state))
}

/// An address as people read it.
fn shown(url: &str) -> String {
    let bare = url.strip_prefix("https://").unwrap_or(url).trim_end_matches('/');
    contact::in_words(url).unwrap_or_else(|| bare.to_owned())
}
