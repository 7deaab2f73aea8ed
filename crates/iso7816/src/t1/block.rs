//! Blocks: prologue, information, epilogue (7816-3 §11.3, §11.4).
//!
//! A [`Block`] that can be constructed can be emitted and read back.

use super::edc;
use crate::Cursor;
use crate::atr::EdcKind;
use core::fmt;

/// The longest information field (7816-3 §11.3.2.3).
pub const MAX_FIELD: usize = 254;

/// One valid block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// I-block: a part of a command or an answer.
    Information {
        /// N(S).
        sequence: bool,
        /// M: more of the same chain follows.
        more: bool,
        /// The part itself.
        field: Field,
    },
    /// R-block: an acknowledgement, or a complaint.
    Ready {
        /// N(R), the N(S) of the I-block that is expected next.
        sequence: bool,
        /// Why the last block has to be repeated, if it has.
        complaint: Option<Complaint>,
    },
    /// S-block: about the transmission itself.
    Supervisory {
        /// Whether it asks or answers.
        side: Side,
        /// About what.
        what: Supervisory,
    },
}

/// An information field, at most [`MAX_FIELD`] bytes. Shown with its length only.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Field(Vec<u8>);

/// What was wrong with the last block (7816-3 §11.3.2.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Complaint {
    /// Its code, or the parity of a character.
    Edc,
    /// Something else.
    Other,
}

/// Asking or answering.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// S(… request).
    Request,
    /// S(… response).
    Response,
}

/// What S-blocks are about (7816-3 §11.3.2.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Supervisory {
    /// Begin again.
    Resynch,
    /// The size of information fields, 1 to 254.
    Ifs(u8),
    /// Stop the chain.
    Abort,
    /// So many times the block waiting time.
    Wtx(u8),
}

/// Why bytes are no block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum BlockFault {
    /// Fewer bytes than a prologue and its code have, or than LEN says.
    Short,
    /// LEN = 255 is reserved.
    ReservedLength,
    /// The code does not fit.
    Edc,
    /// A node address that was not agreed on.
    NodeAddress(u8),
    /// A protocol control byte that does not exist.
    Control(u8),
    /// An information field of a length that this control byte cannot have.
    FieldLength {
        /// The control byte.
        control: u8,
        /// The length.
        length: usize,
    },
    /// An information field size of 0 or 255.
    FieldSize(u8),
    /// A valid block that has no business here.
    Unexpected,
    /// A character with wrong parity, said the reader.
    Parity,
}

/// Where each byte lies (7816-3 §11.3, figure 15).
mod field {
    pub(super) const NAD: usize = 0;
    pub(super) const PCB: usize = 1;
    pub(super) const LEN: usize = 2;
    pub(super) const INF: usize = LEN + 1;
}

/// Length of the prologue field in bytes.
pub const PROLOGUE: usize = field::INF;

impl Field {
    /// A field with these bytes; none if there are more than [`MAX_FIELD`].
    #[must_use]
    pub fn new(bytes: &[u8]) -> Option<Self> {
        (bytes.len() <= MAX_FIELD).then(|| Self(bytes.to_vec()))
    }

    /// The bytes.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Debug for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Field({} bytes)", self.0.len())
    }
}

impl Block {
    /// An S-block that asks.
    #[must_use]
    pub fn request(what: Supervisory) -> Self {
        Self::Supervisory { side: Side::Request, what }
    }

    /// An S-block that answers.
    #[must_use]
    pub fn response(what: Supervisory) -> Self {
        Self::Supervisory { side: Side::Response, what }
    }

