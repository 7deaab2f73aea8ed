//! What a card answers with: control parameters, the bytes of files, counters.

use super::{Card, status};
use crate::der::object;
use crate::variant::Variant;

/// The data of a short command, from what follows its header; none if the length is wrong (7816-3 §12.1.3).
pub(super) fn data_of(rest: &[u8]) -> &[u8] {
    match rest.split_first() {
        Some((length, rest)) => rest.get(..usize::from(*length)).unwrap_or(&[]),
        None => &[],
    }
}

/// Who may do what with a file, for contact (8C) and contactless (9C): READ always, all else never.
const RULES: [u8; 20] = [
    0xa1, 0x12, 0x8c, 0x07, 0x7b, 0xff, 0xff, 0xff, 0xff, 0xff, 0x00, 0x9c, 0x07, 0x7b, 0xff, 0xff, 0xff,
    0xff, 0xff, 0x00,
];

/// The same for EF.ATR and EF.DIR, where two more rights are somebody's (OpenSC #2223).
const RULES_OF_THE_OUTER: [u8; 20] = [
    0xa1, 0x12, 0x8c, 0x07, 0x7b, 0x45, 0xff, 0xff, 0xff, 0x45, 0x00, 0x9c, 0x07, 0x7b, 0xff, 0xff, 0xff,
    0xff, 0xff, 0x00,
];

/// Activated (7816-4 §7.4.10).
const ACTIVE: [u8; 3] = [0x8a, 0x01, 0x05];

impl Card {
    /// Control parameters as a CPS3 gives them (OpenSC #2275): size, kind, identifier, short identifier, rules.
    pub(super) fn control_parameters(&self, tag: u8, at: usize) -> Vec<u8> {
        let is_outer = self.files.get(at).is_some_and(|file| matches!(file.path, [0x2f, _]));
        self.described(tag, at, if is_outer { &RULES_OF_THE_OUTER } else { &RULES })
    }

    /// Control parameters of a directory: invented, but OpenSC, which reads these cards, wants rules in them.
    pub(super) fn directory_parameters([first, second]: [u8; 2]) -> Vec<u8> {
        let inside = [&[0x82, 0x01, 0x38, 0x83, 0x02, first, second][..], &RULES, &ACTIVE].concat();
        [&[0x62, u8::try_from(inside.len()).unwrap_or(0)], &inside[..], &status::OK].concat()
    }

    /// Control information of a CPS4: it begins with 6F; what is inside is invented.
    pub(super) fn control_information(&self, at: usize) -> Vec<u8> {
        self.described(0x6f, at, &[])
    }

    fn described(&self, tag: u8, at: usize, rules: &[u8]) -> Vec<u8> {
        let Some(file) = self.files.get(at) else { return status::NOT_FOUND.to_vec() };
        let [high, low] = u16::try_from(file.bytes.len()).unwrap_or(u16::MAX).to_be_bytes();
        let identifier = file.path.last_chunk::<2>().copied().unwrap_or_default();
        let short = file.short.map(|number| [0x88, 0x01, number << 3]);
        let inside = [
            &[0x80, 0x02, high, low, 0x82, 0x01, 0x01, 0x83, 0x02][..],
            &identifier,
            short.as_ref().map_or(&[], |tlv| &tlv[..]),
            rules,
            &ACTIVE,
        ]
        .concat();
        [&[tag, u8::try_from(inside.len()).unwrap_or(0)], &inside[..], &status::OK].concat()
    }

    /// READ BINARY (7816-4 §11.3.3), of the current file or of one by its short identifier.
    pub(super) fn read(&mut self, p1: u8, p2: u8, length: u8) -> Vec<u8> {
        let mut offset = usize::from(u16::from_be_bytes([p1, p2]));
        if p1 >= 0x80 {
            let Some(at) = self.files.iter().position(|file| file.short == Some(p1 & 0x1f)) else {
                return status::NOT_FOUND.to_vec();
            };
            (self.selected.file, offset) = (Some(at), usize::from(p2));
        }
        let Some(file) = self.selected.file.and_then(|at| self.files.get(at)) else {
            return status::NO_FILE.to_vec();
        };
        if !file.free {
            return status::PROTECTED.to_vec();
        }
        let Some(rest) = file.bytes.get(offset..).filter(|rest| !rest.is_empty()) else {
            return status::WRONG_OFFSET.to_vec();
        };
        let wanted = if length == 0 { 256 } else { usize::from(length) };
        match rest.get(..wanted) {
            Some(piece) => [piece, &status::OK].concat(),
            // All there is was asked for: no warning.
            None if length == 0 => [rest, &status::OK].concat(),
            None => [rest, &status::END_OF_FILE].concat(),
        }
    }

    /// GET DATA of what belongs to a code: from the master file only (OpenSC fcd2e665f).
    pub(super) fn of_a_code(&self, wanted: &[u8]) -> Vec<u8> {
        if self.selected.directory.is_some() {
            return status::NO_DATA.to_vec();
        }
        let (code, inside) = match wanted {
            [0x4d, 0x08, 0x70, 0x06, 0xbf, 0x81, code @ 1..=2, 0x02, 0xa0, 0x80] => {
                (*code, object(0xa0, &self.counter(*code)))
            }
            // OpenSC asks for the lengths too (#2217); that a card answers is known, its bytes are invented.
            [0x4d, 0x09, 0x70, 0x07, 0xbf, 0x81, code @ 1..=2, 0x03, 0x7f, 0x41, 0x80] => {
                let lengths = [0x80, 0x01, 0x08, 0x81, 0x01, if *code == 2 { 8 } else { 4 }];
                (*code, [&[0x7f][..], &object(0x41, &lengths)].concat())
            }
            _ => return status::NO_DATA.to_vec(),
        };
        let of_the_code = [&[0xbf, 0x81][..], &object(code, &inside)].concat();
        [&object(0x70, &of_the_code)[..], &status::OK].concat()
    }

    /// Tries and uses, at most and left, then who may do what with the code.
    fn counter(&self, code: u8) -> Vec<u8> {
        let unblocking = code == 2;
        let dead = self.variant == Variant::Dead;
        let (most, left) = if unblocking { (10, 10) } else { (3, self.tries) };
        let mut inside = vec![0x9a, 0x01, most, 0x9b, 0x01, left];
        if unblocking {
            inside.extend([0x9c, 0x02, 0x00, 0x64, 0x9d, 0x02, 0x00, if dead { 0 } else { 0x64 }]);
        } else if dead {
            inside.extend([0x9d, 0x01, 0x00]);
        }
        inside.extend([0xa1, 0x08, 0x8c, 0x06, 0xf3, 0x00, 0x00, 0x13, 0xff, 0x00]);
        inside
    }
}
