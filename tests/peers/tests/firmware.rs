//! A whole dialogue with real firmware's CCID, through our host.
#![expect(clippy::unwrap_used, reason = "a test that fails says so by failing")]

use ccid::{ControlRequest, Error, Instant, Level, ReaderId, control, reader_interfaces};
use iso7816::{Command, CommandApdu, Form, Header, Le, Protocol};
use peers::examination::{examine, examine_directly, examined};
use peers::firmware::Firmware;
use peers::libccid::Libccid;
use sim::host::{self, Ended};
use sim::{Card, Device as _, Host};
use std::path::Path;
use std::time::Duration;

/// The kinds of descriptors (USB 2.0 table 9-5).
const DEVICE: u8 = 1;
const CONFIGURATION: u8 = 2;

fn plugged<C: Command, A: FnMut(&[u8]) -> Vec<u8>>(application: A) -> Host<C, Firmware<A>> {
    let mut firmware = Firmware::new(application);
    let id = ReaderId { vendor: 0x1209, product: 0x0001, release: 0x0010 };
    let profile = host::profile(id, &firmware.descriptor(CONFIGURATION), 0).unwrap();
    Host::new(profile, 0, firmware).unwrap()
}

/// Answers with what it was sent, as many bytes as it was asked for.
fn echo(command: &[u8]) -> Vec<u8> {
    let (command, _) = CommandApdu::parse(command).unwrap();
    let wanted = command.le().map_or(0, Le::count);
    let mut answer: Vec<u8> = command.data().iter().copied().cycle().take(wanted).collect();
    answer.extend([0x90, 0x00]);
    answer
}

fn ask(data: &[u8], wanted: usize) -> CommandApdu {
    let command = CommandApdu::new(Header::new(0x00, 0x10, 0x00, 0x00)).with_data(data.to_vec()).unwrap();
    match Le::new(u32::try_from(wanted).unwrap()) {
        Some(le) => command.expecting(le),
        None => command,
    }
}

#[test]
fn its_descriptors_are_understood() {
    let mut firmware = Firmware::new(echo);
    let device = firmware.descriptor(DEVICE);
    assert_eq!((device.len(), &device[8..12]), (18, &[0x09, 0x12, 0x01, 0x00][..]));
    let found = reader_interfaces(&firmware.descriptor(CONFIGURATION));
    let [reader] = &found[..] else { panic!("{found:?}") };
    let endpoints = reader.usable.unwrap();
    assert_eq!((endpoints.bulk_in.address, endpoints.bulk_out.address), (0x81, 0x01));
    assert_eq!((endpoints.bulk_in.packet, endpoints.interrupt), (64, None));
    let descriptor = reader.descriptor.unwrap();
    assert_eq!((descriptor.level(), descriptor.max_message_length()), (Ok(Level::ExtendedApdu), 3_072));
    let mut numbers = |request| {
        let answer = firmware.control(request, Instant::START).unwrap();
        control::numbers(&answer.unwrap())
    };
    assert_eq!(numbers(ControlRequest::GetClockFrequencies), [3_580]);
    assert_eq!(numbers(ControlRequest::GetDataRates), [9_600]);
}

#[test]
fn commands_and_answers_of_every_length() {
    let mut host = plugged(echo);
    let powered = host.power_on().unwrap();
    assert_eq!(powered.atr.as_bytes(), [0x3b, 0x80, 0x01, 0x81]);
    assert_eq!(powered.protocol, Protocol::T1);
    host.device().packets();
    let data: Vec<u8> = (1..=255).collect();
    let (mut empty, mut parts) = (0, 0);
    for length in 1..=255 {
        for wanted in [0, 1, length, 256 - length, 256] {
            let answer = host.transmit(&ask(&data[..length], wanted)).unwrap();
            let expected: Vec<u8> = data[..length].iter().copied().cycle().take(wanted).collect();
            assert_eq!(
                (answer.data(), answer.status().number()),
                (&expected[..], 0x9000),
                "{length} {wanted}"
            );
            let packets = host.device().packets();
            empty += packets.iter().filter(|length| **length == 0).count();
            // Each part of an answer is a message of one packet here; all but the last are full.
            parts += packets.iter().filter(|length| **length > 0).count();
            assert!(packets.windows(2).all(|two| (two[0] == 64) == (two[1] == 0)), "{packets:?}");
        }
    }
    assert!(empty > 1_000 && parts > 2_500, "{empty} empty packets, {parts} parts");
    assert_eq!(host.power_off(), Ok(()));
}

#[test]
fn an_application_that_takes_its_time_is_waited_for() {
    let mut host = plugged(echo);
    host.power_on().unwrap();
    for seconds in [1, 2, 20] {
        host.device().takes = Duration::from_secs(seconds);
        let before = host.now();
        let answer = host.transmit(&ask(&[7; 100], 256)).unwrap();
        assert_eq!((answer.data(), answer.status().number()), (&[7; 256][..], 0x9000));
        assert_eq!(host.now(), before.after(Duration::from_secs(seconds)));
    }
}

#[test]
fn one_that_never_answers_is_aborted() {
    let mut host = plugged(echo);
    host.power_on().unwrap();
    host.device().takes = Duration::from_secs(10_000);
    let ended = host.transmit(&ask(&[1], 0));
    assert!(matches!(ended, Err(Ended::Failed(Error::TimedOut { .. }))), "{ended:?}");
    host.device().takes = Duration::ZERO;
    // It tells its application of the abort with the next command only, and drops that one.
    let answered = (0..2).any(|_| {
        // Both sides know that nothing is under way: the device need not be reset.
        host.power_on().unwrap();
        host.transmit(&ask(&[1], 1)).is_ok_and(|answer| answer.data() == [1])
    });
    assert!(answered);
}

/// What we put between firmware and host is right for another's host too.
#[test]
fn libccid_speaks_with_it_too() {
    let mut firmware = Firmware::new(echo);
    let descriptor = reader_interfaces(&firmware.descriptor(CONFIGURATION))[0].descriptor.unwrap();
    let Some(mut libccid) = Libccid::start(Path::new(env!("CARGO_TARGET_TMPDIR"))) else { return };
    assert_eq!(libccid.open(&descriptor, &mut firmware), Ok(()));
    assert_eq!(libccid.power_on(&mut firmware), Ok(vec![0x3b, 0x80, 0x01, 0x81]));
    assert_eq!(libccid.agree_on(Protocol::T1, &mut firmware), Ok(()));
    let data: Vec<u8> = (1..=255).collect();
    for length in 1..=255 {
        for wanted in [0, 256 - length, 256] {
            let command = ask(&data[..length], wanted).emit(Form::Short).unwrap();
            let answer = libccid.transmit(&command, &mut firmware);
            assert_eq!(answer, Ok(echo(&command)), "{length} {wanted}");
        }
    }
}

#[test]
fn every_card_is_examined_through_it() {
    for variant in examined() {
        let mut card = Card::new(variant);
        card.power_up();
        let mut host = plugged(|command: &[u8]| card.transmit(command));
        host.power_on().unwrap();
        let report = examine(variant, |command| host.transmit(command).unwrap());
        assert_eq!(report, examine_directly(variant), "{variant:?}");
        drop(host);
        assert_eq!(card.caught(), [], "{variant:?}");
    }
}
