//! Messages ready to copy.

use crate::components::html::{El, classed, el};
use crate::components::text::hidden;
use crate::components::tools::button;
use crate::messages::{Message, messages as made};
use crate::view::{Live, Tool, View};
use crate::words;
use guide::Walk;

/// The messages for somebody on `walk`, each folded away.
pub(crate) fn messages(view: &View, live: Live, walk: &Walk) -> El {
    let items = made(view.guide, walk).into_iter().map(|m| message(live, &m)).collect();
    classed("section", "messages")
        .with(el("h2").text(words::MESSAGES))
        .with(classed("p", "help").text(words::MESSAGES_HELP))
        .children(items)
}

fn message(live: Live, message: &Message) -> El {
    let copy = Tool::Copy(message.text.clone());
    el("details")
        .with(el("summary").text(message.to))
        .with(classed("pre", "message").text(&message.text))
        .with(button(live, words::COPY, "button", copy).with(hidden(message.to)))
}
