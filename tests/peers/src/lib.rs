//! Peers that are not ours, so that the card stack is not tested against itself.
//!
//! | who plays the host | who plays the reader and the card |
//! |---|---|
//! | [`libccid`], the free CCID driver as Debian ships it | [`reader`] and the readers of `sim`, with cards of `sim` |
//! | ours, `sim::Host` around `ccid::Slot` | the same |
//! | both | [`firmware`]: `usbd-ccid`, the CCID of real security keys, behind a [`bus`] |
//!
//! [`wire`] is what lies between a reader and its card, with faults that follow from a seed. A [`dialogue`] is had
//! by both hosts; [`difference`] says why they may come to different ends. An [`examination`] goes through anything.

#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::missing_panics_doc,
    reason = "a test helper that fails its test is doing its job"
)]

pub mod bus;
pub mod dialogue;
pub mod difference;
pub mod examination;
pub mod firmware;
pub mod libccid;
pub mod reader;
pub mod wire;
