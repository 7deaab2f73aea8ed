//! Written down, read again, played again.

use super::*;
use crate::host::{Ended, profile};
use crate::{Card, Fault, Host, Line, Model, Reader, Variant};
use iso7816::{CommandApdu, Header};

fn select() -> CommandApdu {
    CommandApdu::new(Header::new(0, 0xa4, 0x09, 0x0c)).with_data(vec![0x3f, 0x00]).unwrap()
}

/// Powers on, selects, powers off; what came of it.
fn dialogue<D: Device>(host: &mut Host<CommandApdu, D>) -> String {
    let on = host.power_on().map(|on| on.protocol);
    let answer = host.transmit(&select()).map(|answer| answer.status());
    format!("{on:?} {answer:?} {:?}", host.power_off())
}

fn host<D: Device>(model: Model, device: impl FnOnce(Reader) -> D) -> Host<CommandApdu, D> {
    let mut reader = Reader::new(model.clone());
    let profile = profile(model.id, &reader.configuration(), 0).unwrap();
    reader.insert(0, 0, Line::new(Card::new(Variant::Cps3)));
    Host::new(profile, 0, device(reader)).unwrap()
}

#[test]
fn a_dialogue_can_be_played_again() {
    for model in Model::ALL {
        for fault in [None, Some(Fault::StallIn), Some(Fault::Lost), Some(Fault::EndlessExtension)] {
            let mut live = host(model.clone(), |reader| {
                let mut interface = reader.into_interface(0).unwrap();
                interface.plan(&fault.map(|fault| (4, fault)).into_iter().collect::<Vec<_>>(), 1);
                Recorder::new(interface)
            });
            let then = dialogue(&mut live);
            let text = live.device().record().to_string();
            let record = Record::parse(&text).unwrap();
            assert_eq!(record.to_string(), text);
            let mut again = host(model.clone(), |_| Replay::new(record));
            assert_eq!(dialogue(&mut again), then, "{} {fault:?}\n{text}", model.key);
            assert!(again.device().is_over(), "{} {fault:?}", model.key);
        }
    }
}

#[test]
fn what_was_not_asked_then_is_not_answered() {
    let text = "
        # The first message of all, and its answer.
        0 > 65 00 00 00 00 00 00 00 00 00
        1 < 81 00 00 00 00 00 00 02 00 00
        1 > 63 00 00 00 00 00 07 00 00 00   # another number than ours
    ";
    let mut again = host(Model::TPDU, |_| Replay::new(Record::parse(text).unwrap()));
    assert_eq!(again.power_on().map(|_| ()), Err(Ended::Failed(ccid::Error::Unplugged)));
    assert_eq!((again.device().strayed(), again.device().is_over()), (Some(2), false));
}

#[test]
fn every_kind_of_line() {
    let text = concat!(
        "       0 > 65 00\n",
        "       1 < 81\n",
        "       1 <\n",
        "       2 < ! stall\n",
        "       3 > 62 ! gone\n",
        "       4 * 50 03\n",
        "       5 ? abort 0 7 =\n",
        "       6 ? rates = 00 2A 00 00\n",
        "       7 ? clocks\n",
        "       8 ? clocks = ! other\n",
    );
    assert_eq!(Record::parse(text).unwrap().to_string(), text);
}

#[test]
fn lines_that_are_none() {
    for line in ["x > 65", "0 = 65", "0 > 6", "0 > 065", "0 > 65 ! lost", "0 < ! stall 1", "0 ? other", "0"] {
        assert_eq!(Record::parse(&format!("\n{line}")), Err(BadLine(2)), "{line}");
    }
}
