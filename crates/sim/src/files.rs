//! What the files of a card hold.
//!
//! Bytes with a source beside them are as they stand there; what is marked
//! « invented » has the structure of the standard and no more.

use crate::der::{object, sequence, text};
use crate::issued;
use crate::variant::Variant;
use std::borrow::Cow;

/// A file below the master file.
#[derive(Clone, Debug)]
pub(crate) struct File {
    pub(crate) path: &'static [u8],
    pub(crate) bytes: Cow<'static, [u8]>,
    /// The short identifier.
    pub(crate) short: Option<u8>,
    /// Whether it can be read without a code.
    pub(crate) free: bool,
}

/// The path from the master file to a file of the PKCS#15 application.
macro_rules! below {
    ($first:literal $second:literal) => {
        &[0x00, 0x01, $first, $second]
    };
}

const fn fixed(path: &'static [u8], bytes: &'static [u8]) -> File {
    File { path, bytes: Cow::Borrowed(bytes), short: None, free: true }
}

const fn made(path: &'static [u8], bytes: Vec<u8>) -> File {
    File { path, bytes: Cow::Owned(bytes), short: None, free: true }
}

fn short(file: File, number: u8) -> File {
    File { short: Some(number), ..file }
}

/// EF.ATR (OpenSC fd83e885f).
const EF_ATR: &[u8] = &[
    0x80, 0x43, 0x01, 0xb8, 0x46, 0x04, 0x04, 0xb0, 0xec, 0xc1, 0x47, 0x03, 0x94, 0x01, 0x80, 0x4f, 0x08,
    0x80, 0x25, 0x00, 0x00, 0x01, 0xff, 0x01, 0x00, 0xe0, 0x10, 0x02, 0x02, 0x01, 0x04, 0x02, 0x02, 0x01,
    0x04, 0x02, 0x02, 0x01, 0x00, 0x02, 0x02, 0x01, 0x00, 0x78, 0x08, 0x06, 0x06, 0x2b, 0x81, 0x22, 0xf8,
    0x78, 0x02, 0x82, 0x02, 0x90, 0x00,
];

/// EF.SN: twelve bytes, the number 12345678 and its check digit.
const EF_SN: &[u8] = &[0x5a, 0x0a, 0x80, 0x25, 0x00, 0x00, 0x01, 0x12, 0x34, 0x56, 0x78, 0x9f];

/// EF_ACTUA after an update that came to its end.
const ACTUA: &[u8] = &[
    0xec, 0x12, 0x81, 0x07, 0x20, 0x26, 0x01, 0x15, 0x10, 0x30, 0x00, 0x82, 0x07, 0x20, 0x26, 0x01, 0x15,
    0x10, 0x31, 0x00,
];

/// The same without its end.
const ACTUA_BROKEN: &[u8] = &[0xec, 0x09, 0x81, 0x07, 0x20, 0x26, 0x01, 0x15, 0x10, 0x30, 0x00];

/// EF.ODF, invented (PKCS #15 v1.1 §6.2): private keys, certificates, data, codes.
const ODF: &[u8] = &[
    0xa0, 0x06, 0x30, 0x04, 0x04, 0x02, 0x70, 0x02, 0xa4, 0x06, 0x30, 0x04, 0x04, 0x02, 0x70, 0x05, 0xa7,
    0x06, 0x30, 0x04, 0x04, 0x02, 0x70, 0x06, 0xa8, 0x06, 0x30, 0x04, 0x04, 0x02, 0x70, 0x01,
];

/// The name of the PKCS#15 application.
const PKCS15: [u8; 13] = [0xe8, 0x28, 0xbd, 0x08, 0x0f, 0x80, 0x25, 0x00, 0x00, 0x01, 0xff, 0x00, 0x10];

/// The files of a card; none for those that are none of the family.
pub(crate) fn of(variant: Variant) -> Vec<File> {
    if !variant.has_files() {
        return Vec::new();
    }
    let [signature, authentication] = issued::of(variant);
    let mut files = vec![
        short(fixed(&[0xd0, 0x03], EF_SN), 0x1c),
        short(fixed(&[0x2f, 0x01], EF_ATR), 0x1d),
        short(made(&[0x2f, 0x00], applications()), 0x1e),
        fixed(below!(0x50 0x31), ODF),
        made(below!(0x50 0x32), token(variant)),
        made(below!(0x70 0x01), codes()),
        // EF(PrKDF) and EF(DODF), invented: nothing is listed.
        fixed(below!(0x70 0x02), &[0x00; 16]),
        fixed(below!(0x70 0x06), &[0x00; 16]),
        made(below!(0x70 0x05), directory()),
        fixed(below!(0xa0 0x01), signature),
        fixed(below!(0xa0 0x02), authentication),
        File { free: false, ..fixed(below!(0xd1 0x20), &[0xee, 0x02, 0x84, 0x00]) },
    ];
    files.extend(match variant {
        Variant::UpdateDone => Some(fixed(&[0xd0, 0x10], ACTUA)),
        Variant::UpdateBroken => Some(fixed(&[0xd0, 0x10], ACTUA_BROKEN)),
        Variant::UpdateEmpty => Some(fixed(&[0xd0, 0x10], &[])),
        _ => None,
    });
    files
}

