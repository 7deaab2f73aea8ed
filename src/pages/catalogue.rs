//! The page that lists all professions.

use crate::components::{Prose, crumbs, groups};
use crate::home::asks_profession;
use crate::pages::{heading, meta, way_back};
use crate::view::View;
use crate::words;
use guide::Node;
use leptos::prelude::*;

/// All professions.
pub(super) fn catalogue(view: &View, node: &Node) -> AnyView {
    let prose = Prose::page(view);
    let open = view.live.and_then(|live| live.session.with_untracked(|s| s.walk(&view.guide).open));
    let asks = asks_profession(&view.guide, open);
    let lead = asks.map(|_| view! { <p class="lead">{words::CHOOSE_TRADE}</p> });
    view! {
        <article class="catalogue">
            {crumbs(view, None, node.short())}
            {heading(&node.title)}
            {way_back(view)}
            <div class="prose">{prose.blocks(&node.intro)}</div>
            {lead}
            {groups(&prose, asks)}
            <div class="prose">{prose.blocks(&node.details)}</div>
            {meta(node)}
        </article>
    }
    .into_any()
}
