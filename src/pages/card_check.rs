//! `/verifier-ma-carte/`: complete by eye as it is delivered; the card check takes its middle over where it can.

use crate::components::check::{CHECK, listed_questions};
use crate::components::html::{El, classed, el, list};
use crate::components::{crumbs, doorway};
use crate::home::doors;
use crate::pages::{heading, way_back};
use crate::verifier::Lookup;
use crate::view::View;
use crate::words;
use guide::NodeId;

/// The card check: every question by eye, every finding's page.
pub(super) fn card_check(view: &View) -> El {
    let guide = view.guide;
    let questions = listed_questions(&Lookup::of(guide), view.prefix);
    let mut pages: Vec<NodeId> = Vec::new();
    for finding in &guide.findings {
        if !pages.contains(&finding.node) {
            pages.push(finding.node);
        }
    }
    let pages = pages.into_iter().filter_map(|id| Some((id, guide.node(id)?)));
    let pages = pages.map(|(id, node)| doorway(view, &guide.address(id), node.short())).collect();
    let doors = doors(guide).map(|e| doorway(view, &guide.address(e.node), &e.door)).collect();
    let by_eye = el("div")
        .attr("id", CHECK)
        .with(el("h2").text(words::CHECK_STATIC))
        .with(el("p").text(words::EYE_STATIC))
        .children(questions)
        .with(el("h2").text(words::CHECK_PAGES))
        .with(list("routes", pages))
        .with(classed("p", "help").text(words::CHECK_STATIC_OTHERS));
    classed("article", "node check")
        .with(crumbs(view, None, words::CARD_CHECK))
        .with(heading(words::CARD_CHECK))
        .maybe(way_back(view, None))
        .with(classed("p", "lead").text(words::CHECK_LEAD))
        .with(by_eye)
        .with(el("h2").text(words::CHECK_OTHER))
        .with(list("routes", doors))
}
