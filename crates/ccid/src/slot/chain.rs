//! Data in parts: `wLevelParameter` out, `bChainParameter` in (CCID 1.1 §6.1.4, §6.2.1).
//!
//! Parts come in at any level: some readers that advertise short APDUs chain all
//! the same (OMNIKEY 3x21, Cherry XX44).

use crate::error::ReaderFault;
use crate::limits::{MAX_EMPTY_PARTS, MAX_RESPONSE};

/// Values of both parameters.
mod part {
    pub(super) const WHOLE: u8 = 0x00;
    pub(super) const BEGINS: u8 = 0x01;
    pub(super) const ENDS: u8 = 0x02;
    pub(super) const GOES_ON: u8 = 0x03;
    pub(super) const MORE_WANTED: u8 = 0x10;
}

/// `wLevelParameter` of the empty block that asks for the next part of an answer.
pub(super) const SEND_MORE: u16 = part::MORE_WANTED as u16;

/// A command on its way out.
#[derive(Debug)]
pub(super) struct Outgoing {
    data: Vec<u8>,
    sent: usize,
    most: usize,
}

/// An answer on its way in.
#[derive(Debug, Default)]
pub(super) struct Incoming {
    data: Vec<u8>,
    begun: bool,
    empty: u8,
}

/// What follows from a part of an answer.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Follow {
    /// All is there.
    Whole(Vec<u8>),
    /// Ask for more.
    Ask,
    /// Send the next part of the command.
    SendNext,
}

impl Outgoing {
    /// `data` in parts of at most `most` bytes.
    pub(super) fn new(data: Vec<u8>, most: usize) -> Self {
        Self { data, sent: 0, most: most.max(1) }
    }

    /// Whether everything fits one message.
    pub(super) fn is_one(&self) -> bool {
        self.data.len() <= self.most
    }

    /// The next part and its `wLevelParameter`; none if all was sent.
    pub(super) fn next(&mut self) -> Option<(u16, Vec<u8>)> {
        let from = self.sent;
        let to = from.saturating_add(self.most).min(self.data.len());
        if from == to {
            return None;
        }
        self.sent = to;
        let level = match (from == 0, to == self.data.len()) {
            (true, true) => part::WHOLE,
            (true, false) => part::BEGINS,
            (false, true) => part::ENDS,
            (false, false) => part::GOES_ON,
        };
        let data = self.data.get(from..to).unwrap_or_default().to_vec();
        Some((u16::from(level), data))
    }
}

impl Incoming {
    /// Takes a part and its `bChainParameter`.
    pub(super) fn push(&mut self, chain: u8, data: &[u8]) -> Result<Follow, ReaderFault> {
        let out_of_place = ReaderFault::Chain(u16::from(chain));
        // An answer has a status word besides its data.
        if self.data.len().saturating_add(data.len()) > MAX_RESPONSE.saturating_add(2) {
            return Err(ReaderFault::TooLong { announced: self.data.len().saturating_add(data.len()) });
        }
        if data.is_empty() && chain != part::WHOLE {
            self.empty = self.empty.saturating_add(1);
            // Each part of a command is acknowledged with an empty part; that is progress.
            if self.empty > MAX_EMPTY_PARTS && chain != part::MORE_WANTED {
                return Err(ReaderFault::NoProgress);
            }
        }
        self.data.extend_from_slice(data);
        match (chain, self.begun) {
            (part::WHOLE, false) | (part::ENDS, true) => Ok(Follow::Whole(core::mem::take(&mut self.data))),
            (part::BEGINS, false) | (part::GOES_ON, true) => {
                self.begun = true;
                Ok(Follow::Ask)
            }
            (part::MORE_WANTED, false) if data.is_empty() => Ok(Follow::SendNext),
            _ => Err(out_of_place),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_in_parts() {
        for (length, levels) in
            [(1, &[0][..]), (4, &[0]), (5, &[1, 2]), (8, &[1, 2]), (12, &[1, 3, 2]), (13, &[1, 3, 3, 2])]
        {
            let data: Vec<u8> = (0..length).collect();
            let mut outgoing = Outgoing::new(data.clone(), 4);
            let parts: Vec<_> = core::iter::from_fn(|| outgoing.next()).collect();
            let found: Vec<u16> = parts.iter().map(|(level, _)| *level).collect();
            assert_eq!(found, levels);
            assert_eq!(parts.into_iter().flat_map(|(_, d)| d).collect::<Vec<_>>(), data);
        }
    }

    #[test]
    fn answers_in_parts() {
        let mut incoming = Incoming::default();
        assert_eq!(incoming.push(1, &[1]), Ok(Follow::Ask));
        assert_eq!(incoming.push(3, &[2]), Ok(Follow::Ask));
        assert_eq!(incoming.push(2, &[3]), Ok(Follow::Whole(vec![1, 2, 3])));
        let mut incoming = Incoming::default();
        assert_eq!(incoming.push(0x10, &[]), Ok(Follow::SendNext));
        assert_eq!(incoming.push(0, &[1]), Ok(Follow::Whole(vec![1])));
    }

    #[test]
    fn parts_out_of_place() {
        for parts in [&[2][..], &[3], &[1, 1], &[1, 0], &[1, 0x10], &[4]] {
            let mut incoming = Incoming::default();
            let results: Vec<_> = parts.iter().map(|p| incoming.push(*p, &[1])).collect();
            assert!(matches!(results.last(), Some(Err(ReaderFault::Chain(_)))), "{parts:?}");
        }
        let mut endless = Incoming::default();
        let end = (0..100).find_map(|i| endless.push(if i == 0 { 1 } else { 3 }, &[]).err());
        assert_eq!(end, Some(ReaderFault::NoProgress));
    }
}
