//! The pages, one a file, and which one stands for which screen.

mod card_check;
#[cfg(feature = "ssr")]
pub mod embed;
mod home;
mod lists;
mod node;
mod path;
mod question;

use crate::act::Act;
use crate::address::Place;
use crate::components::html::{El, classed, el, link, nothing};
use crate::screen::Screen;
use crate::still::is_still;
use crate::view::View;
use crate::words;
use guide::{Node, NodeKind};
use leptos::prelude::*;

pub use crate::components::shell::{MAIN, ROOT, TITLE, shell};

/// The main part of a static page: every page of the guide, complete.
#[must_use]
pub fn still(view: &View, place: Place) -> El {
    let Place::Node(id) = place else {
        return card_check::card_check(view);
    };
    let Some(node) = view.guide.node(id) else {
        return nothing();
    };
    match &node.kind {
        _ if view.guide.home() == Some(id) => home::home(view, id, node),
        NodeKind::Catalogue => lists::catalogue(view, node),
        NodeKind::Glossary => lists::glossary(view, node),
        NodeKind::Links => lists::addresses(view, node),
        _ => node::node(view, id, node),
    }
}

/// The main part of a screen of the app; nothing for those that only static files show.
#[must_use]
pub fn live(view: &View, screen: Screen) -> El {
    let node = |id| view.guide.node(id);
    let shown = match screen {
        Screen::Home(id) => node(id).map(|n| home::home(view, id, n)),
        Screen::Question(id) => node(id).map(|n| question::question(view, id, n)),
        Screen::Trades(id) => node(id).map(|n| lists::catalogue(view, n)),
        Screen::Path => Some(path::path(view)),
        Screen::Still => None,
    };
    shown.unwrap_or_else(nothing)
}

/// The title of a page's window.
#[must_use]
pub fn title(view: &View, place: Place) -> String {
    let page = match place {
        Place::CardCheck => words::CARD_CHECK,
        Place::Node(id) => view.guide.node(id).map_or(words::NOT_FOUND, |n| n.title.as_str()),
    };
    words::window_title(page, &view.guide.title)
}

/// The title of the window while `screen` stands.
#[must_use]
pub fn live_title(view: &View, place: Place, screen: Screen) -> String {
    match screen {
        Screen::Path => words::window_title(words::YOUR_PATH, &view.guide.title),
        _ => title(view, place),
    }
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

/// « Reprendre mon parcours »: hidden in a static page until the app knows of a way back,
/// absent where the app never comes.
fn way_back(view: &View, node: Option<&Node>) -> Option<El> {
    if node.is_some_and(is_still) {
        return None;
    }
    let link = |href: &str| link(href).attr("class", "button").text(words::RESUME);
    let Some(live) = view.live else {
        return Some(classed("p", "resume").attr("id", RESUME).attr("hidden", "").with(link(&view.href(""))));
    };
    let target = live.session.with_untracked(|s| s.way_back(view.guide))?;
    Some(classed("p", "resume").with(view.acting(link(&view.page(target)), Act::Resume)))
}

/// The id of the line that leads back to the journey.
pub const RESUME: &str = "reprendre";
