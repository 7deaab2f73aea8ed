//! Peers that are not ours, so that the card stack is not tested against itself.
//!
//! | module | who plays the host | who plays the reader and the card |
//! |---|---|---|
//! | [`libccid`] | the free CCID driver, as Debian ships it | [`reader`], a card of `sim` or one by bytes |
//! | `sim::Host` | ours, `ccid::Slot` | either of them |
//! | [`firmware`] | | `usbd-ccid`, which security keys run, on the USB device stack that it runs on there |
//!
//! [`wire`] is what lies between a reader and its card, with faults that follow from a seed.

#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::missing_panics_doc,
    reason = "a test helper that fails its test is doing its job"
)]

pub mod bus;
pub mod dialogue;
pub mod difference;
pub mod firmware;
pub mod libccid;
pub mod reader;
pub mod wire;
