//! A certificate of a card, from its first bytes or whole.
//!
//! **Policy.** Names are read by their tags: real cards put several parts into
//! one, in any order, in string types that strict readers refuse
//! (T). Dates and extensions are read as the standard has them. An extension that
//! can't be understood is passed over; a list of extensions that can't be is none.

mod extensions;
mod name;

use crate::issuer::{NotChecked, Recognised, Verdict};
use crate::personal::Personal;
use crate::time::Seconds;
use iso7816::Cursor;
use iso7816::tlv::Object;
use x509_cert::der::Decode;
use x509_cert::time::Validity;

pub use extensions::{CardKind, Extensions, KeyPeriod, KeyUse, Product};
pub use name::{Identifier, Issuer, Structure, StructureKind, Subject};

/// The first bytes of a certificate that give names and dates (T: the key begins at 290).
pub const HEAD: u16 = 290;

/// What a certificate says.
#[derive(Debug, PartialEq, Eq)]
pub struct Certificate {
    /// How many bytes it has; the file may have more.
    pub size: usize,
    /// The number that its issuer gave it, as it is written (RFC 5280 §4.1.2.2).
    pub serial: Personal<Vec<u8>>,
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
    /// Whether its signature is its issuer's: only for whoever brings the issuer's certificate.
    pub verdict: Verdict,
}

/// What the dates of a certificate mean at some time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It begins later.
    NotYet,
    /// It is valid, and so is its key.
    Valid,
    /// It is valid, but its key is past its end.
    KeyOver,
    /// It is past its end.
    Over,
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
            Object::read(&mut cursor).ok()?;
        }
        let serial = Object::read(&mut cursor).ok().filter(|serial| serial.tag.number() == 0x02)?;
        let _algorithm = Object::read(&mut cursor).ok()?;
        let issuer = Issuer::read(name(&mut cursor)?);
        let validity = Validity::from_der(whole(bytes, &mut cursor)?).ok()?;
        let subject = Subject::read(name(&mut cursor)?);
        let seconds = |time: x509_cert::time::Time| Seconds(time.to_unix_duration().as_secs());
        Some(Self {
            size,
            serial: Personal::new(serial.value.to_vec()),
            issuer,
            not_before: seconds(validity.not_before),
            not_after: seconds(validity.not_after),
            subject,
            extensions: Extensions::read(&cursor),
            verdict: Verdict::NotChecked(NotChecked::NothingGiven),
        })
    }

    /// What is known of its issuer, by name and identifier.
    #[must_use]
    pub fn recognised(&self) -> Recognised {
        let key = self.extensions.as_ref().and_then(|extensions| extensions.authority_key.as_deref());
        Recognised::of(&self.issuer, key)
    }

    /// From when on it serves: the later of its own beginning and its key's.
    #[must_use]
    pub fn begins(&self) -> Seconds {
        self.key_period().begins.map_or(self.not_before, |begins| begins.max(self.not_before))
    }

    /// Until when it serves: a key may end before its certificate does (T).
    #[must_use]
    pub fn ends(&self) -> Seconds {
        self.key_period().ends.map_or(self.not_after, |ends| ends.min(self.not_after))
    }

    /// What its dates mean at `now`.
    #[must_use]
    pub fn standing(&self, now: Seconds) -> Standing {
        if now < self.begins() {
            Standing::NotYet
        } else if now > self.not_after {
            Standing::Over
        } else if now > self.ends() {
            Standing::KeyOver
        } else {
            Standing::Valid
        }
    }

    fn key_period(&self) -> KeyPeriod {
        self.extensions.as_ref().map_or(KeyPeriod::default(), |extensions| extensions.key_period)
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
pub(crate) fn whole<'a>(bytes: &'a [u8], cursor: &mut Cursor<'a>) -> Option<&'a [u8]> {
    let start = cursor.position();
    Object::read(cursor).ok()?;
    bytes.get(start..cursor.position())
}

#[cfg(test)]
mod tests;
