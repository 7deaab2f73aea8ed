//! The professions: as tiles, and as the list of all of them.

use crate::components::Prose;
use crate::components::html::{El, classed, el, item, link, list, text};
use crate::components::question::{beyond, choose};
use crate::home;
use crate::view::View;
use crate::words;
use guide::{Family, Group, NodeId, Trade, ValueId};
use leptos::prelude::*;

/// The tiles of frequent professions, for page `id` which asks for one.
pub(crate) fn tiles(view: &View, id: NodeId) -> AnyView {
    let tile = |(trade, words)| item(choice(view, id, trade, "tile", text(words)).view());
    let tiles = home::tiles(view.guide).map(tile).collect();
    list("tiles", tiles).attr("aria-label", words::FREQUENT_TRADES).view()
}

/// All professions by group; choosing one answers page `asks`.
pub(crate) fn groups(prose: &Prose<'_>, asks: Option<NodeId>) -> Vec<AnyView> {
    let groups = prose.view.guide.catalogue.as_ref().map_or(&[][..], |c| &c.groups);
    groups.iter().map(|g| group(prose, asks, g)).collect()
}

fn group(prose: &Prose<'_>, asks: Option<NodeId>, group: &Group) -> AnyView {
    let mut section = classed("section", "group")
        .with(prose.heading(2).attr("id", &group.key).attr("tabindex", "-1").text(&group.title));
    for Family { title, trades } in &group.families {
        let trades = trades.iter().map(|t| entry(prose, asks, t)).collect();
        section = section
            .maybe(title.as_deref().map(|t| prose.heading(3).text(t).view()))
            .with(list("trades", trades));
    }
    section.view()
}

fn entry(prose: &Prose<'_>, asks: Option<NodeId>, trade: &Trade) -> AnyView {
    let view = prose.view;
    let name = el(if trade.frequent { "strong" } else { "span" }).text(&trade.label).view();
    let name = match asks {
        Some(id) => choice(view, id, trade, "trade", name).view(),
        None => name,
    };
    let closed = trade.closed.and_then(|v| label(view, v));
    let closed = closed.map(|c| small(&format!("{} {c}", words::CLOSED_TRADE)));
    let others: Vec<&str> = trade.aliases.iter().chain(&trade.shared).map(String::as_str).collect();
    let others =
        (!others.is_empty()).then(|| small(&format!("{} {}", words::ALSO_CALLED, others.join(", "))));
    let note = trade.note.as_ref().map(|n| prose.help("span", n));
    el("li").child(name).maybe(closed).maybe(others).maybe(note).view()
}

fn small(words: &str) -> AnyView {
    el("small").text(words).view()
}

fn label(view: &View, value: ValueId) -> Option<&str> {
    let mut trades = view.guide.catalogue.iter().flat_map(guide::Catalogue::trades);
    trades.find(|t| t.value == value).map(|t| t.label.as_str())
}

/// A profession to choose: in the app it answers page `id`, without JavaScript it leads to the page after.
fn choice(view: &View, id: NodeId, trade: &Trade, class: &'static str, words: AnyView) -> El {
    let link = link(&beyond(view, id)).attr("class", class).child(words);
    match choose(view, id, trade.closed.unwrap_or(trade.value)) {
        Some(act) => view.acting(link, act),
        None => link,
    }
}
