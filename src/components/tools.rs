//! What can be done with a personal path: share, print, keep, finish.

use crate::view::{Live, Tool};
use crate::words;
use leptos::prelude::*;

/// The tools below a personal path.
pub(crate) fn tools(live: Live) -> AnyView {
    let button = |words: &'static str, class: &'static str, tool: Tool| {
        view! { <button type="button" class=class on:click=move |_| live.tool.run(tool.clone())>{words}</button> }.into_any()
    };
    view! {
        <section class="tools">
            <h2>{words::TOOLS}</h2>
            <div class="tool">{button(words::COPY_LINK, "button", Tool::CopyLink)}<p class="help">{words::COPY_LINK_HELP}</p></div>
            <div class="tool">{button(words::PRINT, "button", Tool::Print)}</div>
            <label class="line box">
                <input
                    type="checkbox"
                    prop:checked=move || live.keep.get()
                    on:change=move |e| live.tool.run(Tool::Keep(event_target_checked(&e)))
                />
                <span>{words::KEEP}<span class="help">{words::KEEP_HELP}</span></span>
            </label>
            <div class="tool">{button(words::FINISH, "button danger", Tool::Finish)}<p class="help">{words::FINISH_HELP}</p></div>
        </section>
    }
    .into_any()
}
