//! The names in a certificate.

use crate::lax;
use crate::luhn;
use crate::personal::Personal;
use iso7816::tlv::Object;

/// Who issued a certificate, by its own words; what they are worth is in [`crate::issuer`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issuer {
    /// « AC IGC-SANTE FORT PERSONNES ».
    pub common_name: Option<String>,
    /// « ASIP-SANTE ».
    pub organisation: Option<String>,
    /// « 0002 187512751 », « IGC-SANTE ».
    pub units: Vec<String>,
}

/// Whose certificate it is.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Subject {
    /// « Infirmier »: the profession in words, or what stands in its place.
    pub title: Option<String>,
    /// First names.
    pub given_names: Option<Personal<String>>,
    /// Family name.
    pub surname: Option<Personal<String>>,
    /// What stands on a card without a name.
    pub pseudonym: Option<Personal<String>>,
    /// National identifier: a digit for its kind, then the number; of an employee, the number within the
    /// structure behind a `/`.
    pub identifier: Option<Personal<String>>,
    /// The structure that an employee belongs to.
    pub structure: Option<Structure>,
}

/// The structure on a card of its employees.
#[derive(Debug, PartialEq, Eq)]
pub struct Structure {
    /// What kind of number it has.
    pub kind: StructureKind,
    /// The number, without the digit for its kind.
    pub number: Personal<String>,
    /// Its name.
    pub name: Option<Personal<String>>,
    /// Where it is.
    pub place: Option<Personal<String>>,
}

/// What kind of number identifies a structure (TRE_G07).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StructureKind {
    /// 0: a practice, by an ADELI number.
    AdeliPractice,
    /// 1: FINESS.
    Finess,
    /// 2: SIREN.
    Siren,
    /// 3: SIRET.
    Siret,
    /// 4: a practice, by an RPPS number.
    RppsPractice,
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
const LOCALITY: &[u8] = &[0x55, 0x04, 0x07];
const STATE: &[u8] = &[0x55, 0x04, 0x08];
const ORGANISATION: &[u8] = &[0x55, 0x04, 0x0a];
const UNIT: &[u8] = &[0x55, 0x04, 0x0b];
const TITLE: &[u8] = &[0x55, 0x04, 0x0c];
const GIVEN_NAME: &[u8] = &[0x55, 0x04, 0x2a];
const PSEUDONYM: &[u8] = &[0x55, 0x04, 0x41];

impl Issuer {
    pub(super) fn read(name: &[u8]) -> Self {
        let mut attributes = Attributes::read(name);
        let units = attributes.0.iter().filter(|(oid, _)| *oid == UNIT);
        Self {
            units: units.map(|(_, text)| text.reveal().clone()).collect(),
            common_name: attributes.public(COMMON_NAME),
            organisation: attributes.public(ORGANISATION),
        }
    }
}

impl Subject {
    pub(super) fn read(name: &[u8]) -> Self {
        let mut attributes = Attributes::read(name);
        let identifier = attributes.take(COMMON_NAME);
        let unit = attributes.take(UNIT);
        let employer = unit.as_ref().and_then(|unit| structure(unit.reveal(), '0'));
        let title = attributes.public(TITLE);
        let title = title.or_else(|| unit.filter(|_| employer.is_none()).map(|unit| unit.reveal().clone()));
        let employer = employer.or_else(|| {
            // TRE_G08 counts as TRE_G07 does, but from 1 and without a 2.
            let number = identifier.as_ref()?.reveal().split_once('/')?.0;
            structure(number, if number.starts_with('1') { '1' } else { '2' })
        });
        Self {
            title,
            given_names: attributes.take(GIVEN_NAME),
            surname: attributes.take(SURNAME),
            pseudonym: attributes.take(PSEUDONYM),
            structure: employer.map(|(kind, number)| Structure {
                kind,
                number,
                name: attributes.take(ORGANISATION),
                place: attributes.take(STATE).or_else(|| attributes.take(LOCALITY)),
            }),
            identifier,
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

/// A structure by its number, behind a digit for its kind that counts from `first`.
fn structure(text: &str, first: char) -> Option<(StructureKind, Personal<String>)> {
    let (kind, number) = text.split_at_checked(1)?;
    let kind = match kind.chars().next()?.to_digit(10)?.checked_sub(first.to_digit(10)?)? {
        0 => StructureKind::AdeliPractice,
        1 => StructureKind::Finess,
        2 => StructureKind::Siren,
        3 => StructureKind::Siret,
        4 => StructureKind::RppsPractice,
        _ => return None,
    };
    let is_number = (8..=16).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_alphanumeric());
    is_number.then(|| (kind, Personal::new(number.to_owned())))
}

/// Type and value of every attribute, in the order they are written, up to the first that is not whole.
struct Attributes<'a>(Vec<(&'a [u8], Personal<String>)>);

impl<'a> Attributes<'a> {
    fn read(name: &'a [u8]) -> Self {
        let mut out = Vec::new();
        for set in lax::objects(name) {
            for attribute in lax::objects(set.value) {
                let mut parts = lax::objects(attribute.value);
                if let (Some(oid), Some(value)) = (parts.next(), parts.next()) {
                    out.push((oid.value, Personal::new(text(&value))));
                }
            }
        }
        Self(out)
    }

    /// The last one of this type, taken out.
    fn take(&mut self, oid: &[u8]) -> Option<Personal<String>> {
        let at = self.0.iter().rposition(|(found, _)| *found == oid)?;
        Some(self.0.remove(at).1)
    }

    /// The same, of a type that names nobody.
    fn public(&mut self, oid: &[u8]) -> Option<String> {
        self.take(oid).map(|text| text.reveal().clone())
    }
}

/// A string of any type: T61String (0x14) is taken for Latin-1, BMPString (0x1E) is UTF-16.
fn text(value: &Object<'_>) -> String {
    // Room for the longest characters, so that no shorter copy is left behind.
    let mut out = String::with_capacity(value.value.len().saturating_mul(3));
    match value.tag.number() {
        0x14 => out.extend(value.value.iter().map(|byte| char::from(*byte))),
        0x1e => {
            let units = value.value.chunks_exact(2).map(|pair| match pair {
                [high, low] => u16::from_be_bytes([*high, *low]),
                _ => 0,
            });
            out.extend(char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)));
        }
        _ => {
            for chunk in value.value.utf8_chunks() {
                out.push_str(chunk.valid());
                if !chunk.invalid().is_empty() {
                    out.push(char::REPLACEMENT_CHARACTER);
                }
            }
        }
    }
    out
}
