//! Messages as they cross the pipe: every one, byte by byte.

use super::*;

/// The message that these bytes are, the bytes that this message is.
#[track_caller]
fn out(request: Request, bytes: &[u8]) {
    let emitted = request.emit(bytes[5], bytes[6]);
    assert_eq!(emitted, bytes, "{request:?}");
    let frame = Frame::parse(bytes).unwrap();
    assert_eq!((frame.slot, frame.sequence), (bytes[5], bytes[6]));
    assert_eq!(frame.emit(), bytes);
    assert_eq!(Received::parse(&frame), Ok(Received::Request(request)));
}

#[test]
fn every_message_to_a_reader() {
    out(Request::IccPowerOn(PowerSelect::ThreeVolts), &[0x62, 0, 0, 0, 0, 1, 2, 2, 0, 0]);
    out(Request::IccPowerOff, &[0x63, 0, 0, 0, 0, 0, 3, 0, 0, 0]);
    out(Request::GetSlotStatus, &[0x65, 0, 0, 0, 0, 0, 255, 0, 0, 0]);
    out(
        Request::XfrBlock { extension: 3, level: 0x0010, data: vec![0xaa, 0xbb] },
        &[0x6f, 2, 0, 0, 0, 0, 4, 3, 0x10, 0, 0xaa, 0xbb],
    );
    out(Request::GetParameters, &[0x6c, 0, 0, 0, 0, 0, 5, 0, 0, 0]);
    out(Request::ResetParameters, &[0x6d, 0, 0, 0, 0, 0, 6, 0, 0, 0]);
    out(
        Request::SetParameters(ProtocolParameters::T0(T0Parameters {
            speed: 0x11,
            checks: 0,
            guard_time: 0,
            waiting_integer: 0x2a,
            clock_stop: 0,
        })),
        &[0x61, 5, 0, 0, 0, 0, 7, 0, 0, 0, 0x11, 0, 0, 0x2a, 0],
    );
    out(
        Request::SetParameters(ProtocolParameters::T1(T1Parameters {
            speed: 0x11,
            checks: 0x10,
            guard_time: 0,
            waiting_integers: 0x4d,
            clock_stop: 0,
            field_size: 0x20,
            node_address: 0,
        })),
        &[0x61, 7, 0, 0, 0, 0, 8, 1, 0, 0, 0x11, 0x10, 0, 0x4d, 0, 0x20, 0],
    );
    out(Request::Escape(EscapeCommand::GEMALTO_APDU_MODE), &[0x6b, 2, 0, 0, 0, 0, 9, 0, 0, 0, 0x1f, 2]);
    out(Request::IccClock(ClockCommand::Stop), &[0x6e, 0, 0, 0, 0, 0, 10, 1, 0, 0]);
    out(
        Request::T0Apdu(T0Apdu { changes: 3, get_response: 0, envelope: 0xff }),
        &[0x6a, 0, 0, 0, 0, 0, 11, 3, 0, 0xff],
    );
    out(Request::Abort, &[0x72, 0, 0, 0, 0, 0, 12, 0, 0, 0]);
    out(
        Request::SetDataRateAndClock { clock: 4_000, rate: 10_752 },
        &[0x73, 8, 0, 0, 0, 0, 13, 0, 0, 0, 0xa0, 0x0f, 0, 0, 0, 0x2a, 0, 0],
    );
}

#[test]
fn messages_that_are_read_but_never_written() {
    let read = |bytes: &[u8]| Received::parse(&Frame::parse(bytes).unwrap());
    assert_eq!(
        read(&[0x69, 1, 0, 0, 0, 0, 1, 4, 0x10, 0, 0x55]),
        Ok(Received::Secure { extension: 4, level: 0x10, data: vec![0x55] })
    );
    assert_eq!(read(&[0x71, 0, 0, 0, 0, 0, 1, 2, 0, 0]), Ok(Received::Mechanical { function: 2 }));
    assert_eq!(read(&[0x6b, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0x99]), Ok(Received::Escape(vec![0x99])));
}

#[test]
fn wrong_messages_to_a_reader_are_answered_with_the_position() {
    for (bytes, position) in [
        (&[0x60, 0, 0, 0, 0, 0, 0, 0, 0, 0][..], 0),
        (&[0x65, 1, 0, 0, 0, 0, 0, 0, 0, 0], 1),
        (&[0x65, 1, 0, 0, 0, 0, 0, 0, 0, 0, 9], 1),
        (&[0x62, 0, 0, 0, 0, 0, 0, 4, 0, 0], 7),
        (&[0x61, 5, 0, 0, 0, 0, 0, 2, 0, 0, 1, 2, 3, 4, 5], 7),
        (&[0x61, 5, 0, 0, 0, 0, 0, 1, 0, 0, 1, 2, 3, 4, 5], 1),
        (&[0x61, 6, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6], 1),
        (&[0x6e, 0, 0, 0, 0, 0, 0, 2, 0, 0], 7),
        (&[0x73, 7, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7], 1),
        (&[0x71, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1], 1),
    ] {
        let frame = Frame::parse(bytes).unwrap();
        assert_eq!(Received::parse(&frame), Err(position), "{frame}");
    }
}

