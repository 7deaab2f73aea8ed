//! Virtual cards, for tests and demonstrations.
//!
//! A [`Card`] answers commands as a card of its [`Variant`] would, as far as
//! that is published: nothing here was compared with a real one. People,
//! numbers, issuer and dates are invented; the certificates have the structure
//! of real ones and a signature of zeros, which nobody may take for one.
//!
//! **The trap.** [`trap`] judges every command by a list of its own, not by what
//! any reader of cards can send: one that could hurt a real card is kept in
//! [`Card::caught`], is refused, and costs a try of the code, so that no test
//! can overlook it.
//!
//! No I/O, no clock, no chance: the same commands get the same answers.

pub mod card;
pub mod der;
mod files;
pub mod trap;
pub mod variant;

pub use card::Card;
pub use trap::Caught;
pub use variant::Variant;
