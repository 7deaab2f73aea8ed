//! The pipes of one CCID interface, as a program behind USB sees them.
//!
//! A virtual reader has them ([`crate::Interface`]), a recording of a dialogue
//! has them ([`crate::record`]), and so can another's device behind a bridge.

use ccid::{ControlRequest, Instant, Pipe, TransferFault};

/// Bulk, interrupt and control pipes. Time is an argument and never goes backwards.
pub trait Device {
    /// A transfer on bulk-OUT.
    ///
    /// # Errors
    ///
    /// How it failed.
    fn write(&mut self, bytes: &[u8], now: Instant) -> Result<(), Broken>;

    /// How a transfer of at most `wanted` bytes on bulk-IN has ended by `now`; none while it is pending.
    fn read(&mut self, wanted: usize, now: Instant) -> Option<Result<Vec<u8>, Broken>>;

    /// What a transfer on interrupt-IN gave by `now`; none while it is pending.
    fn notification(&mut self, now: Instant) -> Option<Vec<u8>>;

    /// How a class request ended: its data, none for those that have no data. None when the device never answers.
    fn control(&mut self, request: ControlRequest, now: Instant) -> Option<Result<Vec<u8>, Broken>>;

    /// Clears the halt of an endpoint.
    fn clear_halt(&mut self, pipe: Pipe);

    /// Resets the device as USB does: it is as after plugging in.
    fn reset(&mut self);

    /// When a pending transfer will end, if it is known already.
    fn due(&self) -> Option<Instant>;
}

/// How a transfer failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Broken {
    /// The transfer alone.
    Transfer(TransferFault),
    /// The device is gone.
    Gone,
}
