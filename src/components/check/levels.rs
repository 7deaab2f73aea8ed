//! The levels, to choose from; one that is not there says why instead of a button.

use super::{Desk, marked};
use crate::components::html::{El, classed, el, item, list};
use crate::verifier::level::{Offer, offers};
use crate::verifier::{Act, Check, Level};
use crate::words;
use cps::view::Reach;

/// The levels of this browser.
pub(super) fn levels(desk: Desk, check: &Check) -> El {
    let told = matches!(check.means.reach, Reach::None(_)).then(cannot);
    let offers = offers(check.means);
    let levels = offers.iter().map(|offer| item(level(desk, check, *offer))).collect();
    el("div").maybe(told).with(list("levels", levels))
}

/// Said at once to somebody whose browser can't read a card.
fn cannot() -> El {
    classed("div", "callout important")
        .with(classed("p", "callout-title").text(words::CANNOT_READ))
        .with(el("p").text(words::CANNOT_READ_NEXT))
}

fn level(desk: Desk, check: &Check, offer: Offer) -> El {
    let Offer { level, lack } = offer;
    let expected = (level == Level::Card && lack.is_none()).then(|| words::expect(check.means.reach));
    let first = offers(check.means).first().is_some_and(|first| first.level == level);
    let class = if first { "button main" } else { "button" };
    let way = match lack {
        Some(why) => classed("p", "lack").text(words::lack(why, check.means.system)),
        None => desk.button(class, words::level_begin(level), Act::Begin(level)),
    };
    classed("section", "level")
        .with(marked(el("h2"), level))
        .with(el("p").text(words::level_text(level)))
        .maybe(expected.map(|e| classed("p", "help").text(e)))
        .with(way)
}
