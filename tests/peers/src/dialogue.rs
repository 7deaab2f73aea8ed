//! One dialogue to be had by two hosts: which card, which commands, which faults; and what each made of it.

use crate::libccid::{Libccid, Refused};
use crate::reader::{self, Reader};
use crate::wire::{Exchange, Fault, Faults, Heard, Narrow, Wire};
use ccid::Error;
use iso7816::{CommandApdu, Protocol};
use sim::host::Ended;
use sim::{Card, Chance, Habits, Host, Line, Speech, Variant};
use std::fmt;

/// What both hosts are given.
#[derive(Clone, Debug)]
pub struct Case {
    /// The card, as fresh as it can be.
    pub card: Narrow,
    /// Whether its blocks end with a cyclic code.
    pub crc: bool,
    /// What goes wrong.
    pub faults: Faults,
    /// What the card is asked, one after the other.
    pub commands: Vec<Vec<u8>>,
}

/// What a host made of it.
#[derive(Debug)]
pub struct Dialogue<E> {
    /// The answers to the commands, in their order, up to the first that got none.
    pub answers: Vec<Vec<u8>>,
    /// Why that one got none, or why none could be sent.
    pub end: Option<E>,
    /// What went over the line.
    pub log: Vec<Exchange>,
    /// The commands that the card takes for harmful, as often as it got them.
    pub caught: Vec<Vec<u8>>,
}

/// What may go wrong together: silence ends so many of libccid's dialogues that others must do without it.
const KINDS: [&[Fault]; 3] = [
    &[
        Fault::LostOnTheWay,
        Fault::LostOnTheWayBack,
        Fault::GarbledOnTheWay,
        Fault::GarbledOnTheWayBack,
        Fault::Parity,
        Fault::Late,
    ],
    &[Fault::GarbledOnTheWay, Fault::GarbledOnTheWayBack, Fault::Parity, Fault::Late],
    &[Fault::GarbledOnTheWay, Fault::GarbledOnTheWayBack],
];

impl Case {
    /// The case with this seed; `often` out of a hundred exchanges go wrong.
    #[must_use]
    pub fn new(seed: u64, often: u8) -> Self {
        let mut chance = Chance::new(seed);
        let crc = chance.percent(40);
        let speech = if crc { Speech::T1Crc } else { Speech::T1 };
        let mut one_of = |among: &[u8]| *chance.pick(among).expect("there are some");
        let (waits, sizes) = (one_of(&[0, 10, 30]), one_of(&[0, 0, 10]));
        let takes = match one_of(&[0, 32, 254]) {
            0 => chance.byte().clamp(1, 254),
            takes => takes,
        };
        let variants = [Variant::Cps3, Variant::Long, Variant::Employee];
        let variant = *chance.pick(&variants).expect("there are some");
        let card = Card::new(variant).for_foreign_host();
        let habits = Habits { waits, sizes, ..Habits::default() };
        let kinds = chance.pick(&KINDS).expect("there are some");
        Self {
            card: Narrow { line: Line::new(card).speaking(speech).with_habits(habits, seed), takes },
            crc,
            faults: Faults { seed, often, kinds },
            commands: (0..2 + chance.below(5)).map(|_| command(&mut chance)).collect(),
        }
    }

    /// The same on a good line.
    #[must_use]
    pub fn without_faults(&self) -> Self {
        Self { faults: Faults { often: 0, ..self.faults }, ..self.clone() }
    }

    /// The commands that the card takes for harmful: those that select by name.
    pub fn harmful(&self) -> impl Iterator<Item = &Vec<u8>> {
        self.commands.iter().filter(|command| command.get(2) == Some(&0x04))
    }

    /// A reader with the card in it.
    #[must_use]
    pub fn reader(&self) -> Reader {
        Reader::new(Wire::new(self.card.clone(), self.faults))
    }

    /// What libccid makes of it. Its reader must be open.
    pub fn theirs(&self, libccid: &mut Libccid) -> Dialogue<Refused> {
        let mut reader = self.reader();
        let mut answers = Vec::new();
        let mut talk = || {
            libccid.power_on(&mut reader)?;
            libccid.agree_on(Protocol::T1, &mut reader)?;
            for command in &self.commands {
                answers.push(libccid.transmit(command, &mut reader)?);
            }
            Ok(())
        };
        let end = talk().err();
        Dialogue::new(answers, end, &reader.wire)
    }

    /// What our host makes of it.
    #[must_use]
    pub fn ours(&self) -> Dialogue<Error> {
        let mut host = Host::new(reader::profile(), 0, self.reader()).expect("there is a first slot");
        let mut answers = Vec::new();
        let mut talk = || {
            host.power_on()?;
            for command in &self.commands {
                let (command, _) = CommandApdu::parse(command).expect("a command");
                answers.push(host.transmit(&command)?.emit());
            }
            Ok(())
        };
        let end = match talk() {
            Ok(()) => None,
            Err(Ended::Failed(error)) => Some(error),
            Err(Ended::Hang) => panic!("our host waits for ever"),
        };
        Dialogue::new(answers, end, &host.device().wire)
    }
}

/// SELECT of a certificate or of a long name that nobody has, or a READ of any length.
fn command(chance: &mut Chance) -> Vec<u8> {
    match chance.below(6) {
        0 | 1 => vec![0x00, 0xa4, 0x09, 0x04, 0x06, 0x3f, 0x00, 0x00, 0x01, 0xa0, 0x01, 0x00],
        2 => {
            let length = chance.byte().max(1);
            let name = (0..length).map(|_| chance.byte());
            [0x00, 0xa4, 0x04, 0x0c, length].into_iter().chain(name).collect()
        }
        _ => vec![0x00, 0xb0, chance.byte() % 3, chance.byte(), chance.byte()],
    }
}

impl<E> Dialogue<E> {
    fn new(answers: Vec<Vec<u8>>, end: Option<E>, wire: &Wire) -> Self {
        let caught = wire.card.line.card().caught().iter().map(|caught| caught.command.clone()).collect();
        Self { answers, end, log: wire.log.clone(), caught }
    }
}

/// A line for each exchange: what a failed test shows.
impl<E: fmt::Debug> fmt::Display for Dialogue<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let short = |bytes: &[u8]| format!("{:3} {:02x?}", bytes.len(), bytes.get(..8).unwrap_or(bytes));
        for exchange in &self.log {
            let heard = match &exchange.heard {
                Heard::Block(block) => short(block),
                other => format!("{other:?}"),
            };
            writeln!(f, "> {} {:?} < {heard}", short(&exchange.sent), exchange.fault)?;
        }
        writeln!(f, "{} answers, {:?}", self.answers.len(), self.end)
    }
}
