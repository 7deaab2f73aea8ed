//! What can go wrong, and whose fault it is.

use crate::atr::AtrFault;
use crate::t1::BlockFault;
use crate::{Protocol, limits};
use core::fmt;

/// Why an exchange with a card did not end well.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Error {
    /// The card did what the standard forbids.
    CardMisbehaved(CardFault),
    /// The card or the caller wants something that this crate does not do.
    Unsupported(Unsupported),
    /// The exchange took longer than [`limits::MAX_EXCHANGE`].
    TimedOut,
    /// The caller broke the contract. Never caused by what a card sends.
    Misuse(Misuse),
}

/// What a card did wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CardFault {
    /// The card stopped a chain of blocks (7816-3 §11.6.3.2, rule 9).
    Aborted,
    /// The answer to reset cannot be read.
    Atr(AtrFault),
    /// A block that cannot be used, after all retransmissions and resynchronisations.
    Block(BlockFault),
    /// The card lost its place after it had the whole command; whether it was carried out is unknown.
    LostItsPlace,
    /// More is said to be available, but asking for it gives nothing.
    NoProgress,
    /// The answer to a PPS request is not one (7816-3 §9.3).
    PpsAnswer,
    /// A character that is no procedure byte for the command (7816-3 §10.3.3).
    ProcedureByte(u8),
    /// Fewer bytes than a status word has.
    ResponseTooShort {
        /// How many came.
        length: usize,
    },
    /// More than [`limits::MAX_RESPONSE`] bytes.
    ResponseTooLong,
    /// More than [`limits::MAX_ROUNDS`] commands or [`limits::MAX_BLOCKS`] blocks for one answer.
    TooManyRounds,
    /// No answer to a block, after all retransmissions and resynchronisations.
    Unresponsive,
}

/// What this crate does not do.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Unsupported {
    /// The card speaks only this protocol.
    Protocol(Protocol),
    /// The command needs extended lengths, and what carries it has none.
    ExtendedLength,
    /// The command is too long to be chained: its class has no chaining bit (7816-4 §5.3.3).
    Chaining,
}

/// How the caller broke the contract.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Misuse {
    /// More than [`limits::MAX_COMMAND_DATA`] bytes of command data.
    CommandTooLong,
    /// An event was given that nothing was waiting for.
    NothingAwaited,
    /// A command was given while another is under way.
    StillBusy,
    /// The machine gave the card up earlier; the card must be reset first.
    GivenUp,
    /// Bytes that are no command APDU.
    NotACommand,
    /// An information field size that does not exist (7816-3 §11.4.2: 1 to 254).
    FieldSize(u8),
}

impl From<CardFault> for Error {
    fn from(fault: CardFault) -> Self {
        Self::CardMisbehaved(fault)
    }
}

impl From<Unsupported> for Error {
    fn from(what: Unsupported) -> Self {
        Self::Unsupported(what)
    }
}

impl From<Misuse> for Error {
    fn from(misuse: Misuse) -> Self {
        Self::Misuse(misuse)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::CardMisbehaved(fault) => write!(f, "the card misbehaved: {fault}"),
            Self::Unsupported(what) => write!(f, "not supported: {what}"),
            Self::TimedOut => f.write_str("timed out waiting for the end of the exchange"),
            Self::Misuse(misuse) => write!(f, "called wrongly: {misuse}"),
        }
    }
}

impl fmt::Display for CardFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Aborted => f.write_str("it aborted the exchange"),
            Self::Atr(fault) => write!(f, "answer to reset: {fault}"),
            Self::Block(fault) => write!(f, "block: {fault}"),
            Self::LostItsPlace => {
                f.write_str("it lost its place; whether the command was carried out is unknown")
            }
            Self::NoProgress => f.write_str("it announces data and gives none"),
            Self::PpsAnswer => f.write_str("its answer to the protocol selection is not one"),
            Self::ProcedureByte(byte) => write!(f, "{byte:02X} is no procedure byte"),
            Self::ResponseTooShort { length } => {
                write!(f, "a response of {length} bytes has no status word")
            }
            Self::ResponseTooLong => {
                write!(f, "a response of more than {} bytes", limits::MAX_RESPONSE)
            }
            Self::TooManyRounds => f.write_str("it never comes to an end"),
            Self::Unresponsive => f.write_str("it does not answer"),
        }
    }
}

impl fmt::Display for Unsupported {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Protocol(protocol) => write!(f, "protocol {protocol}"),
            Self::ExtendedLength => f.write_str("extended length here"),
            Self::Chaining => f.write_str("chaining commands of this class"),
        }
    }
}

impl fmt::Display for Misuse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::CommandTooLong => f.write_str("the command's data is too long"),
            Self::NothingAwaited => f.write_str("nothing was awaited"),
            Self::StillBusy => f.write_str("another command is under way"),
            Self::GivenUp => f.write_str("the card was given up and must be reset"),
            Self::NotACommand => f.write_str("these bytes are no command"),
            Self::FieldSize(size) => write!(f, "{size} is no information field size"),
        }
    }
}

impl std::error::Error for Error {}
impl std::error::Error for CardFault {}
impl std::error::Error for Unsupported {}
impl std::error::Error for Misuse {}
