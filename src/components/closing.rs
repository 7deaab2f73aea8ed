//! « Qui appeler »: whom, with what at hand, saying what.

use crate::components::Prose;
use crate::words;
use guide::{Inline, Node};
use leptos::prelude::*;

/// « Qui appeler »; nothing when the page has no such section.
pub(crate) fn closing(prose: &Prose<'_>, node: &Node) -> AnyView {
    let Some(closing) = &node.closing else {
        return ().into_any();
    };
    let rows = [
        (words::WHO, &closing.who),
        (words::PREPARE, &closing.prepare),
        (words::SAY, &closing.say),
    ];
    let rows: Vec<AnyView> = rows.into_iter().filter(|(_, t)| !t.is_empty()).map(|(w, t)| row(prose, w, t)).collect();
    view! {
        <section class="closing">{prose.heading(2, None, "", words::WHOM)}<dl>{rows}</dl></section>
    }
    .into_any()
}

fn row(prose: &Prose<'_>, word: &'static str, texts: &[Vec<Inline>]) -> AnyView {
    let texts: Vec<AnyView> = texts.iter().map(|t| view! { <dd>{prose.inlines(t)}</dd> }.into_any()).collect();
    view! { <div><dt>{word}</dt>{texts}</div> }.into_any()
}
