//! What both sides agree on before the first block (7816-3 §11.4).

use crate::Atr;
use crate::atr::EdcKind;
use core::time::Duration;

/// The parameters of T=1 for one card at one speed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parameters {
    /// How blocks end.
    pub edc: EdcKind,
    /// IFSC: how much the card can take in one block, 1 to 254.
    pub field_size: u8,
    /// How long the card may be silent before it answers a block.
    pub block_waiting_time: Duration,
    /// What to do when the card loses its place.
    pub after_resynch: AfterResynch,
}

/// What follows a resynchronisation, if the card may have carried the command out already.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AfterResynch {
    /// End with [`crate::CardFault::LostItsPlace`]: a command may do harm when carried out twice.
    ///
    /// A command that the card certainly did not get whole is repeated all the same.
    #[default]
    Fail,
    /// Send it again from the start, as 7816-3 §11.6.3.2 has it.
    Repeat,
}

impl Parameters {
    /// What an answer to reset announces, at `clock` kHz and a speed in TA1's form.
    #[must_use]
    pub fn of(atr: &Atr, speed: u8, clock: u32) -> Self {
        Self {
            edc: atr.edc(),
            field_size: atr.field_size(),
            block_waiting_time: atr.timing(speed, clock).block_waiting_time,
            after_resynch: AfterResynch::default(),
        }
    }
}
