//! Inputs worth keeping, one a line in `corpus/*.txt`: no panic, and what is read is written the same.
//!
//! The fuzz targets do the same with inputs of their own; what they find ends up here.

#![expect(clippy::unwrap_used, reason = "a broken corpus fails the test")]

use iso7816::atr::EdcKind;
use iso7816::atr::historical::Historical;
use iso7816::t1::{Action, AfterResynch, Block, Parameters, T1};
use iso7816::{Atr, Cursor, Instant, tlv};

/// The bytes of each line; what follows `#` says what they are.
fn lines(corpus: &str) -> impl Iterator<Item = Vec<u8>> {
    corpus.lines().filter_map(|line| {
        let hex = line.split('#').next().unwrap_or_default();
        let bytes: Vec<u8> = hex
            .split_whitespace()
            .map(|pair| u8::from_str_radix(pair, 16).unwrap())
            .collect();
        (!bytes.is_empty()).then_some(bytes)
    })
}

#[test]
fn answers_to_reset() {
    for bytes in lines(include_str!("corpus/atr.txt")) {
        if let Ok(atr) = Atr::parse(&bytes) {
            assert_eq!(atr.as_bytes(), bytes);
            let _ = (atr.protocols(), atr.specific_mode(), atr.verify());
            let _ = atr.timing(atr.speed(), 4_000);
            let _ = Historical::parse(atr.historical_bytes()).capabilities();
        }
    }
}

#[test]
fn objects() {
    for bytes in lines(include_str!("corpus/tlv.txt")) {
        let mut again = Vec::new();
        for object in tlv::objects(&bytes).flatten() {
            again.clear();
            object.emit(&mut again);
            let read = tlv::Object::read(&mut Cursor::new(&again));
            assert_eq!(read, Ok(object));
            let _ = object.children().count();
        }
    }
}

#[test]
fn blocks() {
    for bytes in lines(include_str!("corpus/t1.txt")) {
        for edc in [EdcKind::Lrc, EdcKind::Crc] {
            if let Ok(block) = Block::parse(&bytes, edc) {
                assert!(bytes.starts_with(&block.emit(edc)));
            }
            let parameters = Parameters {
                edc,
                field_size: 32,
                block_waiting_time: core::time::Duration::from_secs(1),
                after_resynch: AfterResynch::Repeat,
            };
            let mut t1 = T1::new(parameters);
            t1.command(&[0, 0xb0, 0, 0, 0], Instant::START).unwrap();
            // The same block again and again: there is an end.
            let mut sent = 0;
            while let Ok(Action::Send(_)) = t1.received(&bytes, Instant::START) {
                sent += 1;
                assert!(sent < iso7816::limits::MAX_BLOCKS);
            }
        }
    }
}
