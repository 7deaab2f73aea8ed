//! The words of the guide.

use crate::components::{Prose, crumbs};
use crate::pages::{heading, meta, way_back};
use crate::view::View;
use guide::Node;
use leptos::prelude::*;

/// The glossary.
pub(super) fn glossary(view: &View, node: &Node) -> AnyView {
    let prose = Prose::page(view);
    let terms: Vec<AnyView> = view
        .guide
        .terms
        .iter()
        .map(|t| view! { <div><dt>{t.name.clone()}</dt><dd>{prose.inlines(&t.meaning)}</dd></div> }.into_any())
        .collect();
    view! {
        <article class="glossary">
            {crumbs(view, None, node.short())}
            {heading(&node.title)}
            {way_back(view)}
            <div class="prose">{prose.blocks(&node.intro)}</div>
            <dl>{terms}</dl>
            <div class="prose">{prose.blocks(&node.details)}</div>
            {meta(node)}
        </article>
    }
    .into_any()
}
