//! `bStatus` and `bError` of every answer (CCID 1.1 §6.2.6).

use super::SlotError;
use core::fmt;

/// How the card is, and how the command went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SlotStatus {
    /// `bmICCStatus`: bits 0 and 1 of `bStatus`.
    pub card: CardPower,
    /// `bmCommandStatus`: bits 6 and 7 of `bStatus`, with `bError`.
    pub command: CommandStatus,
}

/// Whether there is a card, and whether it has power.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CardPower {
    /// Present, powered.
    Active,
    /// Present, not powered.
    Inactive,
    /// Not present.
    Absent,
    /// The reserved value 3; taken as « present, not powered ».
    Reserved,
}

/// How the command went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CommandStatus {
    /// Done.
    Done,
    /// Failed, for this reason.
    Failed(SlotError),
    /// The card wants more time: so many times what it had. A zero is taken as one.
    TimeExtension(u8),
    /// The reserved value 3.
    Reserved,
}

impl SlotStatus {
    /// From `bStatus` and `bError`.
    #[must_use]
    pub fn from_bytes(status: u8, error: u8) -> Self {
        Self {
            card: match status & 0x03 {
                0 => CardPower::Active,
                1 => CardPower::Inactive,
                2 => CardPower::Absent,
                _ => CardPower::Reserved,
            },
            command: match status >> 6 {
                0 => CommandStatus::Done,
                1 => CommandStatus::Failed(SlotError(error)),
                2 => CommandStatus::TimeExtension(error),
                _ => CommandStatus::Reserved,
            },
        }
    }

    /// `bStatus` and `bError`.
    #[must_use]
    pub fn to_bytes(self) -> [u8; 2] {
        let card = match self.card {
            CardPower::Active => 0,
            CardPower::Inactive => 1,
            CardPower::Absent => 2,
            CardPower::Reserved => 3,
        };
        match self.command {
            CommandStatus::Done => [card, 0],
            CommandStatus::Failed(error) => [0x40 | card, error.0],
            CommandStatus::TimeExtension(factor) => [0x80 | card, factor],
            CommandStatus::Reserved => [0xc0 | card, 0],
        }
    }
}

impl fmt::Display for SlotStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.card {
            CardPower::Active => "card active",
            CardPower::Inactive => "card inactive",
            CardPower::Absent => "no card",
            CardPower::Reserved => "card ?",
        })?;
        match self.command {
            CommandStatus::Done => Ok(()),
            CommandStatus::Failed(error) => write!(f, ", failed {error}"),
            CommandStatus::TimeExtension(factor) => write!(f, ", more time ×{factor}"),
            CommandStatus::Reserved => f.write_str(", command ?"),
        }
    }
}
