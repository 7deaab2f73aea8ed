//! `/verifier-ma-carte/`: what there is, and what there is not yet.

use crate::components::html::{El, classed, el, list};
use crate::components::{crumbs, doorway};
use crate::home::doors;
use crate::pages::{heading, way_back};
use crate::view::View;
use crate::words;
use guide::NodeId;

/// The card check of this version: the pages for each thing that can be seen by eye.
pub(super) fn card_check(view: &View) -> El {
    let guide = view.guide;
    let mut pages: Vec<NodeId> = Vec::new();
    for finding in &guide.findings {
        if !pages.contains(&finding.node) {
            pages.push(finding.node);
        }
    }
    let pages = pages.into_iter().filter_map(|id| Some((id, guide.node(id)?)));
    let pages = pages.map(|(id, node)| doorway(view, &guide.address(id), node.short())).collect();
    let doors = doors(guide).map(|e| doorway(view, &guide.address(e.node), &e.door)).collect();
    classed("article", "node")
        .with(crumbs(view, None, words::CARD_CHECK))
        .with(heading(words::CARD_CHECK))
        .maybe(way_back(view, None))
        .with(classed("p", "callout important").text(words::CARD_CHECK_MISSING))
        .with(el("p").text(words::CARD_CHECK_GUIDED))
        .with(list("routes", pages))
        .with(el("h2").text(words::CARD_CHECK_OTHER))
        .with(list("routes", doors))
}
