//! The professions: as tiles, and as the list of all of them.

use crate::components::Prose;
use crate::components::question::{beyond, choose};
use crate::home;
use crate::view::View;
use crate::words;
use guide::{Family, Group, NodeId, Trade};
use leptos::prelude::*;

/// The tiles of frequent professions, for page `id` which asks for one.
pub(crate) fn tiles(view: &View, id: NodeId) -> AnyView {
    let items: Vec<AnyView> = home::tiles(&view.guide)
        .map(|(trade, words)| {
            let link = link(view, id, trade, "tile", words.to_owned().into_any());
            view! { <li>{link}</li> }.into_any()
        })
        .collect();
    view! { <ul class="tiles" aria-label=words::FREQUENT_TRADES>{items}</ul> }.into_any()
}

/// All professions by group; choosing one answers page `asks`.
pub(crate) fn groups(prose: &Prose<'_>, asks: Option<NodeId>) -> AnyView {
    let groups = prose.view.guide.catalogue.as_ref().map_or(&[][..], |c| &c.groups);
    let groups: Vec<AnyView> = groups.iter().map(|g| group(prose, asks, g)).collect();
    groups.into_any()
}

fn group(prose: &Prose<'_>, asks: Option<NodeId>, group: &Group) -> AnyView {
    let families: Vec<AnyView> = group.families.iter().map(|f| family(prose, asks, f)).collect();
    let heading = prose.heading(2, Some(group.key.clone()), "", group.title.clone());
    view! { <section class="group">{heading}{families}</section> }.into_any()
}

fn family(prose: &Prose<'_>, asks: Option<NodeId>, family: &Family) -> AnyView {
    let heading = family.title.clone().map(|t| prose.heading(3, None, "", t));
    let items: Vec<AnyView> = family.trades.iter().map(|t| entry(prose, asks, t)).collect();
    view! { {heading}<ul class="trades">{items}</ul> }.into_any()
}

fn entry(prose: &Prose<'_>, asks: Option<NodeId>, trade: &Trade) -> AnyView {
    let view = prose.view;
    let name = if trade.frequent {
        view! { <strong>{trade.label.clone()}</strong> }.into_any()
    } else {
        trade.label.clone().into_any()
    };
    let name = match asks {
        Some(id) => link(view, id, trade, "trade", name),
        None => name,
    };
    let others: Vec<&str> = trade.aliases.iter().chain(&trade.shared).map(String::as_str).collect();
    let others = (!others.is_empty()).then(|| {
        let others = others.join(", ");
        view! { <small>{words::ALSO_CALLED}" "{others}</small> }
    });
    let closed = trade.closed.and_then(|v| label(view, v));
    let closed = closed.map(|c| view! { <small>{words::CLOSED_TRADE}" "{c}</small> });
    let note = trade.note.as_ref().map(|n| view! { <small class="trade-note">{prose.inlines(n)}</small> });
    view! { <li>{name}{closed}{others}{note}</li> }.into_any()
}

fn label(view: &View, value: guide::ValueId) -> Option<String> {
    let mut trades = view.guide.catalogue.iter().flat_map(guide::Catalogue::trades);
    trades.find(|t| t.value == value).map(|t| t.label.clone())
}

/// A profession to choose: in the app it answers page `id`, without JavaScript it leads to the page after.
fn link(view: &View, id: NodeId, trade: &Trade, class: &'static str, text: AnyView) -> AnyView {
    let href = beyond(view, id);
    let act = choose(view, id, trade.closed.unwrap_or(trade.value));
    let live = view.live;
    let chosen = move |e: leptos::ev::MouseEvent| {
        if let (Some(live), Some(act)) = (live, act.clone()) {
            e.prevent_default();
            // A profession taken from a list on another page is a new answer on its own page.
            live.act.run(act);
        }
    };
    view! { <a class=class href=href on:click=chosen>{text}</a> }.into_any()
}
