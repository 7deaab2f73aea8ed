//! Virtual cards and virtual readers, for tests and demonstrations.
//!
//! | module | what it is |
//! |---|---|
//! | [`card`], [`variant`] | a card by its commands and answers (ISO 7816-4); all the cards there are |
//! | [`mod@line`] | its contacts: answer to reset, PPS, T=0, T=1 (ISO 7816-3) |
//! | [`reader`], [`device`] | a reader with such cards in it, at the level of its pipes (USB CCID 1.1); what any device is |
//! | [`fault`] | what can go wrong, one thing at a given message |
//! | [`record`] | dialogues written down as text, and played again |
//! | [`host`] | the program's side: drives a slot of `ccid` against a device |
//! | [`trap`] | the judge of commands: what could hurt a real card is caught |
//! | [`chance`] | chance that follows from a seed |
//!
//! A [`Card`] answers as a card of its [`Variant`] would, as far as that is
//! published: nothing here was compared with a real one. People, numbers,
//! issuers and dates are invented; the certificates have the structure of real
//! ones, signed by authorities that exist only here.
//!
//! **Sources.** CL: the PKCS#11 source of the ANS's Cryptolib CPS 5.2, read for its facts. OpenSC, with a
//! number: a trace or dump in a public report, or in a commit, of that project. T: the test certificates that
//! the CNAM publishes. Beside what none of them shows stands « invented ».
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
pub mod device;
pub mod fault;
mod files;
pub mod host;
mod issued;
pub mod line;
pub mod reader;
pub mod record;
pub mod trap;
pub mod variant;

pub use card::Card;
pub use chance::Chance;
pub use device::{Broken, Device};
pub use fault::Fault;
pub use host::Host;
pub use issued::AUTHORITY;
pub use line::{Habits, Line, Speech};
pub use reader::model::{Model, Oddity};
pub use reader::{Interface, Reader};
pub use record::{Record, Recorder, Replay};
pub use trap::Caught;
pub use variant::Variant;
