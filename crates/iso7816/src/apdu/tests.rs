//! The four cases, both forms, and what is no command.

use super::*;
use crate::{CardFault, Misuse, StatusWord, Unsupported};

const HEADER: Header = Header::new(0x00, 0xa4, 0x09, 0x04);

fn command(data: usize, le: Option<u32>) -> CommandApdu {
    let command = CommandApdu::new(HEADER).with_data(vec![0xd0; data]).unwrap();
    match le {
        Some(le) => command.expecting(Le::new(le).unwrap()),
        None => command,
    }
}

#[test]
fn the_four_cases() {
    let h = [0x00, 0xa4, 0x09, 0x04];
    for (command, case, form, body) in [
        (command(0, None), Case::One, Form::Short, &[][..]),
        (command(0, Some(5)), Case::Two, Form::Short, &[5]),
        (command(0, Some(256)), Case::Two, Form::Short, &[0]),
        (command(0, Some(257)), Case::Two, Form::Extended, &[0, 1, 1]),
        (command(0, Some(65_536)), Case::Two, Form::Extended, &[0, 0, 0]),
        (command(1, None), Case::Three, Form::Short, &[1, 0xd0]),
        (command(2, Some(256)), Case::Four, Form::Short, &[2, 0xd0, 0xd0, 0]),
        (command(1, Some(300)), Case::Four, Form::Extended, &[0, 0, 1, 0xd0, 1, 0x2c]),
    ] {
        assert_eq!(command.case(), case);
        assert_eq!(command.form(), form);
        let bytes = command.emit(form).unwrap();
        assert_eq!(bytes, [&h[..], body].concat());
        assert_eq!(CommandApdu::parse(&bytes), Ok((command, form)));
    }
}

#[test]
fn every_length_survives_in_every_form_that_holds_it() {
    for data in [0, 1, 4, 254, 255, 256, 257, 65_535] {
        for le in [None, Some(1), Some(255), Some(256), Some(257), Some(65_535), Some(65_536)] {
            let command = command(data, le);
            let extended = command.emit(Form::Extended).unwrap();
            let (read, form) = CommandApdu::parse(&extended).unwrap();
            assert_eq!(read, command);
            assert_eq!(form == Form::Short, command.case() == Case::One);
            match command.emit(Form::Short) {
                Ok(bytes) => assert_eq!(CommandApdu::parse(&bytes), Ok((command, Form::Short))),
                Err(why) => {
                    assert_eq!(why, Unsupported::ExtendedLength);
                    assert_eq!(command.form(), Form::Extended);
                }
            }
        }
    }
}

#[test]
fn what_is_no_command() {
    for bytes in [
        &[][..],
        &[0, 0xa4, 0],
        &[0, 0xa4, 0, 0, 2, 1],
        &[0, 0xa4, 0, 0, 1, 1, 1, 1],
        &[0, 0xa4, 0, 0, 0, 1],
        &[0, 0xa4, 0, 0, 0, 0, 0, 0],
        &[0, 0xa4, 0, 0, 0, 0, 1, 1, 1],
        &[0, 0xa4, 0, 0, 0, 0, 2, 1],
    ] {
        assert_eq!(CommandApdu::parse(bytes), Err(Misuse::NotACommand), "{bytes:02X?}");
    }
    let long = CommandApdu::new(HEADER).with_data(vec![0; 65_536]);
    assert_eq!(long, Err(Misuse::CommandTooLong));
    assert_eq!(Le::new(0), None);
    assert_eq!(Le::new(65_537), None);
}

#[test]
fn responses() {
    let response = Response::parse(&[0xaa, 0x90, 0x00]).unwrap();
    assert_eq!(response.data(), [0xaa]);
    assert_eq!(response.status(), StatusWord::SUCCESS);
    assert_eq!(response.emit(), [0xaa, 0x90, 0x00]);
    assert_eq!(Response::parse(&[0x90]), Err(CardFault::ResponseTooShort { length: 1 }));
    assert_eq!(Response::parse(&[]), Err(CardFault::ResponseTooShort { length: 0 }));
    assert_eq!(Response::parse(&vec![0; 65_539]), Err(CardFault::ResponseTooLong));
}

#[test]
fn data_is_never_shown() {
    let command = CommandApdu::new(Header::new(0, 0x20, 0, 1))
        .with_data(b"1234".to_vec())
        .unwrap()
        .expecting(Le::SHORT_MAX);
    assert_eq!(format!("{command:?}"), "CommandApdu(00 20 00 01 +4 bytes ?256)");
    let response = Response::new(b"DUPONT".to_vec(), StatusWord::SUCCESS);
    assert_eq!(format!("{response:?}"), "Response(6 bytes, 9000)");
}