    /// The whole block, node address 0, with its code.
    #[must_use]
    pub fn emit(&self, edc: EdcKind) -> Vec<u8> {
        let one;
        let information: &[u8] = match self {
            Self::Information { field, .. } => field.bytes(),
            Self::Supervisory { what: Supervisory::Ifs(byte) | Supervisory::Wtx(byte), .. } => {
                one = [*byte];
                &one
            }
            Self::Ready { .. } | Self::Supervisory { .. } => &[],
        };
        let mut bytes = vec![0; PROLOGUE];
        // A field is never longer than 254 bytes.
        let length = u8::try_from(information.len()).unwrap_or(0);
        for (at, value) in [(field::NAD, 0), (field::PCB, self.control()), (field::LEN, length)] {
            if let Some(byte) = bytes.get_mut(at) {
                *byte = value;
            }
        }
        bytes.extend_from_slice(information);
        bytes.extend(edc::compute(edc, &bytes));
        bytes
    }

    /// Reads a block with node address 0. Bytes after its end are ignored: some readers give too many.
    ///
    /// # Errors
    ///
    /// The first fault; the code is checked before what it protects.
    pub fn parse(bytes: &[u8], edc: EdcKind) -> Result<Self, BlockFault> {
        let mut cursor = Cursor::new(bytes);
        let [nad, control, length] = cursor.take_array().ok_or(BlockFault::Short)?;
        if length == u8::MAX {
            return Err(BlockFault::ReservedLength);
        }
        let information = cursor.take(usize::from(length)).ok_or(BlockFault::Short)?;
        let covered = bytes.get(..cursor.position()).ok_or(BlockFault::Short)?;
        let code = cursor.take(edc::length(edc)).ok_or(BlockFault::Short)?;
        if code != edc::compute(edc, covered) {
            return Err(BlockFault::Edc);
        }
        if nad != 0 {
            return Err(BlockFault::NodeAddress(nad));
        }
        Self::read(control, information)
    }

    fn control(&self) -> u8 {
        match self {
            Self::Information { sequence, more, .. } => (u8::from(*sequence) << 6) | (u8::from(*more) << 5),
            Self::Ready { sequence, complaint } => {
                let why = match complaint {
                    None => 0,
                    Some(Complaint::Edc) => 1,
                    Some(Complaint::Other) => 2,
                };
                0x80 | (u8::from(*sequence) << 4) | why
            }
            Self::Supervisory { side, what } => {
                let side = match side {
                    Side::Request => 0xc0,
                    Side::Response => 0xe0,
                };
                side | match what {
                    Supervisory::Resynch => 0,
                    Supervisory::Ifs(_) => 1,
                    Supervisory::Abort => 2,
                    Supervisory::Wtx(_) => 3,
                }
            }
        }
    }

    fn read(control: u8, information: &[u8]) -> Result<Self, BlockFault> {
        let wrong_length = BlockFault::FieldLength { control, length: information.len() };
        let block = match control {
            0x00..=0x7f if control & 0x1f == 0 => {
                return Ok(Self::Information {
                    sequence: control & 0x40 != 0,
                    more: control & 0x20 != 0,
                    field: Field::new(information).ok_or(wrong_length)?,
                });
            }
            0x80..=0xbf if control & 0x2c == 0 && control & 0x03 != 3 => Self::Ready {
                sequence: control & 0x10 != 0,
                complaint: match control & 0x03 {
                    0 => None,
                    1 => Some(Complaint::Edc),
                    _ => Some(Complaint::Other),
                },
            },
            0xc0..=0xff if control & 0x1c == 0 => {
                let what = match (control & 0x03, information) {
                    (0, []) => Supervisory::Resynch,
                    (1, [size @ (0 | 255)]) => return Err(BlockFault::FieldSize(*size)),
                    (1, [size]) => Supervisory::Ifs(*size),
                    (2, []) => Supervisory::Abort,
                    (3, [multiplier]) => Supervisory::Wtx(*multiplier),
                    _ => return Err(wrong_length),
                };
                let side = if control & 0x20 == 0 { Side::Request } else { Side::Response };
                return Ok(Self::Supervisory { side, what });
            }
            _ => return Err(BlockFault::Control(control)),
        };
        if information.is_empty() { Ok(block) } else { Err(wrong_length) }
    }
}

