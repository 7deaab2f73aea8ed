//! The way from the reader to the code porteur, as it becomes known.

use super::Desk;
use crate::components::html::{El, classed, el, list, nothing, text};
use crate::verifier::trail::{Known, Row, trail as rows};
use crate::verifier::{Act, Check};
use crate::words::reading as said;

/// The way.
pub(super) fn trail(desk: Desk) -> El {
    let rows = desk.part(same, |desk, check| {
        let profession = |code| desk.lookup.trade(code).map(|trade| trade.label.clone());
        list("way", rows(&check.reading, &profession).iter().map(row).collect())
    });
    classed("section", "trail").with(el("h3").text(said::TRAIL_TITLE)).with(rows).with(tries(desk))
}

fn same(a: &Check, b: &Check) -> bool {
    let (a, b) = (&a.reading, &b.reading);
    a.facts == b.facts
        && a.reader == b.reader
        && a.progress.map(|p| p.stage) == b.progress.map(|p| p.stage)
        && a.is_busy() == b.is_busy()
}

fn row((row, known): &(Row, Known)) -> El {
    let (class, lines) = match known {
        Known::Said(lines) => ("known", lines.iter().map(|line| el("span").with(text(line))).collect()),
        Known::Now => ("now", vec![el("span").text(said::TRAIL_NOW)]),
        Known::Later => ("later", vec![el("span").text(said::TRAIL_LATER)]),
        Known::Unknown => ("unknown", vec![el("span").text(said::TRAIL_UNKNOWN)]),
    };
    let name = el("strong").text(said::row(*row)).with(classed("span", "hidden").text("\u{a0}: "));
    classed("li", class).with(name).with(classed("span", "said").children(lines))
}

/// A CPS4 tells its counter only when it is asked.
fn tries(desk: Desk) -> El {
    desk.part(
        |a, b| may_ask(a) == may_ask(b),
        |desk, check| {
            if !may_ask(check) {
                return nothing();
            }
            classed("div", "tool")
                .with(desk.button("button", said::ASK_FOR_TRIES, Act::AskForTries))
                .with(classed("p", "help").text(said::ASK_FOR_TRIES_HELP))
        },
    )
}

fn may_ask(check: &Check) -> bool {
    let reading = &check.reading;
    reading.ended.is_some() && reading.facts.as_ref().is_some_and(|facts| facts.may_ask_for_tries)
}
