//! The same commands, the same card, the same faults on the line: libccid and our host, side by side.
#![expect(clippy::unwrap_used, reason = "a test that fails says so by failing")]

use ccid::message::SlotError;
use ccid::{ClassDescriptor, Endpoint, Endpoints, Error, Event, Profile, ReaderId};
use iso7816::{CardFault, CommandApdu};
use peers::libccid::Libccid;
use peers::ours::Ours;
use peers::reader::{self, Reader};
use peers::wire::{Contacts, Exchange, Fault, Faults, Heard, Wire};
use sim::{Card, Chance, Habits, Line, Speech, Variant};
use std::collections::BTreeMap;
use std::path::Path;

/// What one host made of a case.
#[derive(Debug)]
struct Dialogue<E> {
    /// The answers to the commands, in their order, up to the first that got none.
    answers: Vec<Vec<u8>>,
    /// Why that one got none.
    end: Option<E>,
    log: Vec<Exchange>,
}

fn theirs<C: Contacts>(libccid: &mut Libccid, reader: &mut Reader<C>, commands: &[Vec<u8>]) -> Dialogue<u32> {
    let mut answers = Vec::new();
    let mut talk = || {
        libccid.power_on(reader)?;
        libccid.agree_on_t1(reader)?;
        for command in commands {
            answers.push(libccid.transmit(command, reader)?);
        }
        Ok(())
    };
    let end = talk().err().map(|refused: peers::libccid::Refused| refused.0);
    Dialogue { answers, end, log: reader.wire.log.clone() }
}

fn profile() -> Profile {
    let descriptor = ClassDescriptor::parse(&reader::DESCRIPTOR).unwrap();
    let pipe = |address| Endpoint { address, packet: 64 };
    let endpoints = Endpoints { bulk_in: pipe(0x81), bulk_out: pipe(0x02), interrupt: None };
    Profile::new(ReaderId { vendor: 0x2947, product: 0x0101, release: 0x0100 }, descriptor, endpoints).unwrap()
}

fn ours<C: Contacts>(reader: Reader<C>, commands: &[Vec<u8>]) -> (Dialogue<Error>, Reader<C>) {
    let mut host = Ours::<CommandApdu, _>::new(profile(), reader);
    let mut answers = Vec::new();
    let end = match host.power_on() {
        Event::PoweredOn(_) => commands.iter().find_map(|command| {
            match host.transmit(&CommandApdu::parse(command).unwrap().0) {
                Event::Answered(response) => {
                    answers.push(response.emit());
                    None
                }
                Event::Failed(error) => Some(error),
                other => panic!("{other:?}"),
            }
        }),
        Event::Failed(error) => Some(error),
        other => panic!("{other:?}"),
    };
    let log = host.pipes.wire.log.clone();
    (Dialogue { answers, end, log }, host.pipes)
}

fn command(chance: &mut Chance) -> Vec<u8> {
    match chance.below(6) {
        0 => vec![0x00, 0xa4, 0x09, 0x0c, 0x02, 0x3f, 0x00],
        1 => vec![0x00, 0xa4, 0x09, 0x04, 0x06, 0x3f, 0x00, 0x00, 0x01, 0xa0, 0x01, 0x00],
        2 => {
            let length = 1 + chance.below(255);
            let mut command = vec![0x00, 0xa4, 0x04, 0x0c, u8::try_from(length).unwrap()];
            command.extend((0..length).map(|_| chance.byte()));
            command
        }
        _ => vec![0x00, 0xb0, u8::try_from(chance.below(3)).unwrap(), chance.byte(), chance.byte()],
    }
}

const ALL: [Fault; 6] = [Fault::LostOnTheWay, Fault::LostOnTheWayBack, Fault::GarbledOnTheWay, Fault::GarbledOnTheWayBack, Fault::Parity, Fault::Late];

#[test]
fn smoke() {
    let mut libccid = Libccid::start(Path::new(env!("CARGO_TARGET_TMPDIR"))).unwrap();
    let mut chance = Chance::new(1);
    let mut opened = false;
    let mut stats: BTreeMap<String, (usize, u64)> = BTreeMap::new();
    for seed in 0..3000 {
        let speech = if seed % 2 == 0 { Speech::T1 } else { Speech::T1Crc };
        let habits = Habits { waits: [0, 0, 10, 30][chance.below(4)], sizes: [0, 0, 10][chance.below(3)], ..Habits::default() };
        let faults = Faults { seed, often: [0, 0, 3, 10, 30][chance.below(5)], kinds: &ALL };
        let line = Line::new(Card::new(Variant::Cps3).for_foreign_host()).speaking(speech).with_habits(habits, seed);
        let commands: Vec<Vec<u8>> = (0..1 + chance.below(5)).map(|_| command(&mut chance)).collect();
        let mut reader = Reader::new(Wire::new(line.clone(), faults));
        if !opened { libccid.open(&mut reader).unwrap(); opened = true; }
        let theirs = theirs(&mut libccid, &mut reader, &commands);
        let (ours, our_reader) = ours(Reader::new(Wire::new(line, faults)), &commands);
        let same = theirs.answers.iter().zip(&ours.answers).all(|(a, b)| a == b);
        let which = theirs.answers.len().cmp(&ours.answers.len());
        let silent = theirs.log.iter().any(|e| e.heard == Heard::Silence);
        let key = format!("same {same} theirs-vs-ours {which:?} faults {} crc {} silent {silent} their {:?} ours {:?}", faults.often > 0, speech == Speech::T1Crc, theirs.end, ours.end);
        let e = stats.entry(key).or_insert((0, seed));
        e.0 += 1;
        let _ = (our_reader, SlotError::MUTE, CardFault::Unresponsive);
    }
    for (k, v) in stats { println!("{v:?} {k}"); }
}
