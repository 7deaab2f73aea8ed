//! How far an examination is, with the way to stop it; then how it ended.

use super::{Desk, heading};
use crate::components::html::{El, changing_text, classed, el, nothing};
use crate::verifier::{Act, Check};
use crate::words::reading as said;
use leptos::prelude::*;

/// The heading, and while something is under way the bar and « Annuler ».
pub(super) fn progress(desk: Desk) -> El {
    let title = changing_text(Box::new(move || desk.check.with(title).to_owned()));
    classed("section", "reading").with(heading().with(title)).with(state(desk)).with(hold(desk))
}

/// What it means that the page has the reader, or had it not for a while.
fn hold(desk: Desk) -> El {
    desk.part(
        |a, b| held(a) == held(b),
        |desk, check| match held(check) {
            (true, _) => classed("div", "callout important")
                .with(classed("p", "callout-title").text(said::MAY_BE_ANOTHER))
                .with(el("p").text(said::MAY_BE_ANOTHER_TEXT))
                .with(classed("p", "tool").with(desk.button("button", said::READ_AGAIN, Act::Read))),
            (false, true) => classed("p", "help").text(said::READER_KEPT),
            (false, false) => nothing(),
        },
    )
}

fn held(check: &Check) -> (bool, bool) {
    (check.reading.may_be_another(), check.reading.keeps_reader())
}

fn title(check: &Check) -> &'static str {
    match (check.reading.ended, check.reading.is_busy()) {
        (Some(end), _) => said::ended(end),
        (None, true) => said::PROGRESS,
        (None, false) => said::ended(cps::view::End::Partial),
    }
}

fn state(desk: Desk) -> El {
    desk.part(
        |a, b| a.reading.is_busy() == b.reading.is_busy() && a.reading.ended == b.reading.ended,
        |desk, check| match (check.reading.is_busy(), check.reading.ended) {
            (true, _) => under_way(desk),
            (false, Some(end)) => el("p").text(said::ended_text(end)),
            (false, None) => nothing(),
        },
    )
}

fn under_way(desk: Desk) -> El {
    let of = move |read: fn(&cps::view::Progress) -> String| {
        desk.check.with(|c| c.reading.progress.as_ref().map(read))
    };
    let stage = move || of(|p| said::stage(p.stage).to_owned()).unwrap_or_default();
    let far =
        move || of(|p| if p.expected == 0 { String::new() } else { said::how_far(p) }).unwrap_or_default();
    let bar = el("progress")
        .attr("aria-label", said::PROGRESS_BAR)
        .changing("max", Box::new(move || of(|p| p.expected.max(1).to_string())))
        .changing("value", Box::new(move || of(|p| p.done.to_string())));
    el("div")
        .with(classed("p", "stage").with(changing_text(Box::new(stage))))
        .with(bar)
        .with(classed("p", "help").with(changing_text(Box::new(far))))
        .with(desk.button("button danger", said::CANCEL, Act::Cancel))
}
