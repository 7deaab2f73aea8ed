//! The pages, one a file, and which one stands for which screen.

mod card_check;
mod home;
mod lists;
mod node;
mod not_found;
mod path;
mod question;

use crate::act::Act;
use crate::address::Place;
use crate::components::html::{El, classed, el, link};
use crate::screen::Screen;
use crate::view::View;
use crate::words;
use guide::{Node, NodeKind};
use leptos::prelude::*;

pub use crate::components::shell::{MAIN, ROOT, TITLE, shell};

/// The main part of a static page, those that the app never shows included.
#[must_use]
pub fn still(view: &View, place: Place) -> El {
    let node = place.node().and_then(|id| view.guide.node(id));
    match node.map(|n| (n, &n.kind)) {
        Some((node, NodeKind::Glossary)) => lists::glossary(view, node),
        Some((node, NodeKind::Links)) => lists::addresses(view, node),
        _ => main(view, Screen::still(view.guide, place)),
    }
}

/// The main part of `screen`.
#[must_use]
pub fn main(view: &View, screen: Screen) -> El {
    let (id, alone) = match screen {
        Screen::CardCheck => return card_check::card_check(view),
        Screen::Path => return path::path(view),
        Screen::Home(id) | Screen::Question(id) => (id, false),
        Screen::Alone(id) => (id, true),
    };
    let Some(node) = view.guide.node(id) else {
        return not_found::not_found(view);
    };
    match &node.kind {
        _ if view.guide.home() == Some(id) => home::home(view, id, node),
        NodeKind::Question if !alone => question::question(view, id, node),
        NodeKind::Catalogue => lists::catalogue(view, node),
        _ => node::node(view, id, node),
    }
}

/// The title of `screen`, for the window and the history.
#[must_use]
pub fn title(view: &View, place: Place, screen: Screen) -> String {
    let page = match (screen, place) {
        (Screen::Path, _) => words::YOUR_PATH,
        (_, Place::CardCheck) => words::CARD_CHECK,
        (_, Place::Node(id)) => view.guide.node(id).map_or(words::NOT_FOUND, |n| n.title.as_str()),
    };
    words::window_title(page, &view.guide.title)
}

/// The description of a page for search engines: its own, else its first sentence.
#[must_use]
pub fn description(view: &View, place: Place) -> String {
    match place {
        Place::CardCheck => words::CARD_CHECK_DESCRIPTION.to_owned(),
        Place::Node(id) => view.guide.node(id).map_or_else(String::new, described),
    }
}

fn described(node: &Node) -> String {
    if let Some(description) = &node.description {
        return description.clone();
    }
    let first = node.intro.iter().find_map(|b| match b {
        guide::Block::Paragraph(text) => Some(guide::text::plain(text)),
        _ => None,
    });
    first.unwrap_or_else(|| node.title.clone())
}

/// The title of a page, which takes the focus when the page opens.
fn heading(words: &str) -> El {
    el("h1").attr("id", TITLE).attr("tabindex", "-1").text(words)
}

/// Where a page comes from and when it was reviewed, at its end.
fn meta(node: &Node) -> El {
    let source = node.source.as_deref().map(|s| el("p").text(&words::source(s)));
    classed("footer", "meta").maybe(source).with(el("p").text(&words::reviewed(&node.reviewed)))
}

/// « Reprendre mon parcours », on pages beside the way.
fn way_back(view: &View) -> Option<El> {
    let target = view.live?.session.with_untracked(|s| s.way_back(view.guide))?;
    let link = link(&view.page(target)).attr("class", "button").text(words::RESUME);
    Some(classed("p", "resume").with(view.acting(link, Act::Resume)))
}
