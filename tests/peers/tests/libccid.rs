//! The same commands, the same card, the same faults on the line: libccid and our host side by side.
#![expect(clippy::unwrap_used, reason = "a test that fails says so by failing")]

use ccid::{ClassDescriptor, Error, Instant};
use iso7816::{CardFault, CommandApdu};
use peers::libccid::{Libccid, Refused};
use peers::reader::{self, Reader};
use peers::wire::{Exchange, Fault, Faults, Heard, Narrow, Wire};
use sim::host::Ended;
use sim::{Card, Chance, Device, Habits, Host, Line, Model, Oddity, Speech, Variant};
use std::collections::BTreeMap;
use std::path::Path;

/// A dialogue to be had twice.
#[derive(Clone, Debug)]
struct Case {
    card: Narrow,
    crc: bool,
    faults: Faults,
    commands: Vec<Vec<u8>>,
}

/// What a host made of it.
#[derive(Debug)]
struct Dialogue<E> {
    /// The answers to the commands, in their order, up to the first that got none.
    answers: Vec<Vec<u8>>,
    /// Why that one got none, or why none could be sent.
    end: Option<E>,
    log: Vec<Exchange>,
    /// The commands that the card takes for harmful, as often as it got them.
    caught: Vec<Vec<u8>>,
}

/// Where both hosts may differ, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Reason {
    /// A lost block ends everything with libccid; we ask for it again, as the standard has it (§11.6.3.2, rule 7.1).
    SilenceEndsAll,
    /// libccid gives up after three exchanges in a row that went wrong, we after four: a block and three
    /// repetitions (rule 6.4).
    ThreeTries,
    /// After a resynchronisation, even one that the card did not answer, libccid sends a command again that may
    /// have been carried out; we end with an error.
    SentAgain,
    /// After a resynchronisation libccid goes on where it was in a chained command: the card takes the rest for
    /// the whole. When it was in a chained answer, it sends an empty command.
    RestAlone,
    /// We count what fails in a row on both ways together, libccid each by itself.
    CountedTogether,
    /// libccid begins anew as soon as it has asked to resynchronise, even if the card did not hear it or its
    /// answer was lost: from then on both count differently.
    NotAgreed,
    /// With a cyclic code libccid repeats a block with its first four bytes only.
    CutRepetition,
}

/// What is known to explain that both differ.
fn reason(case: &Case, theirs: &Dialogue<Refused>, ours: &Dialogue<Error>) -> Option<Reason> {
    let resynchronised = resynchronised(&theirs.log);
    if goes_on_in_the_middle(case, &theirs.log) {
        return Some(Reason::RestAlone);
    }
    if theirs.answers.len() > ours.answers.len() {
        let lost = ours.end == Some(Error::Card(CardFault::LostItsPlace.into()));
        let before = self::resynchronised(&ours.log).and_then(|at| ours.log.get(..at))?;
        let gave_up = lost || spoilt_in_a_row(&ours.log, 4);
        return match resynchronised {
            Some(_) if gave_up => Some(Reason::SentAgain),
            None if gave_up && spoilt_in_a_row(before, 4) => Some(Reason::CountedTogether),
            _ => None,
        };
    }
    let last = theirs.log.last()?;
    if last.heard == Heard::Silence {
        Some(Reason::SilenceEndsAll)
    } else if spoilt_in_a_row(&theirs.log, 3) {
        Some(Reason::ThreeTries)
    } else if case.crc && theirs.log.iter().any(|e| e.sent.len() == 4) {
        Some(Reason::CutRepetition)
    } else if theirs
        .log
        .iter()
        .any(|e| e.sent.get(1) == Some(&0xc0) && spoilt_in_a_row(std::slice::from_ref(e), 1))
    {
        Some(Reason::NotAgreed)
    } else {
        None
    }
}

/// Where a dialogue was resynchronised first.
fn resynchronised(log: &[Exchange]) -> Option<usize> {
    log.iter().position(|e| e.sent.get(1) == Some(&0xc0))
}

/// Whether the first I-block after a resynchronisation is the beginning of no command.
fn goes_on_in_the_middle(case: &Case, log: &[Exchange]) -> bool {
    let code = if case.crc { 2 } else { 1 };
    let mut resynchronised = false;
    log.iter().any(|exchange| {
        let [_, control, _, rest @ ..] = &exchange.sent[..] else { return false };
        let after = resynchronised && control & 0x80 == 0;
        resynchronised = *control == 0xc0 || (resynchronised && !after);
        let sent = &rest[..rest.len().saturating_sub(code)];
        let begins = |command: &Vec<u8>| !sent.is_empty() && command.starts_with(sent);
        after && !case.commands.iter().any(begins)
    })
}

