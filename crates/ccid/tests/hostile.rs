//! Readers that do anything at all: everything asked for still ends, once, within half a minute.

#![expect(
    clippy::cast_possible_truncation,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test's own reader may fail the test"
)]

#[path = "../../iso7816/tests/support/chance.rs"]
mod chance;
#[path = "support/reader.rs"]
mod reader;
#[path = "../../iso7816/tests/support/t1_card.rs"]
mod t1_card;

use ccid::limits::MAX_EXCHANGE;
use ccid::message::{Answer, Frame, Received};
use ccid::{
    ClassDescriptor, Endpoint, Endpoints, Event, Input, Output, Pipe, Profile, ReaderId, Slot, TransferFault,
    Watch, reader_interfaces,
};
use chance::Chance;
use iso7816::{CommandApdu, Header, Instant, Le};
use reader::{KINDS, Reader};
use std::collections::BTreeMap;
use std::time::Duration;

/// What a reader may do wrong, so often of a hundred times.
const WRONG: usize = 12;

fn profile(features: u32, chance: &mut Chance) -> Profile {
    let mut bytes = [0; 54];
    for byte in &mut bytes[2..] {
        *byte = chance.byte();
    }
    bytes[..2].copy_from_slice(&[0x36, 0x21]);
    bytes[6] |= 3;
    bytes[40..44].copy_from_slice(&features.to_le_bytes());
    bytes[44..48].copy_from_slice(&(chance.next() as u32 & 0xfff).to_le_bytes());
    let descriptor = ClassDescriptor::parse(&bytes).unwrap();
    let _ = format!("{descriptor:?}");
    let pipe = |address| Endpoint { address, packet: 64 };
    let endpoints = Endpoints { bulk_in: pipe(0x81), bulk_out: pipe(0x02), interrupt: Some(pipe(0x83)) };
    // Any reader of the table, for its quirks.
    let entry = ccid::quirks::TABLE[chance.below(ccid::quirks::TABLE.len())];
    let id = ReaderId { vendor: entry.vendor, product: entry.product, release: chance.byte().into() };
    Profile::new(id, descriptor, endpoints).unwrap()
}

/// Does something wrong to a message.
fn spoil(message: &mut Vec<u8>, chance: &mut Chance) {
    let at = chance.below(message.len());
    match chance.below(9) {
        0 => message[at] ^= 1 << chance.below(8),
        1 => message.truncate(at),
        2 => message.extend(chance.bytes(80)),
        3 => message[6] = message[6].wrapping_add(chance.byte()),
        4 => message[5] ^= 1,
        5 => message[1..5].copy_from_slice(&(chance.next() as u32).to_le_bytes()),
        6 => (message[7], message[8]) = (0x40 | chance.below(4) as u8, chance.byte()),
        7 => (message[7], message[8]) = (0x80, chance.byte()),
        _ => *message = chance.bytes(300),
    }
}

