//! What stands around every page: skip link, name, navigation, foot.

use crate::address::{EMBED, Place};
use crate::components::html::{El, changing_text, classed, el, item, link, text};
use crate::components::{Icon, icon};
use crate::legal;
use crate::view::View;
use crate::words;
use guide::{Guide, Node, NodeId, NodeKind};
use leptos::prelude::*;

/// The id of the element that holds everything: the static one is replaced by the app's.
pub const ROOT: &str = "page";
/// The id of the main part.
pub const MAIN: &str = "contenu";
/// The id of the page's title, which takes the focus when a page opens.
pub const TITLE: &str = "titre";

/// A whole page around `main`.
#[must_use]
pub fn shell(view: &View, main: El) -> El {
    let banner = view.demonstration.then(|| classed("p", "banner").text(words::DEMONSTRATION));
    let status = view.live.map(|live| {
        let said = changing_text(Box::new(move || live.status.get()));
        classed("p", "status").attr("role", "status").with(said)
    });
    classed("div", "page")
        .attr("id", ROOT)
        .with(link(&format!("#{MAIN}")).attr("class", "skip").text(words::SKIP))
        .with(header(view, banner))
        .with(el("main").attr("id", MAIN).attr("tabindex", "-1").with(main))
        .maybe(status)
        .with(footer(view))
}

fn header(view: &View, banner: Option<El>) -> El {
    let brand = link(&view.href(""))
        .attr("class", "brand")
        .with(icon(Icon::Mark))
        .with(el("span").text(&view.guide.title));
    let lists = el("nav").attr("aria-label", words::NAVIGATION).with(el("ul").children(lists(view)));
    el("header").maybe(banner).with(classed("div", "top").with(brand).with(lists))
}

/// The pages that list things: above where there is room, and at the foot of every page.
fn lists(view: &View) -> Vec<El> {
    let kinds = [
        (NodeKind::Catalogue, words::ALL_TRADES),
        (NodeKind::Glossary, words::GLOSSARY),
        (NodeKind::Links, words::ADDRESSES),
    ];
    let link = |(kind, words)| Some(item(link(&view.page(first(view.guide, &kind)?)).text(words)));
    kinds.into_iter().filter_map(link).collect()
}

fn footer(view: &View) -> El {
    let accessibility = |n: &&Node| n.key == words::ACCESSIBILITY_PAGE;
    let legal = |n: &Node, words: &str| link(&view.href(&format!("{}/", n.key))).text(words);
    let stated = legal::pages(view.guide).find(accessibility);
    let state = stated.map_or_else(|| text(words::ACCESSIBILITY), |n| legal(n, words::ACCESSIBILITY));
    let pages = legal::pages(view.guide).filter(|n| !accessibility(n));
    let check = link(&view.place(Place::CardCheck)).text(words::CARD_CHECK);
    let list = el("ul")
        .children(lists(view))
        .with(item(check))
        .children(pages.map(|n| item(legal(n, n.short()))).collect())
        .with(item(link(&view.href(EMBED)).text(words::EMBED)))
        .with(item(state))
        .with(item(text(&words::region(&view.guide.region))));
    classed("footer", "foot")
        .with(classed("p", "creed").text(words::NOT_OFFICIAL))
        .with(el("nav").attr("aria-label", words::ABOUT).with(list))
}

fn first(guide: &Guide, kind: &NodeKind) -> Option<NodeId> {
    NodeId::at(guide.nodes.iter().position(|n| n.kind == *kind)?)
}
