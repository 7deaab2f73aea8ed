//! What holds for everything: whatever is emitted is read back, whatever comes never panics.

#![expect(
    clippy::cast_possible_truncation,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test's own generators may fail the test"
)]

#[path = "support/chance.rs"]
mod chance;

use chance::Chance;
use iso7816::atr::historical::Historical;
use iso7816::atr::{Check, EdcKind};
use iso7816::exchange::{Exchange, Means, Next};
use iso7816::pps::Pps;
use iso7816::t1::{Block, Complaint, Field, Supervisory};
use iso7816::tlv::{self, Object, Tag};
use iso7816::{Atr, CommandApdu, Header, Le, Response, StatusWord};

/// An answer to reset of random parts, with the parts it is made of.
fn random_atr(chance: &mut Chance) -> (Vec<u8>, Vec<[Option<u8>; 4]>, Vec<u8>) {
    let historical: Vec<u8> = (0..chance.below(16)).map(|_| chance.byte()).collect();
    let mut groups: Vec<[Option<u8>; 4]> = Vec::new();
    for left in (0..=chance.below(3)).rev() {
        let mut group = [(); 4].map(|()| chance.percent(60).then(|| chance.byte()));
        group[3] = (left > 0).then(|| chance.below(16) as u8);
        groups.push(group);
    }
    // Each TD says which bytes the next group has.
    for at in 0..groups.len().saturating_sub(1) {
        let presence = presence(&groups[at + 1]);
        if let Some(td) = &mut groups[at][3] {
            *td |= presence;
        }
    }
    let format = presence(&groups[0]) | historical.len() as u8;
    let mut bytes = vec![if chance.percent(80) { 0x3b } else { 0x3f }, format];
    bytes.extend(groups.iter().flatten().flatten());
    bytes.extend(&historical);
    if groups.iter().any(|g| g[3].is_some_and(|td| td & 0x0f != 0)) {
        bytes.push(bytes[1..].iter().fold(0, |a, b| a ^ b));
    }
    (bytes, groups, historical)
}

fn presence(group: &[Option<u8>; 4]) -> u8 {
    let bits = group.iter().zip([0x10, 0x20, 0x40, 0x80]);
    bits.filter(|(b, _)| b.is_some()).map(|(_, bit)| bit).sum()
}

#[test]
fn answers_to_reset_are_read_as_they_were_made() {
    let mut chance = Chance::new(1);
    let mut read = 0;
    for _ in 0..20_000 {
        let (bytes, groups, historical) = random_atr(&mut chance);
        if bytes.len() > 33 {
            continue;
        }
        let atr = Atr::parse(&bytes).unwrap();
        assert_eq!(atr.as_bytes(), bytes);
        let found: Vec<_> = atr.groups().iter().map(|g| [g.ta, g.tb, g.tc, g.td]).collect();
        assert_eq!(found, groups);
        assert_eq!(atr.historical_bytes(), historical);
        assert!(matches!(atr.check(), Check::Right | Check::NotNeeded));
        read += 1;
    }
    assert!(read > 15_000, "{read}");
}

#[test]
fn whatever_comes_as_an_answer_to_reset() {
    let mut chance = Chance::new(2);
    for _ in 0..100_000 {
        let mut bytes = chance.bytes(40);
        if let Some(first) = bytes.first_mut() {
            *first = if chance.percent(50) { 0x3b } else { 0x3f };
        }
        if let Ok(atr) = Atr::parse(&bytes) {
            assert_eq!(atr.as_bytes(), bytes);
            let _ = (atr.protocols(), atr.specific_mode(), atr.voltage_classes(), atr.clock_stop());
            let _ = (atr.timing(chance.byte(), u32::from(chance.byte())), atr.edc(), atr.verify());
            let _ = Historical::parse(atr.historical_bytes()).capabilities();
            assert!((1..=254).contains(&atr.field_size()));
        }
        let _ = Pps::parse(&bytes);
    }
}

