//! Messages ready to copy.

use crate::messages::{Message, messages as made};
use crate::view::{Live, Tool, View};
use crate::words;
use guide::Walk;
use leptos::prelude::*;

/// The messages for somebody on `walk`, each folded away.
pub(crate) fn messages(view: &View, live: Live, walk: &Walk) -> AnyView {
    let items: Vec<AnyView> = made(&view.guide, walk).into_iter().map(|m| message(live, m)).collect();
    view! {
        <section class="messages">
            <h2>{words::MESSAGES}</h2><p class="help">{words::MESSAGES_HELP}</p>{items}
        </section>
    }
    .into_any()
}

fn message(live: Live, message: Message) -> AnyView {
    let Message { to, text } = message;
    let copied = text.clone();
    view! {
        <details>
            <summary>{to}</summary>
            <pre class="message">{text}</pre>
            <button type="button" class="button" on:click=move |_| live.tool.run(Tool::Copy(copied.clone()))>
                {words::COPY}<span class="hidden">" : "{to}</span>
            </button>
        </details>
    }
    .into_any()
}
