//! One page as it stands for everybody: all its sections, its rules in words.

use crate::components::html::{El, classed, nothing};
use crate::components::{Prose, before, closing, crumbs, links, listed, phase, routes, steps};
use crate::lanes::Lanes;
use crate::pages::{heading, meta, way_back};
use crate::view::View;
use crate::words;
use guide::{Node, NodeId, NodeKind};

/// The page of `node`.
pub(super) fn node(view: &View, id: NodeId, node: &Node) -> El {
    let prose = Prose::page(view);
    classed("article", "node")
        .with(crumbs(view, phase(view.guide, node), node.short()))
        .with(heading(&node.title))
        .maybe(way_back(view, Some(node)))
        .maybe(prose.body(&node.intro))
        .with(before(&prose, id, node))
        .children(listed(&prose, id, node))
        .with(steps(&prose, id, node, None, &mut Lanes::default()))
        .maybe(prose.body(&node.details))
        .with(closing(&prose, node))
        .with(links(&prose, &node.also))
        .with(next(&prose, node))
        .with(meta(node))
}

fn next(prose: &Prose<'_>, node: &Node) -> El {
    if node.next.is_empty() {
        return nothing();
    }
    let title = match node.kind {
        NodeKind::Router => words::ACCORDING,
        NodeKind::Question if node.next.len() > 1 => words::IT_DEPENDS,
        _ => words::NEXT,
    };
    let first = (node.next.len() > 1).then(|| classed("p", "help").text(words::FIRST_MATCH));
    classed("section", "next").with(prose.title(title)).maybe(first).with(routes(prose, &node.next))
}
