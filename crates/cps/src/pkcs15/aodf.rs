//! EF(AODF): the codes of a card, by what is written about them (PKCS#15 v1.1 §6.8.2).
//!
//! What a code is can't be read anywhere; only how long it is, and by which number the card knows it.

use super::entries;
use crate::lax;
use iso7816::tlv::Object;

/// What EF(AODF) says of one code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeEntry {
    /// « Code porteur de la carte CPS »; empty if there is none.
    pub label: String,
    /// What other objects name it by; empty if it has none.
    pub id: Vec<u8>,
    /// It unblocks another one.
    pub unblocks: bool,
    /// Of which characters it is made.
    pub characters: Characters,
    /// The least number of characters.
    pub least: u8,
    /// The greatest, if it is said.
    pub most: Option<u8>,
    /// How many bytes the card stores.
    pub stored: u8,
    /// The number that the card knows it by: 1 for the « code porteur », 2 for the « code de déblocage ».
    pub reference: u8,
    /// What fills a code up to the stored length.
    pub padding: Option<u8>,
}

/// Of which characters a code is made (`PinType`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Characters {
    /// 1: digits, each a byte.
    Digits,
    /// 0, 3, 4: digits, packed.
    PackedDigits,
    /// 2: any.
    Any,
    /// Anything else.
    Unknown,
}

/// The bits of `PinFlags` that mark a code which unblocks: unblockingPin (6), and soPin (7), as the cards write it.
const UNBLOCKS: u8 = 0b0000_0011;

/// The codes that EF(AODF) describes.
#[must_use]
pub fn codes(bytes: &[u8]) -> Vec<CodeEntry> {
    entries(bytes).filter_map(|entry| attributes(entry.label, entry.class, entry.own)).collect()
}

fn attributes(label: String, class: &[u8], own: &[u8]) -> Option<CodeEntry> {
    let mut parts = lax::objects(own);
    let mut next = |tag: u32| parts.next().filter(|object| object.tag.number() == tag);
    // The first byte of a bit string counts its unused bits; it may be all there is.
    let flags = next(0x03)?.value.get(1).copied().unwrap_or(0);
    let characters = match number(&next(0x0a)?)? {
        1 => Characters::Digits,
        0 | 3 | 4 => Characters::PackedDigits,
        2 => Characters::Any,
        _ => Characters::Unknown,
    };
    let (least, stored) = (number(&next(0x02)?)?, number(&next(0x02)?)?);
    let other = |tag| lax::find(own, tag);
    let [reference] = other(0x80).unwrap_or(&[0]) else { return None };
    Some(CodeEntry {
        label,
        id: lax::find(class, 0x04).unwrap_or(&[]).iter().take(16).copied().collect(),
        unblocks: flags & UNBLOCKS != 0,
        characters,
        least,
        most: next(0x02).and_then(|most| number(&most)),
        stored,
        reference: *reference,
        padding: other(0x04).and_then(|padding| padding.first().copied()),
    })
}

/// An INTEGER or ENUMERATED of one byte, not negative.
fn number(object: &Object<'_>) -> Option<u8> {
    match object.value {
        [number @ 0..=0x7f] => Some(*number),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As a public dump has them (OpenSC #2224): 99 and 90 bytes.
    fn published() -> Vec<u8> {
        let holder = [
            &[0x30, 0x61, 0x30, 0x3f, 0x0c, 0x1c][..],
            b"Code porteur de la carte CPS",
            &[0x03, 0x01, 0x08, 0x04, 0x01, 0x02, 0x30, 0x19, 0x30, 0x06, 0x03, 0x02, 0x05, 0x20, 0x05, 0x00],
            &[0x30, 0x06, 0x03, 0x02, 0x06, 0x40, 0x05, 0x00, 0x30, 0x07, 0x03, 0x02, 0x03, 0x08, 0x04, 0x01],
            &[0x04, 0x30, 0x03, 0x04, 0x01, 0x01, 0xa1, 0x19, 0x30, 0x17, 0x03, 0x03, 0x04, 0x0c, 0x10, 0x0a],
            &[0x01, 0x01, 0x02, 0x01, 0x04, 0x02, 0x01, 0x08, 0x02, 0x01, 0x08, 0x80, 0x01, 0x01, 0x04, 0x01],
            &[0xff],
        ];
        let unblocking = [
            &[0x30, 0x58, 0x30, 0x39, 0x0c, 0x22][..],
            "Code de déblocage de la carte CPS".as_bytes(),
            &[0x03, 0x01, 0x08, 0x30, 0x10, 0x30, 0x06, 0x03, 0x02, 0x05, 0x20, 0x05, 0x00, 0x30, 0x06, 0x03],
            &[0x02, 0x06, 0x40, 0x05, 0x00, 0x30, 0x03, 0x04, 0x01, 0x04, 0xa1, 0x16, 0x30, 0x14, 0x03, 0x03],
            &[0x04, 0x1d, 0x10, 0x0a, 0x01, 0x01, 0x02, 0x01, 0x08, 0x02, 0x01, 0x08, 0x02, 0x01, 0x08, 0x80],
            &[0x01, 0x02],
        ];
        [holder.concat(), unblocking.concat()].concat()
    }

    #[test]
    fn as_published() {
        let bytes = published();
        assert_eq!(bytes.len(), 99 + 90);
        let holder = CodeEntry {
            label: "Code porteur de la carte CPS".to_owned(),
            id: vec![1],
            unblocks: false,
            characters: Characters::Digits,
            least: 4,
            most: Some(8),
            stored: 8,
            reference: 1,
            padding: Some(0xff),
        };
        let unblocking = CodeEntry {
            label: "Code de déblocage de la carte CPS".to_owned(),
            id: vec![4],
            unblocks: true,
            least: 8,
            reference: 2,
            padding: None,
            ..holder.clone()
        };
        assert_eq!(codes(&bytes), [holder, unblocking]);
        assert_eq!(codes(&[bytes, vec![0xff; 30]].concat()).len(), 2, "padded");
    }

    #[test]
    fn cut_or_changed_anywhere() {
        let bytes = published();
        for end in 0..bytes.len() {
            assert!(codes(&bytes[..end]).len() < 2, "{end}");
        }
        for at in 0..bytes.len() {
            for change in [0x01, 0x80, 0xff] {
                let mut other = bytes.clone();
                other[at] ^= change;
                assert!(codes(&other).len() <= 2);
            }
        }
    }
}
