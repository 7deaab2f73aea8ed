//! The same commands, the same card, the same faults on the line: libccid and our host side by side.
#![expect(clippy::panic, reason = "a test that fails says so by failing")]

use ccid::ClassDescriptor;
use iso7816::exchange::{Exchange, Means, Next};
use iso7816::{Command as _, Protocol, Response, t0};
use peers::dialogue::Case;
use peers::difference::Reason;
use peers::examination::{examine, examine_directly, examined};
use peers::libccid::Libccid;
use peers::reader;
use sim::{Card, Device, Interface, Line, Model, Oddity, Speech, Variant};
use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;

/// libccid, with a reader open.
fn libccid(descriptor: &ClassDescriptor, reader: &mut impl Device) -> Option<Libccid> {
    let mut libccid = Libccid::start(Path::new(env!("CARGO_TARGET_TMPDIR")))?;
    assert_eq!(libccid.open(descriptor, reader), Ok(()));
    Some(libccid)
}

/// Has these dialogues with so many faults in a hundred exchanges; how many went alike, and why others did not.
fn dialogues(seeds: Range<u64>, often: u8) -> Option<(usize, BTreeMap<Reason, usize>)> {
    let mut libccid = libccid(&reader::descriptor(), &mut Case::new(0, 0).reader())?;
    let (mut alike, mut reasons) = (0, BTreeMap::new());
    for seed in seeds {
        let case = Case::new(seed, often);
        let truth = case.without_faults().theirs(&mut libccid);
        let (theirs, ours) = (case.theirs(&mut libccid), case.ours());
        assert!(truth.answers.starts_with(&ours.answers), "{seed}: wrong answers\n{ours}");
        // Whatever happened, the card got each of our commands whole, in order, and once.
        let sent: Vec<_> = case.harmful().take(ours.caught.len()).cloned().collect();
        assert_eq!(ours.caught, sent, "{seed}: not what was sent\n{ours}");
        if theirs.answers == ours.answers {
            alike += 1;
        } else {
            let Some(reason) = Reason::of(&case, &theirs, &ours) else {
                panic!("{seed}: nothing explains\n{theirs}and\n{ours}")
            };
            *reasons.entry(reason).or_insert(0) += 1;
        }
    }
    Some((alike, reasons))
}

#[test]
fn on_a_good_line_both_get_everything() {
    let Some(counted) = dialogues(0..1_000, 0) else { return };
    assert_eq!(counted, (1_000, BTreeMap::new()));
}

#[test]
fn on_a_bad_line_they_differ_for_known_reasons_only() {
    for often in [3, 10, 30, 60] {
        let Some((alike, reasons)) = dialogues(1_000..2_200, often) else { return };
        println!("of 100 exchanges {often} wrong: {alike} of 1,200 dialogues alike, others {reasons:?}");
        assert!(alike > 600, "{often}: {alike}");
    }
}

/// A reader of `sim` with a card in it, and libccid that has opened it.
fn plugged(model: &Model, line: Line) -> Option<(Libccid, Interface)> {
    let mut reader = sim::Reader::new(model.clone());
    reader.insert(0, 0, line);
    let found = ccid::reader_interfaces(&reader.configuration());
    let descriptor = found.first().and_then(|interface| interface.descriptor);
    let (Some(descriptor), Some(mut pipes)) = (descriptor, reader.into_interface(0)) else {
        panic!("{}", model.key)
    };
    Some((libccid(&descriptor, &mut pipes)?, pipes))
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
            let line = Line::new(Card::new(Variant::Cps3)).speaking(speech);
            let Some((mut libccid, mut pipes)) = plugged(&model, line) else { return };
            assert!(libccid.power_on(&mut pipes).is_ok(), "{}", model.key);
            assert_eq!(libccid.agree_on(Protocol::T1, &mut pipes), Ok(()), "{}", model.key);
            let mut card = Card::new(Variant::Cps3);
            card.power_up();
            for command in [
                &[0x00, 0xa4, 0x09, 0x04, 0x06, 0x3f, 0x00, 0x00, 0x01, 0xa0, 0x02, 0x00][..],
                &[0x00, 0xb0, 0x00, 0x00, 0x04],
                &[0x00, 0xb0, 0x00, 0x00, 0xe7],
                &[0x00, 0xb0, 0x00, 0xe7, 0x00],
            ] {
                let answer = libccid.transmit(command, &mut pipes);
                assert_eq!(answer, Ok(card.transmit(command)), "{} {command:02x?}", model.key);
            }
        }
    }
}

/// Cards of the family speak T=0, and faster when asked: what libccid negotiates, sends and gets.
#[test]
fn every_card_is_examined_by_libccid_by_t0() {
    // Voltage, protocol and speed are the host's business with the second. A transfer that libccid reads ends
    // with a packet that is not full, so there must be one.
    let bare = Model { oddities: &[Oddity::EmptyPacket], ..Model::BARE };
    for (model, variant) in [Model::TPDU, bare].iter().flat_map(|model| examined().map(move |v| (model, v))) {
        let line = Line::new(Card::new(variant));
        let Some((mut libccid, mut pipes)) = plugged(model, line) else { return };
        assert!(libccid.power_on(&mut pipes).is_ok(), "{} {variant:?}", model.key);
        assert_eq!(libccid.agree_on(Protocol::T0, &mut pipes), Ok(()), "{} {variant:?}", model.key);
        let report = examine(variant, |command| {
            // Drivers leave GET RESPONSE to the program.
            let mut next =
                Exchange::start(command.to_apdu(), Means::SHORT).map(|(e, c)| Next::Send(e, c)).unwrap();
            loop {
                match next {
                    Next::Send(exchange, command) => {
                        let answer = libccid.transmit(&t0::to_tpdu(&command).unwrap(), &mut pipes).unwrap();
                        next = exchange.answer(Response::parse(&answer).unwrap()).unwrap();
                    }
                    Next::Done(response) => break response,
                }
            }
        });
        assert_eq!(report, examine_directly(variant), "{} {variant:?}", model.key);
        let line = pipes.line(0).unwrap();
        let speed = if variant.is_cps4() { 0x18 } else { 0x11 };
        assert_eq!(line.agreed(), Some((0, speed)), "{} {variant:?}", model.key);
        assert_eq!(line.card().caught(), [], "{} {variant:?}", model.key);
    }
}
