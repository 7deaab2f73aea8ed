//! The ten bytes that every message begins with (CCID 1.1 §6.1, §6.2).
//!
//! The last three of them mean something else in each message.

use super::{MessageType, SlotStatus};
use core::fmt;
use iso7816::Cursor;

/// Length of the header in bytes.
pub const HEADER_LEN: usize = field::END;

/// Where each field lies. `dwLength` is little-endian.
mod field {
    pub(super) const LENGTH: core::ops::Range<usize> = 1..5;
    pub(super) const SPECIFIC: core::ops::Range<usize> = 7..10;
    pub(super) const END: usize = SPECIFIC.end;
}

/// A message with a whole header, not yet judged.
///
/// Everything that arrives can be printed through this type. What is printed
/// is the header and the number of bytes, never the data: it may be personal.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Frame<'a> {
    /// `bMessageType`.
    pub message: MessageType,
    /// `dwLength`: how many bytes are announced after the header.
    pub announced: u32,
    /// `bSlot`.
    pub slot: u8,
    /// `bSeq`.
    pub sequence: u8,
    /// The three bytes that depend on the message.
    pub specific: [u8; 3],
    /// What follows the header, as much as there is.
    pub data: &'a [u8],
}

impl<'a> Frame<'a> {
    /// Splits a message; none if there is no whole header.
    #[must_use]
    pub fn parse(bytes: &'a [u8]) -> Option<Self> {
        let mut cursor = Cursor::new(bytes);
        Some(Self {
            message: MessageType(cursor.take_u8()?),
            announced: cursor.take_u32_le()?,
            slot: cursor.take_u8()?,
            sequence: cursor.take_u8()?,
            specific: cursor.take_array()?,
            data: cursor.take_rest(),
        })
    }

    /// The bytes of the message.
    #[must_use]
    pub fn emit(&self) -> Vec<u8> {
        let mut bytes = vec![self.message.0];
        bytes.extend(self.announced.to_le_bytes());
        bytes.extend([self.slot, self.sequence]);
        bytes.extend(self.specific);
        bytes.extend_from_slice(self.data);
        bytes
    }

    /// How long the whole message will be, as its header announces; none before `dwLength` is there.
    #[must_use]
    pub fn announced_length(bytes: &[u8]) -> Option<usize> {
        let length: [u8; 4] = bytes.get(field::LENGTH)?.try_into().ok()?;
        let length = usize::try_from(u32::from_le_bytes(length)).unwrap_or(usize::MAX);
        Some(length.saturating_add(HEADER_LEN))
    }

    /// Whether as many bytes follow the header as it announces.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        u32::try_from(self.data.len()) == Ok(self.announced)
    }
}

impl fmt::Display for Frame<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} slot {} seq {}", self.message, self.slot, self.sequence)?;
        let [first, second, third] = self.specific;
        if self.message.0 & 0x80 != 0 {
            write!(f, " {}", SlotStatus::from_bytes(first, second))?;
            if third != 0 {
                write!(f, " {third:02X}")?;
            }
        } else if self.specific != [0; 3] {
            write!(f, " {first:02X} {second:02X} {third:02X}")?;
        }
        if self.is_complete() {
            write!(f, ", {} bytes", self.announced)
        } else {
            write!(f, ", {} bytes of {}", self.data.len(), self.announced)
        }
    }
}

impl fmt::Debug for Frame<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Frame({self})")
    }
}
