//! A card while it is read, and once it was: what stands in the way first.

use super::{Desk, banner, findings, hand_over, person, progress, report, trail, trouble};
use crate::components::html::{El, classed, el, item, list, nothing, text};
use crate::verifier::{Act, Check, Level};
use crate::words;
use crate::words::reading as said;

/// The examination.
pub(super) fn result(desk: Desk, check: &Check) -> El {
    classed("div", "examination")
        .maybe(banner(check))
        .with(progress::progress(desk))
        .with(trouble::trouble(desk))
        .with(findings::findings(desk))
        .with(trail::trail(desk))
        .with(remarks(desk))
        .with(hand_over::hand_over(desk))
        .with(person::person(desk))
        .with(report::report(desk))
        .with(again(desk))
}

fn remarks(desk: Desk) -> El {
    desk.part(
        |a, b| a.reading.facts == b.reading.facts,
        |_, check| {
            let remarks = check.reading.facts.as_ref().map(|f| f.remarks.as_slice()).unwrap_or_default();
            if remarks.is_empty() {
                return nothing();
            }
            let lines = remarks.iter().map(|remark| item(text(&said::remark(remark)))).collect();
            el("details").with(el("summary").text(said::REMARKS)).with(list("", lines))
        },
    )
}

/// Reading again, or another virtual card.
fn again(desk: Desk) -> El {
    desk.part(
        |a, b| a.reading.is_busy() == b.reading.is_busy() && a.chooses_again() == b.chooses_again(),
        |desk, check| {
            if check.reading.is_busy() {
                return nothing();
            }
            let (words, act) = match check.shows(Level::Demonstration) {
                true => (said::SHOW_ANOTHER, Act::Another),
                false if check.chooses_again() => (words::READER_CHOOSE, Act::Another),
                false => (said::READ_AGAIN, Act::Read),
            };
            let again = desk.button("button", words, act);
            classed("p", "tool again").with(again).with(desk.button("button", words::CHECK_LEAVE, Act::Leave))
        },
    )
}
