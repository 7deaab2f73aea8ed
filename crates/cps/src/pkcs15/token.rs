//! EF(TokenInfo): what the card says of itself (PKCS#15 v1.1 §6.9).

use super::text;
use crate::lax;
use crate::personal::Personal;

/// What the card says of itself.
#[derive(Debug, PartialEq, Eq)]
pub struct TokenInfo {
    /// The number of the token, as it is written.
    pub serial: Option<Personal<Vec<u8>>>,
    /// Who made it.
    pub manufacturer: Option<String>,
    /// « CPS3v3 »: what stands before the dash of the label (inferred from names of test reports, CL).
    pub generation: String,
    /// The card's ten digits: what stands behind it.
    pub number: Option<Personal<String>>,
}

impl TokenInfo {
    /// Reads EF(TokenInfo); none if it has no label.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let inside = lax::find(bytes, 0x30)?;
        let value = |tag| lax::find(inside, tag);
        let label = Personal::new(text(value(0x80)?));
        let (generation, number) = match label.reveal().split_once('-') {
            Some((generation, number)) => (generation, Some(Personal::new(number.to_owned()))),
            None => (label.reveal().as_str(), None),
        };
        Some(Self {
            serial: value(0x04).map(|serial| Personal::new(serial.to_vec())),
            manufacturer: value(0x0c).map(text),
            generation: generation.to_owned(),
            number,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn token(label: &[u8]) -> Vec<u8> {
        let inside =
            [
                &[
                    0x02, 0x01, 0x00, 0x04, 0x0a, 0x80, 0x25, 0, 0, 1, 0x12, 0x34, 0x56, 0x78, 0x9f, 0x0c,
                    0x0a,
                ][..],
                b"ASIP Sante",
                &[0x80, u8::try_from(label.len()).unwrap()],
                label,
                &[0x03, 0x02, 0x04, 0x20],
            ]
            .concat();
        [&[0x30, u8::try_from(inside.len()).unwrap()], &inside[..]].concat()
    }

    #[test]
    fn the_token() {
        let read = TokenInfo::read(&token(b"CPS3v3-0000000001")).unwrap();
        assert_eq!(read.generation, "CPS3v3");
        assert_eq!(read.number.unwrap().reveal(), "0000000001");
        assert_eq!(read.manufacturer.as_deref(), Some("ASIP Sante"));
        assert_eq!(read.serial.unwrap().reveal()[5..], [0x12, 0x34, 0x56, 0x78, 0x9f]);
        assert_eq!(TokenInfo::read(&[0x30, 0x00]), None);
    }

    #[test]
    fn a_label_of_another_form() {
        let read = TokenInfo::read(&token(b"CPS3v3_CL\0\0")).unwrap();
        assert_eq!((read.generation.as_str(), read.number), ("CPS3v3_CL", None));
    }
}
