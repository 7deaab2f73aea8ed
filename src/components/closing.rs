//! « Qui appeler »: whom, with what at hand, saying what.

use crate::components::Prose;
use crate::components::html::{El, classed, el, nothing};
use crate::words;
use guide::{Inline, Node};

/// « Qui appeler »; nothing when the page has no such section.
pub(crate) fn closing(prose: &Prose<'_>, node: &Node) -> El {
    let Some(closing) = &node.closing else {
        return nothing();
    };
    let rows = [(words::WHO, &closing.who), (words::PREPARE, &closing.prepare), (words::SAY, &closing.say)];
    let rows = rows.into_iter().filter(|(_, t)| !t.is_empty()).map(|(w, t)| row(prose, w, t)).collect();
    classed("section", "closing").with(prose.title(words::WHOM)).with(el("dl").children(rows))
}

fn row(prose: &Prose<'_>, word: &str, texts: &[Vec<Inline>]) -> El {
    let texts = texts.iter().map(|t| prose.element("dd", t)).collect();
    el("div").with(el("dt").text(word)).children(texts)
}
