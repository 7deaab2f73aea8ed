//! Every kind of reader with cards in it, by messages as a program sends them, and by a program's slot.

use super::model::Model;
use super::*;
use crate::host::{Ended, Host, profile};
use crate::line::Speech;
use crate::{Card, Device, Fault, Variant};
use ccid::{Error, Instant, Level};
use iso7816::{CommandApdu, Header, Le, Protocol};

const NOW: Instant = Instant::from_millis(1_000_000);

fn host(model: Model, line: Option<Line>) -> Host<CommandApdu, Interface> {
    let mut reader = Reader::new(model.clone());
    let profile = profile(model.id, &reader.configuration(), 0).unwrap();
    if let Some(line) = line {
        reader.insert(0, 0, line);
    }
    Host::new(profile, 0, reader.into_interface(0).unwrap()).unwrap()
}

fn cps3() -> Line {
    Line::new(Card::new(Variant::Cps3))
}

/// SELECT of EF.SN with its parameters asked back.
fn select() -> CommandApdu {
    let path = vec![0x3f, 0x00, 0xd0, 0x03];
    CommandApdu::new(Header::new(0, 0xa4, 0x09, 0x04)).with_data(path).unwrap().expecting(Le::SHORT_MAX)
}

fn read(length: u32) -> CommandApdu {
    CommandApdu::new(Header::new(0, 0xb0, 0, 0)).expecting(Le::new(length).unwrap())
}

#[test]
fn every_kind_reads_a_card() {
    for model in Model::ALL {
        for (speech, protocol) in
            [(Speech::Own, Protocol::T0), (Speech::T1, Protocol::T1), (Speech::T1Crc, Protocol::T1)]
        {
            let key = model.key;
            let mut host = host(model.clone(), Some(cps3().speaking(speech)));
            assert_eq!(host.power_on().map(|on| on.protocol), Ok(protocol), "{key} {speech:?}");
            let selected = host.transmit(&select()).unwrap();
            assert_eq!((selected.data().len(), selected.status().number()), (39, 0x9000), "{key}");
            let read = host.transmit(&read(12)).unwrap();
            assert_eq!((read.data().len(), read.status().number()), (12, 0x9000), "{key} {speech:?}");
            assert!(host.device().has_power(0));
            assert_eq!(host.power_off(), Ok(()));
            assert!(!host.device().has_power(0), "{key}");
            assert_eq!(host.device().line(0).unwrap().card().caught(), []);
        }
    }
}

#[test]
fn speeds_are_negotiated_by_whoever_can() {
    for model in [Model::TPDU, Model::BARE, Model::AUTOMATIC, Model::QUIET] {
        let mut host = host(model.clone(), Some(Line::new(Card::new(Variant::Cps4))));
        host.power_on().unwrap();
        assert_eq!(host.device().line(0).unwrap().agreed(), Some((0, 0x18)), "{}", model.key);
    }
}

#[test]
fn nothing_and_nobody_in_the_slot() {
    for model in Model::ALL {
        let mut empty = host(model.clone(), None);
        assert_eq!(empty.power_on(), Err(Ended::Failed(Error::CardAbsent)), "{}", model.key);
        let mut mute = host(model, Some(Line::new(Card::new(Variant::Mute))));
        assert_eq!(mute.power_on(), Err(Ended::Failed(Error::CardMute)));
    }
}

#[test]
fn descriptors_are_those_of_the_model() {
    for model in Model::ALL {
        let reader = Reader::new(model.clone());
        let interfaces = ccid::reader_interfaces(&reader.configuration());
        assert_eq!(interfaces.len(), usize::from(model.interfaces), "{}", model.key);
        for found in interfaces {
            let descriptor = found.descriptor.unwrap();
            assert_eq!(descriptor.slots(), u16::from(model.slots));
            assert_eq!(descriptor.level(), Ok(model.level()));
            assert_eq!(found.usable, Ok(reader.endpoints(found.number)));
            assert_eq!(found.class, model.class);
        }
        assert_eq!(reader.device().len(), 18);
        // The products of the table work at the level that the table says, but for those that lie about it.
        let known = ccid::readers::find(model.id.vendor, model.id.product);
        assert!(known.is_none_or(|known| known.level == model.level() || model.level() != Level::Tpdu));
    }
}

#[test]
fn messages_that_nobody_sends_are_refused() {
    let mut reader = Reader::new(Model::TPDU);
    reader.insert(0, 0, cps3());
    let interface = reader.interface(0).unwrap();
    let mut says = |message: &[u8]| {
        interface.write(message, NOW).unwrap();
        interface.read(64, NOW.after(core::time::Duration::from_secs(1))).unwrap().unwrap()
    };
    // A message that does not exist, a slot that does not exist, PIN entry, a card motor.
    assert_eq!(says(&[0x77, 0, 0, 0, 0, 0, 1, 0, 0, 0])[6..9], [1, 0x41, 0x00]);
    assert_eq!(says(&[0x65, 0, 0, 0, 0, 9, 2, 0, 0, 0])[7..9], [0x42, 0x05]);
    assert_eq!(says(&[0x69, 0, 0, 0, 0, 0, 3, 0, 0, 0])[..9], [0x80, 0, 0, 0, 0, 0, 3, 0x41, 0x00]);
    assert_eq!(says(&[0x71, 0, 0, 0, 0, 0, 4, 1, 0, 0])[7..9], [0x41, 0x00]);
    assert_eq!(says(&[0x6f, 1, 0, 0, 0, 0, 5, 0, 0, 0, 0])[7..9], [0x41, 0xfe], "without power");
}

#[test]
fn cards_come_and_go() {
    let mut reader = Reader::new(Model::FIVE_SLOTS);
    reader.insert(0, 4, cps3());
    assert_eq!(reader.interface(0).unwrap().notification(NOW).unwrap(), [0x50, 0x00, 0x03]);
    assert!(reader.remove(0, 4).is_some() && reader.remove(0, 4).is_none());
    assert_eq!(reader.interface(0).unwrap().notification(NOW).unwrap(), [0x50, 0x00, 0x02]);
    reader.insert(7, 0, cps3());
    reader.unplug();
    assert!(reader.interface(0).unwrap().write(&[0; 10], NOW).is_err());
}

#[test]
fn what_is_planned_happens_once_and_the_next_attempt_works() {
    for (fault, expected) in [
        (Fault::Unplugged, Some(Error::Unplugged)),
        (Fault::CardRemoved, Some(Error::CardAbsent)),
        (Fault::CardSwapped, None),
        (Fault::EndlessExtension, None),
        (Fault::Lost, None),
    ] {
        let mut host = host(Model::TPDU, Some(cps3()));
        // The third message powers the card on.
        host.device().plan(&[(2, fault)], 1);
        let first = host.power_on();
        if let Some(expected) = expected {
            assert_eq!(first, Err(Ended::Failed(expected)), "{fault:?}");
        }
        assert_ne!(first, Err(Ended::Hang));
        let off = host.power_off();
        assert!(off == Ok(()) || fault == Fault::CardRemoved, "{fault:?}: {off:?}");
        if host.device().line(0).is_some() {
            assert!(host.power_on().is_ok(), "{fault:?}");
        }
    }
}
