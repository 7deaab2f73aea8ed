//! One page as it stands for everybody: all its sections, its rules in words.

use crate::components::{Prose, before, closing, crumbs, links, listed, phase, routes, steps};
use crate::lanes::Lanes;
use crate::pages::{heading, meta, way_back};
use crate::view::View;
use crate::words;
use guide::{Node, NodeId, NodeKind};
use leptos::prelude::*;

/// The page of `node`.
pub(super) fn node(view: &View, id: NodeId, node: &Node) -> AnyView {
    let prose = Prose::page(view);
    view! {
        <article class="node">
            {crumbs(view, phase(&view.guide, node), node.short())}
            {heading(&node.title)}
            {way_back(view)}
            <div class="prose">{prose.blocks(&node.intro)}</div>
            {before(&prose, id, node)}
            {listed(&prose, id, node)}
            {steps(&prose, id, node, None, &mut Lanes::default())}
            <div class="prose">{prose.blocks(&node.details)}</div>
            {closing(&prose, node)}
            {links(&prose, &node.also)}
            {next(&prose, node)}
            {meta(node)}
        </article>
    }
    .into_any()
}

fn next(prose: &Prose<'_>, node: &Node) -> AnyView {
    if node.next.is_empty() {
        return ().into_any();
    }
    let title = match node.kind {
        NodeKind::Router => words::ACCORDING,
        NodeKind::Question if node.next.len() > 1 => words::IT_DEPENDS,
        _ => words::NEXT,
    };
    view! { <section class="next">{prose.heading(2, None, "", title)}{routes(prose, &node.next)}</section> }.into_any()
}
