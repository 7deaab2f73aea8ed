//! Our own examination of the same card, TPDU by TPDU, as a reader passes them on.

use crate::card::Exchange;
use cps::{Examination, Report, Step};
use iso7816::exchange::{self, Means, Next};
use iso7816::{Atr, Command as _, CommandApdu, Response, t0};
use sim::{Card, Line};

/// What was found out, and by what.
#[derive(Debug)]
pub(crate) struct Examined {
    pub(crate) report: Report,
    pub(crate) journal: Vec<Exchange>,
}

/// Examines a card.
pub(crate) fn examine(card: Card) -> Examined {
    let mut line = Line::new(card);
    let atr = Atr::parse(&line.power_up().unwrap()).unwrap();
    let (mut examination, mut step) = Examination::start(&atr);
    let mut journal = Vec::new();
    while let Step::Send(command) = step {
        let response = exchanged(command.to_apdu(), &mut line, &mut journal);
        step = examination.answer(&response);
    }
    Examined { report: examination.into_report(), journal }
}

fn exchanged(command: CommandApdu, line: &mut Line, journal: &mut Vec<Exchange>) -> Response {
    let (mut exchange, mut command) = exchange::Exchange::start(command, Means::SHORT).unwrap();
    loop {
        let passed = Exchange::with(line, &t0::to_tpdu(&command).unwrap());
        let response = Response::parse(&passed.answer).unwrap();
        journal.push(passed);
        match exchange.answer(response).unwrap() {
            Next::Send(again, next) => (exchange, command) = (again, next),
            Next::Done(response) => return response,
        }
    }
}
