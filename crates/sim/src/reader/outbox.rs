//! The bulk-IN pipe of a virtual reader: messages in packets, when they are due.

use crate::device::Broken;
use ccid::{Instant, TransferFault};
use std::collections::VecDeque;

/// What the reader has to say.
#[derive(Clone, Debug)]
pub(super) struct Outbox {
    packet: usize,
    /// A packet that is full is followed by an empty one.
    empty_packets: bool,
    queue: VecDeque<(Instant, Item)>,
    /// What is left of the message that is being read.
    current: Vec<u8>,
    /// An empty packet is still to come.
    empty: bool,
    halted: bool,
}

#[derive(Clone, Debug)]
enum Item {
    Message(Vec<u8>),
    Fault(TransferFault),
}

impl Outbox {
    pub(super) fn new(packet: u16, empty_packets: bool) -> Self {
        let packet = usize::from(packet.max(1));
        let queue = VecDeque::new();
        Self { packet, empty_packets, queue, current: Vec::new(), empty: false, halted: false }
    }

    pub(super) fn say(&mut self, message: Vec<u8>, at: Instant) {
        self.queue.push_back((at, Item::Message(message)));
    }

    pub(super) fn fail(&mut self, fault: TransferFault, at: Instant) {
        self.queue.push_back((at, Item::Fault(fault)));
    }

    /// Forgets everything that was to be said.
    pub(super) fn clear(&mut self) {
        self.queue.clear();
        self.current.clear();
        (self.empty, self.halted) = (false, false);
    }

    pub(super) const fn clear_halt(&mut self) {
        self.halted = false;
    }

    pub(super) fn is_empty(&self) -> bool {
        self.queue.is_empty() && self.current.is_empty() && !self.empty
    }

    pub(super) fn due(&self) -> Option<Instant> {
        if self.empty || self.halted || !self.current.is_empty() {
            return Some(Instant::START);
        }
        self.queue.front().map(|(at, _)| *at)
    }

    /// How a transfer of `wanted` bytes ends. It ends with a packet that is not full, or when it is full itself.
    pub(super) fn read(&mut self, wanted: usize, now: Instant) -> Option<Result<Vec<u8>, Broken>> {
        if self.halted {
            return Some(Err(Broken::Transfer(TransferFault::Stall)));
        }
        if core::mem::take(&mut self.empty) {
            return Some(Ok(Vec::new()));
        }
        if self.current.is_empty() {
            match self.next(now)? {
                Item::Message(bytes) if bytes.is_empty() => return Some(Ok(bytes)),
                Item::Message(bytes) => self.current = bytes,
                Item::Fault(fault) => {
                    self.halted = fault == TransferFault::Stall;
                    return Some(Err(Broken::Transfer(fault)));
                }
            }
        }
        let rest = self.current.split_off(self.current.len().min(wanted));
        let chunk = core::mem::replace(&mut self.current, rest);
        let full = chunk.len().is_multiple_of(self.packet);
        if self.current.is_empty() && full {
            if chunk.len() == wanted {
                self.empty = self.empty_packets;
            } else if !self.empty_packets {
                // Nothing tells that this was all: the transfer goes on with the next message.
                self.current = chunk;
                return None;
            }
        }
        Some(Ok(chunk))
    }

    fn next(&mut self, now: Instant) -> Option<Item> {
        let (at, _) = self.queue.front()?;
        (*at <= now).then(|| self.queue.pop_front())?.map(|(_, item)| item)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Instant = Instant::from_millis(10);

    fn outbox(empty_packets: bool, lengths: &[usize]) -> Outbox {
        let mut outbox = Outbox::new(8, empty_packets);
        lengths.iter().for_each(|length| outbox.say(vec![1; *length], NOW));
        outbox
    }

    fn read(outbox: &mut Outbox, wanted: usize) -> Option<usize> {
        outbox.read(wanted, NOW).map(|chunk| chunk.unwrap().len())
    }

    #[test]
    fn messages_in_packets() {
        let mut some = outbox(false, &[10, 8]);
        assert_eq!(some.read(16, Instant::START), None, "not yet");
        assert_eq!((read(&mut some, 8), read(&mut some, 8)), (Some(8), Some(2)));
        assert_eq!((read(&mut some, 8), read(&mut some, 8)), (Some(8), None));
    }

    #[test]
    fn a_full_packet_with_and_without_an_empty_one_after_it() {
        let mut with = outbox(true, &[16]);
        assert_eq!(
            (read(&mut with, 16), read(&mut with, 16), read(&mut with, 16)),
            (Some(16), Some(0), None)
        );
        assert_eq!(read(&mut outbox(true, &[16]), 24), Some(16));
        assert_eq!(read(&mut outbox(false, &[16]), 24), None, "it never ends");
    }

    #[test]
    fn a_halt_lasts_until_it_is_cleared() {
        let mut halted = outbox(false, &[]);
        halted.fail(TransferFault::Stall, NOW);
        halted.say(vec![1], NOW);
        assert!(halted.read(8, NOW).unwrap().is_err() && halted.read(8, NOW).unwrap().is_err());
        halted.clear_halt();
        assert_eq!(read(&mut halted, 8), Some(1));
    }
}
