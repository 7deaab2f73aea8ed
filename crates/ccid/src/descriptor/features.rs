//! `dwFeatures`: what the reader does by itself, and at which level it exchanges (CCID 1.1 table 5.1-1).

use crate::error::Unsupported;

/// The bits of `dwFeatures`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Features(pub u32);

/// What one exchange with the reader carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// A TPDU: we speak T=0 or T=1, the reader sends the bytes.
    Tpdu,
    /// A short APDU.
    ShortApdu,
    /// A short or extended APDU, if need be in parts.
    ExtendedApdu,
}

impl Features {
    fn has(self, bit: u32) -> bool {
        self.0 & bit != 0
    }

    /// `02`: parameters are set from the answer to reset.
    #[must_use]
    pub fn parameters_from_atr(self) -> bool {
        self.has(0x02)
    }

    /// `04`: a card is powered on when it is put in.
    #[must_use]
    pub fn activates_on_insertion(self) -> bool {
        self.has(0x04)
    }

    /// `08`: the reader chooses the voltage.
    #[must_use]
    pub fn chooses_voltage(self) -> bool {
        self.has(0x08)
    }

    /// `10`: the clock follows the parameters.
    #[must_use]
    pub fn changes_clock(self) -> bool {
        self.has(0x10)
    }

    /// `20`: the speed follows the parameters.
    #[must_use]
    pub fn changes_speed(self) -> bool {
        self.has(0x20)
    }

    /// `40`: the reader negotiates everything; SetParameters is not for the host.
    #[must_use]
    pub fn negotiates(self) -> bool {
        self.has(0x40)
    }

    /// `80`: the reader does the PPS exchange.
    #[must_use]
    pub fn does_pps(self) -> bool {
        self.has(0x80)
    }

    /// `100`: the clock can be stopped.
    #[must_use]
    pub fn stops_clock(self) -> bool {
        self.has(0x100)
    }

    /// `200`: node addresses other than 0 can be used.
    #[must_use]
    pub fn takes_node_addresses(self) -> bool {
        self.has(0x200)
    }

    /// `400`: the reader proposes the T=1 field size to the card.
    #[must_use]
    pub fn proposes_field_size(self) -> bool {
        self.has(0x400)
    }

    /// `100000`: the reader can wake the computer up.
    #[must_use]
    pub fn wakes_up(self) -> bool {
        self.has(0x0010_0000)
    }

    /// Bits 16 to 18: the level of exchange. If several are set, the highest counts.
    ///
    /// # Errors
    ///
    /// [`Unsupported::CharacterLevel`] if none is set.
    pub fn level(self) -> Result<Level, Unsupported> {
        if self.has(0x0004_0000) {
            Ok(Level::ExtendedApdu)
        } else if self.has(0x0002_0000) {
            Ok(Level::ShortApdu)
        } else if self.has(0x0001_0000) {
            Ok(Level::Tpdu)
        } else {
            Err(Unsupported::CharacterLevel)
        }
    }
}
