//! Tag, length, value: how cards structure data (7816-4 §5.2).
//!
//! BER-TLV is here; the shorter form of historical bytes is in [`compact`].
//! Reading is iterative: whoever wants what is inside a constructed object
//! reads its value again, so no card can nest us into a stack overflow.

pub mod compact;

use crate::{Cursor, Hex};
use core::fmt;

/// The longest tag, in bytes (7816-4 §5.2.2.1: one to three).
pub const MAX_TAG: usize = 3;

/// A BER-TLV tag as it stands in the data: one to three bytes (7816-4 §5.2.2.1).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tag(u32);

/// One BER-TLV object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Object<'a> {
    /// Its tag.
    pub tag: Tag,
    /// Its value, without tag and length.
    pub value: &'a [u8],
}

/// Why bytes are no BER-TLV object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TlvFault {
    /// The data ends inside the tag, at this position.
    TagEnds(usize),
    /// A tag of more than [`MAX_TAG`] bytes, at this position.
    TagTooLong(usize),
    /// The data ends inside the length, at this position.
    LengthEnds(usize),
    /// A length of more than four bytes, or an indefinite one, at this position.
    LengthForm(usize),
    /// The value would end this many bytes after the data; it begins at this position.
    ValueEnds {
        /// Where the value begins.
        position: usize,
        /// How many bytes are missing.
        missing: usize,
    },
}

impl Tag {
    /// A tag by its number, as the standard writes it: `0x4f`, `0x7f41`, `0xbf8101`.
    ///
    /// None if no tag is written so.
    #[must_use]
    pub fn new(number: u32) -> Option<Self> {
        let tag = Self(number);
        let (bytes, from) = tag.bytes();
        let mut cursor = Cursor::new(bytes.get(from..)?);
        let read = read_tag(&mut cursor).ok()?;
        (cursor.is_empty() && read == tag).then_some(tag)
    }

    /// The number, as the standard writes it.
    #[must_use]
    pub fn number(self) -> u32 {
        self.0
    }

    /// Whether the value holds further objects.
    #[must_use]
    pub fn is_constructed(self) -> bool {
        let (bytes, from) = self.bytes();
        bytes.get(from).is_some_and(|first| first & 0x20 != 0)
    }

    /// The four bytes of the number, and where the tag begins in them.
    fn bytes(self) -> ([u8; 4], usize) {
        let bytes = self.0.to_be_bytes();
        let from = bytes.iter().position(|b| *b != 0).unwrap_or(3);
        (bytes, from)
    }
}

impl<'a> Object<'a> {
    /// Reads one object and moves past it.
    ///
    /// # Errors
    ///
    /// The first fault, with its position in the data the cursor began with; the cursor is then of no use.
    pub fn read(cursor: &mut Cursor<'a>) -> Result<Self, TlvFault> {
        let tag = read_tag(cursor)?;
        let length = read_length(cursor)?;
        let position = cursor.position();
        let value = cursor
            .take(length)
            .ok_or(TlvFault::ValueEnds { position, missing: length.saturating_sub(cursor.rest().len()) })?;
        Ok(Self { tag, value })
    }

    /// Appends the object to `out`, with the shortest form of its length.
    pub fn emit(&self, out: &mut Vec<u8>) {
        let (bytes, from) = self.tag.bytes();
        out.extend(bytes.iter().skip(from));
        // A slice is never longer than `isize::MAX` bytes; five bytes hold any length in use.
        let length = self.value.len();
        let bytes = length.to_be_bytes();
        let used = bytes.iter().skip_while(|b| **b == 0).copied();
        if length >= 0x80 {
            let count = u8::try_from(used.clone().count()).unwrap_or(0x7f);
            out.push(0x80 | count);
            out.extend(used);
        } else {
            out.push(bytes.last().copied().unwrap_or(0));
        }
        out.extend_from_slice(self.value);
    }

    /// The objects inside a constructed one.
    #[must_use]
    pub fn children(&self) -> Objects<'a> {
        objects(self.value)
    }
}

