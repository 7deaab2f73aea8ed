//! The names in a certificate.

use crate::luhn;
use crate::personal::Personal;
use iso7816::tlv::{self, Object};

/// Who issued a certificate, by its own words: no signature is checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issuer {
    /// « AC IGC-SANTE FORT PERSONNES ».
    pub common_name: Option<String>,
}

/// Whose certificate it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Subject {
    /// « Infirmier »: the profession in words, or what stands in its place.
    pub title: Option<String>,
    /// First names.
    pub given_names: Option<Personal<String>>,
    /// Family name.
    pub surname: Option<Personal<String>>,
    /// National identifier: a digit for its kind, then the number.
    pub identifier: Option<Personal<String>>,
}

/// What kind of number identifies the holder (TRE_G08).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Identifier {
    /// 8: an RPPS number, and whether its last digit checks it.
    Rpps {
        /// By the rule of Luhn, inferred from public numbers: a remark, no more.
        checked: bool,
    },
    /// 0: an ADELI number.
    Adeli,
    /// 9: a student.
    Student,
    /// 1, 3, 4, 5, 6: somebody employed by a structure.
    Employee,
    /// Anything else.
    Unknown,
}

/// The object identifiers of X.520 that are looked at, as they are encoded.
const COMMON_NAME: &[u8] = &[0x55, 0x04, 0x03];
const SURNAME: &[u8] = &[0x55, 0x04, 0x04];
const UNIT: &[u8] = &[0x55, 0x04, 0x0b];
const TITLE: &[u8] = &[0x55, 0x04, 0x0c];
const GIVEN_NAME: &[u8] = &[0x55, 0x04, 0x2a];

impl Issuer {
    pub(super) fn read(name: &[u8]) -> Self {
        Self { common_name: value(&attributes(name), COMMON_NAME) }
    }

    /// One of the health authorities' own, by its name.
    #[must_use]
    pub fn is_named_igc_sante(&self) -> bool {
        self.common_name.as_deref().is_some_and(|name| name.contains("IGC-SANTE"))
    }

    /// Of the test authorities, by its name.
    #[must_use]
    pub fn is_named_test(&self) -> bool {
        self.common_name.as_deref().is_some_and(|name| name.starts_with("TEST "))
    }
}

impl Subject {
    pub(super) fn read(name: &[u8]) -> Self {
        let attributes = attributes(name);
        let personal = |oid| value(&attributes, oid).map(Personal::new);
        Self {
            title: value(&attributes, TITLE).or_else(|| value(&attributes, UNIT)),
            given_names: personal(GIVEN_NAME),
            surname: personal(SURNAME),
            identifier: personal(COMMON_NAME),
        }
    }

    /// What kind of number the identifier is.
    #[must_use]
    pub fn kind_of_identifier(&self) -> Identifier {
        let text = self.identifier.as_ref().map_or("", |identifier| identifier.reveal());
        let number = text.get(1..).unwrap_or("");
        match text.chars().next() {
            Some('8') if number.len() == 11 => Identifier::Rpps { checked: luhn::is_right(number) },
            Some('0') => Identifier::Adeli,
            Some('9') => Identifier::Student,
            Some('1' | '3'..='6') => Identifier::Employee,
            _ => Identifier::Unknown,
        }
    }
}

/// Type and value of every attribute, in the order they are written, up to the first that is not whole.
fn attributes(name: &[u8]) -> Vec<(Vec<u8>, String)> {
    let mut out = Vec::new();
    for set in tlv::objects(name).map_while(Result::ok) {
        for attribute in set.children().map_while(Result::ok) {
            let mut parts = attribute.children().map_while(Result::ok);
            if let (Some(oid), Some(value)) = (parts.next(), parts.next()) {
                out.push((oid.value.to_vec(), text(&value)));
            }
        }
    }
    out
}

fn value(attributes: &[(Vec<u8>, String)], oid: &[u8]) -> Option<String> {
    attributes.iter().rfind(|(found, _)| found == oid).map(|(_, text)| text.clone())
}

/// A string of any type: T61String (0x14) is taken for Latin-1, BMPString (0x1E) is UTF-16.
fn text(value: &Object<'_>) -> String {
    match value.tag.number() {
        0x14 => value.value.iter().map(|byte| char::from(*byte)).collect(),
        0x1e => {
            let units = value.value.chunks_exact(2).map(|pair| match pair {
                [high, low] => u16::from_be_bytes([*high, *low]),
                _ => 0,
            });
            char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
        }
        _ => String::from_utf8_lossy(value.value).into_owned(),
    }
}
