//! The class descriptor: 54 bytes in which a reader says what it can do (CCID 1.1 §5.1).
//!
//! Every accessor carries the standard's name as a search alias.

mod features;

pub use features::{Features, Level};

use crate::error::Unsupported;
use core::fmt;
use iso7816::Cursor;

/// Length of the class descriptor in bytes: `bLength`, always `36` hex.
pub const DESCRIPTOR_LEN: usize = 54;

/// Type of the class descriptor: `bDescriptorType`. HID uses the same number; the length tells them apart.
pub const DESCRIPTOR_TYPE: u8 = 0x21;

/// A class descriptor of the right length and type. Its content is not judged.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct ClassDescriptor {
    bytes: [u8; DESCRIPTOR_LEN],
}

/// Where each field lies (CCID 1.1 table 5.1-1). Little-endian.
mod field {
    pub(super) const CCID: usize = 2;
    pub(super) const MAX_SLOT_INDEX: usize = 4;
    pub(super) const VOLTAGE_SUPPORT: usize = 5;
    pub(super) const PROTOCOLS: usize = 6;
    pub(super) const DEFAULT_CLOCK: usize = 10;
    pub(super) const MAXIMUM_CLOCK: usize = 14;
    pub(super) const NUM_CLOCK_SUPPORTED: usize = 18;
    pub(super) const DATA_RATE: usize = 19;
    pub(super) const MAX_DATA_RATE: usize = 23;
    pub(super) const NUM_DATA_RATES_SUPPORTED: usize = 27;
    pub(super) const MAX_IFSD: usize = 28;
    pub(super) const SYNCH_PROTOCOLS: usize = 32;
    pub(super) const MECHANICAL: usize = 36;
    pub(super) const FEATURES: usize = 40;
    pub(super) const MAX_MESSAGE_LENGTH: usize = 44;
    pub(super) const CLASS_GET_RESPONSE: usize = 48;
    pub(super) const CLASS_ENVELOPE: usize = 49;
    pub(super) const LCD_LAYOUT: usize = 50;
    pub(super) const PIN_SUPPORT: usize = 52;
    pub(super) const MAX_BUSY_SLOTS: usize = 53;
}

/// One accessor: its name, the standard's name, its type, where it lies, what it means.
macro_rules! accessors {
    ($($name:ident, $alias:literal, $type:ident, $at:ident, $doc:literal;)*) => {
        $(
            #[doc = concat!("`", $alias, "`: ", $doc)]
            #[doc(alias = $alias)]
            #[must_use]
            pub fn $name(&self) -> $type {
                accessors!(@read $type, self, field::$at)
            }
        )*

        fn fields(&self) -> impl Iterator<Item = (&'static str, u32)> {
            [$(($alias, u32::from(self.$name())),)*].into_iter()
        }
    };
    (@read u8, $self:ident, $at:expr) => { $self.array::<1>($at)[0] };
    (@read u16, $self:ident, $at:expr) => { u16::from_le_bytes($self.array($at)) };
    (@read u32, $self:ident, $at:expr) => { u32::from_le_bytes($self.array($at)) };
}

