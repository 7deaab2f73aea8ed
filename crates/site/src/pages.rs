//! Every page as a file of its own: `<address>/index.html`.

use crate::arguments::Arguments;
use crate::assets::Assets;
use crate::comments;
use crate::document::{Page, self_contained};
use crate::sitemap::sitemap;
use crate::tree::Tree;
use app::address::{Place, way_up};
use app::pages::{description, main, shell, title};
use app::screen::Screen;
use app::view::View;
use app::words;
use guide::{Guide, NodeId};
use leptos::prelude::*;
use std::sync::Arc;

/// Adds every page, `404.html`, and with an absolute address the sitemap.
pub(crate) fn add(tree: &mut Tree, arguments: &Arguments, assets: &Assets, guide: Guide) {
    let guide = Arc::new(guide);
    let places = places(&guide);
    for place in &places {
        let address = place.address(&guide);
        let html = page(&guide, *place, &address, arguments.url.as_deref()).html(assets);
        tree.add(format!("{address}index.html"), html);
    }
    let home = arguments.url.as_deref().map(|url| (url, words::NOT_FOUND_HOME));
    let missing = self_contained(words::NOT_FOUND, words::NOT_FOUND_HELP, &guide.title, home);
    tree.add("404.html", missing);
    if let Some(url) = &arguments.url {
        let addresses: Vec<String> = places.iter().map(|p| p.address(&guide)).collect();
        tree.add("sitemap.xml", sitemap(url, &addresses));
    }
}

/// Every page of the guide, and the app's own.
fn places(guide: &Guide) -> Vec<Place> {
    let nodes = (0..guide.nodes.len()).filter_map(NodeId::at).map(Place::Node);
    nodes.chain([Place::CardCheck]).collect()
}

fn page<'g>(guide: &'g Arc<Guide>, place: Place, address: &str, url: Option<&str>) -> Page<'g> {
    let prefix = way_up(address);
    let view = View::still(guide.clone(), &prefix);
    let screen = Screen::still(guide, place);
    let body = Owner::new().with(|| shell(&view, main(&view, screen)).to_html());
    Page {
        language: &guide.language,
        title: title(&view, place, screen),
        description: description(&view, place),
        prefix,
        canonical: url.map(|u| format!("{u}{address}")),
        body: comments::html(&body),
        site: &guide.title,
    }
}
