//! A reader as it is driven: its descriptor, put right by what is known of it.

use crate::configuration::Endpoints;
use crate::descriptor::{ClassDescriptor, Features, Level};
use crate::error::Unsupported;
use crate::message::PowerSelect;
use crate::quirks::{self, Quirk, ReaderId};
use iso7816::Protocol;

/// The longest message there can be: an extended APDU of 65,544 bytes and a header.
pub const LONGEST_MESSAGE: u32 = 65_554;

/// The shortest limit that makes sense, a short APDU and a header. Every T=1 block fits, too.
///
/// SCR3310 (04E6:511F) says 263 and takes 271; others say nothing.
pub const SHORTEST_LIMIT: u32 = 271;

/// What a slot goes by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    pub(crate) descriptor: ClassDescriptor,
    pub(crate) level: Level,
    pub(crate) packet: u16,
    pub(crate) voltages: Vec<PowerSelect>,
    pub(crate) max_field_size: u8,
    pub(crate) max_message: usize,
    pub(crate) max_data_rate: u32,
    pub(crate) notifies: bool,
    pub(crate) slow: bool,
    pub(crate) parameters_may_fail: bool,
    pub(crate) proposes_field_size: bool,
    pub(crate) emv_mode: bool,
}

impl Profile {
    /// From what the reader says, and from [`crate::quirks`].
    ///
    /// # Errors
    ///
    /// [`Unsupported::CharacterLevel`] if the reader works with characters only.
    pub fn new(id: ReaderId, descriptor: ClassDescriptor, endpoints: Endpoints) -> Result<Self, Unsupported> {
        let features = descriptor.features();
        let max_field_size = u8::try_from(descriptor.max_ifsd().min(254)).unwrap_or(254);
        let max_message = descriptor.max_message_length().clamp(SHORTEST_LIMIT, LONGEST_MESSAGE);
        let mut profile = Self {
            level: descriptor.level()?,
            packet: endpoints.bulk_in.packet,
            voltages: voltages(descriptor.voltage_support(), features),
            max_field_size,
            max_message: usize::try_from(max_message).unwrap_or(usize::MAX),
            max_data_rate: descriptor.max_data_rate(),
            notifies: endpoints.interrupt.is_some(),
            slow: false,
            parameters_may_fail: false,
            proposes_field_size: !features.proposes_field_size(),
            emv_mode: false,
            descriptor,
        };
        for entry in quirks::of(id) {
            match entry.quirk {
                Quirk::OnlyVoltage(voltage) if !features.chooses_voltage() => {
                    profile.voltages = vec![voltage];
                }
                Quirk::MaxFieldSize(size) => profile.max_field_size = size,
                Quirk::MaxDataRate(rate) => {
                    profile.max_data_rate = profile.max_data_rate.min(rate);
                }
                Quirk::Level(level) => profile.level = level,
                Quirk::Slow => profile.slow = true,
                Quirk::ParametersMayFail => profile.parameters_may_fail = true,
                Quirk::ProposesNoFieldSize => profile.proposes_field_size = false,
                Quirk::EmvMode => profile.emv_mode = true,
                Quirk::OnlyVoltage(_) | Quirk::Interfaces(_) | Quirk::NoPinpad | Quirk::Outdated => {}
            }
        }
        Ok(profile)
    }

    /// The class descriptor it was made from.
    #[must_use]
    pub fn descriptor(&self) -> &ClassDescriptor {
        &self.descriptor
    }

    /// The level of exchange.
    #[must_use]
    pub fn level(&self) -> Level {
        self.level
    }

    /// The longest message in bytes, header included.
    #[must_use]
    pub fn max_message(&self) -> usize {
        self.max_message
    }

    /// Whether the reader says by itself when cards come and go.
    #[must_use]
    pub fn notifies(&self) -> bool {
        self.notifies
    }

    /// Whether the reader has a protocol. One that names none is taken to have both.
    #[must_use]
    pub fn speaks(&self, protocol: Protocol) -> bool {
        match (protocol, self.descriptor.protocols() & 0x03) {
            (Protocol::T0 | Protocol::T1, 0) => true,
            (Protocol::T0, bits) => bits & 0x01 != 0,
            (Protocol::T1, bits) => bits & 0x02 != 0,
            _ => false,
        }
    }
}

/// The voltages to try, one after the other, the most usual first.
///
/// The standard orders them from low to high for class-aware cards (7816-3
/// §6.2.3); cards of health staff are of class A and B, so 5 V comes first.
fn voltages(support: u8, features: Features) -> Vec<PowerSelect> {
    if features.chooses_voltage() || features.activates_on_insertion() {
        return vec![PowerSelect::Automatic];
    }
    let all = [
        (0x01, PowerSelect::FiveVolts),
        (0x02, PowerSelect::ThreeVolts),
        (0x04, PowerSelect::OnePointEightVolts),
    ];
    let mut supported: Vec<_> =
        all.into_iter().filter(|(bit, _)| support & bit != 0).map(|(_, voltage)| voltage).collect();
    if supported.is_empty() {
        supported.push(PowerSelect::FiveVolts);
    }
    supported
}
