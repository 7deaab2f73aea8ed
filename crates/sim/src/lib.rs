//! Virtual cards and virtual readers, for tests and demonstrations.
//!
//! | module | what it is |
//! |---|---|
//! | [`card`], [`variant`] | a card by its commands and answers (ISO 7816-4); all the cards there are |
//! | [`line`] | its contacts: answer to reset, PPS, T=0, T=1 (ISO 7816-3) |
//! | [`trap`] | the judge of commands: what could hurt a real card is caught |
//! | [`chance`] | chance that follows from a seed |
//!
//! A [`Card`] answers as a card of its [`Variant`] would, as far as that is
//! published: nothing here was compared with a real one. People, numbers,
//! issuers and dates are invented; the certificates have the structure of real
//! ones, signed by authorities that exist only here.
//!
//! **The trap.** [`trap`] judges every command by a list of its own, not by what
//! any program can send: one that could hurt a real card is kept in
//! [`Card::caught`], is refused, and costs a try of the code, so that no test
//! can overlook it.
//!
//! No I/O, no clock, no chance but by seed: the same bytes at the same times get the same answers.

pub mod card;
pub mod chance;
pub mod der;
mod files;
mod issued;
pub mod line;
pub mod trap;
pub mod variant;

pub use card::Card;
pub use chance::Chance;
pub use issued::AUTHORITY;
pub use line::{Habits, Line, Speech};
pub use trap::Caught;
pub use variant::Variant;