#[test]
fn commands_and_responses_survive_the_line() {
    let mut chance = Chance::new(3);
    for _ in 0..20_000 {
        let header = Header::new(chance.byte(), chance.byte(), chance.byte(), chance.byte());
        let most = [0, 3, 255, 300, 65_535][chance.below(5)];
        let mut command = CommandApdu::new(header).with_data(chance.bytes(most.min(2_000))).unwrap();
        if chance.percent(50) {
            let most = [3, 256, 300, 65_536][chance.below(4)];
            command = command.expecting(Le::new(1 + chance.below(most) as u32).unwrap());
        }
        let form = command.form();
        let bytes = command.emit(form).unwrap();
        assert_eq!(CommandApdu::parse(&bytes), Ok((command, form)));

        let response = Response::new(chance.bytes(300), StatusWord::new(chance.next() as u16));
        assert_eq!(Response::parse(&response.emit()), Ok(response));
    }
}

#[test]
fn whatever_comes_as_a_command() {
    let mut chance = Chance::new(4);
    for _ in 0..100_000 {
        let mut bytes = chance.bytes(20);
        if let Some(fifth) = bytes.get_mut(4) {
            *fifth = chance.below(18) as u8;
        }
        if let Ok((command, form)) = CommandApdu::parse(&bytes) {
            assert_eq!(command.emit(form).unwrap(), bytes);
            let _ = iso7816::t0::to_tpdu(&command);
        }
    }
}

#[test]
fn objects_survive_and_random_ones_never_panic() {
    let mut chance = Chance::new(5);
    for _ in 0..50_000 {
        let value = chance.bytes(300);
        if let Some(tag) = Tag::new((chance.next() as u32) >> (8 * (1 + chance.below(3)))) {
            let object = Object { tag, value: &value };
            let mut bytes = Vec::new();
            object.emit(&mut bytes);
            let read = Object::read(&mut iso7816::Cursor::new(&bytes)).unwrap();
            assert_eq!(read, object);
        }
        for object in tlv::objects(&value) {
            let Ok(object) = object else { break };
            let _ = object.children().count();
        }
        let _ = tlv::compact::parse_all(&value);
    }
}

fn random_block(chance: &mut Chance) -> Block {
    match chance.below(3) {
        0 => Block::Information {
            sequence: chance.percent(50),
            more: chance.percent(50),
            field: Field::new(&chance.bytes(254)).unwrap(),
        },
        1 => Block::Ready {
            sequence: chance.percent(50),
            complaint: [None, Some(Complaint::Edc), Some(Complaint::Other)][chance.below(3)],
        },
        _ => {
            let number = 1 + chance.below(254) as u8;
            let what = [
                Supervisory::Resynch,
                Supervisory::Ifs(number),
                Supervisory::Abort,
                Supervisory::Wtx(number),
            ][chance.below(4)];
            [Block::request(what), Block::response(what)][chance.below(2)].clone()
        }
    }
}

#[test]
fn blocks_survive_the_line_and_flipped_bits_are_seen() {
    let mut chance = Chance::new(6);
    for _ in 0..20_000 {
        let edc = if chance.percent(50) { EdcKind::Lrc } else { EdcKind::Crc };
        let block = random_block(&mut chance);
        let mut bytes = block.emit(edc);
        assert_eq!(Block::parse(&bytes, edc), Ok(block));
        let at = chance.below(bytes.len());
        bytes[at] ^= 1 << chance.below(8);
        assert!(Block::parse(&bytes, edc).is_err());
        let _ = Block::parse(&chance.bytes(20), edc);
    }
}

#[test]
fn every_exchange_ends() {
    let mut chance = Chance::new(7);
    for _ in 0..5_000 {
        let mut command = CommandApdu::new(Header::new(0, 0xca, 0, 0)).with_data(chance.bytes(700)).unwrap();
        if chance.percent(70) {
            command = command.expecting(Le::new(1 + chance.below(65_536) as u32).unwrap());
        }
        let means = if chance.percent(50) { Means::SHORT } else { Means::EXTENDED };
        let (mut exchange, mut sent) = Exchange::start(command, means).unwrap();
        loop {
            let form = means.form(&sent);
            assert_eq!(CommandApdu::parse(&sent.emit(form).unwrap()), Ok((sent, form)));
            let status = [0x6100, 0x6110, 0x61ff, 0x6c05, 0x9000, 0x6282][chance.below(6)];
            let data = chance.bytes(256);
            match exchange.answer(Response::new(data, StatusWord::new(status))) {
                Ok(Next::Send(again, next)) => (exchange, sent) = (again, next),
                Ok(Next::Done(_)) | Err(_) => break,
            }
        }
    }
}
