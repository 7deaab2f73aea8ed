//! The rules of error handling (7816-3 §11.6.3.2): repeating, resynchronising, giving up.

use super::super::block::{Block, BlockFault, Complaint, Supervisory};
use super::super::parameters::AfterResynch;
use super::{Action, Awaiting, State, T1, Work};
use crate::limits::{MAX_RESYNCHRONISATIONS, MAX_RETRANSMISSIONS};
use crate::{CardFault, Error, Instant};

impl T1 {
    /// The last block from the card is of no use (rules 7.1 to 7.3).
    pub(super) fn repeat(&mut self, work: Work, fault: BlockFault, now: Instant) -> Result<Action, Error> {
        let block = if work.awaits_response() || matches!(work.last, Block::Ready { .. }) {
            work.last.clone()
        } else {
            let complaint = match fault {
                BlockFault::Edc | BlockFault::Parity => Complaint::Edc,
                _ => Complaint::Other,
            };
            Block::Ready { sequence: self.expecting, complaint: Some(complaint) }
        };
        self.failed(work, fault, false, block, now)
    }

    /// Sends `block` once more, or resynchronises, or gives up (rules 6.4 and 7.4).
    pub(super) fn failed(
        &mut self,
        mut work: Work,
        fault: BlockFault,
        not_received: bool,
        block: Block,
        now: Instant,
    ) -> Result<Action, Error> {
        work.failures = work.failures.saturating_add(1);
        if work.failures <= MAX_RETRANSMISSIONS {
            return Ok(self.send(work, block, 1, now));
        }
        let why = match fault {
            BlockFault::Short => CardFault::Unresponsive,
            fault => CardFault::Block(fault),
        };
        let (repeat, reported) = match work.awaiting {
            Awaiting::FieldSize { .. } => {
                self.state = State::Idle;
                return Err(why.into());
            }
            Awaiting::Resynch { .. } => return Err(why.into()),
            Awaiting::Abort => (false, CardFault::ResponseTooLong),
            Awaiting::RightToSend { .. } => (false, CardFault::Aborted),
            Awaiting::Acknowledgement { to, .. } if not_received || to < work.command.len() => {
                (true, CardFault::LostItsPlace)
            }
            Awaiting::Acknowledgement { .. } | Awaiting::More { .. } => {
                let repeat = self.parameters.after_resynch == AfterResynch::Repeat;
                (repeat, CardFault::LostItsPlace)
            }
        };
        if work.resynchronisations >= MAX_RESYNCHRONISATIONS {
            return Err(why.into());
        }
        work.resynchronisations = work.resynchronisations.saturating_add(1);
        work.failures = 0;
        work.awaiting = Awaiting::Resynch { repeat, fault: reported };
        Ok(self.send(work, Block::request(Supervisory::Resynch), 1, now))
    }
}
