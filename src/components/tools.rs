//! What can be done with a personal path: share, print, keep, finish.

use crate::components::html::{El, classed, el};
use crate::components::qr;
use crate::view::{Live, Tool, View};
use crate::words;
use leptos::prelude::*;

/// The tools below a personal path.
pub(crate) fn tools(view: &View, live: Live) -> El {
    let row = |tool: El, help: &str| classed("div", "tool").with(tool).with(classed("p", "help").text(help));
    classed("section", "tools")
        .with(el("h2").text(words::TOOLS))
        .with(row(button(live, words::COPY_LINK, "button", Tool::CopyLink), words::COPY_LINK_HELP))
        .with(qr(view, live))
        .with(row(button(live, words::PRINT, "button", Tool::Print), ""))
        .with(keep(live))
        .with(row(button(live, words::FINISH, "button danger", Tool::Finish), words::FINISH_HELP))
}

fn keep(live: Live) -> El {
    let input = el("input")
        .attr("type", "checkbox")
        .checked(Box::new(move || live.keep.get()))
        .on("change", Box::new(move |e| live.tool.run(Tool::Keep(event_target_checked(&e)))));
    let words = el("span").text(words::KEEP).with(classed("span", "help").text(words::KEEP_HELP));
    classed("label", "line box").with(input).with(words)
}

/// A button that uses `tool`.
pub(crate) fn button(live: Live, words: &str, class: &str, tool: Tool) -> El {
    let used = Box::new(move |_| live.tool.run(tool.clone()));
    classed("button", class).attr("type", "button").on_click(used).text(words)
}

/// « Retour ».
pub(crate) fn back(live: Live) -> El {
    button(live, words::BACK, "back", Tool::Back)
}
