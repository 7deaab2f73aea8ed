//! The support report: what goes into it is ticked and seen before it is copied or saved.

use super::Desk;
use crate::components::html::{El, classed, el, nothing};
use crate::verifier::Act;
use crate::words;
use cps::view::Choices;
use leptos::prelude::*;

/// The report, once there is something to tell.
pub(super) fn report(desk: Desk) -> El {
    desk.part(
        |a, b| a.reading.is_over() == b.reading.is_over(),
        |desk, check| {
            if !check.reading.is_over() {
                return nothing();
            }
            classed("section", "sheet")
                .with(el("h3").text(words::REPORT_TITLE))
                .with(el("p").text(words::REPORT_TEXT))
                .with(tick(desk, words::REPORT_NAMES, |c| &mut c.names))
                .with(tick(desk, words::REPORT_NUMBERS, |c| &mut c.numbers))
                .with(desk.button("button", words::REPORT_WRITE, Act::Write))
                .with(preview(desk))
        },
    )
}

/// A box for a part of it.
fn tick(desk: Desk, words: &str, field: fn(&mut Choices) -> &mut bool) -> El {
    let chosen = move || desk.check.with(|c| *field(&mut c.choices.clone()));
    let change = move |e| {
        let mut choices = desk.check.with_untracked(|c| c.choices);
        *field(&mut choices) = event_target_checked(&e);
        desk.act.run(Act::Choices(choices));
    };
    let input = el("input").attr("type", "checkbox").checked(Box::new(chosen)).on("change", Box::new(change));
    classed("label", "line box").with(input).with(el("span").text(words))
}

fn preview(desk: Desk) -> El {
    desk.part(
        |a, b| a.reading.report == b.reading.report,
        |desk, check| {
            let Some(report) = &check.reading.report else { return nothing() };
            let text = classed("pre", "message")
                .attr("tabindex", "0")
                .attr("role", "region")
                .attr("aria-label", words::REPORT_TITLE)
                .text(report);
            el("div").with(classed("p", "legend").text(words::REPORT_PREVIEW)).with(text).with(
                classed("p", "tool")
                    .with(desk.button("button", words::REPORT_COPY, Act::Copy))
                    .with(desk.button("button", words::REPORT_SAVE, Act::Save)),
            )
        },
    )
}
