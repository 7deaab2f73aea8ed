//! Choosing a virtual card.

use super::Desk;
use crate::components::html::{El, classed, el, nothing};
use crate::verifier::{Act, Engine};
use crate::words;
use cps::view::Pace;
use leptos::prelude::*;

const CARD: &str = "carte-a-montrer";

/// The list of virtual cards, and the button.
pub(super) fn choose(desk: Desk) -> El {
    desk.part(
        |a, b| a.engine == b.engine && a.reading.demonstrations == b.reading.demonstrations,
        |desk, check| {
            let cards = &check.reading.demonstrations;
            match (check.engine, cards.first()) {
                (Engine::Ready, Some(first)) => {
                    let options = cards.iter().map(|c| el("option").attr("value", &c.key).text(&c.label));
                    form(desk, first.key.clone(), options.collect())
                }
                _ => nothing(),
            }
        },
    )
}

fn form(desk: Desk, first: String, options: Vec<El>) -> El {
    let key = StoredValue::new(first);
    let pace = StoredValue::new(Pace::AsReal);
    let chosen = move |e| key.set_value(event_target_value(&e));
    let paced = move |e| pace.set_value(if event_target_checked(&e) { Pace::AsReal } else { Pace::AtOnce });
    let submit = move |e: leptos::ev::Event| {
        e.prevent_default();
        desk.act.run(Act::Demonstrate(key.get_value(), pace.get_value()));
    };
    let select =
        classed("select", "select").attr("id", CARD).on("change", Box::new(chosen)).children(options);
    let boxed = el("input").attr("type", "checkbox").attr("checked", "").on("change", Box::new(paced));
    el("form")
        .on("submit", Box::new(submit))
        .with(classed("label", "legend").attr("for", CARD).text(words::DEMONSTRATION_CARD))
        .with(select)
        .with(classed("label", "line box").with(boxed).with(el("span").text(words::DEMONSTRATION_PACE)))
        .with(classed("button", "button main").attr("type", "submit").text(words::DEMONSTRATION_BEGIN))
}
