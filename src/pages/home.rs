//! The first screen: the field, the tiles, the doors, the categories.

use crate::address::Place;
use crate::components::html::{El, classed, el, link, list, nothing};
use crate::components::{Icon, Prose, combobox, doorway, icon, tiles};
use crate::home::{doors, unlisted};
use crate::pages::{heading, meta, way_back};
use crate::view::View;
use crate::words;
use guide::{Group, Node, NodeId};

/// The first screen.
pub(super) fn home(view: &View, id: NodeId, node: &Node) -> El {
    let prose = Prose::page(view);
    let unlisted =
        unlisted(view.guide).map(|e| classed("p", "unlisted").with(link(&view.page(e.node)).text(&e.door)));
    let ask = classed("div", "ask").with(combobox(view, view.live, id)).with(tiles(view, id)).maybe(unlisted);
    classed("article", "home")
        .with(heading(&node.title))
        .maybe(way_back(view, Some(node)))
        .with(ask)
        .with(doorways(view))
        .with(categories(view))
        .maybe(prose.body(&node.intro))
        .maybe(prose.body(&node.details))
        .with(meta(node))
}

fn doorways(view: &View) -> El {
    let guide = view.guide;
    let mut items: Vec<El> = doors(guide).map(|e| doorway(view, &guide.address(e.node), &e.door)).collect();
    let check = link(&view.place(Place::CardCheck))
        .attr("class", "door")
        .with(el("span").text(words::CARD_CHECK))
        .with(icon(Icon::Card));
    items.push(el("li").with(check));
    let list = el("ul").children(items);
    classed("nav", "doors").attr("aria-label", words::OTHER_DOORS).with(list)
}

fn categories(view: &View) -> El {
    let Some(catalogue) = &view.guide.catalogue else {
        return nothing();
    };
    let page = view.page(catalogue.node);
    let category = |g: &Group| {
        let count = g.families.iter().map(|f| f.trades.len()).sum();
        let link = link(&format!("{page}#{}", g.key))
            .attr("class", "category")
            .with(el("span").text(&g.title))
            .with(el("small").text(&words::trades(count)));
        el("li").with(link)
    };
    let items = catalogue.groups.iter().map(category).collect();
    classed("section", "categories").with(el("h2").text(words::BROWSE)).with(list("", items))
}
