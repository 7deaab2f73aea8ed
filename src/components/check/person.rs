//! Names and numbers, hidden until somebody asks for them.

use super::{Desk, pair};
use crate::components::html::{El, classed, el, nothing, text};
use crate::verifier::Act;
use crate::words;
use cps::view::Person;

/// Names and numbers of a card of the family.
pub(super) fn person(desk: Desk) -> El {
    desk.part(
        |a, b| a.reading.has_person() == b.reading.has_person(),
        |desk, check| {
            if !check.reading.has_person() {
                return nothing();
            }
            classed("section", "sheet").with(el("h3").text(words::PERSON_TITLE)).with(inner(desk))
        },
    )
}

fn inner(desk: Desk) -> El {
    desk.part(
        |a, b| a.reading.person == b.reading.person,
        |desk, check| match &check.reading.person {
            None => el("div")
                .with(el("p").text(words::PERSON_HIDDEN))
                .with(desk.button("button", words::PERSON_SHOW, Act::Show).attr("id", SWITCH)),
            Some(person) => el("div")
                .with(shown(person))
                .with(desk.button("button", words::PERSON_HIDE, Act::Hide).attr("id", SWITCH)),
        },
    )
}

/// The button that shows and hides keeps the focus while its words change.
const SWITCH: &str = "noms";

fn shown(person: &Person) -> El {
    let Person { given_names, surname, title, identifier, card_number, chip_number, .. } = person;
    let all = [
        (words::GIVEN_NAMES, given_names),
        (words::SURNAME, surname),
        (words::STATED_TITLE, title),
        (words::IDENTIFIER, identifier),
        (words::CARD_NUMBER, card_number),
        (words::CHIP_NUMBER, chip_number),
    ];
    let said = all.into_iter().filter_map(|(name, what)| Some(pair(name, vec![text(what.as_ref()?)])));
    let said: Vec<El> = said.collect();
    if said.is_empty() {
        return el("p").text(words::PERSON_NOTHING);
    }
    classed("dl", "facts").children(said)
}
