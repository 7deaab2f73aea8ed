//! Commands and responses as applications see them (7816-3 §12.1, 7816-4 §5.1).

mod command;
mod response;

pub use command::{Case, CommandApdu, Form, Header, Le};
pub use response::Response;

/// Something that may be sent to a card.
///
/// Transports take commands through this trait, so that a program can hand
/// them a closed type instead of any bytes: what the type cannot express then
/// cannot be sent. What is added on the way is only what [`crate::exchange`]
/// adds: GET RESPONSE, the same command with the length the card asked for, and
/// the pieces of a chain.
pub trait Command {
    /// The command as it is to be sent.
    fn to_apdu(&self) -> CommandApdu;
}

/// Anything at all can be sent.
impl Command for CommandApdu {
    fn to_apdu(&self) -> CommandApdu {
        self.clone()
    }
}

#[cfg(test)]
mod tests;