impl fmt::Display for Block {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Information { sequence, more, field } => {
                write!(f, "I({},{}) {} bytes", u8::from(*sequence), u8::from(*more), field.bytes().len())
            }
            Self::Ready { sequence, complaint } => {
                write!(f, "R({})", u8::from(*sequence))?;
                match complaint {
                    None => Ok(()),
                    Some(Complaint::Edc) => f.write_str(" garbled"),
                    Some(Complaint::Other) => f.write_str(" wrong"),
                }
            }
            Self::Supervisory { side, what } => {
                let side = match side {
                    Side::Request => "request",
                    Side::Response => "response",
                };
                match what {
                    Supervisory::Resynch => write!(f, "S(RESYNCH {side})"),
                    Supervisory::Ifs(size) => write!(f, "S(IFS {side} {size})"),
                    Supervisory::Abort => write!(f, "S(ABORT {side})"),
                    Supervisory::Wtx(count) => write!(f, "S(WTX {side} {count})"),
                }
            }
        }
    }
}

impl fmt::Display for BlockFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Short => f.write_str("fewer bytes than announced"),
            Self::ReservedLength => f.write_str("the reserved length 255"),
            Self::Edc => f.write_str("a wrong check code"),
            Self::NodeAddress(nad) => write!(f, "node address {nad:02X}, which was not agreed on"),
            Self::Control(pcb) => write!(f, "the unknown control byte {pcb:02X}"),
            Self::FieldLength { control, length } => {
                write!(f, "control byte {control:02X} with {length} bytes")
            }
            Self::FieldSize(size) => write!(f, "an information field size of {size}"),
            Self::Unexpected => f.write_str("one that has no business here"),
            Self::Parity => f.write_str("wrong parity"),
        }
    }
}

impl std::error::Error for BlockFault {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_control_byte_is_read_back_or_refused() {
        for edc in [EdcKind::Lrc, EdcKind::Crc] {
            let mut valid = 0;
            for control in 0..=u8::MAX {
                for information in [&[][..], &[7], &[0], &[255], &[1, 2, 3]] {
                    let Ok(length) = u8::try_from(information.len()) else {
                        continue;
                    };
                    let mut bytes = vec![0, control, length];
                    bytes.extend_from_slice(information);
                    bytes.extend(edc::compute(edc, &bytes));
                    if let Ok(block) = Block::parse(&bytes, edc) {
                        assert_eq!(block.emit(edc), bytes, "{block}");
                        valid += 1;
                    }
                }
            }
            // I 4 × 5, R 6, RESYNCH 2, IFS 2, ABORT 2, WTX 2 × 3.
            assert_eq!(valid, 20 + 6 + 2 + 2 + 2 + 6);
        }
    }

    #[test]
    fn faults() {
        for (bytes, fault) in [
            (&[][..], BlockFault::Short),
            (&[0, 0, 0], BlockFault::Short),
            (&[0, 0, 2, 1, 3], BlockFault::Short),
            (&[0, 0, 255, 0], BlockFault::ReservedLength),
            (&[0, 0, 0, 1], BlockFault::Edc),
            (&[0x21, 0, 0, 0x21], BlockFault::NodeAddress(0x21)),
            (&[0, 0x01, 0, 0x01], BlockFault::Control(0x01)),
            (&[0, 0x83, 0, 0x83], BlockFault::Control(0x83)),
            (&[0, 0x81, 1, 0, 0x80], BlockFault::FieldLength { control: 0x81, length: 1 }),
            (&[0, 0xc1, 1, 0, 0xc0], BlockFault::FieldSize(0)),
            (&[0, 0xc4, 0, 0xc4], BlockFault::Control(0xc4)),
        ] {
            assert_eq!(Block::parse(bytes, EdcKind::Lrc), Err(fault), "{bytes:02X?}");
        }
    }

    #[test]
    fn bytes_after_the_end_are_ignored() {
        let block = Block::request(Supervisory::Wtx(3));
        let mut bytes = block.emit(EdcKind::Crc);
        bytes.extend([0x55; 3]);
        assert_eq!(Block::parse(&bytes, EdcKind::Crc), Ok(block));
    }
}
