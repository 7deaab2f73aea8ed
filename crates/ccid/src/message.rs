//! The messages of the bulk pipes (CCID 1.1 §6).
//!
//! [`Frame`] is any message with a whole header, printable, not judged.
//! [`Request`] and [`Answer`] are valid ones, out and in.

mod answer;
mod codes;
mod frame;
mod parameters;
mod request;
mod status;

pub use answer::{Answer, Body, DataRateAndClock};
pub use codes::{MessageType, SlotError};
pub use frame::{Frame, HEADER_LEN};
pub use parameters::{ProtocolParameters, T0Parameters, T1Parameters};
pub use request::{ClockCommand, EscapeCommand, PowerSelect, Received, Request, T0Apdu};
pub use status::{CardPower, CommandStatus, SlotStatus};

#[cfg(test)]
mod tests;
