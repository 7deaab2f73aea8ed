//! Time as an argument.
//!
//! The system's clock is never read here: on `wasm32-unknown-unknown` that
//! would panic, and tests would run at the speed of real cards.

use core::fmt;
use core::time::Duration;

/// A moment, in milliseconds since a start that the caller chooses.
///
/// It must never go backwards; if it does, waits become longer by as much, and
/// nothing else happens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(u64);

impl Instant {
    /// The caller's arbitrary start.
    pub const START: Self = Self(0);

    /// The moment `millis` milliseconds after the start.
    #[must_use]
    pub const fn from_millis(millis: u64) -> Self {
        Self(millis)
    }

    /// Milliseconds since the start.
    #[must_use]
    pub const fn as_millis(self) -> u64 {
        self.0
    }

    /// This moment and `span` later, rounded up to a whole millisecond; the end of time at most.
    #[must_use]
    pub fn after(self, span: Duration) -> Self {
        let millis = u64::from(span.subsec_nanos().div_ceil(1_000_000));
        Self(self.0.saturating_add(span.as_secs().saturating_mul(1_000)).saturating_add(millis))
    }

    /// How long after `earlier` this moment is; zero if it is before.
    #[must_use]
    pub const fn since(self, earlier: Self) -> Duration {
        Duration::from_millis(self.0.saturating_sub(earlier.0))
    }
}

impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ms", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_are_rounded_up_and_never_overflow() {
        let now = Instant::from_millis(10);
        assert_eq!(now.after(Duration::from_micros(1)).as_millis(), 11);
        assert_eq!(now.after(Duration::from_millis(5)).as_millis(), 15);
        assert_eq!(now.after(Duration::MAX).as_millis(), u64::MAX);
        assert_eq!(now.since(Instant::from_millis(4)), Duration::from_millis(6));
        assert_eq!(Instant::START.since(now), Duration::ZERO);
    }
}