impl ClassDescriptor {
    /// Takes the descriptor if these bytes begin with one.
    ///
    /// ```
    /// let not_ours = [9, 0x21, 0x11, 0x01, 0, 1, 0x22, 0x3f, 0];
    /// assert!(ccid::ClassDescriptor::parse(&not_ours).is_none());
    /// ```
    #[must_use]
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        let bytes: [u8; DESCRIPTOR_LEN] = Cursor::new(bytes).take_array()?;
        let [length, kind, ..] = bytes;
        (usize::from(length) == DESCRIPTOR_LEN && kind == DESCRIPTOR_TYPE).then_some(Self { bytes })
    }

    /// The bytes as they came.
    #[must_use]
    pub fn bytes(&self) -> &[u8; DESCRIPTOR_LEN] {
        &self.bytes
    }

    accessors! {
        version, "bcdCCID", u16, CCID, "the release of the standard, `0110` for 1.1.";
        max_slot_index, "bMaxSlotIndex", u8, MAX_SLOT_INDEX, "the number of slots, less one.";
        voltage_support, "bVoltageSupport", u8, VOLTAGE_SUPPORT, "bit 0: 5 V, bit 1: 3 V, bit 2: 1.8 V.";
        protocols, "dwProtocols", u32, PROTOCOLS, "bit 0: T=0, bit 1: T=1. Some readers leave rubbish above.";
        default_clock, "dwDefaultClock", u32, DEFAULT_CLOCK, "the card's clock, in kHz.";
        maximum_clock, "dwMaximumClock", u32, MAXIMUM_CLOCK, "the highest clock, in kHz.";
        clock_count, "bNumClockSupported", u8, NUM_CLOCK_SUPPORTED, "how many clocks can be set; 0: ask, or any.";
        data_rate, "dwDataRate", u32, DATA_RATE, "the rate after reset, in bit/s.";
        max_data_rate, "dwMaxDataRate", u32, MAX_DATA_RATE, "the highest rate, in bit/s.";
        data_rate_count, "bNumDataRatesSupported", u8, NUM_DATA_RATES_SUPPORTED, "how many rates can be set; 0: ask, or any.";
        max_ifsd, "dwMaxIFSD", u32, MAX_IFSD, "the longest T=1 field that the reader takes, as it says; up to 1024 was seen.";
        synch_protocols, "dwSynchProtocols", u32, SYNCH_PROTOCOLS, "reserved.";
        mechanical, "dwMechanical", u32, MECHANICAL, "bit 0: accepts, 1: ejects, 2: captures, 3: locks.";
        feature_bits, "dwFeatures", u32, FEATURES, "see [`ClassDescriptor::features`].";
        max_message_length, "dwMaxCCIDMessageLength", u32, MAX_MESSAGE_LENGTH, "the longest message, header included.";
        class_get_response, "bClassGetResponse", u8, CLASS_GET_RESPONSE, "class of GET RESPONSE; `FF`: that of the command.";
        class_envelope, "bClassEnvelope", u8, CLASS_ENVELOPE, "class of ENVELOPE; `FF`: that of the command.";
        lcd_layout, "wLcdLayout", u16, LCD_LAYOUT, "lines and characters of a display; 0: none.";
        pin_support, "bPINSupport", u8, PIN_SUPPORT, "bit 0: verification, bit 1: modification. Often a lie.";
        max_busy_slots, "bMaxCCIDBusySlots", u8, MAX_BUSY_SLOTS, "how many slots can work at the same time.";
    }

    /// `dwFeatures`, bit by bit.
    #[must_use]
    pub fn features(&self) -> Features {
        Features(self.feature_bits())
    }

    /// How many slots the reader has: 1 to 256.
    #[must_use]
    pub fn slots(&self) -> u16 {
        u16::from(self.max_slot_index()).saturating_add(1)
    }

    /// The level at which the reader exchanges with the card.
    ///
    /// # Errors
    ///
    /// [`Unsupported::CharacterLevel`] if it is none that messages can be exchanged at.
    pub fn level(&self) -> Result<Level, Unsupported> {
        self.features().level()
    }

    /// `N` bytes from a constant position; they always are there.
    fn array<const N: usize>(&self, at: usize) -> [u8; N] {
        self.bytes.get(at..).and_then(|rest| rest.first_chunk()).copied().unwrap_or([0; N])
    }
}

impl fmt::Debug for ClassDescriptor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut all = f.debug_struct("ClassDescriptor");
        for (name, value) in self.fields() {
            all.field(name, &format_args!("{value:#x}"));
        }
        all.finish()
    }
}

#[cfg(test)]
pub(crate) mod tests;
