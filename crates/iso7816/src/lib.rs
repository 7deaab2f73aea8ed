//! What a smart card says: ISO/IEC 7816-3 (transmission) and 7816-4 (commands),
//! without I/O, without a clock.
//!
//! The layers, from the card upwards; each can be used alone:
//!
//! | module | standard | what it is |
//! |---|---|---|
//! | [`atr`] | 7816-3 §8 | the answer to reset: interface bytes, historical bytes, check byte, speeds and waiting times |
//! | [`pps`] | 7816-3 §9 | agreeing on a protocol and a speed |
//! | [`t0`] | 7816-3 §10, §12.2 | T=0: commands as TPDUs, and the procedure bytes |
//! | [`t1`] | 7816-3 §11 | T=1: blocks, chaining, waiting time extension, retransmission, resynchronisation, abort |
//! | [`apdu`] | 7816-3 §12.1, 7816-4 §5.1 | commands in the four cases, short and extended, and responses |
//! | [`status`] | 7816-4 §5.6 | status words and what they mean |
//! | [`exchange`] | 7816-4 §5.3, 7816-3 §12.2 | `61xx`, `6Cxx` and command chaining as one bounded logical exchange |
//! | [`tlv`] | 7816-4 §5.2 | BER-TLV and COMPACT-TLV |
//!
//! **The contract.** Every state machine is fed with what came from the card
//! and answers with what is to be done next. Time is an argument
//! ([`Instant`], milliseconds since whenever the caller likes). Nothing that a
//! card sends can cause a panic, an endless loop, or more memory than
//! [`limits`] says. What went wrong is an [`Error`] that names the guilty party.
//!
//! # Example
//!
//! A read whose length the card corrects, and which it then gives in two pieces:
//!
//! ```
//! use iso7816::exchange::{Exchange, Means, Next};
//! use iso7816::{CommandApdu, Form, Header, Le, Response};
//!
//! let mut card = [
//!     (&[0x00, 0xb0, 0x00, 0x00, 0x00][..], &[0x6c, 0x03][..]),
//!     (&[0x00, 0xb0, 0x00, 0x00, 0x03], &[0xaa, 0xbb, 0x61, 0x01]),
//!     (&[0x00, 0xc0, 0x00, 0x00, 0x01], &[0xcc, 0x90, 0x00]),
//! ]
//! .into_iter();
//!
//! let read = CommandApdu::new(Header::new(0x00, 0xb0, 0x00, 0x00)).expecting(Le::SHORT_MAX);
//! let (mut exchange, mut command) = Exchange::start(read, Means::SHORT)?;
//! let response = loop {
//!     let (expected, answer) = card.next().ok_or("the card has no more answers")?;
//!     assert_eq!(command.emit(Form::Short)?, expected);
//!     match exchange.answer(Response::parse(answer)?)? {
//!         Next::Send(again, next) => (exchange, command) = (again, next),
//!         Next::Done(response) => break response,
//!     }
//! };
//! assert_eq!(response.data(), [0xaa, 0xbb, 0xcc]);
//! assert!(response.status().is_success());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Editions cited: ISO/IEC 7816-3:2006 and ISO/IEC 7816-4:2013; for data objects (§5.2) and historical bytes
//! (§8.1.1), ISO/IEC 7816-4:2005.

pub mod apdu;
pub mod atr;
pub mod cursor;
pub mod error;
pub mod exchange;
pub mod hex;
pub mod instant;
pub mod limits;
pub mod pps;
pub mod protocol;
pub mod status;
pub mod t0;
pub mod t1;
pub mod tlv;

pub use apdu::{Case, Command, CommandApdu, Form, Header, Le, Response};
pub use atr::Atr;
pub use cursor::Cursor;
pub use error::{CardFault, Error, Misuse, Unsupported};
pub use hex::Hex;
pub use instant::Instant;
pub use protocol::Protocol;
pub use status::StatusWord;
