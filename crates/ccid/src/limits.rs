//! What a reader may make us wait for or count to, with the reason for each figure.

use core::time::Duration;
pub use iso7816::limits::{MAX_EXCHANGE, MAX_RESPONSE};

/// How long a reader may take to answer what needs no card. The free CCID driver waits as long.
pub const ANSWER: Duration = Duration::from_secs(3);

/// How long a reader may take to power a card on: it may try three voltages, with a second for each.
pub const POWER_ON: Duration = Duration::from_secs(10);

/// How many times longer [`crate::quirks::Quirk::Slow`] readers may take.
pub const SLOW_FACTOR: u32 = 4;

/// What slow readers need before their first message.
pub const SLOW_START: Duration = Duration::from_secs(1);

/// How long an abort may take, on both pipes together, before only a reset of the device helps.
pub const ABORT: Duration = Duration::from_secs(3);

/// How long anything asked of a slot may take before it is aborted; with the abort, [`MAX_EXCHANGE`].
pub const WORK: Duration = Duration::from_secs(27);

/// What USB and the reader add to the waiting times of T=1.
pub const MARGIN: Duration = Duration::from_secs(1);

/// How many answers to earlier questions are dropped while waiting for one.
pub const MAX_STALE: u8 = 10;

/// How often a slot that says it is busy is asked again, and after which time.
pub const BUSY_RETRIES: u8 = 5;
/// See [`BUSY_RETRIES`].
pub const BUSY_PAUSE: Duration = Duration::from_millis(200);

/// How often the first question of all is asked; the answer to the first may be lost (toggle bits).
pub const OPENING_TRIES: u8 = 3;

/// How often a card is powered on again after failed negotiation.
pub const MAX_RESTARTS: u8 = 2;

/// How many empty parts a chain may have.
pub const MAX_EMPTY_PARTS: u8 = 16;

/// How often readers without notifications are asked for their card.
pub const POLL_INTERVAL: Duration = Duration::from_millis(500);
