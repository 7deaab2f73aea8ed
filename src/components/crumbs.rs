//! The trail above a page: home, the phase, this page.

use crate::components::html::{El, classed, el, link};
use crate::view::View;
use crate::words;
use guide::{Guide, Node};

/// The trail above `here`.
pub(crate) fn crumbs(view: &View, phase: Option<&str>, here: &str) -> El {
    let trail = el("ol")
        .with(el("li").with(link(&view.href("")).text(words::HOME)))
        .maybe(phase.map(|p| el("li").text(p)))
        .with(el("li").attr("aria-current", "page").text(here));
    classed("nav", "crumbs").attr("aria-label", words::TRAIL).with(trail)
}

/// The name of a page's phase.
pub(crate) fn phase<'g>(guide: &'g Guide, node: &Node) -> Option<&'g str> {
    guide.phases.get(usize::from(node.phase?)).map(|p| p.name.as_str())
}
