//! The examination of a virtual card, whatever carries its commands.

use cps::{Examination, ReadCommand, Report, Step};
use iso7816::{Atr, Command as _, Form, Response};
use sim::{Card, Variant};

/// Examines a card that answers through `channel`; the counters that must be asked for are left out.
pub fn examine(variant: Variant, mut channel: impl FnMut(&ReadCommand) -> Response) -> Report {
    // Some readers have an answer to reset of their own; what a card is recognised by is the card's.
    let atr = Atr::parse(variant.answer_to_reset().expect("it says something")).expect("an answer to reset");
    let (mut examination, mut step) = Examination::start(&atr);
    while let Step::Send(command) = step {
        step = examination.answer(&channel(&command));
    }
    examination.into_report()
}

/// The same with nothing in between.
#[must_use]
pub fn examine_directly(variant: Variant) -> Report {
    let mut card = Card::new(variant);
    card.power_up();
    examine(variant, |command| {
        let bytes = command.to_apdu().emit(Form::Short).expect("a short command");
        Response::parse(&card.transmit(&bytes)).expect("an answer")
    })
}

/// The cards that there is something to examine on.
pub fn examined() -> impl Iterator<Item = Variant> {
    Variant::ALL.into_iter().filter(|variant| variant.has_files())
}
