//! Every page as a file of its own: `<address>/index.html`.

use crate::arguments::Arguments;
use crate::assets::{Assets, EMBED as SCRIPT};
use crate::comments;
use crate::compile::{Edited, Guides};
use crate::document::{Page, Runs, self_contained};
use crate::tree::Tree;
use app::address::{EMBED, Place, way_up};
use app::edition::Edition;
use app::pages::embed::{self, Lines};
use app::pages::{description, shell, still, title};
use app::still::is_still;
use app::view::View;
use app::words;
use guide::{Guide, NodeId};
use leptos::prelude::*;

/// Adds every page and `404.html`.
pub(crate) fn add(tree: &mut Tree, arguments: &Arguments, assets: &Assets, guides: Guides) {
    let regions = std::iter::once(&guides.own).chain(&guides.others).filter_map(region).collect();
    let lines =
        Lines { url: arguments.url.as_deref(), script: SCRIPT, integrity: &assets.integrity, regions };
    // The program ends when the pages are written: the guide never has to be given back.
    let guide: &'static Guide = Box::leak(Box::new(guides.own.guide.clone()));
    let places = places(guide);
    let editions = Edition::both(guide);
    for place in &places {
        let address = place.address(guide);
        let runs = runs(guide, &editions, *place, arguments);
        let page = page(guide, *place, &address, arguments.url.as_deref());
        tree.add(format!("{address}index.html"), page.html(assets, runs));
    }
    tree.add(format!("{EMBED}index.html"), for_portals(guide, &lines).html(assets, Runs::Preview));
    let home = arguments.url.as_deref().map(|url| (url, words::NOT_FOUND_HOME));
    let missing = self_contained(words::NOT_FOUND, words::NOT_FOUND_HELP, &guide.title, home);
    tree.add("404.html", missing);
}

/// What runs on a page; nothing where the static page is all there is.
fn runs(guide: &Guide, editions: &[Edition; 2], place: Place, arguments: &Arguments) -> Runs {
    let Some(id) = place.node() else {
        return Runs::CardCheck { reading: arguments.reading };
    };
    if guide.node(id).is_none_or(is_still) {
        return Runs::Nothing;
    }
    Runs::Guide(editions.iter().position(|e| e.holds(id)).unwrap_or(0))
}

/// Every page of the guide, and the app's own.
fn places(guide: &Guide) -> Vec<Place> {
    let nodes = (0..guide.nodes.len()).filter_map(NodeId::at).map(Place::Node);
    nodes.chain([Place::CardCheck]).collect()
}

/// The name of a guide's region, as a portal asks for it and as people read it.
fn region(edited: &Edited) -> Option<(&str, &str)> {
    edited.region.as_ref().map(|region| (region.key.as_str(), region.name.as_str()))
}

/// `/integrer/`, which the app never shows.
fn for_portals<'a>(guide: &'static Guide, lines: &Lines<'a>) -> Page<'a> {
    let prefix: &'static str = Box::leak(way_up(EMBED).into());
    let view = View::still(guide, prefix);
    let body = Owner::new().with(|| shell(&view, embed::embed(&view, lines)).render().to_html());
    Page {
        language: &guide.language,
        title: words::window_title(words::EMBED, &guide.title),
        description: words::EMBED_DESCRIPTION.to_owned(),
        prefix,
        address: EMBED,
        url: lines.url,
        body: comments::html(&body),
        site: &guide.title,
    }
}

fn page<'a>(guide: &'static Guide, place: Place, address: &'a str, url: Option<&'a str>) -> Page<'a> {
    let prefix: &'static str = Box::leak(way_up(address).into());
    let view = View::still(guide, prefix);
    let body = Owner::new().with(|| shell(&view, still(&view, place)).render().to_html());
    Page {
        language: &guide.language,
        title: title(&view, place),
        description: description(&view, place),
        prefix,
        address,
        url,
        body: comments::html(&body),
        site: &guide.title,
    }
}
