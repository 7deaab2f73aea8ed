//! The first screen: the field, the tiles, the doors, the categories.

use crate::components::{Icon, Prose, combobox, icon, tiles};
use crate::home::{doors, unlisted};
use crate::pages::{heading, meta, way_back};
use crate::view::View;
use crate::words;
use guide::{Entry, Group, Node, NodeId};
use leptos::prelude::*;

/// The first screen.
pub(super) fn home(view: &View, id: NodeId, node: &Node) -> AnyView {
    let prose = Prose::page(view);
    let unlisted = unlisted(&view.guide).map(|e| {
        let href = view.page(e.node);
        view! { <p class="unlisted"><a href=href>{e.door.clone()}</a></p> }
    });
    view! {
        <article class="home">
            {heading(&node.title)}
            {way_back(view)}
            <div class="ask">{combobox(view, view.live, id)}{tiles(view, id)}{unlisted}</div>
            {doorways(view)}
            {categories(view)}
            <div class="prose">{prose.blocks(&node.intro)}{prose.blocks(&node.details)}</div>
            {meta(node)}
        </article>
    }
    .into_any()
}

fn doorways(view: &View) -> AnyView {
    let door = |e: &Entry| {
        let href = view.page(e.node);
        view! { <li><a class="door" href=href><span>{e.door.clone()}</span>{icon(Icon::Forward)}</a></li> }.into_any()
    };
    let doors: Vec<AnyView> = doors(&view.guide).map(door).collect();
    let check = view.place(crate::address::Place::CardCheck);
    view! {
        <nav class="doors" aria-label=words::OTHER_DOORS>
            <ul>
                {doors}
                <li><a class="door" href=check><span>{words::CARD_CHECK}</span>{icon(Icon::Card)}</a></li>
            </ul>
        </nav>
    }
    .into_any()
}

fn categories(view: &View) -> AnyView {
    let Some(catalogue) = &view.guide.catalogue else {
        return ().into_any();
    };
    let list = view.page(catalogue.node);
    let category = |g: &Group| {
        let href = format!("{list}#{}", g.key);
        let count = g.families.iter().map(|f| f.trades.len()).sum();
        view! { <li><a class="category" href=href><span>{g.title.clone()}</span><small>{words::trades(count)}</small></a></li> }.into_any()
    };
    let items: Vec<AnyView> = catalogue.groups.iter().map(category).collect();
    view! { <section class="categories"><h2>{words::BROWSE}</h2><ul>{items}</ul></section> }.into_any()
}