/// The objects of `bytes`, one after the other.
///
/// Padding with `00` or `FF` between and after objects is skipped (7816-4
/// §5.2.2.1). After a fault the iteration ends.
///
/// ```
/// let fcp = [0x62, 0x05, 0x80, 0x03, 0x00, 0x01, 0x02, 0xff, 0xff];
/// let mut found = iso7816::tlv::objects(&fcp);
/// let template = found.next().unwrap()?;
/// assert_eq!(template.tag.number(), 0x62);
/// assert_eq!(template.children().next().unwrap()?.value, [0x00, 0x01, 0x02]);
/// assert!(found.next().is_none());
/// # Ok::<(), iso7816::tlv::TlvFault>(())
/// ```
#[must_use]
pub fn objects(bytes: &[u8]) -> Objects<'_> {
    Objects { cursor: Cursor::new(bytes), failed: false }
}

/// The first object with this tag, at this level only.
///
/// # Errors
///
/// A fault in what comes before it.
pub fn find(bytes: &[u8], tag: u32) -> Result<Option<&[u8]>, TlvFault> {
    for object in objects(bytes) {
        let object = object?;
        if object.tag.number() == tag {
            return Ok(Some(object.value));
        }
    }
    Ok(None)
}

/// See [`objects`].
#[derive(Clone, Debug)]
pub struct Objects<'a> {
    cursor: Cursor<'a>,
    failed: bool,
}

impl<'a> Iterator for Objects<'a> {
    type Item = Result<Object<'a>, TlvFault>;

    fn next(&mut self) -> Option<Self::Item> {
        while matches!(self.cursor.peek(), Some(0x00 | 0xff)) {
            self.cursor.take_u8();
        }
        if self.failed || self.cursor.is_empty() {
            return None;
        }
        let object = Object::read(&mut self.cursor);
        self.failed = object.is_err();
        Some(object)
    }
}

fn read_tag(cursor: &mut Cursor<'_>) -> Result<Tag, TlvFault> {
    let start = cursor.position();
    let first = cursor.take_u8().ok_or(TlvFault::TagEnds(start))?;
    let mut number = u32::from(first);
    if first & 0x1f == 0x1f {
        for taken in 2.. {
            if taken > MAX_TAG {
                return Err(TlvFault::TagTooLong(start));
            }
            let byte = cursor.take_u8().ok_or(TlvFault::TagEnds(start))?;
            number = (number << 8) | u32::from(byte);
            if byte & 0x80 == 0 {
                break;
            }
        }
    }
    Ok(Tag(number))
}

fn read_length(cursor: &mut Cursor<'_>) -> Result<usize, TlvFault> {
    let start = cursor.position();
    let first = cursor.take_u8().ok_or(TlvFault::LengthEnds(start))?;
    if first < 0x80 {
        return Ok(usize::from(first));
    }
    let count = usize::from(first & 0x7f);
    if !(1..=4).contains(&count) {
        return Err(TlvFault::LengthForm(start));
    }
    let bytes = cursor.take(count).ok_or(TlvFault::LengthEnds(start))?;
    let length = bytes.iter().fold(0_u32, |sum, byte| (sum << 8) | u32::from(*byte));
    usize::try_from(length).map_err(|_| TlvFault::LengthForm(start))
}

impl fmt::Display for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (bytes, from) = self.bytes();
        Hex(bytes.get(from..).unwrap_or_default()).fmt(f)
    }
}

impl fmt::Debug for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Tag({self})")
    }
}

impl fmt::Display for TlvFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TagEnds(at) => write!(f, "byte {at}: the data ends inside a tag"),
            Self::TagTooLong(at) => write!(f, "byte {at}: a tag of more than {MAX_TAG} bytes"),
            Self::LengthEnds(at) => write!(f, "byte {at}: the data ends inside a length"),
            Self::LengthForm(at) => write!(f, "byte {at}: a length of a form not in use"),
            Self::ValueEnds { position, missing } => {
                write!(f, "byte {position}: a value whose last {missing} bytes are missing")
            }
        }
    }
}

impl std::error::Error for TlvFault {}

#[cfg(test)]
mod tests;
