//! The pages, one a file, and which one stands for which screen.

mod card_check;
mod catalogue;
mod glossary;
mod home;
mod links;
mod node;
pub mod not_found;
mod path;
mod question;

use crate::address::Place;
use crate::screen::Screen;
use crate::view::View;
use crate::words;
use guide::{Node, NodeKind};
use leptos::prelude::*;

pub use crate::components::shell::{MAIN, ROOT, TITLE, shell};

/// The main part of `screen`.
pub fn main(view: &View, screen: Screen) -> AnyView {
    let guide = view.guide.clone();
    let (id, alone) = match screen {
        Screen::CardCheck => return card_check::card_check(view),
        Screen::Path => return path::path(view),
        Screen::Home(id) | Screen::Question(id) => (id, false),
        Screen::Alone(id) => (id, true),
    };
    let Some(node) = guide.node(id) else {
        return not_found::not_found(view);
    };
    match &node.kind {
        _ if guide.home() == Some(id) => home::home(view, id, node),
        NodeKind::Question if !alone => question::question(view, id, node),
        NodeKind::Catalogue => catalogue::catalogue(view, node),
        NodeKind::Glossary => glossary::glossary(view, node),
        NodeKind::Links => links::links(view, node),
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
fn heading(text: &str) -> AnyView {
    view! { <h1 id=TITLE tabindex="-1">{text.to_owned()}</h1> }.into_any()
}

/// Where a page comes from and when it was reviewed, at its end.
fn meta(node: &Node) -> AnyView {
    let source = node.source.as_deref().map(|s| view! { <p>{words::source(s)}</p> });
    view! { <footer class="meta">{source}<p>{words::reviewed(&node.reviewed)}</p></footer> }.into_any()
}

/// « Reprendre mon parcours », on pages beside the way.
fn way_back(view: &View) -> AnyView {
    let Some(live) = view.live else {
        return ().into_any();
    };
    let target = live.session.with_untracked(|s| s.way_back(&view.guide));
    let Some(target) = target else {
        return ().into_any();
    };
    let href = view.page(target);
    let resume = move |e: leptos::ev::MouseEvent| {
        e.prevent_default();
        live.act.run(crate::act::Act::Resume);
    };
    view! { <p class="resume"><a class="button" href=href on:click=resume>{words::RESUME}</a></p> }.into_any()
}
