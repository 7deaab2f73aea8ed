//! A certificate of a card, from its first bytes or whole.
//!
//! **Policy.** Names are read by their tags: real cards put several parts into
//! one, in any order, in string types that strict readers refuse
//! (T). Dates and extensions are read as the standard has them.

mod extensions;
mod name;

use crate::time::Seconds;
use iso7816::Cursor;
use iso7816::tlv::Object;
use x509_cert::der::Decode;
use x509_cert::time::Validity;

pub use extensions::{CardKind, Extensions, KeyUse, Product};
pub use name::{Identifier, Issuer, Subject};

/// The first bytes of a certificate that give names and dates (T: the key begins at 290).
pub const HEAD: u16 = 290;

/// What a certificate says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Certificate {
    /// How many bytes it has; the file may have more.
    pub size: usize,
    /// Who issued it, by what it says.
    pub issuer: Issuer,
    /// From when on it is valid.
    pub not_before: Seconds,
    /// Until when.
    pub not_after: Seconds,
    /// Whose it is.
    pub subject: Subject,
    /// What only the whole certificate says.
    pub extensions: Option<Extensions>,
}

impl Certificate {
    /// Reads as much as `bytes` hold: issuer and dates at least, or nothing. Of a subject that goes on behind
    /// them, the parts that are whole.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let mut cursor = Cursor::new(bytes);
        let size = enter(&mut cursor)?;
        let size = size.checked_add(cursor.position())?;
        enter(&mut cursor)?;
        if cursor.peek() == Some(0xa0) {
            whole(bytes, &mut cursor)?;
        }
        let (_serial, _algorithm) = (whole(bytes, &mut cursor)?, whole(bytes, &mut cursor)?);
        let issuer = Issuer::read(name(&mut cursor)?);
        let validity = Validity::from_der(whole(bytes, &mut cursor)?).ok()?;
        let subject = Subject::read(name(&mut cursor)?);
        let seconds = |time: x509_cert::time::Time| Seconds(time.to_unix_duration().as_secs());
        Some(Self {
            size,
            issuer,
            not_before: seconds(validity.not_before),
            not_after: seconds(validity.not_after),
            subject,
            extensions: Extensions::read(&cursor),
        })
    }

    /// Whether it is valid at `now`, by its dates alone.
    #[must_use]
    pub fn is_valid_at(&self, now: Seconds) -> bool {
        self.not_before <= now && now <= self.not_after
    }
}

/// Goes into a SEQUENCE that may end after the bytes there are; its length.
fn enter(cursor: &mut Cursor<'_>) -> Option<usize> {
    (cursor.take_u8()? == 0x30).then_some(())?;
    match cursor.take_u8()? {
        short @ 0..=0x7f => Some(short.into()),
        0x81 => cursor.take_u8().map(usize::from),
        0x82 => cursor.take_u16_be().map(usize::from),
        _ => None,
    }
}

/// What is inside the next SEQUENCE, or as much of it as there is.
fn name<'a>(cursor: &mut Cursor<'a>) -> Option<&'a [u8]> {
    let length = enter(cursor)?;
    let there = length.min(cursor.rest().len());
    cursor.take(there)
}

/// The next object, tag and length included.
fn whole<'a>(bytes: &'a [u8], cursor: &mut Cursor<'a>) -> Option<&'a [u8]> {
    let start = cursor.position();
    Object::read(cursor).ok()?;
    bytes.get(start..cursor.position())
}

#[cfg(test)]
mod tests;
