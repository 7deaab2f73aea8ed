//! The small files of a card, each from its bytes to what it means.

use crate::lax;
use crate::personal::Personal;
use crate::{luhn, time::Seconds};
use iso7816::{StatusWord, tlv};

/// How many bytes a file has, from its control parameters: FCP (tag 62) on a
/// CPS3, FCI (6F) on a CPS4 (7816-4 §7.4, tags 80 and 81).
#[must_use]
pub fn size_of_file(parameters: &[u8]) -> Option<u16> {
    let inside = [0x62, 0x6f].into_iter().find_map(|tag| lax::find(parameters, tag))?;
    let size = [0x80, 0x81].into_iter().find_map(|tag| lax::find(inside, tag))?;
    match size {
        [low] => Some((*low).into()),
        [high, low] => Some(u16::from_be_bytes([*high, *low])),
        _ => None,
    }
}

/// EF.SN: `5A 0A`, the ANS's number as an issuer, eight digits, a check digit and F (CL `card-cps.c`).
#[derive(Debug, PartialEq, Eq)]
pub struct SerialNumber {
    /// The eight digits.
    pub digits: Personal<String>,
    /// Whether the check digit is right (inferred from one sample: a remark, no more).
    pub checked: bool,
}

impl SerialNumber {
    /// Reads EF.SN; none if it is not the ANS's.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let value = lax::find(bytes, 0x5a)?;
        let digits = value.strip_prefix(&[0x80, 0x25, 0x00, 0x00, 0x01])?;
        let [_, _, _, _, last] = digits else { return None };
        let nibbles = digits.iter().flat_map(|byte| [byte >> 4, byte & 0x0f]).take(9);
        let mut whole = String::with_capacity(19);
        whole.push_str("8025000001");
        for nibble in nibbles {
            whole.push(char::from_digit(nibble.into(), 10)?);
        }
        let whole = Personal::new(whole);
        let eight = whole.reveal().get(10..18)?.to_owned();
        let digits = Personal::new(eight);
        (last & 0x0f == 0x0f).then(|| Self { digits, checked: luhn::is_right(whole.reveal()) })
    }
}

/// EF_ACTUA: whether the last update of the card over the network came to its end (CL `card-cps3.c`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Actua {
    /// Never updated: how most cards are.
    Never,
    /// Updated, with both dates there.
    Done {
        /// When it began.
        begun: Seconds,
        /// When it ended.
        ended: Seconds,
    },
    /// Empty, unreadable, or a date is missing: the ANS's software takes the card for unusable.
    Broken,
}

impl Actua {
    /// Reads the content of EF_ACTUA.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Self {
        let dates = || {
            let inside = lax::find(bytes, 0xec)?;
            let date = |tag| Seconds::from_bcd(lax::find(inside, tag)?);
            Some(Self::Done { begun: date(0x81)?, ended: date(0x82)? })
        };
        dates().unwrap_or(Self::Broken)
    }
}

/// How often a code may still be tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counter {
    /// Tries left before it is blocked.
    pub left: u8,
    /// Tries at most, if the card says so.
    pub most: Option<u8>,
    /// It can't be used ever again: its uses are spent.
    pub dead: bool,
}

impl Counter {
    /// What a CPS4 answers to a VERIFY without data (7816-4 §11.6.6, CL `card-cps4.c`): not how many tries there
    /// are at most. None for any other status.
    #[must_use]
    pub fn of_status(status: StatusWord) -> Option<Self> {
        let left = if status == StatusWord::METHOD_BLOCKED { 0 } else { status.counter()? };
        Some(Self { left, most: None, dead: false })
    }

    /// Reads what GET DATA gives on a CPS3: `70 { BF81xx { A0 { 9A max, 9B left, 9D uses left } } }` (CL `card-cps3.c`).
    #[must_use]
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let outer = lax::find(bytes, 0x70)?;
        let object = tlv::objects(outer).next()?.ok()?;
        let inside = lax::find(object.value, 0xa0)?;
        let value = |tag| lax::find(inside, tag);
        let [left] = value(0x9b)? else { return None };
        let most = value(0x9a).and_then(|most| if let [most] = most { Some(*most) } else { None });
        let dead = value(0x9d).is_some_and(|uses| !uses.is_empty() && uses.iter().all(|byte| *byte == 0));
        Some(Self { left: *left, most, dead })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes() {
        let fcp = [0x62, 0x08, 0x80, 0x02, 0x00, 0x39, 0x83, 0x02, 0x2f, 0x01];
        assert_eq!(size_of_file(&fcp), Some(0x39));
        assert_eq!(size_of_file(&[0x6f, 0x03, 0x81, 0x01, 0x0c]), Some(12));
        assert_eq!(size_of_file(&[0x6f, 0x00]), None);
        assert_eq!(size_of_file(&[]), None);
    }

    #[test]
    fn serial_numbers() {
        let bytes = [0x5a, 0x0a, 0x80, 0x25, 0x00, 0x00, 0x01, 0x12, 0x34, 0x56, 0x78, 0x9f];
        let read = SerialNumber::read(&bytes).unwrap();
        assert_eq!((read.digits.reveal().as_str(), read.checked), ("12345678", true));
        let mut other = bytes;
        other[11] = 0x8f;
        assert!(!SerialNumber::read(&other).unwrap().checked);
        other[3] = 0x26;
        assert_eq!(SerialNumber::read(&other), None, "another issuer");
        assert_eq!(SerialNumber::read(&bytes[..11]), None);
    }

    #[test]
    fn updates() {
        let whole = [
            0xec, 0x12, 0x81, 0x07, 0x20, 0x26, 0x01, 0x15, 0x10, 0x30, 0x00, 0x82, 0x07, 0x20, 0x26, 0x01,
            0x15, 0x10, 0x31, 0x00,
        ];
        let Actua::Done { begun, ended } = Actua::read(&whole) else { panic!() };
        assert_eq!(ended.0 - begun.0, 60);
        assert_eq!(Actua::read(&[]), Actua::Broken);
        assert_eq!(Actua::read(&[0xec, 0x00]), Actua::Broken);
        let mut missing = whole;
        missing[11] = 0x83;
        assert_eq!(Actua::read(&missing), Actua::Broken);
        let mut nonsense = whole;
        nonsense[7] = 0x32;
        assert_eq!(Actua::read(&nonsense), Actua::Broken, "there is no 32nd of January");
    }

    #[test]
    fn counters() {
        let bytes = |left: u8, more: &[u8]| {
            let inner = [
                &[0x9a, 0x01, 0x03, 0x9b, 0x01, left],
                more,
                &[0xa1, 0x08, 0x8c, 0x06, 0xf3, 0, 0, 0x13, 0xff, 0],
            ]
            .concat();
            let length = |n: usize| u8::try_from(n).unwrap();
            let object =
                [&[0xbf, 0x81, 0x01, length(inner.len() + 2), 0xa0, length(inner.len())], &inner[..]]
                    .concat();
            [&[0x70, length(object.len())], &object[..]].concat()
        };
        let counter = |left, dead| Some(Counter { left, most: Some(3), dead });
        assert_eq!(Counter::read(&bytes(3, &[])), counter(3, false));
        assert_eq!(Counter::read(&bytes(0, &[0x9d, 0x02, 0x00, 0x64])), counter(0, false));
        assert_eq!(Counter::read(&bytes(3, &[0x9d, 0x01, 0x00])), counter(3, true));
        assert_eq!(Counter::read(&[0x70, 0x00]), None);
    }
}