/// One thing that a program asks for, to its end; how long it took.
fn to_its_end(
    slot: &mut Slot<CommandApdu>,
    reader: &mut Reader,
    chance: &mut Chance,
    now: &mut Instant,
    outcomes: &mut BTreeMap<String, u32>,
) {
    let start = *now;
    let mut queue: Vec<Vec<u8>> = Vec::new();
    for step in 0.. {
        assert!(step < 200_000, "it never ends");
        match slot.poll(*now) {
            Output::Write(message) => {
                let frame = Frame::parse(&message).unwrap();
                assert!(matches!(Received::parse(&frame), Ok(Received::Request(_))));
                queue.extend(reader.hear(&message, chance));
            }
            Output::Control(_) if chance.percent(50) => slot.handle(Input::ControlDone, *now),
            Output::Control(_) | Output::ClearHalt(_) => {}
            Output::Event(Event::Presence(_) | Event::HardwareError(_)) => {}
            Output::Event(event) => {
                let taken = now.since(start);
                assert!(taken <= MAX_EXCHANGE, "{event:?} after {taken:?}");
                let name = match &event {
                    Event::Failed(error) => error.to_string(),
                    other => format!("{other:?}").split(['(', ' ']).next().unwrap().to_owned(),
                };
                *outcomes.entry(name).or_default() += 1;
                return;
            }
            Output::Wait(wait) => {
                assert!(wait.read.is_none_or(|most| most <= 65_600));
                if chance.percent(5) {
                    slot.handle(Input::Notified(&chance.bytes(6)), *now);
                }
                if chance.percent(1) {
                    let pipe = [Pipe::BulkIn, Pipe::BulkOut, Pipe::Interrupt][chance.below(3)];
                    slot.handle(Input::Failed(pipe, TransferFault::Babble), *now);
                    continue;
                }
                if queue.is_empty() || chance.percent(2) {
                    // Nothing comes; time passes.
                    queue.clear();
                    *now = now.after(Duration::from_millis(1)).max(wait.until.unwrap_or(*now));
                    continue;
                }
                let mut message = queue.remove(0);
                if !message.is_empty() && chance.percent(WRONG) {
                    spoil(&mut message, chance);
                }
                for chunk in message.chunks(wait.read.unwrap_or(64)) {
                    slot.handle(Input::Received(chunk), *now);
                }
                *now = now.after(Duration::from_millis(chance.below(400) as u64));
            }
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn everything_ends_whatever_the_reader_does() {
    let mut chance = Chance::new(21);
    let mut outcomes = BTreeMap::new();
    let mut asked = 0;
    for _ in 0..4_000 {
        let kind = KINDS[chance.below(4)];
        let features = kind.features() ^ (chance.next() as u32 & 0x0000_04c8);
        let mut slot: Slot<CommandApdu> = Slot::new(profile(features, &mut chance), 0).unwrap();
        let mut reader = Reader::new(kind, 271);
        let mut now = Instant::START;
        if chance.percent(30) {
            slot.watch(Watch::Poll(Duration::from_millis(500)), now);
        }
        for _ in 0..8 {
            let read = CommandApdu::new(Header::new(0, 0xb0, 1, chance.byte())).expecting(Le::SHORT_MAX);
            let begun = match chance.below(6) {
                0 => slot.open(now),
                1 => slot.power_off(now),
                _ if slot.is_ready() => slot.transmit(&read, now),
                _ => slot.power_on(now),
            };
            match begun {
                Ok(()) => {
                    asked += 1;
                    to_its_end(&mut slot, &mut reader, &mut chance, &mut now, &mut outcomes);
                }
                Err(_) => slot.reset(),
            }
            if chance.percent(5) {
                slot.reset();
            }
        }
    }
    println!("{asked} things asked for:");
    for (outcome, count) in &outcomes {
        println!("{count:6}  {outcome}");
    }
    assert_eq!(asked, outcomes.values().sum::<u32>());
    assert!(!outcomes.contains_key("ResetNeeded"), "no end of its own");
    assert!(outcomes["Answered"] > 2_000 && outcomes["PoweredOn"] > 2_000);
}

#[test]
fn whatever_comes_as_a_message() {
    let mut chance = Chance::new(22);
    for _ in 0..100_000 {
        let mut bytes = chance.bytes(24);
        if bytes.len() > 5 && chance.percent(80) {
            let codes = [0x80, 0x81, 0x82, 0x83, 0x84, 0x61, 0x62, 0x69, 0x6b, 0x6e, 0x6f, 0x71, 0x73];
            bytes[0] = codes[chance.below(codes.len())];
            let length = bytes.len().saturating_sub(10) as u32;
            bytes[1..5].copy_from_slice(&length.to_le_bytes());
        }
        let Some(frame) = Frame::parse(&bytes) else {
            continue;
        };
        assert_eq!(frame.emit(), bytes);
        let _ = frame.to_string();
        if let Ok(answer) = Answer::parse(&frame) {
            let again = answer.emit();
            let again = Answer::parse(&Frame::parse(&again).unwrap()).unwrap();
            assert_eq!(again, answer);
        }
        if let Ok(Received::Request(request)) = Received::parse(&frame) {
            let again = request.emit(frame.slot, frame.sequence);
            let again = Received::parse(&Frame::parse(&again).unwrap());
            assert_eq!(again, Ok(Received::Request(request)));
        }
        let _ = ccid::Notification::parse(&bytes);
    }
}

#[test]
fn whatever_comes_as_a_configuration() {
    let mut chance = Chance::new(23);
    for _ in 0..50_000 {
        let mut bytes = Vec::new();
        for _ in 0..chance.below(8) {
            let length = [9, 7, 54, 2, 5, chance.below(60)][chance.below(6)];
            let kind = [4, 5, 0x21, 2, chance.byte()][chance.below(5)];
            bytes.extend([length as u8, kind]);
            bytes.extend((2..length).map(|_| chance.byte()));
            if length == 9 && kind == 4 {
                let at = bytes.len() - 4;
                bytes[at] = [0x0b, 0xff, 3][chance.below(3)];
                bytes[at + 2] = chance.below(2) as u8;
            }
        }
        for interface in reader_interfaces(&bytes) {
            assert!(interface.class == 0x0b || interface.descriptor.is_some());
        }
    }
}
