//! The professions: as tiles, and as the list of all of them.

use crate::components::Prose;
use crate::components::html::{El, classed, el, item, link, list, text};
use crate::components::question::{beyond, choose};
use crate::home;
use crate::view::View;
use crate::words;
use guide::{Family, Group, NodeId, Trade};

/// The tiles of frequent professions, for page `id` which asks for one.
pub(crate) fn tiles(view: &View, id: NodeId) -> El {
    let tile = |(trade, words)| item(choice(view, id, trade, "tile", text(words)));
    let tiles = home::tiles(view.guide).map(tile).collect();
    list("tiles", tiles).attr("aria-label", words::FREQUENT_TRADES)
}

/// All professions by group; choosing one answers page `asks`.
pub(crate) fn groups(prose: &Prose<'_>, asks: Option<NodeId>) -> Vec<El> {
    let groups = prose.view.guide.catalogue.as_ref().map_or(&[][..], |c| &c.groups);
    groups.iter().map(|g| group(prose, asks, g)).collect()
}

fn group(prose: &Prose<'_>, asks: Option<NodeId>, group: &Group) -> El {
    let mut section = classed("section", "group")
        .with(prose.heading(2).attr("id", &group.key).attr("tabindex", "-1").text(&group.title));
    for Family { title, trades } in &group.families {
        let trades = trades.iter().map(|t| entry(prose, asks, t)).collect();
        section =
            section.maybe(title.as_deref().map(|t| prose.heading(3).text(t))).with(list("trades", trades));
    }
    section
}

fn entry(prose: &Prose<'_>, asks: Option<NodeId>, trade: &Trade) -> El {
    let view = prose.view;
    let name = el(if trade.frequent { "strong" } else { "span" }).text(&trade.label);
    let name = match asks {
        Some(id) => choice(view, id, trade, "trade", name),
        None => name,
    };
    let closed = trade.closed.and_then(|value| view.guide.catalogue.as_ref()?.trade(value));
    let closed = closed.map(|t| small(&format!("{} {}", words::CLOSED_TRADE, t.label)));
    let others: Vec<&str> = trade.aliases.iter().chain(&trade.shared).map(String::as_str).collect();
    let others =
        (!others.is_empty()).then(|| small(&format!("{} {}", words::ALSO_CALLED, others.join(", "))));
    let note = trade.note.as_ref().map(|n| prose.help("span", n));
    el("li").with(name).maybe(closed).maybe(others).maybe(note)
}

fn small(words: &str) -> El {
    el("small").text(words)
}

/// A profession to choose: in the app it answers page `id`, without JavaScript it leads to the page after.
fn choice(view: &View, id: NodeId, trade: &Trade, class: &'static str, words: El) -> El {
    let link = link(&beyond(view, id)).attr("class", class).with(words);
    match choose(view, id, trade.closed.unwrap_or(trade.value)) {
        Some(act) => view.acting(link, act),
        None => link,
    }
}
