//! The trail above a page: home, the phase, this page.

use crate::view::View;
use crate::words;
use guide::{Guide, Node};
use leptos::prelude::*;

/// The trail above `here`.
pub(crate) fn crumbs(view: &View, phase: Option<String>, here: &str) -> AnyView {
    let phase = phase.map(|p| view! { <li>{p}</li> });
    let home = view.href("");
    view! {
        <nav class="crumbs" aria-label=words::TRAIL>
            <ol><li><a href=home>{words::HOME}</a></li>{phase}<li aria-current="page">{here.to_owned()}</li></ol>
        </nav>
    }
    .into_any()
}

/// The name of a page's phase.
pub(crate) fn phase(guide: &Guide, node: &Node) -> Option<String> {
    let at = usize::from(node.phase?);
    guide.phases.get(at).map(|p| p.name.clone())
}