/// EF.DIR (OpenSC #2217, #2223): 101 bytes.
fn applications() -> Vec<u8> {
    let entry = |last: u8, label: &str, directory: u8| {
        let mut name = PKCS15;
        name[12] = last;
        let inside = [
            object(0x4f, &name),
            object(0x50, label.as_bytes()),
            object(0x51, &[0x3f, 0x00, 0x00, directory]),
            object(0x73, &object(0x4f, &PKCS15)),
        ];
        object(0x61, &inside.concat())
    };
    [entry(0x10, "CPS IAS", 1), entry(0x20, "CPS IAS CL", 2)].concat()
}

/// EF.TokenInfo, invented but for its label (PKCS #15 v1.1 §6.9).
fn token(variant: Variant) -> Vec<u8> {
    let label = if variant.is_cps4() { "CPS4v1-0000000001" } else { "CPS3v3-0000000001" };
    sequence(&[
        object(0x02, &[0]),
        object(0x04, &[0x80, 0x25, 0x00, 0x00, 0x01, 0x12, 0x34, 0x56, 0x78, 0x9f]),
        text("Emetteur invente"),
        object(0x80, label.as_bytes()),
        object(0x03, &[0x04, 0x20]),
    ])
}

/// EF(AODF), the real one's bytes, lax bit strings included (OpenSC #2224): 99 and 90 bytes.
fn codes() -> Vec<u8> {
    let may = |bits: &[u8], who: &[u8]| sequence(&[object(0x03, bits), who.to_vec()]);
    let nobody = [0x05, 0x00];
    let holder = sequence(&[
        sequence(&[
            text("Code porteur de la carte CPS"),
            object(0x03, &[0x08]),
            object(0x04, &[0x02]),
            sequence(&[
                may(&[0x05, 0x20], &nobody),
                may(&[0x06, 0x40], &nobody),
                may(&[0x03, 0x08], &object(0x04, &[0x04])),
            ]),
        ]),
        sequence(&[object(0x04, &[0x01])]),
        object(0xa1, &kind(&[0x04, 0x0c, 0x10], [4, 8, 8], &[0x80, 0x01, 0x01, 0x04, 0x01, 0xff])),
    ]);
    let unblocking = sequence(&[
        sequence(&[
            text("Code de déblocage de la carte CPS"),
            object(0x03, &[0x08]),
            sequence(&[may(&[0x05, 0x20], &nobody), may(&[0x06, 0x40], &nobody)]),
        ]),
        sequence(&[object(0x04, &[0x04])]),
        object(0xa1, &kind(&[0x04, 0x1d, 0x10], [8, 8, 8], &[0x80, 0x01, 0x02])),
    ]);
    [holder, unblocking].concat()
}

/// The attributes of a code: flags, its kind, least, stored and greatest length, then the rest.
fn kind(flags: &[u8], [least, stored, greatest]: [u8; 3], rest: &[u8]) -> Vec<u8> {
    let numbers = [0x0a, 0x01, 0x01, 0x02, 0x01, least, 0x02, 0x01, stored, 0x02, 0x01, greatest];
    sequence(&[object(0x03, flags), numbers.to_vec(), rest.to_vec()])
}

/// EF(CDF) (OpenSC #2224): longer than what it holds.
fn directory() -> Vec<u8> {
    let entry = |label: &str, file: u8| {
        let path = sequence(&[sequence(&[object(0x04, &[0xa0, file])])]);
        let rules = sequence(&[
            sequence(&[object(0x03, &[0x07, 0x80]), vec![0x05, 0x00]]),
            sequence(&[object(0x03, &[0x06, 0x40]), object(0x04, &[0x01])]),
        ]);
        let common = sequence(&[text(label), object(0x03, &[0x08, 0x00]), rules]);
        let id = sequence(&[object(0x04, &[&PKCS15[..], &[file]].concat())]);
        sequence(&[common, id, object(0xa1, &path)])
    };
    let mut all =
        [entry("Certificat de Signature CPS", 1), entry("Certificat d'Authentification CPS", 2)].concat();
    all.extend([0; 16]);
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_as_long_as_those_that_were_seen() {
        assert_eq!((EF_ATR.len(), EF_SN.len(), applications().len()), (57, 12, 101));
        let codes = codes();
        assert_eq!(
            (codes.len(), &codes[..2], &codes[99..101]),
            (99 + 90, &[0x30, 0x61][..], &[0x30, 0x58][..])
        );
        // Kind, least, stored and greatest length of the « code porteur ».
        assert_eq!(codes[0x51..0x5d], [0x0a, 1, 1, 0x02, 1, 4, 0x02, 1, 8, 0x02, 1, 8]);
        assert_eq!(directory()[..4], [0x30, 0x52, 0x30, 0x34]);
        assert_eq!(directory()[84..88], [0x30, 0x58, 0x30, 0x3a]);
    }

    #[test]
    fn the_update_is_as_the_variant_says() {
        let actua = |variant| {
            let files = of(variant);
            files.iter().find(|file| file.path == [0xd0, 0x10]).map(|file| file.bytes.len())
        };
        assert_eq!(actua(Variant::Cps3), None);
        assert_eq!(actua(Variant::UpdateDone), Some(20));
        assert_eq!(actua(Variant::UpdateBroken), Some(11));
        assert_eq!(actua(Variant::UpdateEmpty), Some(0));
    }
}
