//! Choosing a reader, and what is known of the chosen one.

use super::{Desk, pair, trouble};
use crate::components::html::{El, classed, el, nothing, text};
use crate::verifier::{Act, Check, Engine, Level};
use crate::words;
use crate::words::reading as said;
use cps::view::{Behaviour, Reader};
use leptos::prelude::*;

/// Before a card is read: the choice, the reader, what does not go.
pub(super) fn choose(desk: Desk, level: Level) -> El {
    let expected = desk.check.with_untracked(|check| words::expect(check.means.reach));
    el("div")
        .with(classed("p", "callout").text(expected))
        .with(trouble::trouble(desk))
        .with(reader(desk))
        .with(if level == Level::Card { read(desk) } else { onward(desk) })
        .with(chooser(desk))
}

/// What is known of the reader.
fn reader(desk: Desk) -> El {
    desk.part(
        |a, b| a.reading.reader == b.reading.reader,
        |_, check| check.reading.reader.as_ref().map_or_else(nothing, described),
    )
}

fn described(reader: &Reader) -> El {
    let lines = |all: Vec<String>| all.iter().map(|line| text(line)).collect::<Vec<_>>();
    let mut parts = vec![pair(said::READER_HERE, vec![text(said::behaviour(reader.behaviour))])];
    if reader.vendor != 0 {
        parts.push(pair(said::READER_ID, vec![text(&said::reader_id(reader))]));
        parts.push(pair(said::READER_FIRMWARE, vec![text(&said::reader_release(reader.release))]));
    }
    if !reader.interfaces.is_empty() {
        let interfaces = reader.interfaces.iter().map(said::interface).collect();
        parts.push(pair(said::READER_INTERFACES, lines(interfaces)));
    }
    if !reader.faults.is_empty() {
        let faults = reader.faults.iter().map(|f| text(said::fault(*f))).collect();
        parts.push(pair(said::READER_FAULTS, faults));
    }
    let unknown =
        (!reader.known && reader.name.is_some()).then(|| classed("p", "help").text(said::READER_UNKNOWN));
    classed("section", "sheet")
        .with(el("h3").text(said::READER_TITLE))
        .with(classed("p", "lead").with(el("strong").text(&said::reader_name(reader))))
        .maybe(unknown)
        .with(classed("dl", "facts").children(parts))
}

/// Where a reader may be read after it was named: on to its card, or to looking.
fn onward(desk: Desk) -> El {
    desk.part(same_reader, |desk, check| match behaviour(check) {
        Some(Behaviour::Readable) => classed("p", "tool").with(desk.button(
            "button main",
            words::level_begin(Level::Card),
            Act::Begin(Level::Card),
        )),
        Some(_) => look(desk),
        None => nothing(),
    })
}

/// Reading the card, once the person agreed and the reader can be read.
fn read(desk: Desk) -> El {
    desk.part(same_reader, |desk, check| match behaviour(check) {
        Some(_) if check.may_read() => {
            classed("p", "tool").with(desk.button("button main", words::READ_CARD, Act::Read))
        }
        Some(_) => look(desk),
        None => nothing(),
    })
}

fn look(desk: Desk) -> El {
    classed("p", "tool").with(desk.button("button main", words::TROUBLE_LOOK, Act::Begin(Level::Guided)))
}

fn behaviour(check: &Check) -> Option<Behaviour> {
    Some(check.reading.reader.as_ref()?.behaviour)
}

fn same_reader(a: &Check, b: &Check) -> bool {
    behaviour(a) == behaviour(b) && a.may_read() == b.may_read()
}

/// The button that opens the browser's list.
fn chooser(desk: Desk) -> El {
    desk.part(
        |a, b| a.engine == b.engine && a.reading.reader.is_some() == b.reading.reader.is_some(),
        |desk, check| match (check.engine, check.reading.reader.is_some()) {
            (Engine::Ready, true) => {
                classed("p", "tool").with(desk.button("button", words::READER_CHOOSE_OTHER, Act::Choose))
            }
            (Engine::Ready, false) => el("div")
                .with(el("h3").text(words::READER_CHOOSE_TITLE))
                .with(el("p").text(words::READER_CHOOSE_TEXT))
                .with(desk.button("button main", words::READER_CHOOSE, Act::Choose)),
            _ => nothing(),
        },
    )
}