/// Whether so many exchanges at the end of a dialogue all went wrong.
fn spoilt_in_a_row(log: &[Exchange], count: usize) -> bool {
    let spoilt = |exchange: &&Exchange| !matches!(exchange.fault, Fault::None | Fault::Late);
    log.iter().rev().take_while(spoilt).count() >= count
}

const FAULTS: [&[Fault]; 3] = [
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

fn case(seed: u64, often: u8) -> Case {
    let mut chance = Chance::new(seed);
    let crc = chance.percent(40);
    let speech = if crc { Speech::T1Crc } else { Speech::T1 };
    let habits = Habits {
        waits: [0, 10, 30][chance.below(3)],
        sizes: [0, 0, 10][chance.below(3)],
        ..Habits::default()
    };
    let variant = *chance.pick(&[Variant::Cps3, Variant::Long, Variant::Employee]).unwrap();
    let card = Card::new(variant).for_foreign_host();
    let takes = u8::try_from([254, 32, 1 + chance.below(254)][chance.below(3)]).unwrap();
    Case {
        card: Narrow { line: Line::new(card).speaking(speech).with_habits(habits, seed), takes },
        crc,
        faults: Faults { seed, often, kinds: FAULTS[chance.below(3)] },
        commands: (0..2 + chance.below(5)).map(|_| command(&mut chance)).collect(),
    }
}

/// SELECT of a certificate or of a long name that nobody has, or a READ of any length.
fn command(chance: &mut Chance) -> Vec<u8> {
    match chance.below(6) {
        0 | 1 => [&[0x00, 0xa4, 0x09, 0x04, 0x06, 0x3f, 0x00, 0x00, 0x01, 0xa0][..], &[0x01, 0x00]].concat(),
        2 => {
            let name: Vec<u8> = (0..=chance.below(255)).map(|_| chance.byte()).collect();
            [&[0x00, 0xa4, 0x04, 0x0c, u8::try_from(name.len()).unwrap()], &name[..]].concat()
        }
        _ => vec![0x00, 0xb0, u8::try_from(chance.below(3)).unwrap(), chance.byte(), chance.byte()],
    }
}

fn caught(wire: &Wire<Narrow>) -> Vec<Vec<u8>> {
    wire.card.line.card().caught().iter().map(|caught| caught.command.clone()).collect()
}

fn theirs(case: &Case, libccid: &mut Libccid) -> Dialogue<Refused> {
    let mut reader = Reader::new(Wire::new(case.card.clone(), case.faults));
    let mut answers = Vec::new();
    let mut talk = || {
        libccid.power_on(&mut reader)?;
        libccid.agree_on_t1(&mut reader)?;
        for command in &case.commands {
            answers.push(libccid.transmit(command, &mut reader)?);
        }
        Ok(())
    };
    let end = talk().err();
    Dialogue { answers, end, caught: caught(&reader.wire), log: reader.wire.log }
}

fn ours(case: &Case) -> Dialogue<Error> {
    let reader = Reader::new(Wire::new(case.card.clone(), case.faults));
    let mut host = Host::new(reader::profile(), 0, reader).unwrap();
    let mut answers = Vec::new();
    let mut talk = || {
        host.power_on()?;
        for command in &case.commands {
            let command = CommandApdu::parse(command).unwrap().0;
            answers.push(host.transmit(&command)?.emit());
        }
        Ok(())
    };
    let end = match talk() {
        Ok(()) => None,
        Err(Ended::Failed(error)) => Some(error),
        Err(Ended::Hang) => panic!("our host waits for ever"),
    };
    let wire = &host.device().wire;
    Dialogue { answers, end, caught: caught(wire), log: wire.log.clone() }
}

/// A dialogue that failed a test, a line for each exchange.
fn shown<E: std::fmt::Debug>(dialogue: &Dialogue<E>) -> String {
    let short = |bytes: &[u8]| format!("{:3} {:02x?}", bytes.len(), &bytes[..bytes.len().min(8)]);
    let lines = dialogue.log.iter().map(|exchange| {
        let heard = match &exchange.heard {
            Heard::Block(block) => short(block),
            other => format!("{other:?}"),
        };
        format!("> {} {:?} < {heard}\n", short(&exchange.sent), exchange.fault)
    });
    format!("{}{} answers, {:?}\n", lines.collect::<String>(), dialogue.answers.len(), dialogue.end)
}

/// libccid, with a reader open.
fn libccid(descriptor: &ClassDescriptor, reader: &mut impl Device) -> Option<Libccid> {
    let mut libccid = Libccid::start(Path::new(env!("CARGO_TARGET_TMPDIR")))?;
    assert_eq!(libccid.open(descriptor, reader), Ok(()));
    Some(libccid)
}

/// Has so many dialogues with so many faults in a hundred exchanges; how often both hosts differed, and why.
fn dialogues(seeds: std::ops::Range<u64>, often: u8) -> Option<(usize, BTreeMap<Reason, usize>)> {
    let mut reader = Reader::new(Wire::new(case(0, 0).card, Faults { seed: 0, often: 0, kinds: &[] }));
    let mut libccid = libccid(&reader::descriptor(), &mut reader)?;
    let (mut alike, mut reasons) = (0, BTreeMap::new());
    for seed in seeds {
        let case = case(seed, often);
        let truth =
            theirs(&Case { faults: Faults { often: 0, ..case.faults }, ..case.clone() }, &mut libccid)
                .answers;
        let (theirs, ours) = (theirs(&case, &mut libccid), ours(&case));
        if std::env::var("SEED").is_ok_and(|s| s == format!("{seed}/{often}")) {
            for (n, log) in [("THEIRS", &theirs.log), ("OURS", &ours.log)] {
                println!("{n}");
                for e in log {
                    println!(
                        "{}:{:02x?} {:?} {}",
                        e.sent.len(),
                        &e.sent[..e.sent.len().min(12)],
                        e.fault,
                        match &e.heard {
                            Heard::Block(b) => format!("{}:{:02x?}", b.len(), &b[..b.len().min(12)]),
                            o => format!("{o:?}"),
                        }
                    );
                }
            }
            println!("{:?} {:?}", theirs.end, ours.end);
        }
        assert!(truth.starts_with(&ours.answers), "{seed}: wrong answers\n{ours:02x?}");
        // Whatever happened, the card got each of our commands whole, in order, and once.
        let harmful = case.commands.iter().filter(|command| command[2] == 0x04);
        let sent: Vec<&Vec<u8>> = harmful.take(ours.caught.len()).collect();
        assert_eq!(ours.caught.iter().collect::<Vec<_>>(), sent, "{seed}: not what was sent");
        if theirs.answers == ours.answers {
            alike += 1;
        } else {
            let Some(reason) = reason(&case, &theirs, &ours) else {
                panic!("{seed}: nothing explains\n{}and\n{}", shown(&theirs), shown(&ours))
            };
            *reasons.entry(reason).or_insert(0) += 1;
        }
    }
    println!("of 100 exchanges {often} wrong: {alike} dialogues alike, others {reasons:?}");
    Some((alike, reasons))
}

#[test]
fn on_a_good_line_both_get_everything() {
    let Some((alike, reasons)) = dialogues(0..1_000, 0) else { return };
    assert_eq!((alike, reasons.len()), (1_000, 0));
}

#[test]
fn on_a_bad_line_they_differ_for_known_reasons_only() {
    for often in [3, 10, 30, 60] {
        dialogues(1_000..3_000, often);
    }
}

/// The virtual readers of `sim` were written beside our host; here another's reads a card in each.
#[test]
fn in_each_virtual_reader_libccid_reads_a_card() {
    // What libccid does about the first two it does for those products only; a request for time before an answer
    // to reset it takes for an empty one. With several slots it has threads, which our program has not.
    let odd = [Oddity::EmvMode, Oddity::FixedParameters, Oddity::Slow];
    let suits = |model: &Model| model.slots == 1 && !odd.iter().any(|oddity| model.has(*oddity));
    for model in Model::ALL.into_iter().filter(suits) {
        for speech in [Speech::T1, Speech::T1Crc] {
            let mut virtual_reader = sim::Reader::new(model.clone());
            let line = Line::new(Card::new(Variant::Cps3)).speaking(speech);
            virtual_reader.insert(0, 0, line, Instant::START);
            let descriptor = ccid::reader_interfaces(&virtual_reader.configuration())[0].descriptor.unwrap();
            let mut pipes = virtual_reader.into_interface(0).unwrap();
            let Some(mut libccid) = libccid(&descriptor, &mut pipes) else { return };
            let key = model.key;
            assert!(libccid.power_on(&mut pipes).is_ok(), "{key}");
            assert_eq!(libccid.agree_on_t1(&mut pipes), Ok(()), "{key}");
            let mut card = Card::new(Variant::Cps3);
            card.power_up();
            for command in [
                &[0x00, 0xa4, 0x09, 0x04, 0x06, 0x3f, 0x00, 0x00, 0x01, 0xa0, 0x02, 0x00][..],
                &[0x00, 0xb0, 0x00, 0x00, 0x04],
                &[0x00, 0xb0, 0x00, 0x00, 0xe7],
                &[0x00, 0xb0, 0x00, 0xe7, 0x00],
            ] {
                let answer = libccid.transmit(command, &mut pipes);
                assert_eq!(answer, Ok(card.transmit(command)), "{key} {command:02x?}");
            }
        }
    }
}
