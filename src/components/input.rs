//! Boxes to tick and circles to choose.

use crate::components::html::{El, el};
use crate::view::{Live, Tool};
use leptos::prelude::*;

/// The box of the tick `key`.
pub(crate) fn checkbox(live: Live, key: String) -> El {
    let read = key.clone();
    el("input")
        .attr("type", "checkbox")
        .checked(Box::new(move || live.ticks.with(|t| t.has(&read))))
        .on("change", Box::new(move |e| live.tool.run(Tool::Tick(key.clone(), event_target_checked(&e)))))
}

/// A circle of the group `name`.
pub(crate) fn radio(
    name: &str,
    checked: Box<dyn FnMut() -> bool + Send>,
    mut chosen: Box<dyn FnMut()>,
) -> El {
    el("input")
        .attr("type", "radio")
        .attr("name", name)
        .checked(checked)
        .on("change", Box::new(move |_| chosen()))
}
