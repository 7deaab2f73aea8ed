//! The historical bytes: what a card says about itself in its answer to reset (7816-4 §8.1.1).

use crate::StatusWord;
use crate::tlv::compact::{self, CompactObject};

/// Historical bytes, read as far as they can be.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Historical<'a> {
    /// None.
    Empty,
    /// Category `00`: COMPACT-TLV objects, then three bytes of status.
    WithStatus {
        /// The objects, if they can be read to their end.
        objects: Option<Vec<CompactObject<'a>>>,
        /// The life cycle status byte.
        life_cycle: u8,
        /// The status word.
        status: StatusWord,
    },
    /// Category `10`: a reference to a record of EF.DIR.
    DirReference(u8),
    /// Category `80`: COMPACT-TLV objects, of which the last may be a status (tag 8).
    Objects(Option<Vec<CompactObject<'a>>>),
    /// Any other category: proprietary, or too short for what it announces.
    Proprietary(&'a [u8]),
}

/// Tags of COMPACT-TLV objects in historical bytes (7816-4 §8.1.1.2).
pub mod tag {
    /// Country code (and optional data): BCD, three digits and a half.
    pub const COUNTRY: u8 = 0x1;
    /// Issuer identification number.
    pub const ISSUER: u8 = 0x2;
    /// Card service data.
    pub const SERVICES: u8 = 0x3;
    /// Initial access data.
    pub const INITIAL_ACCESS: u8 = 0x4;
    /// Card issuer's data.
    pub const ISSUER_DATA: u8 = 0x5;
    /// Pre-issuing data.
    pub const PRE_ISSUING: u8 = 0x6;
    /// Card capabilities, one to three bytes.
    pub const CAPABILITIES: u8 = 0x7;
    /// Status indicator.
    pub const STATUS: u8 = 0x8;
    /// Application identifier.
    pub const APPLICATION: u8 = 0xf;
}

/// What the third byte of the card capabilities says (7816-4 §8.1.1.2.7, table 88).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Capabilities(u8);

impl Capabilities {
    /// Whether the card takes chained commands.
    #[must_use]
    pub fn command_chaining(self) -> bool {
        self.0 & 0x80 != 0
    }

    /// Whether the card takes extended Lc and Le fields.
    #[must_use]
    pub fn extended_length(self) -> bool {
        self.0 & 0x40 != 0
    }

    /// How many logical channels the card has, at least 1; 8 means eight or more.
    #[must_use]
    pub fn logical_channels(self) -> u8 {
        (self.0 & 0x07).saturating_add(1)
    }
}

impl<'a> Historical<'a> {
    /// Reads historical bytes; never fails, since anything may be proprietary.
    #[must_use]
    pub fn parse(bytes: &'a [u8]) -> Self {
        let Some((category, rest)) = bytes.split_first() else {
            return Self::Empty;
        };
        match (category, rest) {
            (0x00, [objects @ .., life_cycle, sw1, sw2]) => Self::WithStatus {
                objects: compact::parse_all(objects),
                life_cycle: *life_cycle,
                status: StatusWord::from_bytes(*sw1, *sw2),
            },
            (0x10, [reference]) => Self::DirReference(*reference),
            (0x80, objects) => Self::Objects(compact::parse_all(objects)),
            _ => Self::Proprietary(bytes),
        }
    }

    /// The objects, in order; none if there are none or they cannot be read.
    #[must_use]
    pub fn objects(&self) -> &[CompactObject<'a>] {
        match self {
            Self::WithStatus { objects, .. } | Self::Objects(objects) => {
                objects.as_deref().unwrap_or_default()
            }
            Self::Empty | Self::DirReference(_) | Self::Proprietary(_) => &[],
        }
    }

    /// The value of the first object with this tag.
    #[must_use]
    pub fn value(&self, tag: u8) -> Option<&'a [u8]> {
        self.objects().iter().find(|o| o.tag == tag).map(|o| o.value)
    }

    /// The card's capabilities; none of them unless the third byte is there.
    #[must_use]
    pub fn capabilities(&self) -> Capabilities {
        let third = self.value(tag::CAPABILITIES).and_then(|v| v.get(2));
        Capabilities(third.copied().unwrap_or(0))
    }
}
