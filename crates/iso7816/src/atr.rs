//! The answer to reset, the first thing a card says (7816-3 §8).
//!
//! Read §8.2 before changing anything here. What the interface bytes mean for
//! time and speed is in [`timing`], the historical bytes in [`historical`].
//!
//! Judging is kept apart from reading: a wrong check byte does not hide the
//! rest, since a card that says what it is, badly, is still worth naming.

pub mod historical;
mod interface;
pub mod timing;

use crate::limits::MAX_ATR;
use crate::{Cursor, Hex, Protocol};
use core::fmt;
pub use interface::{ClockStop, EdcKind, SpecificMode, VoltageClasses};

/// An answer to reset whose structure is sound.
#[derive(Clone, PartialEq, Eq)]
pub struct Atr {
    bytes: Vec<u8>,
    convention: Convention,
    groups: Vec<Group>,
    historical: Vec<u8>,
    check: Check,
}

/// How bits become levels on the line (7816-3 §8.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Convention {
    /// TS = 3B: high is 1, the least significant bit first.
    Direct,
    /// TS = 3F: low is 1, the most significant bit first.
    Inverse,
}

/// What is at the place of the check byte TCK (7816-3 §8.2.5).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Check {
    /// None is needed (only T=0 is offered) and none is there.
    NotNeeded,
    /// Right.
    Right,
    /// Wrong; it should have been `expected`.
    Wrong {
        /// The exclusive or of all bytes from T0 on.
        expected: u8,
    },
    /// Needed, but not there.
    Missing,
    /// There, although none is needed.
    Superfluous,
}

/// The interface bytes TAi, TBi, TCi and TDi of one i (7816-3 §8.2.3).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// What TD(i-1) announced; none for i = 1, whose bytes are global.
    pub announced: Option<Protocol>,
    /// TAi.
    pub ta: Option<u8>,
    /// TBi.
    pub tb: Option<u8>,
    /// TCi.
    pub tc: Option<u8>,
    /// TDi.
    pub td: Option<u8>,
}

/// Why bytes are no answer to reset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum AtrFault {
    /// Nothing at all.
    Empty,
    /// TS is neither 3B nor 3F.
    Convention(u8),
    /// It ends where this byte should be.
    EndsBefore(Part),
    /// More than 33 bytes.
    TooLong,
    /// Bytes after the end, this many.
    Trailing(usize),
    /// The check byte is wrong or missing ([`Atr::verify`] only).
    Check,
}

/// A part of an answer to reset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// T0, the format byte.
    Format,
    /// An interface byte of the group with this number, from 1.
    Interface(u8),
    /// The historical bytes.
    Historical,
}

impl Atr {
    /// Reads the bytes a reader gives after powering a card on.
    ///
    /// # Errors
    ///
    /// The first fault of the structure. A wrong or missing check byte is none: see [`Atr::check`].
    pub fn parse(bytes: &[u8]) -> Result<Self, AtrFault> {
        if bytes.len() > MAX_ATR {
            return Err(AtrFault::TooLong);
        }
        let mut cursor = Cursor::new(bytes);
        let convention = match cursor.take_u8().ok_or(AtrFault::Empty)? {
            0x3b => Convention::Direct,
            0x3f => Convention::Inverse,
            other => return Err(AtrFault::Convention(other)),
        };
        let format = cursor.take_u8().ok_or(AtrFault::EndsBefore(Part::Format))?;
        let groups = read_groups(&mut cursor, format)?;
        let historical =
            cursor.take(usize::from(format & 0x0f)).ok_or(AtrFault::EndsBefore(Part::Historical))?.to_vec();
        let check = read_check(&mut cursor, bytes, &groups)?;
        if !cursor.is_empty() {
            return Err(AtrFault::Trailing(cursor.rest().len()));
        }
        Ok(Self { bytes: bytes.to_vec(), convention, groups, historical, check })
    }

    /// The bytes as they came.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The convention that TS announces.
    #[must_use]
    pub fn convention(&self) -> Convention {
        self.convention
    }

    /// The interface bytes, group by group; the first is always there.
    #[must_use]
    pub fn groups(&self) -> &[Group] {
        &self.groups
    }

    /// The historical bytes as they came, 15 at most; [`historical::Historical`] reads them.
    #[must_use]
    pub fn historical_bytes(&self) -> &[u8] {
        &self.historical
    }

    /// What is at the place of the check byte.
    #[must_use]
    pub fn check(&self) -> Check {
        self.check
    }

    /// The strict judgement on the check byte.
    ///
    /// # Errors
    ///
    /// [`AtrFault::Check`] if it is wrong, or missing where it is needed.
    pub fn verify(&self) -> Result<(), AtrFault> {
        match self.check {
            Check::Wrong { .. } | Check::Missing => Err(AtrFault::Check),
            Check::NotNeeded | Check::Right | Check::Superfluous => Ok(()),
        }
    }
}

impl fmt::Debug for Atr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Atr({self})")
    }
}

impl fmt::Display for Atr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Hex(&self.bytes).fmt(f)
    }
}

impl fmt::Display for AtrFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("it is empty"),
            Self::Convention(ts) => write!(f, "it begins with {ts:02X}, neither 3B nor 3F"),
            Self::EndsBefore(Part::Format) => f.write_str("it ends before its format byte"),
            Self::EndsBefore(Part::Interface(group)) => {
                write!(f, "it ends before an interface byte of group {group}")
            }
            Self::EndsBefore(Part::Historical) => f.write_str("it ends before the last historical byte"),
            Self::TooLong => write!(f, "it is longer than {MAX_ATR} bytes"),
            Self::Trailing(count) => write!(f, "{count} bytes follow its end"),
            Self::Check => f.write_str("its check byte is wrong or missing"),
        }
    }
}

impl std::error::Error for AtrFault {}

/// Each group says in its TD whether another follows; 33 bytes hold 32 of them at most.
fn read_groups(cursor: &mut Cursor<'_>, format: u8) -> Result<Vec<Group>, AtrFault> {
    let mut groups = Vec::new();
    let mut announced = None;
    let mut presence = format;
    for number in 1..=u8::MAX {
        let mut read = |bit: u8| {
            if presence & bit == 0 {
                return Ok(None);
            }
            match cursor.take_u8() {
                Some(byte) => Ok(Some(byte)),
                None => Err(AtrFault::EndsBefore(Part::Interface(number))),
            }
        };
        let group = Group { announced, ta: read(0x10)?, tb: read(0x20)?, tc: read(0x40)?, td: read(0x80)? };
        groups.push(group);
        let Some(td) = group.td else { break };
        announced = Some(Protocol::from_low_bits(td));
        presence = td;
    }
    Ok(groups)
}

/// TCK is there exactly if something other than T=0 is announced (7816-3 §8.2.5).
///
/// One superfluous byte is accepted: some T=0 cards send a check byte all the same.
fn read_check(cursor: &mut Cursor<'_>, bytes: &[u8], groups: &[Group]) -> Result<Check, AtrFault> {
    let needed = groups.iter().any(|g| g.announced.is_some_and(|p| p != Protocol::T0));
    let covered = cursor.position();
    Ok(match (needed, cursor.take_u8()) {
        (false, None) => Check::NotNeeded,
        (false, Some(_)) => Check::Superfluous,
        (true, None) => Check::Missing,
        (true, Some(tck)) => {
            let from_format = bytes.get(1..covered).ok_or(AtrFault::Empty)?;
            let expected = from_format.iter().fold(0, |sum, byte| sum ^ byte);
            if tck == expected { Check::Right } else { Check::Wrong { expected } }
        }
    })
}

#[cfg(test)]
mod tests;
