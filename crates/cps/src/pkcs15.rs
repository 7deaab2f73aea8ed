//! PKCS#15 as these cards write it.
//!
//! **Policy.** Objects are found by their tags, in the order of the standard;
//! what else stands there is passed over. Cards of the family hold bit strings
//! that no strict reader accepts (`03 01 08`), authentication ids that lead
//! nowhere, and files longer than their content (OpenSC #2224).

use crate::personal::Personal;
use iso7816::tlv::{self, Object};

/// What EF(CDF) says of one certificate (PKCS#15 v1.1 §6.6).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CertificateEntry {
    /// « Certificat d'Authentification CPS ».
    pub label: String,
    /// The path of its file, as it is written.
    pub path: Vec<u8>,
}

/// At most this many entries are read.
const ENTRIES: usize = 8;

/// The entries of EF(CDF), up to the first that is none.
#[must_use]
pub fn certificates(bytes: &[u8]) -> Vec<CertificateEntry> {
    let objects = tlv::objects(bytes).map_while(Result::ok).take_while(|object| object.tag.number() == 0x30);
    objects.take(ENTRIES).filter_map(|object| entry(&object)).collect()
}

fn entry(object: &Object<'_>) -> Option<CertificateEntry> {
    let common = object.children().next()?.ok()?;
    let label = tlv::find(common.value, 0x0c).ok().flatten()?;
    let attributes = tlv::find(object.value, 0xa1).ok().flatten()?;
    let value = tlv::find(attributes, 0x30).ok().flatten()?;
    let path = tlv::find(value, 0x30).ok().flatten()?;
    let path = tlv::find(path, 0x04).ok().flatten()?;
    Some(CertificateEntry { label: String::from_utf8_lossy(label).into_owned(), path: path.to_vec() })
}

/// EF.TokenInfo (PKCS#15 v1.1 §6.9).
#[derive(Debug, PartialEq, Eq)]
pub struct TokenInfo {
    /// « CPS3v3 »: what stands before the dash of the label.
    pub generation: String,
    /// The card's ten digits: what stands behind it.
    pub number: Option<Personal<String>>,
}

impl TokenInfo {
    /// Reads EF.TokenInfo; none if it has no label.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let inside = tlv::find(bytes, 0x30).ok().flatten()?;
        let label = tlv::find(inside, 0x80).ok().flatten()?;
        let label = String::from_utf8_lossy(label);
        let label = label.trim_matches(|c: char| c == '\0' || c.is_whitespace());
        let (generation, number) = match label.split_once('-') {
            Some((generation, number)) => (generation, Some(Personal::new(number.to_owned()))),
            None => (label, None),
        };
        Some(Self { generation: generation.to_owned(), number })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A record as the public dump shows it, with its lax bit strings (OpenSC #2224).
    fn record(label: &str, file: u8) -> Vec<u8> {
        let length = |n: usize| u8::try_from(n).unwrap();
        let common = [
            &[0x0c, length(label.len())],
            label.as_bytes(),
            &[0x03, 0x02, 0x08, 0x00, 0x30, 0x11, 0x30, 0x06, 0x03, 0x02, 0x07, 0x80, 0x05, 0x00],
            &[0x30, 0x07, 0x03, 0x02, 0x06, 0x40, 0x04, 0x01, 0x01],
        ]
        .concat();
        let id =
            [0x30, 0x10, 0x04, 0x0e, 0xe8, 0x28, 0xbd, 0x08, 0x0f, 0x80, 0x25, 0, 0, 1, 0xff, 0, 0x10, 0x01];
        let path = [0xa1, 0x08, 0x30, 0x06, 0x30, 0x04, 0x04, 0x02, 0xa0, file];
        let all = [&[0x30, length(common.len())], &common[..], &id, &path].concat();
        [&[0x30, length(all.len())], &all[..]].concat()
    }

    #[test]
    fn the_directory_of_certificates() {
        let mut file = record("Certificat de Signature CPS", 1);
        assert_eq!(file.len(), 84, "as long as the real one");
        file.extend(record("Certificat d'Authentification CPS", 2));
        let labels = |bytes: &[u8]| -> Vec<(String, Vec<u8>)> {
            certificates(bytes).into_iter().map(|entry| (entry.label, entry.path)).collect()
        };
        let both = [
            ("Certificat de Signature CPS".to_owned(), vec![0xa0, 1]),
            ("Certificat d'Authentification CPS".to_owned(), vec![0xa0, 2]),
        ];
        assert_eq!(labels(&file), both);
        for padding in [0x00, 0xff] {
            let padded = [file.clone(), vec![padding; 40]].concat();
            assert_eq!(labels(&padded), both, "padded with {padding:02x}");
        }
        assert_eq!(labels(&file[..100]), both[..1], "cut in the second record");
        assert_eq!(certificates(&record("x", 1).repeat(20)).len(), ENTRIES);
    }

    #[test]
    fn the_token() {
        let bytes = [
            &[
                0x30, 0x32, 0x02, 0x01, 0x00, 0x04, 0x0a, 0x80, 0x25, 0, 0, 1, 0x12, 0x34, 0x56, 0x78, 0x9f,
                0x0c, 0x0a,
            ],
            &b"ASIP Sante"[..],
            &[0x80, 0x11],
            b"CPS3v3-0000000001",
            &[0x03, 0x02, 0x04, 0x20],
        ]
        .concat();
        let read = TokenInfo::read(&bytes).unwrap();
        assert_eq!(read.generation, "CPS3v3");
        assert_eq!(read.number.unwrap().reveal(), "0000000001");
        assert_eq!(TokenInfo::read(&[0x30, 0x00]), None);
    }
}
