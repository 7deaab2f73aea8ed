//! What each fuzz target does with its bytes; the committed corpus runs through the same as plain tests.

use iso7816::atr::EdcKind;
use iso7816::atr::historical::Historical;
use iso7816::pps::Pps;
use iso7816::t1::{Action, AfterResynch, Block, Parameters, T1};
use iso7816::{Atr, Cursor, Instant, limits, tlv};
use std::time::Duration;

/// An answer to reset: no panic, and it is kept as it came.
pub(crate) fn atr(data: &[u8]) {
    if let Ok(atr) = Atr::parse(data) {
        assert_eq!(atr.as_bytes(), data);
        assert!((1..=254).contains(&atr.field_size()));
        let _ = (atr.protocols(), atr.specific_mode(), atr.verify(), atr.edc());
        let _ = (atr.voltage_classes(), atr.clock_stop(), format!("{atr:?}"));
        let _ = atr.timing(atr.speed(), 4_000);
        let _ = Historical::parse(atr.historical_bytes()).capabilities();
    }
    if let Ok(pps) = Pps::parse(data) {
        let again = Pps::parse(&pps.emit());
        assert_eq!(again, Ok(pps));
    }
}

/// Data objects: what is read is written so that it reads the same.
pub(crate) fn tlv(data: &[u8]) {
    for object in tlv::objects(data).flatten() {
        let mut again = Vec::new();
        object.emit(&mut again);
        assert_eq!(tlv::Object::read(&mut Cursor::new(&again)), Ok(object));
        let _ = object.children().count();
    }
    let _ = tlv::compact::parse_all(data);
}

/// Blocks, each with its length before it, as the answers of a card: there is an end.
///
/// The first byte chooses the code, what follows a resynchronisation, and whether codes are made right.
pub(crate) fn t1(data: &[u8]) {
    let Some((mode, mut rest)) = data.split_first() else {
        return;
    };
    let edc = if mode & 1 == 0 { EdcKind::Lrc } else { EdcKind::Crc };
    let mut t1 = T1::new(Parameters {
        edc,
        field_size: 8,
        block_waiting_time: Duration::from_secs(1),
        after_resynch: if mode & 2 == 0 { AfterResynch::Fail } else { AfterResynch::Repeat },
    });
    let mut sent = t1.command(&[0x5a; 20], Instant::START).map(|s| s.block);
    let mut steps = 0;
    while let Ok(block) = &sent {
        let parsed = Block::parse(block, edc).map(|b| b.emit(edc));
        assert_eq!(parsed.as_ref(), Ok(block));
        steps += 1;
        assert!(steps <= limits::MAX_BLOCKS);
        let answer;
        (answer, rest) = next(rest);
        let mut answer = answer.to_vec();
        if mode & 4 != 0 {
            answer.extend(iso7816::t1::edc::compute(edc, &answer));
        }
        if let Ok(block) = Block::parse(&answer, edc) {
            assert!(answer.starts_with(&block.emit(edc)));
        }
        let action =
            if answer.is_empty() { t1.silent(Instant::START) } else { t1.received(&answer, Instant::START) };
        sent = match action {
            Ok(Action::Send(send)) => Ok(send.block),
            Ok(Action::Answer(answer)) => {
                assert!(answer.len() <= limits::MAX_RESPONSE + 2);
                return;
            }
            Ok(Action::Agreed) | Err(_) => return,
        };
    }
}

/// The bytes that the first byte counts, and what follows them.
fn next(data: &[u8]) -> (&[u8], &[u8]) {
    match data.split_first() {
        Some((length, rest)) => rest.split_at(usize::from(*length).min(rest.len())),
        None => (&[], &[]),
    }
}
