//! The same commands through readers of every level give the same answers.

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

use ccid::{ClassDescriptor, Endpoint, Endpoints, Event, Input, Interface, Output, Profile, ReaderId, Slot};
use chance::Chance;
use iso7816::{CommandApdu, Header, Instant, Le};
use reader::{KINDS, Kind, Reader};

fn profile(kind: Kind, most: u16, slots: u8) -> Profile {
    let mut bytes = [0; 54];
    bytes[..8].copy_from_slice(&[0x36, 0x21, 0x10, 0x01, slots - 1, 7, 3, 0]);
    bytes[10..18].copy_from_slice(&[0xa0, 0x0f, 0, 0, 0xa0, 0x0f, 0, 0]);
    bytes[28] = 254;
    bytes[40..44].copy_from_slice(&kind.features().to_le_bytes());
    bytes[44..46].copy_from_slice(&most.to_le_bytes());
    bytes[53] = 1;
    let descriptor = ClassDescriptor::parse(&bytes).unwrap();
    let pipe = |address| Endpoint { address, packet: 64 };
    let endpoints = Endpoints { bulk_in: pipe(0x81), bulk_out: pipe(0x02), interrupt: None };
    let id = ReaderId { vendor: 0x1209, product: 1, release: 1 };
    Profile::new(id, descriptor, endpoints).unwrap()
}

/// Runs a slot until it says something, through a pipe that gives whole packets.
fn run(slot: &mut Slot<CommandApdu>, reader: &mut Reader, chance: &mut Chance) -> Event {
    let mut pipe: Vec<u8> = Vec::new();
    let mut queue: Vec<Vec<u8>> = Vec::new();
    for _ in 0..100_000 {
        match slot.poll(Instant::START) {
            Output::Write(message) => queue.extend(reader.hear(&message, chance)),
            Output::Event(event) => return event,
            Output::Wait(wait) => {
                if pipe.is_empty() {
                    pipe = queue.remove(0);
                }
                let rest = pipe.split_off(pipe.len().min(wait.read.unwrap()));
                slot.handle(Input::Received(&pipe), Instant::START);
                pipe = rest;
                // The empty packet that some readers send after a message of whole packets.
                if pipe.is_empty() && chance.percent(20) {
                    slot.handle(Input::Received(&[]), Instant::START);
                }
            }
            other => panic!("{other:?}"),
        }
    }
    panic!("it never ends")
}

fn ready(kind: Kind, most: u16, chance: &mut Chance) -> (Slot<CommandApdu>, Reader) {
    let mut slot = Slot::new(profile(kind, most, 1), 0).unwrap();
    let mut reader = Reader::new(kind, usize::from(most));
    slot.open(Instant::START).unwrap();
    assert!(matches!(run(&mut slot, &mut reader, chance), Event::Opened(_)));
    slot.power_on(Instant::START).unwrap();
    let event = run(&mut slot, &mut reader, chance);
    assert!(matches!(event, Event::PoweredOn(_)), "{kind:?}: {event:?}");
    (slot, reader)
}

/// A command and the data that a card must answer it with.
fn command(kind: Kind, chance: &mut Chance) -> (CommandApdu, Vec<u8>) {
    let extended = matches!(kind, Kind::TpduT1 | Kind::Extended);
    let most = if extended { 3_000 } else { 256 };
    if chance.percent(50) {
        let (p1, p2) = (chance.byte(), chance.byte());
        let count = 1 + chance.below(most);
        let given = if p2 & 1 == 1 && count > 7 && count <= 256 { 7 } else { count };
        let command =
            CommandApdu::new(Header::new(0, 0xb0, p1, p2)).expecting(Le::new(count as u32).unwrap());
        return (command, (0..given).map(|i| (i as u8) ^ p1).collect());
    }
    let mut data = chance.bytes(most.min(if extended { most } else { 255 }));
    data.push(0x5a);
    data.truncate(if extended { most } else { 255 });
    let command = CommandApdu::new(Header::new(0, 0xd0, 0, 0)).with_data(data.clone()).unwrap();
    let le = if extended { Le::EXTENDED_MAX } else { Le::SHORT_MAX };
    (command.expecting(le), data)
}

#[test]
fn every_command_gets_its_answer_at_every_level() {
    let mut chance = Chance::new(11);
    for kind in KINDS {
        for most in [271, 272, 300, 522, 3_072] {
            let (mut slot, mut reader) = ready(kind, most, &mut chance);
            for _ in 0..150 {
                let (command, expected) = command(kind, &mut chance);
                slot.transmit(&command, Instant::START).unwrap();
                match run(&mut slot, &mut reader, &mut chance) {
                    Event::Answered(response) => {
                        assert_eq!(response.data(), expected, "{kind:?} {command}");
                        assert!(response.status().is_success());
                    }
                    other => panic!("{kind:?} {command}: {other:?}"),
                }
            }
            slot.power_off(Instant::START).unwrap();
            assert_eq!(run(&mut slot, &mut reader, &mut chance), Event::PoweredOff);
            assert!(!slot.is_ready());
        }
    }
}

#[test]
fn two_slots_share_one_pair_of_pipes() {
    let mut chance = Chance::new(12);
    let now = Instant::START;
    let profile = profile(Kind::Short, 271, 2);
    let mut interface: Interface<CommandApdu> = Interface::new(&profile).unwrap();
    let mut readers = [Reader::new(Kind::Short, 271), Reader::new(Kind::Short, 271)];
    let mut step = |interface: &mut Interface<CommandApdu>, chance: &mut Chance| {
        let mut queue = Vec::new();
        loop {
            match interface.poll(now) {
                (slot, Output::Write(message)) => {
                    assert_eq!(message[5], slot);
                    queue.extend(readers[usize::from(slot)].hear(&message, chance));
                }
                (slot, Output::Event(Event::Presence(_))) => assert!(slot < 2),
                (slot, Output::Event(event)) => return (slot, event),
                (_, Output::Wait(wait)) => {
                    assert!(wait.read.is_some());
                    let message: Vec<u8> = queue.remove(0);
                    interface.handle(Input::Received(&message), now);
                }
                (_, other) => panic!("{other:?}"),
            }
        }
    };
    for slot in [0, 1] {
        interface.slot(slot).unwrap().power_on(now).unwrap();
        // The reader can work on one slot at a time.
        assert!(interface.slot(1 - slot).is_err());
        let (from, event) = step(&mut interface, &mut chance);
        assert_eq!(from, slot);
        assert!(matches!(event, Event::PoweredOn(_)), "{event:?}");
    }
    let read = CommandApdu::new(Header::new(0, 0xb0, 0, 0)).expecting(Le::SHORT_MAX);
    for slot in [1, 0, 1, 1, 0] {
        interface.slot(slot).unwrap().transmit(&read, now).unwrap();
        let (from, event) = step(&mut interface, &mut chance);
        assert_eq!(from, slot);
        assert!(matches!(event, Event::Answered(_)), "{event:?}");
    }
    assert!(interface.slot(2).is_err());
}
