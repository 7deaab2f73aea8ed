//! Every message survives the border; nothing that comes over it breaks anything.

use super::*;
use crate::finding::{Certainty, Evidence, Finding};
use std::collections::BTreeSet;

/// One of each kind.
fn asked() -> Vec<Ask> {
    vec![
        Ask::ChooseReader,
        Ask::Examine,
        Ask::Demonstrate { key: "cps3".to_owned(), pace: Pace::AsReal },
        Ask::AskForTries,
        Ask::Reveal,
        Ask::WriteReport(Choices { names: true, numbers: false }),
        Ask::Cancel,
        Ask::Forget,
    ]
}

/// One of each kind, as full as it can be.
fn told() -> Vec<Tell> {
    let certificate = Certificate {
        not_before: 1_700_000_000,
        not_after: 1_800_000_000,
        issuer: Some("TEST AC IGC-SANTE".to_owned()),
        recognised: Issuer::ForTests,
    };
    let interface = Interface {
        number: 1,
        class: Class::Vendor,
        level: Some(Level::Tpdu),
        slots: Some(1),
        problem: Some(Unusable::NoBulkPipes),
    };
    vec![
        Tell::Means(Means { reach: Reach::None(NoReach::Policy), system: System::Linux }),
        Tell::Demonstrations(vec![Demonstration {
            key: "expiree".to_owned(),
            label: "Carte expirée".to_owned(),
        }]),
        Tell::Reader(Reader {
            vendor: 0x046a,
            product: 0x003e,
            release: 0x0601,
            name: Some("Cherry SmartTerminal ST-2xxx".to_owned()),
            known: true,
            faults: vec![Fault::Slow, Fault::Corrected],
            interfaces: vec![interface],
            behaviour: Behaviour::Readable,
        }),
        Tell::Begun(Begun { demonstration: true, today: 1_795_478_400 }),
        Tell::Slots(vec![Slot { interface: 0, number: 0, card: true, examined: true }]),
        Tell::Progress(Progress {
            stage: Stage::Reading(Reading::Authentication),
            done: 7,
            expected: 60,
            seconds_left: Some(9),
        }),
        Tell::Found(Finding::Expired.by(Evidence::Certificate, Certainty::Sure)),
        Tell::Facts(Facts {
            card: Card::Cps3,
            known_to_cryptolib: true,
            generation: Some("CPS3v3".to_owned()),
            kind: Some(Kind::Other(7)),
            profession: Some(60),
            authentication: Some(certificate.clone()),
            signature: Some(certificate),
            holder_code: Some(Tries { left: 3, most: Some(3), dead: false }),
            unblocking_code: None,
            update: Some(Update::Done { ended: 1_768_473_000 }),
            remarks: vec![Remark { kind: RemarkKind::Refused(0x6a82), reading: Some(Reading::Numbers) }],
            may_ask_for_tries: false,
        }),
        Tell::Person(person()),
        Tell::Report("Lecteur : …".to_owned()),
        Tell::Ended(End::Partial),
        Tell::Trouble(Trouble::Held),
        Tell::Released,
    ]
}

fn person() -> Person {
    Person {
        given_names: Some("JEANNE".to_owned()),
        surname: Some("EXEMPLE".to_owned()),
        title: Some("Infirmier".to_owned()),
        identifier: Some("899700000000".to_owned()),
        identifier_kind: Some(IdentifierKind::Rpps),
        card_number: Some("0000000001".to_owned()),
        chip_number: Some("12345678".to_owned()),
    }
}

#[test]
fn every_message_survives_the_border() {
    for ask in asked() {
        assert_eq!(Ask::decode(&ask.encode()), Ok(ask));
    }
    for tell in told() {
        assert_eq!(Tell::decode(&tell.encode()), Ok(tell));
    }
}

/// The first byte of a message is its place in the enum; a new one without a line here fails.
#[test]
fn every_message_is_tried() {
    let first = |bytes: Vec<Vec<u8>>| bytes.iter().map(|b| b[0]).collect::<Vec<u8>>();
    assert_eq!(first(asked().iter().map(Ask::encode).collect()), (0..8).collect::<Vec<u8>>());
    assert_eq!(first(told().iter().map(Tell::encode).collect()), (0..13).collect::<Vec<u8>>());
    assert!(Ask::decode(&[8]).is_err() && Tell::decode(&[13]).is_err());
}

#[test]
fn what_is_cut_or_goes_on_is_no_message() {
    for bytes in asked().iter().map(Ask::encode) {
        assert_eq!(Ask::decode(&[&bytes[..], &[0]].concat()), Err(NoMessage));
        assert_eq!(Ask::decode(&bytes[..bytes.len() - 1]), Err(NoMessage));
    }
    for bytes in told().iter().map(Tell::encode) {
        assert_eq!(Tell::decode(&[&bytes[..], &[0]].concat()), Err(NoMessage));
        assert_eq!(Tell::decode(&bytes[..bytes.len() - 1]), Err(NoMessage));
    }
    assert_eq!(Tell::decode(&vec![0; LONGEST + 1]), Err(NoMessage));
}

/// Every byte of every message, changed to every other value: an error or a message, never a panic.
#[test]
fn hostile_bytes() {
    for bytes in asked().iter().map(Ask::encode).chain(told().iter().map(Tell::encode)) {
        for at in 0..bytes.len() {
            let mut changed = bytes.clone();
            for value in 0..=255 {
                changed[at] = value;
                let _ = (Ask::decode(&changed), Tell::decode(&changed));
            }
        }
    }
    // A list that says it is as long as memory allows.
    assert_eq!(Tell::decode(&[1, 0xff, 0xff, 0xff, 0xff, 0x0f]), Err(NoMessage));
}

#[test]
fn a_person_is_not_printed() {
    assert_eq!(format!("{:?}", Tell::Person(person())), "Person(Person(…))");
}

#[test]
fn what_helps_has_a_name_of_its_own() {
    let keys: BTreeSet<&str> = Trouble::ALL.iter().map(|trouble| trouble.key()).collect();
    assert_eq!(keys.len(), Trouble::ALL.len());
    for (place, trouble) in (0_u8..).zip(Trouble::ALL) {
        assert_eq!(postcard::to_allocvec(&trouble).unwrap(), [place], "the list is whole and in order");
    }
}
