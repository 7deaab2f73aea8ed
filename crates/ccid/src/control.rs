//! Requests on the control pipe (CCID 1.1 §5.3).

/// A class request to an interface.
///
/// `bmRequestType` is `21` hex to the reader and `A1` hex from it; `wIndex` is the interface number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ControlRequest {
    /// Stop what a slot is doing; with the bulk message of the same slot and number (§5.3.1).
    Abort {
        /// `bSlot`.
        slot: u8,
        /// `bSeq` of both.
        sequence: u8,
    },
    /// The clocks that can be set, in kHz (§5.3.2).
    GetClockFrequencies,
    /// The rates that can be set, in bit/s (§5.3.3).
    GetDataRates,
}

impl ControlRequest {
    /// `bRequest`.
    #[must_use]
    pub fn request(self) -> u8 {
        match self {
            Self::Abort { .. } => 0x01,
            Self::GetClockFrequencies => 0x02,
            Self::GetDataRates => 0x03,
        }
    }

    /// `wValue`.
    #[must_use]
    pub fn value(self) -> u16 {
        match self {
            Self::Abort { slot, sequence } => u16::from_le_bytes([slot, sequence]),
            Self::GetClockFrequencies | Self::GetDataRates => 0,
        }
    }

    /// Whether the answer holds data: `bmRequestType` is `A1` then, `21` otherwise.
    #[must_use]
    pub fn asks_for_data(self) -> bool {
        !matches!(self, Self::Abort { .. })
    }
}

/// The list that [`ControlRequest::GetDataRates`] or [`ControlRequest::GetClockFrequencies`] is answered with.
///
/// At most 256 numbers; what is left over at the end is ignored. Some readers
/// never answer these requests, so they need a deadline of the caller's.
#[must_use]
pub fn numbers(bytes: &[u8]) -> Vec<u32> {
    let (chunks, _) = bytes.as_chunks::<4>();
    chunks.iter().take(256).map(|chunk| u32::from_le_bytes(*chunk)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_abort_of_a_slot() {
        let abort = ControlRequest::Abort { slot: 1, sequence: 0x42 };
        assert_eq!((abort.request(), abort.value()), (0x01, 0x4201));
        assert!(!abort.asks_for_data());
    }

    #[test]
    fn lists_of_rates() {
        assert_eq!(numbers(&[0x00, 0x2a, 0, 0, 0x40, 0x05, 0, 0, 7]), [0x2a00, 0x0540]);
        assert_eq!(numbers(&[0; 5000]).len(), 256);
    }
}
