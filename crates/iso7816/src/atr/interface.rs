//! What the interface bytes mean (7816-3 §8.3, §10.2, §11.4).

use super::{Atr, Group};
use crate::Protocol;

/// TA2: the card is already in the mode it wants (7816-3 §8.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SpecificMode {
    /// The protocol to use.
    pub protocol: Protocol,
    /// Whether the card can change to negotiable mode after another reset.
    pub can_change: bool,
    /// Whether the parameters are not those of the interface bytes but known otherwise.
    pub implicit: bool,
}

/// How T=1 blocks end (7816-3 §11.4.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EdcKind {
    /// One byte, the exclusive or.
    Lrc,
    /// Two bytes, a cyclic redundancy code.
    Crc,
}

/// Operating voltages that a card takes: the low six bits of TA after T=15 (7816-3 §8.3, table 10).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VoltageClasses(u8);

/// Whether and how the clock may stop (7816-3 §8.3, table 9).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClockStop {
    /// Not at all.
    No,
    /// While it is low.
    Low,
    /// While it is high.
    High,
    /// In either state.
    Either,
}

impl VoltageClasses {
    /// Whether 5 V is fine (class A).
    #[must_use]
    pub fn five_volts(self) -> bool {
        self.0 & 0x01 != 0
    }

    /// Whether 3 V is fine (class B).
    #[must_use]
    pub fn three_volts(self) -> bool {
        self.0 & 0x02 != 0
    }

    /// Whether 1.8 V is fine (class C).
    #[must_use]
    pub fn one_point_eight_volts(self) -> bool {
        self.0 & 0x04 != 0
    }
}

impl Atr {
    /// The protocols offered, in the card's order of preference, each once.
    ///
    /// T=0 if none is named (7816-3 §8.2.3).
    #[must_use]
    pub fn protocols(&self) -> Vec<Protocol> {
        let mut offered = Vec::new();
        for group in self.groups() {
            if let Some(protocol) = group.announced
                && protocol != Protocol::GLOBAL
                && !offered.contains(&protocol)
            {
                offered.push(protocol);
            }
        }
        if offered.is_empty() {
            offered.push(Protocol::T0);
        }
        offered
    }

    /// The protocol that holds if nothing is negotiated: TA2's, else the first offered (7816-3 §6.3.1).
    #[must_use]
    pub fn default_protocol(&self) -> Protocol {
        match self.specific_mode() {
            Some(mode) => mode.protocol,
            None => self.protocols().first().copied().unwrap_or(Protocol::T0),
        }
    }

    /// TA2, if the card is in specific mode; then there is nothing to negotiate.
    #[must_use]
    pub fn specific_mode(&self) -> Option<SpecificMode> {
        let ta2 = self.groups().get(1)?.ta?;
        Some(SpecificMode {
            protocol: Protocol::from_low_bits(ta2),
            can_change: ta2 & 0x80 == 0,
            implicit: ta2 & 0x10 != 0,
        })
    }

    /// TA1: the clock rate conversion and baud rate adjustment integers that the card can take; `11` if absent.
    #[must_use]
    pub fn speed(&self) -> u8 {
        self.groups().first().and_then(|g| g.ta).unwrap_or(0x11)
    }

    /// TC1: extra guard time in etu; 255 is special (7816-3 §8.3).
    #[must_use]
    pub fn extra_guard_time(&self) -> u8 {
        self.groups().first().and_then(|g| g.tc).unwrap_or(0)
    }

    /// TC2: the waiting time integer WI of T=0; 10 if absent (7816-3 §10.2).
    ///
    /// Zero is reserved; it is taken as the default.
    #[must_use]
    pub fn waiting_integer(&self) -> u8 {
        match self.groups().get(1).and_then(|g| g.tc) {
            None | Some(0) => 10,
            Some(wi) => wi,
        }
    }

    /// The card's information field size for T=1: the first TA for T=1, i > 2; 32 if absent (7816-3 §11.4.2).
    ///
    /// 0 and 255 are reserved; they are taken as the default.
    #[must_use]
    pub fn field_size(&self) -> u8 {
        match self.first_for_t1(|g| g.ta) {
            None | Some(0 | 255) => 32,
            Some(size) => size,
        }
    }

    /// BWI, the block waiting time integer: high half of the first TB for T=1; 4 if absent (7816-3 §11.4.3).
    ///
    /// 10 to 15 are reserved; they are taken as 9, the longest.
    #[must_use]
    pub fn block_waiting_integer(&self) -> u8 {
        self.first_for_t1(|g| g.tb).map_or(4, |tb| (tb >> 4).min(9))
    }

    /// CWI, the character waiting time integer: low half of the first TB for T=1; 13 if absent (7816-3 §11.4.3).
    #[must_use]
    pub fn character_waiting_integer(&self) -> u8 {
        self.first_for_t1(|g| g.tb).map_or(13, |tb| tb & 0x0f)
    }

    /// How T=1 blocks end: bit 1 of the first TC for T=1 (7816-3 §11.4.4).
    #[must_use]
    pub fn edc(&self) -> EdcKind {
        match self.first_for_t1(|g| g.tc) {
            Some(tc) if tc & 0x01 != 0 => EdcKind::Crc,
            _ => EdcKind::Lrc,
        }
    }

    /// The voltages the card takes, if it says so (first TA for T=15).
    #[must_use]
    pub fn voltage_classes(&self) -> Option<VoltageClasses> {
        self.first_global_ta().map(|ta| VoltageClasses(ta & 0x3f))
    }

    /// Whether the clock may stop (first TA for T=15); not, if the card does not say.
    #[must_use]
    pub fn clock_stop(&self) -> ClockStop {
        match self.first_global_ta().unwrap_or(0) >> 6 {
            1 => ClockStop::Low,
            2 => ClockStop::High,
            3 => ClockStop::Either,
            _ => ClockStop::No,
        }
    }

    fn first_global_ta(&self) -> Option<u8> {
        let mut global = self.groups().iter().filter(|g| g.announced == Some(Protocol::GLOBAL));
        global.next().and_then(|g| g.ta)
    }

    /// « First for T=1 »: the bytes of groups after the second that TD announced for T=1 (7816-3 §11.4.1).
    fn first_for_t1(&self, byte: impl Fn(&Group) -> Option<u8>) -> Option<u8> {
        self.groups().iter().skip(2).filter(|g| g.announced == Some(Protocol::T1)).find_map(byte)
    }
}
