//! Putting messages together from what the bulk-IN pipe gives.
//!
//! A message may come in several transfers, with or without an empty packet at
//! its end. The rule that works for all readers is to ask for one packet, then
//! for exactly as many packets as the message still has: no reader can then
//! send more than was asked for, and none that leaves the empty packet out
//! leaves us waiting. Empty packets are ignored wherever they come.

use crate::error::ReaderFault;
use crate::message::{Frame, HEADER_LEN};

/// A message coming in.
#[derive(Clone, Debug)]
pub struct Assembler {
    bytes: Vec<u8>,
    packet: usize,
    longest: usize,
}

impl Assembler {
    /// For a pipe with packets of `packet` bytes and messages of at most `longest`, header included.
    #[must_use]
    pub fn new(packet: u16, longest: usize) -> Self {
        Self { bytes: Vec::new(), packet: usize::from(packet.max(1)), longest: longest.max(HEADER_LEN) }
    }

    /// How many bytes to ask for next: whole packets.
    #[must_use]
    pub fn wanted(&self) -> usize {
        let missing = match Frame::announced_length(&self.bytes) {
            Some(length) => length.min(self.longest).saturating_sub(self.bytes.len()),
            None => 1,
        };
        missing.max(1).next_multiple_of(self.packet)
    }

    /// Takes what one transfer gave; gives the message once it is whole.
    ///
    /// What follows the announced length in the same transfer belongs to the
    /// message (see [`Frame::is_complete`]): a transfer holds one message.
    ///
    /// # Errors
    ///
    /// The fault of a message that can never become whole; the next one starts afresh.
    pub fn push(&mut self, chunk: &[u8]) -> Result<Option<Vec<u8>>, ReaderFault> {
        if chunk.is_empty() {
            return Ok(None);
        }
        let last = !chunk.len().is_multiple_of(self.packet);
        if last && self.is_cut_before(chunk) {
            self.bytes.clear();
            return Ok(Some(chunk.to_vec()));
        }
        self.bytes.extend_from_slice(chunk);
        let came = self.bytes.len();
        let fault = match Frame::announced_length(&self.bytes) {
            Some(announced) if announced > self.longest => ReaderFault::TooLong { announced },
            Some(announced) if came >= announced && came >= HEADER_LEN => {
                return Ok(Some(core::mem::take(&mut self.bytes)));
            }
            _ if !last => return Ok(None),
            Some(announced) if came >= HEADER_LEN => ReaderFault::Truncated { announced, came },
            _ => ReaderFault::ShortHeader,
        };
        self.bytes.clear();
        Err(fault)
    }

    /// Whether the message that was begun does not end with this chunk, which is a whole message by itself: some
    /// readers drop the rest of an answer when it is aborted.
    fn is_cut_before(&self, chunk: &[u8]) -> bool {
        let whole = self.bytes.len().saturating_add(chunk.len());
        Frame::announced_length(&self.bytes).is_some_and(|announced| announced != whole)
            && chunk.len() >= HEADER_LEN
            && Frame::announced_length(chunk) == Some(chunk.len())
    }

    /// Forgets a message that was begun.
    pub fn clear(&mut self) {
        self.bytes.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(length: u8) -> Vec<u8> {
        let mut bytes = vec![0x80, length, 0, 0, 0, 0, 7, 0, 0, 0];
        bytes.extend((0..length).map(|i| i ^ 0xa5));
        bytes
    }

    fn assembler() -> Assembler {
        Assembler::new(16, 271)
    }

    #[test]
    fn in_pieces_of_any_number_of_packets() {
        for length in 0..200 {
            let message = message(length);
            let mut assembler = assembler();
            let mut rest = &message[..];
            loop {
                let wanted = assembler.wanted();
                assert_eq!(wanted % 16, 0);
                let (chunk, after) = rest.split_at(wanted.min(rest.len()));
                rest = after;
                assert_eq!(assembler.push(&[]), Ok(None));
                match assembler.push(chunk).unwrap() {
                    Some(whole) => {
                        assert_eq!(whole, message);
                        assert!(rest.is_empty());
                        break;
                    }
                    None => assert!(!rest.is_empty()),
                }
            }
            // The empty packet that some readers send at the end.
            assert_eq!(assembler.push(&[]), Ok(None));
            assert_eq!(assembler.wanted(), 16);
        }
    }

    #[test]
    fn in_one_transfer_and_with_too_much() {
        let mut message = message(100);
        assert_eq!(assembler().push(&message), Ok(Some(message.clone())));
        message[1] = 0;
        assert_eq!(assembler().push(&message), Ok(Some(message)));
    }

    #[test]
    fn a_whole_message_after_one_that_was_cut() {
        // A reader that drops the rest of its answer when it is aborted.
        let mut assembler = assembler();
        assert_eq!(assembler.push(&message(100)[..64]), Ok(None));
        let status = [0x81, 0, 0, 0, 0, 0, 7, 0, 0, 0];
        assert_eq!(assembler.push(&status), Ok(Some(status.to_vec())));
        let next = message(3);
        assert_eq!(assembler.push(&next), Ok(Some(next)));
        // Data that look like a message and are the end of one.
        let mut whole = message(64);
        whole[64..].copy_from_slice(&status);
        assert_eq!(assembler.push(&whole[..64]), Ok(None));
        assert_eq!(assembler.push(&whole[64..]), Ok(Some(whole)));
    }

    #[test]
    fn messages_that_never_become_whole() {
        let mut assembler = assembler();
        assert_eq!(assembler.push(&[0x80, 0, 0, 0]), Err(ReaderFault::ShortHeader));
        let truncated = assembler.push(&message(100)[..30]);
        assert_eq!(truncated, Err(ReaderFault::Truncated { announced: 110, came: 30 }));
        let hostile = [0x80, 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0, 0];
        assert!(matches!(assembler.push(&hostile), Err(ReaderFault::TooLong { .. })));
        let next = message(3);
        assert_eq!(assembler.push(&next), Ok(Some(next)));
    }
}
