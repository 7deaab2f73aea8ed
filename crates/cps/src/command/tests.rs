//! The allow-list, compared with one written by hand.

use super::*;
use crate::files::{Application, DirectoryFile, File};
use crate::pkcs15::FilePath;
use iso7816::Form;

/// Every command there can be, offsets and lengths at their ends.
fn all() -> Vec<ReadCommand> {
    let mut out = vec![ReadCommand::master_file()];
    for code in [Code::Holder, Code::Unblocking] {
        out.extend([ReadCommand::counter(code), ReadCommand::query(code)]);
    }
    for channel in [Channel::Basic, Channel::One] {
        for application in [Application::Cps, Application::Cps2Ter, Application::IssuerDomain] {
            out.push(ReadCommand::application(channel, application));
        }
        let files = [File::SerialNumber, File::Actua, File::TokenInfo, File::ObjectDirectory];
        out.extend(files.into_iter().chain(listed()).map(|file| ReadCommand::file(channel, file)));
        for offset in [0, 1, 230, 231, 0x7ffe, 0x7fff, 0x8000, 0x9c00, 0xffff] {
            for length in [0, 1, 231, 256, u16::MAX] {
                out.extend(ReadCommand::read(channel, offset, length));
            }
        }
    }
    out
}

/// Whatever a card could name by the paths it gives.
fn listed() -> impl Iterator<Item = File> {
    let paths = (0..=u16::MAX).flat_map(|file| {
        let [first, second] = file.to_be_bytes();
        [vec![first, second], vec![0x3f, 0x00, 0x00, 0x01, first, second], vec![0x00, 0x02, first, second]]
    });
    let paths = paths.filter_map(|bytes| FilePath::of(&bytes));
    paths.flat_map(|path| [File::certificate(path), DirectoryFile::of(path).map(File::Directory)]).flatten()
}

/// The allow-list again, written by hand and not from the encoder.
fn is_allowed(bytes: &[u8]) -> bool {
    const NAMES: [&[u8]; 3] = [
        &[0x80, 0x25, 0x00, 0x00, 0x01, 0xff, 0x01, 0x00],
        &[0x80, 0x25, 0x00, 0x00, 0x01, 0xff, 0x00, 0x02],
        &[0xa0, 0x00, 0x00, 0x01, 0x51, 0x00, 0x00],
    ];
    let is_path = |path: &[u8]| {
        let path = path.strip_prefix(&[0x3f, 0x00]).unwrap_or(path);
        matches!(
            path,
            [] | [0xd0, 0x03 | 0x10]
                | [0x00, 0x01, 0x50, 0x31 | 0x32]
                | [0x00, 0x01, 0x70 | 0x71, 0x01..=0x06]
                | [0x00, 0x01, 0xa0, _]
        )
    };
    let data = |rest: &[u8]| -> Option<Vec<u8>> {
        let (&length, rest) = rest.split_first()?;
        let (data, le) = rest.split_at_checked(length.into())?;
        matches!(le, [] | [0x00]).then(|| data.to_vec())
    };
    match bytes {
        [0x00 | 0x01, 0xa4, 0x04, 0x0c, rest @ ..] => {
            data(rest).is_some_and(|d| NAMES.contains(&d.as_slice()))
        }
        [0x00, 0xa4, 0x04, 0x04, rest @ ..] => data(rest).is_some_and(|d| d == NAMES[0]),
        [0x00, 0xa4, 0x09, 0x04 | 0x0c, rest @ ..] => {
            data(rest).is_some_and(|d| d.starts_with(&[0x3f, 0x00]) && is_path(&d))
        }
        [0x01, 0xa4, 0x08, 0x00, rest @ ..] => data(rest).is_some_and(|d| is_path(&d)),
        [0x00 | 0x01, 0xb0, high, _, 1..=0xe7] => *high < 0x80,
        [0x00, 0xcb, 0x3f, 0xff, rest @ ..] => data(rest).is_some_and(|d| {
            matches!(d.as_slice(), [0x4d, 0x08, 0x70, 0x06, 0xbf, 0x81, 0x01 | 0x02, 0x02, 0xa0, 0x80])
        }),
        // Four bytes, no length: with a length it would present a code.
        [0x01, 0x20, 0x00, 0x01 | 0x02] => true,
        _ => false,
    }
}

#[test]
fn nothing_else_can_be_said() {
    let all = all();
    assert!(all.len() > 550, "{}", all.len());
    for command in all {
        let bytes = command.to_apdu().emit(Form::Short).unwrap();
        assert!(is_allowed(&bytes), "{bytes:02x?}");
    }
}

#[test]
fn as_the_ans_library_sends_them() {
    let hex = |command: &ReadCommand| -> String {
        let bytes = command.to_apdu().emit(Form::Short).unwrap();
        bytes.iter().map(|byte| format!("{byte:02X}")).collect()
    };
    assert_eq!(hex(&ReadCommand::file(Channel::Basic, File::SerialNumber)), "00A40904043F00D00300");
    assert_eq!(
        hex(&ReadCommand::file(Channel::One, File::Directory(DirectoryFile::CERTIFICATES))),
        "01A40800040001700500"
    );
    let application = ReadCommand::application;
    assert_eq!(hex(&application(Channel::Basic, Application::Cps)), "00A40404088025000001FF010000");
    assert_eq!(hex(&application(Channel::One, Application::Cps)), "01A4040C088025000001FF0100");
    assert_eq!(hex(&ReadCommand::master_file()), "00A4090C023F00");
    assert_eq!(hex(&ReadCommand::counter(Code::Holder)), "00CB3FFF0A4D087006BF810102A08000");
    assert_eq!(hex(&ReadCommand::query(Code::Holder)), "01200001");
    assert_eq!(hex(&ReadCommand::read(Channel::Basic, 0xe7, 59).unwrap()), "00B000E73B");
}
