//! What each fuzz target does with its bytes; the committed corpus runs through the same as plain tests.

use ccid::message::{Answer, Frame, Received};
use ccid::{
    ClassDescriptor, Endpoint, Endpoints, Input, Notification, Output, Profile, ReaderId, Slot,
    reader_interfaces,
};
use iso7816::{CommandApdu, Header, Instant, Le};
use std::time::Duration;

/// A configuration descriptor, or a class descriptor alone.
pub(crate) fn ccid_descriptor(data: &[u8]) {
    for interface in reader_interfaces(data) {
        let (Some(descriptor), Ok(endpoints)) = (interface.descriptor, interface.usable) else {
            continue;
        };
        let _ = format!("{descriptor:?}");
        let id = ReaderId { vendor: 0x08e6, product: 0x3437, release: 0 };
        if let Ok(profile) = Profile::new(id, descriptor, endpoints) {
            assert!((271..=65_554).contains(&profile.max_message()));
            let _ = Slot::<CommandApdu>::new(profile, 0);
        }
    }
    if let Some(descriptor) = ClassDescriptor::parse(data) {
        assert!(data.starts_with(descriptor.bytes()));
    }
}

/// The first byte is the kind of reader, then answers: each with its length before it; a length of zero lets
/// time pass. The number of the message is put right unless the length is odd.
pub(crate) fn ccid_response(data: &[u8]) {
    let Some((kind, mut rest)) = data.split_first() else {
        return;
    };
    alone(rest);
    let mut slot = Slot::<CommandApdu>::new(profile(*kind), 0).unwrap();
    let mut now = Instant::START;
    let mut sequence = 0;
    let read = CommandApdu::new(Header::new(0, 0xb0, 0, 0)).expecting(Le::SHORT_MAX);
    let _ = slot.power_on(now);
    while !rest.is_empty() {
        if slot.is_idle() && slot.is_ready() {
            let _ = slot.transmit(&read, now);
        } else if slot.is_idle() && slot.power_on(now).is_err() {
            slot.reset();
        }
        for _ in 0..100 {
            match slot.poll(now) {
                Output::Write(message) => {
                    let frame = Frame::parse(&message).unwrap();
                    assert!(matches!(Received::parse(&frame), Ok(Received::Request(_))));
                    sequence = frame.sequence;
                }
                Output::Control(_) => slot.handle(Input::ControlDone, now),
                Output::ClearHalt(_) | Output::Event(_) => {}
                _ => break,
            }
        }
        let (length, after) = rest.split_first().unwrap();
        let (answer, after) = after.split_at(usize::from(*length).min(after.len()));
        rest = after;
        if answer.is_empty() {
            now = now.after(Duration::from_secs(1));
            continue;
        }
        let mut answer = answer.to_vec();
        if let (Some(number), 0) = (answer.get_mut(6), length % 2) {
            *number = sequence;
        }
        slot.handle(Input::Received(&answer), now);
    }
}

/// Whatever the bytes are, as one message.
fn alone(data: &[u8]) {
    let _ = Notification::parse(data);
    let Some(frame) = Frame::parse(data) else {
        return;
    };
    assert_eq!(frame.emit(), data);
    let _ = frame.to_string();
    let _ = Received::parse(&frame);
    if let Ok(answer) = Answer::parse(&frame) {
        let again = answer.emit();
        let again = Answer::parse(&Frame::parse(&again).unwrap()).unwrap();
        assert_eq!(again, answer);
    }
}

/// Four kinds of readers: extended and short APDU, TPDU with much and with nothing done by the reader.
fn profile(kind: u8) -> Profile {
    let features: u32 = [0x0004_0840, 0x0002_04ba, 0x0001_00ba, 0x0001_0230][usize::from(kind % 4)];
    let mut bytes = [0; 54];
    bytes[..8].copy_from_slice(&[0x36, 0x21, 0x10, 0x01, 0, 7, 3, 0]);
    bytes[10..12].copy_from_slice(&[0xa0, 0x0f]);
    bytes[23..26].copy_from_slice(&[0x00, 0x40, 0x05]);
    bytes[28] = 254;
    bytes[40..44].copy_from_slice(&features.to_le_bytes());
    let descriptor = ClassDescriptor::parse(&bytes).unwrap();
    let pipe = |address| Endpoint { address, packet: 64 };
    let endpoints = Endpoints { bulk_in: pipe(0x81), bulk_out: pipe(0x02), interrupt: None };
    let id = ReaderId { vendor: 0x08e6, product: 0x3437, release: 0 };
    Profile::new(id, descriptor, endpoints).unwrap()
}
