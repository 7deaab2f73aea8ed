//! What each fuzz target does with its bytes; the committed corpus runs through the same as plain tests.

use cps::examination::MAX_COMMANDS;
use cps::support::{Shown, print};
use cps::{Certificate, Examination, Seconds, Step, pkcs15, records};
use iso7816::{Atr, Command, Form, Response};

/// A certificate, whole or its first bytes.
pub(crate) fn certificate(data: &[u8]) {
    if let Some(read) = Certificate::read(data) {
        let _ = (read.standing(Seconds(0)), read.subject.kind_of_identifier(), format!("{read:?}"));
        let _ = (read.recognised(), read.begins() <= read.ends());
    }
}

/// One of the small files.
pub(crate) fn pkcs15(data: &[u8]) {
    for entries in [pkcs15::cdf::certificates(data).len(), pkcs15::aodf::codes(data).len()] {
        assert!(entries <= pkcs15::ENTRIES);
    }
    assert!(pkcs15::odf::directories(data).len() <= 2 * pkcs15::ENTRIES);
    let _ = (pkcs15::TokenInfo::read(data), records::SerialNumber::read(data), records::Actua::read(data));
    let _ = (records::Counter::read(data), records::size_of_file(data));
}

/// The first byte chooses the card, then answers: each with its length before it; behind them, silence.
pub(crate) fn examination(data: &[u8]) {
    const CPS3: &[u8] = &[
        0x3b, 0xac, 0x00, 0x40, 0x2a, 0x00, 0x12, 0x25, 0x00, 0x64, 0x80, 0x00, 0x03, 0x10, 0x00, 0x90, 0x00,
    ];
    const CPS4: &[u8] = &[
        0x3b, 0xdc, 0x18, 0xff, 0x00, 0x00, 0x12, 0x25, 0x00, 0x64, 0x80, 0x00, 0x04, 0x01, 0x00, 0x90, 0x00,
    ];
    let Some((&card, mut rest)) = data.split_first() else { return };
    let is_cps4 = card % 2 == 1;
    let Ok(atr) = Atr::parse(if is_cps4 { CPS4 } else { CPS3 }) else { return };
    let (mut examination, mut step) = Examination::start(&atr);
    let mut asked = false;
    let mut commands = 0;
    loop {
        let Step::Send(command) = step else {
            match examination.ask_for_tries() {
                Some(next) if !std::mem::replace(&mut asked, true) => step = next,
                _ => break,
            }
            continue;
        };
        commands += 1;
        assert!(commands <= MAX_COMMANDS, "endless");
        let Ok(bytes) = command.to_apdu().emit(Form::Short) else {
            unreachable!("{command:?} has no short form")
        };
        let verify = bytes.get(1) == Some(&0x20);
        assert!(!verify || (asked && is_cps4 && bytes.len() == 4), "a code is never verified unasked");
        let Some((&length, after)) = rest.split_first() else {
            examination.lose();
            break;
        };
        let (answer, after) = after.split_at(usize::from(length).min(after.len()));
        rest = after;
        let response = Response::parse(answer).or_else(|_| Response::parse(&[0x90, 0x00]));
        let Ok(response) = response else { return };
        step = examination.answer(&response);
    }
    let _ = (examination.progress(), examination.report().findings(Seconds(1)));
    let report = examination.into_report();
    assert!(report.remarks.len() <= 64);
    assert!(report.trace.len() <= usize::from(MAX_COMMANDS));
    let everything = Shown { names: true, identifier: true, card: true, structure: true };
    let lines = print(&report, Seconds(1), everything).lines().count();
    assert!(lines <= 64 + report.remarks.len() + report.trace.len(), "a card's words stay on their lines");
}
