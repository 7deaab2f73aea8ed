//! What a slot's error is for the person in front of it.

use ccid::Error;
use ccid::error::Unsupported;
use ccid::message::SlotError;
use cps::view::Trouble;

/// The trouble that stands for an error.
pub(super) const fn of(error: &Error) -> Trouble {
    match error {
        Error::CardAbsent | Error::CardRemoved => Trouble::CardRemoved,
        Error::CardMute => Trouble::CardSilent,
        Error::Card(_) => Trouble::CardFaulty,
        Error::ReaderRefused { why, .. } => match *why {
            SlotError::MUTE => Trouble::CardSilent,
            SlotError::PARITY
            | SlotError::OVERRUN
            | SlotError::HARDWARE
            | SlotError::BAD_ATR_TS
            | SlotError::BAD_ATR_TCK
            | SlotError::PROCEDURE_BYTE_CONFLICT => Trouble::CardFaulty,
            _ => Trouble::ReaderFaulty,
        },
        Error::Unsupported(Unsupported::NoCommonProtocol | Unsupported::ImplicitParameters) => {
            Trouble::NoCommonProtocol
        }
        Error::Unsupported(_) => Trouble::Unsupported,
        Error::TimedOut { .. } => Trouble::ReaderSilent,
        Error::Unplugged => Trouble::Unplugged,
        Error::Cancelled | Error::Misuse(_) => Trouble::NotNow,
        _ => Trouble::ReaderFaulty,
    }
}
