//! What stands around every page: skip link, name, navigation, foot.

use crate::address::Place;
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
pub fn shell(view: &View, main: AnyView) -> AnyView {
    let demonstration = legal::is_demonstration(&view.guide);
    let banner = demonstration.then(|| view! { <p class="banner">{words::DEMONSTRATION}</p> });
    let status = view.live.map(|live| {
        view! { <p class="status" role="status">{move || live.status.get()}</p> }
    });
    view! {
        <div id=ROOT class="page">
            <a class="skip" href=format!("#{MAIN}")>{words::SKIP}</a>
            {banner}{header(view)}
            <main id=MAIN tabindex="-1">{main}</main>
            {status}{footer(view)}
        </div>
    }
    .into_any()
}

fn header(view: &View) -> AnyView {
    let home = view.href("");
    let title = view.guide.title.clone();
    let kinds = [
        (NodeKind::Catalogue, words::ALL_TRADES),
        (NodeKind::Glossary, words::GLOSSARY),
        (NodeKind::Links, words::ADDRESSES),
    ];
    let items: Vec<AnyView> = kinds
        .into_iter()
        .filter_map(|(kind, words)| {
            let href = view.page(first(&view.guide, &kind)?);
            Some(view! { <li><a href=href>{words}</a></li> }.into_any())
        })
        .collect();
    view! {
        <header class="top">
            <a class="brand" href=home>{icon(Icon::Mark)}<span>{title}</span></a>
            <nav aria-label=words::NAVIGATION><ul>{items}</ul></nav>
        </header>
    }
    .into_any()
}

fn footer(view: &View) -> AnyView {
    let accessibility = |n: &&Node| n.key == words::ACCESSIBILITY_PAGE;
    let stated = legal::pages(&view.guide).find(accessibility);
    let state = match stated {
        Some(node) => {
            let href = view.href(&format!("{}/", node.key));
            view! { <a href=href>{words::ACCESSIBILITY}</a> }.into_any()
        }
        None => words::ACCESSIBILITY.into_any(),
    };
    let links: Vec<AnyView> = legal::pages(&view.guide)
        .filter(|n| !accessibility(n))
        .map(|n| {
            let href = view.href(&format!("{}/", n.key));
            view! { <li><a href=href>{n.short().to_owned()}</a></li> }.into_any()
        })
        .collect();
    let check = view.place(Place::CardCheck);
    let region = words::region(&view.guide.region);
    view! {
        <footer class="foot">
            <p class="creed">{words::NOT_OFFICIAL}</p>
            <nav aria-label=words::ABOUT>
                <ul><li>{region}</li><li>{state}</li>{links}<li><a href=check>{words::CARD_CHECK}</a></li></ul>
            </nav>
        </footer>
    }
    .into_any()
}

fn first(guide: &Guide, kind: &NodeKind) -> Option<NodeId> {
    NodeId::at(guide.nodes.iter().position(|n| n.kind == *kind)?)
}
