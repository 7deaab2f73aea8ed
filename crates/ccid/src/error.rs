//! What can go wrong between us and a card in a reader, and whose fault it is.

use crate::message::{MessageType, SlotError};
use core::fmt;

/// Why something that a slot was asked to do was not done.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Error {
    /// There is no card in the slot.
    CardAbsent,
    /// There is a card, but it does not answer: upside down, broken, or no chip card.
    CardMute,
    /// The card was taken out, or lost its power, before it had answered.
    CardRemoved,
    /// The card and we do not understand each other.
    Card(iso7816::Error),
    /// The reader did what CCID forbids.
    ReaderMisbehaved(ReaderFault),
    /// The reader says that it cannot or does not want to.
    ReaderRefused {
        /// What it was asked.
        asked: MessageType,
        /// Why.
        why: SlotError,
    },
    /// What is wanted is not possible with this reader or this crate.
    Unsupported(Unsupported),
    /// The reader did not answer in time.
    TimedOut {
        /// The message that should have come.
        waiting_for: MessageType,
    },
    /// USB itself failed.
    TransferFailed {
        /// Where.
        pipe: Pipe,
        /// How.
        how: TransferFault,
    },
    /// The reader was unplugged.
    Unplugged,
    /// The caller cancelled it.
    Cancelled,
    /// The caller broke the contract. Never caused by what a reader or card sends.
    Misuse(Misuse),
}

/// What a reader did wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ReaderFault {
    /// A message that begins with fewer than ten bytes.
    ShortHeader,
    /// A message that ends before its announced length.
    Truncated {
        /// How many bytes were announced, header included.
        announced: usize,
        /// How many came.
        came: usize,
    },
    /// A message longer than the reader's own limit.
    TooLong {
        /// How many bytes were announced, header included.
        announced: usize,
    },
    /// A data block with another number of bytes than it announces.
    LengthMismatch,
    /// The right sequence number on the wrong message.
    UnexpectedMessage {
        /// What was awaited.
        expected: MessageType,
        /// What came.
        came: MessageType,
    },
    /// Too many answers to questions that nobody asks any more.
    StaleAnswers,
    /// A chain of data that does not go on as it began.
    Chain(u16),
    /// A chain of data whose parts are empty.
    NoProgress,
    /// Parameters too short for their protocol.
    Parameters,
    /// A command status that does not exist.
    CommandStatus,
    /// It took power from the card that it had just given.
    PowerLost,
}

/// What is not possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Unsupported {
    /// The reader works with characters only: all timing would be ours, which USB cannot hold.
    CharacterLevel,
    /// The interface speaks ICCD over the control pipe (protocol 1 or 2), as some tokens do.
    ControlPipeOnly,
    /// The interface lacks a bulk endpoint.
    NoBulkPipes,
    /// The reader has no such slot.
    NoSuchSlot(u8),
    /// The reader and the card have no protocol in common.
    NoCommonProtocol,
    /// The card wants parameters that it does not name (TA2 bit 5).
    ImplicitParameters,
    /// The command does not fit the reader's messages, and the reader takes none in parts.
    CommandTooLong,
}

/// An endpoint of a CCID interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pipe {
    /// Commands go out here.
    BulkOut,
    /// Answers come in here.
    BulkIn,
    /// Notifications come in here.
    Interrupt,
}

/// How a USB transfer failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TransferFault {
    /// The endpoint is halted.
    Stall,
    /// The device sent more than was asked for.
    Babble,
    /// Anything else.
    Other,
}

/// How the caller broke the contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Misuse {
    /// The slot is at work; wait for its event.
    StillBusy,
    /// The card must be powered on first.
    NotPowered,
    /// The reader does not react any more: reset or reopen the device, then [`crate::Slot::reset`].
    ResetNeeded,
}

impl From<ReaderFault> for Error {
    fn from(fault: ReaderFault) -> Self {
        Self::ReaderMisbehaved(fault)
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

impl From<iso7816::Error> for Error {
    fn from(error: iso7816::Error) -> Self {
        Self::Card(error)
    }
}

impl From<iso7816::CardFault> for Error {
    fn from(fault: iso7816::CardFault) -> Self {
        Self::Card(fault.into())
    }
}

impl From<iso7816::Unsupported> for Error {
    fn from(what: iso7816::Unsupported) -> Self {
        Self::Card(what.into())
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::CardAbsent => f.write_str("no card in the slot"),
            Self::CardMute => f.write_str("the card does not answer"),
            Self::CardRemoved => f.write_str("the card was removed or lost its power"),
            Self::Card(error) => error.fmt(f),
            Self::ReaderMisbehaved(fault) => write!(f, "the reader misbehaved: {fault}"),
            Self::ReaderRefused { asked, why } => write!(f, "the reader refused {asked}: {why}"),
            Self::Unsupported(what) => write!(f, "not supported: {what}"),
            Self::TimedOut { waiting_for } => write!(f, "timed out waiting for {waiting_for}"),
            Self::TransferFailed { pipe, how } => {
                write!(f, "USB transfer failed: {pipe:?}, {how:?}")
            }
            Self::Unplugged => f.write_str("the reader was unplugged"),
            Self::Cancelled => f.write_str("cancelled"),
            Self::Misuse(misuse) => write!(f, "called wrongly: {misuse}"),
        }
    }
}

impl fmt::Display for ReaderFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ShortHeader => f.write_str("a message without a whole header"),
            Self::Truncated { announced, came } => {
                write!(f, "{came} bytes of a message of {announced}")
            }
            Self::TooLong { announced } => write!(f, "a message of {announced} bytes"),
            Self::LengthMismatch => f.write_str("a data block of another length than announced"),
            Self::UnexpectedMessage { expected, came } => {
                write!(f, "{came} in place of {expected}")
            }
            Self::StaleAnswers => f.write_str("too many answers that nobody waits for"),
            Self::Chain(parameter) => write!(f, "chain parameter {parameter:02X} out of place"),
            Self::NoProgress => f.write_str("a chain of empty parts"),
            Self::Parameters => f.write_str("parameters that are too short"),
            Self::CommandStatus => f.write_str("a command status that does not exist"),
            Self::PowerLost => f.write_str("the card has no power although it was given"),
        }
    }
}

impl fmt::Display for Unsupported {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::CharacterLevel => f.write_str("a reader at character level"),
            Self::ControlPipeOnly => f.write_str("a token that uses the control pipe only (ICCD)"),
            Self::NoBulkPipes => f.write_str("an interface without both bulk endpoints"),
            Self::NoSuchSlot(slot) => write!(f, "slot {slot}, which the reader does not have"),
            Self::NoCommonProtocol => f.write_str("a card without a protocol that the reader has"),
            Self::ImplicitParameters => f.write_str("a card with parameters it does not name"),
            Self::CommandTooLong => f.write_str("a command longer than the reader's messages"),
        }
    }
}

impl fmt::Display for Misuse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::StillBusy => "the slot is at work",
            Self::NotPowered => "the card is not powered",
            Self::ResetNeeded => "the reader must be reset first",
        })
    }
}

impl std::error::Error for Error {}
impl std::error::Error for ReaderFault {}
impl std::error::Error for Unsupported {}
impl std::error::Error for Misuse {}
