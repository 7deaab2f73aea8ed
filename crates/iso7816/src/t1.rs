//! T=1, half-duplex transmission of blocks (7816-3 §11).
//!
//! Read §11.6 (the rules of error-free operation and of error handling) before
//! changing anything in `machine`; [`block`] is §11.3 and §11.4.
//!
//! [`T1`] takes one event (a block, a garbled one, silence) and gives one
//! action (a block to send, or the end): the protocol is strictly alternating,
//! so there is nothing to queue. It serves a TPDU-level reader, which watches
//! the waiting times itself, as well as a bare serial line, for which
//! [`T1::deadline`] says when silence has lasted too long.
//!
//! ```
//! use iso7816::t1::{Action, Parameters, T1};
//! use iso7816::{Atr, Instant};
//!
//! let atr = Atr::parse(&[0x3b, 0x80, 0x01, 0x81])?;
//! let mut t1 = T1::new(Parameters::of(&atr, 0x11, 4_000));
//! let now = Instant::START;
//!
//! let sent = t1.command(&[0x00, 0x84, 0x00, 0x00, 0x02], now)?;
//! assert_eq!(sent.block, [0x00, 0x00, 0x05, 0x00, 0x84, 0x00, 0x00, 0x02, 0x83]);
//!
//! let Action::Answer(answer) = t1.received(&[0x00, 0x00, 0x04, 0xab, 0xcd, 0x90, 0x00, 0xf2], now)? else {
//!     return Err("not yet over".into());
//! };
//! assert_eq!(answer, [0xab, 0xcd, 0x90, 0x00]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub mod block;
pub mod edc;
mod machine;
mod parameters;

pub use block::{Block, BlockFault, Complaint, Field, Side, Supervisory};
pub use machine::{Action, T1, Transmit};
pub use parameters::{AfterResynch, Parameters};
