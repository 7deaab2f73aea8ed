//! Every address of the guide, with how sure it is.

use crate::components::{Prose, crumbs};
use crate::pages::{heading, meta, way_back};
use crate::view::View;
use crate::words;
use guide::{Link, Node};
use leptos::prelude::*;

/// The link table.
pub(super) fn links(view: &View, node: &Node) -> AnyView {
    let prose = Prose::page(view);
    let rows: Vec<AnyView> = view.guide.links.iter().map(row).collect();
    view! {
        <article class="links">
            {crumbs(view, None, node.short())}
            {heading(&node.title)}
            {way_back(view)}
            <div class="prose">{prose.blocks(&node.intro)}</div>
            <dl>{rows}</dl>
            <div class="prose">{prose.blocks(&node.details)}</div>
            {meta(node)}
        </article>
    }
    .into_any()
}

fn row(link: &Link) -> AnyView {
    let url = link.url.clone().map(|url| {
        let shown = shown(&url).to_owned();
        view! { <dd><a href=url rel="noopener noreferrer">{shown}</a></dd> }
    });
    let mut state = vec![words::certainty(link.certainty).to_owned()];
    state.extend(link.checked.as_deref().map(words::checked));
    let state = state.join(", ");
    let reason = link.unconfirmed.as_deref().map(|r| view! { <dd class="unconfirmed">{words::to_verify(r)}</dd> });
    view! {
        <div id=link.key.clone()><dt>{link.name.clone()}</dt>{url}{reason}<dd class="help">{state}</dd></div>
    }
    .into_any()
}

/// An address as people read it.
fn shown(url: &str) -> &str {
    let bare = ["https://", "mailto:", "tel:"].iter().find_map(|p| url.strip_prefix(p));
    bare.unwrap_or(url).trim_end_matches('/')
}
