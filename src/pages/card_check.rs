//! `/verifier-ma-carte/`: what there is, and what there is not yet.

use crate::components::{Icon, crumbs, icon};
use crate::home::doors;
use crate::pages::{heading, way_back};
use crate::view::View;
use crate::words;
use guide::NodeId;
use leptos::prelude::*;

/// The card check of this version: the pages for each thing that can be seen by eye.
pub(super) fn card_check(view: &View) -> AnyView {
    let link = |id: NodeId, text: String| {
        let href = view.page(id);
        view! { <li><a class="door" href=href><span>{text}</span>{icon(Icon::Forward)}</a></li> }.into_any()
    };
    let mut pages: Vec<NodeId> = view.guide.findings.iter().map(|f| f.node).collect();
    pages.dedup();
    let findings: Vec<AnyView> = pages
        .into_iter()
        .filter_map(|id| Some(link(id, view.guide.node(id)?.short().to_owned())))
        .collect();
    let doors: Vec<AnyView> = doors(&view.guide).map(|e| link(e.node, e.door.clone())).collect();
    view! {
        <article class="node">
            {crumbs(view, None, words::CARD_CHECK)}
            {heading(words::CARD_CHECK)}
            {way_back(view)}
            <p class="callout important">{words::CARD_CHECK_MISSING}</p>
            <p>{words::CARD_CHECK_GUIDED}</p>
            <ul class="routes">{findings}</ul>
            <h2>{words::CARD_CHECK_OTHER}</h2>
            <ul class="routes">{doors}</ul>
        </article>
    }
    .into_any()
}