/// The answer that these bytes are, the bytes that this answer is.
#[track_caller]
fn back(body: Body, bytes: &[u8]) {
    let frame = Frame::parse(bytes).unwrap();
    let answer = Answer::parse(&frame).unwrap();
    assert_eq!(answer.body, body);
    assert_eq!(answer.emit(), bytes);
    assert_eq!(answer.message(), frame.message);
}

#[test]
fn every_message_from_a_reader() {
    // The first four as the firmware `usbd-ccid` sent them.
    back(Body::SlotStatus { clock: 0 }, &[0x81, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    back(
        Body::DataBlock { chain: 0, data: vec![0x3b, 0x80, 0x01, 0x81] },
        &[0x80, 4, 0, 0, 0, 0, 1, 0, 0, 0, 0x3b, 0x80, 0x01, 0x81],
    );
    back(
        Body::Parameters(ProtocolParameters::parse(1, &[0x11, 0x10, 0, 0x15, 0, 0xfe, 0])),
        &[0x82, 7, 0, 0, 0, 0, 2, 0, 0, 1, 0x11, 0x10, 0, 0x15, 0, 0xfe, 0],
    );
    back(
        Body::DataBlock { chain: 0, data: vec![0x90, 0x00] },
        &[0x80, 2, 0, 0, 0, 0, 3, 0, 0, 0, 0x90, 0x00],
    );
    back(Body::DataBlock { chain: 0x10, data: vec![] }, &[0x80, 0, 0, 0, 0, 0, 3, 0, 0, 0x10]);
    back(Body::SlotStatus { clock: 2 }, &[0x81, 0, 0, 0, 0, 1, 9, 0x42, 0xfe, 2]);
    back(Body::Parameters(None), &[0x82, 0, 0, 0, 0, 0, 9, 0x41, 0xf6, 0]);
    back(Body::Escape(vec![7]), &[0x83, 1, 0, 0, 0, 0, 9, 0, 0, 0, 7]);
    back(
        Body::DataRateAndClock(Some(DataRateAndClock { clock: 4_000, rate: 10_752 })),
        &[0x84, 8, 0, 0, 0, 0, 9, 0, 0, 0, 0xa0, 0x0f, 0, 0, 0, 0x2a, 0, 0],
    );
}

#[test]
fn leniency_is_for_parameters_only() {
    let frame = |bytes: &[u8]| Answer::parse(&Frame::parse(bytes).unwrap()).map(|a| a.body);
    let qemu = [0x82, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0x11, 0, 0, 0x0a, 0, 0, 0];
    let parameters = ProtocolParameters::parse(0, &[0x11, 0, 0, 0x0a, 0]);
    assert!(parameters.is_some());
    assert_eq!(frame(&qemu), Ok(Body::Parameters(parameters)));
    for kind in [0x80, 0x83] {
        let bytes = [kind, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0x11];
        assert_eq!(frame(&bytes), Err(crate::ReaderFault::LengthMismatch));
    }
    assert!(matches!(
        frame(&[0x50, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
        Err(crate::ReaderFault::UnexpectedMessage { .. })
    ));
}

#[test]
fn frames_are_printed_without_their_data() {
    let bytes = [0x6f, 2, 0, 0, 0, 0, 4, 3, 0x10, 0, 0xaa, 0xbb];
    let frame = Frame::parse(&bytes).unwrap();
    assert_eq!(frame.to_string(), "PC_to_RDR_XfrBlock slot 0 seq 4 03 10 00, 2 bytes");
    let bytes = [0x80, 9, 0, 0, 0, 1, 4, 0x42, 0xfe, 0, 0xaa];
    let frame = Frame::parse(&bytes).unwrap();
    assert_eq!(
        frame.to_string(),
        "RDR_to_PC_DataBlock slot 1 seq 4 no card, failed FE (the card does not answer, or there is none), \
         1 bytes of 9"
    );
    assert_eq!(Frame::parse(&bytes[..9]), None);
}

#[test]
fn every_status_survives() {
    for status in 0..=u8::MAX {
        for error in [0, 1, 0x7f, 0xe0, 0xfe, 0xff] {
            let read = SlotStatus::from_bytes(status, error);
            assert_eq!(SlotStatus::from_bytes(read.to_bytes()[0], read.to_bytes()[1]), read);
        }
    }
}
