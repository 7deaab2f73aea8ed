//! EF(CDF): the certificates and where they are (PKCS#15 v1.1 §6.6).

use super::{FilePath, entries};
use crate::lax;

/// What EF(CDF) says of one certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CertificateEntry {
    /// « Certificat d'Authentification CPS »; empty if there is none.
    pub label: String,
    /// Its id, which the key has too: the application's name, then 01, 02 (CPS3), 10 or 20 (CPS4, inferred).
    pub id: Vec<u8>,
    /// Its file.
    pub path: FilePath,
}

/// What a certificate is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To log in.
    LogIn,
    /// To sign.
    Sign,
    /// Of the card itself.
    Technical,
}

impl CertificateEntry {
    /// What it is for, by its label, or else by the end of its id.
    #[must_use]
    pub fn purpose(&self) -> Option<Purpose> {
        let says = |word: &str| self.label.contains(word);
        match self.id.last() {
            _ if says("Authentification") => Some(Purpose::LogIn),
            _ if says("Signature") => Some(Purpose::Sign),
            _ if says("Technique") => Some(Purpose::Technical),
            Some(0x02 | 0x20) => Some(Purpose::LogIn),
            Some(0x01 | 0x10) => Some(Purpose::Sign),
            _ => None,
        }
    }
}

/// The entries of EF(CDF) that lead to a file.
#[must_use]
pub fn certificates(bytes: &[u8]) -> Vec<CertificateEntry> {
    let listed = entries(bytes).filter_map(|entry| {
        let path = FilePath::read(lax::find(entry.own, 0x30)?)?;
        let id = lax::find(entry.class, 0x04).unwrap_or(&[]);
        Some(CertificateEntry { label: entry.label, id: id.iter().take(ID).copied().collect(), path })
    });
    listed.collect()
}

/// The most bytes of an id that are kept; the published ones have 14.
const ID: usize = 32;

#[cfg(test)]
mod tests {
    use super::super::ENTRIES;
    use super::*;

    /// A record as the public dump shows it, with its lax bit strings (OpenSC #2224).
    fn record(label: &str, file: u8, path: &[u8]) -> Vec<u8> {
        let length = |n: usize| u8::try_from(n).unwrap();
        let within = |tag: u8, value: &[u8]| [&[tag, length(value.len())], value].concat();
        let common = [
            &within(0x0c, label.as_bytes())[..],
            &[0x03, 0x02, 0x08, 0x00, 0x30, 0x11, 0x30, 0x06, 0x03, 0x02, 0x07, 0x80, 0x05, 0x00],
            &[0x30, 0x07, 0x03, 0x02, 0x06, 0x40, 0x04, 0x01, 0x01],
        ]
        .concat();
        let id = [0x04, 0x0e, 0xe8, 0x28, 0xbd, 0x08, 0x0f, 0x80, 0x25, 0, 0, 1, 0xff, 0, 0x10, file];
        let own = within(0xa1, &within(0x30, &within(0x30, &within(0x04, path))));
        within(0x30, &[within(0x30, &common), within(0x30, &id), own].concat())
    }

    fn both() -> Vec<u8> {
        let mut file = record("Certificat de Signature CPS", 1, &[0xa0, 1]);
        assert_eq!(file.len(), 84, "as long as the real one");
        file.extend(record("Certificat d'Authentification CPS", 2, &[0x3f, 0, 0, 1, 0xa0, 2]));
        file
    }

    #[test]
    fn the_directory_of_certificates() {
        let read = |bytes: &[u8]| {
            let entries = certificates(bytes);
            let own = |e: &CertificateEntry| (e.purpose(), e.path.in_application(), e.id.last().copied());
            entries.iter().map(own).collect::<Vec<_>>()
        };
        let two = [
            (Some(Purpose::Sign), Some([0xa0, 1]), Some(1)),
            (Some(Purpose::LogIn), Some([0xa0, 2]), Some(2)),
        ];
        let file = both();
        assert_eq!(read(&file), two);
        for padding in [0x00, 0xff] {
            let padded = [file.clone(), vec![padding; 40]].concat();
            assert_eq!(read(&padded), two, "padded with {padding:02x}");
        }
        assert_eq!(read(&file[..100]), two[..1], "cut in the second record");
        assert_eq!(certificates(&record("x", 1, &[0xa0, 1]).repeat(20)).len(), ENTRIES);
        assert_eq!(certificates(&record("x", 1, &[0xa0])), [], "a path that leads nowhere");
    }

    #[test]
    fn by_label_first_then_by_id() {
        let purpose = |label: &str, id: &[u8]| {
            let path = FilePath { directory: None, file: [0xa0, 1] };
            CertificateEntry { label: label.to_owned(), id: id.to_vec(), path }.purpose()
        };
        assert_eq!(purpose("Certificat Technique CPS", &[1]), Some(Purpose::Technical));
        assert_eq!(purpose("Certificat d'Authentification CPS", &[0x10]), Some(Purpose::LogIn));
        assert_eq!(purpose("", &[0xe8, 0x20]), Some(Purpose::LogIn), "as a CPS4 counts");
        assert_eq!(purpose("", &[0xe8, 0x10]), Some(Purpose::Sign));
        assert_eq!(purpose("", &[]), None);
    }
}
