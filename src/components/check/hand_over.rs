//! « Utiliser ces informations »: what the card answers, shown before it is used.

use super::{Desk, pair};
use crate::address::href;
use crate::components::html::{El, classed, el, link, nothing, text};
use crate::verifier::hand_over::{HandOver, hand_over as answers};
use crate::verifier::lookup::Trade;
use crate::verifier::{Act, Check};
use crate::words;

/// What can be used, once the examination is over.
pub(super) fn hand_over(desk: Desk) -> El {
    desk.part(same, |desk, check| {
        let facts = check.reading.facts.as_ref().filter(|_| check.reading.ended.is_some());
        match facts.and_then(|facts| answers(facts, desk.lookup)) {
            Some(HandOver::Trade(trade)) => offered(desk, &trade),
            Some(HandOver::Unknown) => classed("section", "sheet")
                .with(el("h3").text(words::USE_TITLE))
                .with(el("p").text(words::USE_NONE))
                .with(link(&href(desk.root, "")).attr("class", "button").text(words::USE_CHOOSE)),
            None => nothing(),
        }
    })
}

fn same(a: &Check, b: &Check) -> bool {
    a.reading.facts == b.reading.facts && a.reading.ended == b.reading.ended
}

fn offered(desk: Desk, trade: &Trade) -> El {
    let Some((visit, address)) = desk.lookup.visit_with(trade) else { return nothing() };
    let go = link(&href(desk.root, &address)).attr("class", "button main").text(words::USE);
    let go = desk.acting(go, Act::Use(visit));
    let answers = classed("dl", "facts")
        .with(pair(words::USE_TRADE, vec![text(&trade.label)]))
        .with(pair(words::USE_MEANS, vec![text(words::USE_CARD)]));
    classed("section", "sheet")
        .with(el("h3").text(words::USE_TITLE))
        .with(el("p").text(words::USE_TEXT))
        .with(answers)
        .with(classed("p", "help").text(words::USE_HELP))
        .with(go)
}
