//! What a reader says by itself, on the interrupt pipe (CCID 1.1 §6.3).

use crate::message::MessageType;
use iso7816::Cursor;

/// A message of the interrupt pipe.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notification {
    /// Cards came or went (§6.3.1).
    SlotChange(SlotChanges),
    /// Something is broken (§6.3.2).
    HardwareError {
        /// `bSlot`.
        slot: u8,
        /// `bSeq` of the message during which it happened.
        sequence: u8,
        /// `bHardwareErrorCode`: 1 is overcurrent.
        code: u8,
    },
}

/// `bmSlotICCState`: two bits a slot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SlotChanges(Vec<u8>);

/// What a reader says about one slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SlotChange {
    /// Whether a card is there.
    pub present: bool,
    /// Whether that changed since the last notification.
    pub changed: bool,
}

/// The most bytes of state: 256 slots of two bits.
const MAX_STATE: usize = 64;

impl SlotChanges {
    /// What is said about a slot; none if the message does not reach so far.
    #[must_use]
    pub fn slot(&self, slot: u8) -> Option<SlotChange> {
        let byte = self.0.get(usize::from(slot / 4))?;
        let bits = byte >> (2 * (slot % 4));
        Some(SlotChange { present: bits & 1 != 0, changed: bits & 2 != 0 })
    }
}

impl Notification {
    /// Reads a message; none if it is neither of the two. Bytes after it are ignored.
    #[must_use]
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        let mut cursor = Cursor::new(bytes);
        match MessageType(cursor.take_u8()?) {
            MessageType::NOTIFY_SLOT_CHANGE => {
                let state = cursor.take_rest();
                let state = state.get(..MAX_STATE).unwrap_or(state);
                Some(Self::SlotChange(SlotChanges(state.to_vec())))
            }
            MessageType::HARDWARE_ERROR => {
                let [slot, sequence, code] = cursor.take_array()?;
                Some(Self::HardwareError { slot, sequence, code })
            }
            _ => None,
        }
    }

    /// The message as a reader sends it.
    #[must_use]
    pub fn emit(&self) -> Vec<u8> {
        match self {
            Self::SlotChange(SlotChanges(state)) => {
                let mut bytes = vec![MessageType::NOTIFY_SLOT_CHANGE.0];
                bytes.extend_from_slice(state);
                bytes
            }
            Self::HardwareError { slot, sequence, code } => {
                vec![MessageType::HARDWARE_ERROR.0, *slot, *sequence, *code]
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_bits_a_slot() {
        let Some(Notification::SlotChange(changes)) = Notification::parse(&[0x50, 0b1101_0011, 0x02]) else {
            panic!("it is one")
        };
        let expected = [(true, true), (false, false), (true, false), (true, true), (false, true)];
        for (slot, (present, changed)) in (0..).zip(expected) {
            assert_eq!(changes.slot(slot), Some(SlotChange { present, changed }), "{slot}");
        }
        assert_eq!(changes.slot(8), None);
    }

    #[test]
    fn they_survive_the_pipe() {
        for bytes in [&[0x50, 0x03][..], &[0x50], &[0x51, 0, 7, 1]] {
            assert_eq!(Notification::parse(bytes).unwrap().emit(), bytes);
        }
        for bytes in [&[][..], &[0x51, 0, 7], &[0x80, 0, 0]] {
            assert_eq!(Notification::parse(bytes), None);
        }
    }
}
