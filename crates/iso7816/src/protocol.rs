//! The number of a transmission protocol, the T of « T=0 ».

use core::fmt;

/// A transmission protocol (7816-3 §8.2.3), four bits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Protocol(u8);

impl Protocol {
    /// Half-duplex transmission of characters (7816-3 §10).
    pub const T0: Self = Self(0);
    /// Half-duplex transmission of blocks (7816-3 §11).
    pub const T1: Self = Self(1);
    /// Not a protocol: announces global interface bytes (7816-3 §8.2.3).
    pub const GLOBAL: Self = Self(15);

    /// The protocol in the low four bits of an interface byte.
    #[must_use]
    pub const fn from_low_bits(byte: u8) -> Self {
        Self(byte & 0x0f)
    }

    /// The number T.
    #[must_use]
    pub const fn number(self) -> u8 {
        self.0
    }
}

impl fmt::Display for Protocol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "T={}", self.0)
    }
}

impl fmt::Debug for Protocol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
