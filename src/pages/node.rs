//! One page as it stands for everybody: all its sections, its rules in words.

use crate::components::html::{classed, nothing};
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
    classed("article", "node")
        .child(crumbs(view, phase(view.guide, node), node.short()))
        .child(heading(&node.title))
        .maybe(way_back(view))
        .maybe(prose.body(&node.intro))
        .child(before(&prose, id, node))
        .children(listed(&prose, id, node))
        .child(steps(&prose, id, node, None, &mut Lanes::default()))
        .maybe(prose.body(&node.details))
        .child(closing(&prose, node))
        .child(links(&prose, &node.also))
        .child(next(&prose, node))
        .child(meta(node))
        .view()
}

fn next(prose: &Prose<'_>, node: &Node) -> AnyView {
    if node.next.is_empty() {
        return nothing();
    }
    let title = match node.kind {
        NodeKind::Router => words::ACCORDING,
        NodeKind::Question if node.next.len() > 1 => words::IT_DEPENDS,
        _ => words::NEXT,
    };
    classed("section", "next").child(prose.title(title)).child(routes(prose, &node.next)).view()
}
