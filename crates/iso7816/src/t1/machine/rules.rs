//! The rules of error-free operation (7816-3 §11.6.3.1): what follows from each valid block.

use super::super::block::{Block, BlockFault, MAX_FIELD, Supervisory};
use super::{Action, Awaiting, State, T1, Work};
use crate::limits::MAX_RESPONSE;
use crate::{CardFault, Error, Instant};

impl T1 {
    /// An I-block: the first of an answer acknowledges the last of the command (rule 2).
    pub(super) fn information(
        &mut self,
        mut work: Work,
        sequence: bool,
        more: bool,
        part: &[u8],
        now: Instant,
    ) -> Result<Action, Error> {
        let all_sent = match &work.awaiting {
            Awaiting::Acknowledgement { to, .. } => *to == work.command.len(),
            Awaiting::More { .. } | Awaiting::RightToSend { .. } => true,
            Awaiting::FieldSize { .. } | Awaiting::Resynch { .. } | Awaiting::Abort => false,
        };
        if !all_sent || sequence != self.expecting {
            return self.repeat(work, BlockFault::Unexpected, now);
        }
        let acknowledged =
            matches!(work.awaiting, Awaiting::More { .. } | Awaiting::RightToSend { answering: true });
        if !acknowledged {
            self.sending = !self.sending;
        }
        self.expecting = !self.expecting;
        work.failures = 0;
        let mut answer = match work.awaiting {
            Awaiting::More { answer } => answer,
            _ => Vec::new(),
        };
        // An answer has a status word besides its data.
        if answer.len().saturating_add(part.len()) > MAX_RESPONSE.saturating_add(2) {
            if !more {
                self.state = State::Idle;
                return Err(CardFault::ResponseTooLong.into());
            }
            work.awaiting = Awaiting::Abort;
            return Ok(self.send(work, Block::request(Supervisory::Abort), 1, now));
        }
        answer.extend_from_slice(part);
        if !more {
            self.state = State::Idle;
            return Ok(Action::Answer(answer));
        }
        work.awaiting = Awaiting::More { answer };
        let block = Block::Ready { sequence: self.expecting, complaint: None };
        Ok(self.send(work, block, 1, now))
    }

    /// An R-block: go on, or repeat (rules 2.2, 5 and 7.5).
    pub(super) fn ready(&mut self, mut work: Work, sequence: bool, now: Instant) -> Result<Action, Error> {
        match work.awaiting {
            Awaiting::Acknowledgement { from, .. } if sequence == self.sending => {
                // The card did not get this block.
                let (block, awaiting) = self.piece(&work.command, from);
                work.awaiting = awaiting;
                self.failed(work, BlockFault::Unexpected, true, block, now)
            }
            Awaiting::Acknowledgement { to, .. } if to < work.command.len() => {
                self.sending = !self.sending;
                work.failures = 0;
                let (block, awaiting) = self.piece(&work.command, to);
                work.awaiting = awaiting;
                Ok(self.send(work, block, 1, now))
            }
            Awaiting::More { .. } if sequence == self.sending => {
                // The card did not get our R-block.
                let block = work.last.clone();
                self.failed(work, BlockFault::Unexpected, false, block, now)
            }
            Awaiting::RightToSend { .. } => {
                self.sending = sequence;
                self.state = State::Idle;
                Err(CardFault::Aborted.into())
            }
            Awaiting::Acknowledgement { .. }
            | Awaiting::More { .. }
            | Awaiting::FieldSize { .. }
            | Awaiting::Resynch { .. }
            | Awaiting::Abort => self.repeat(work, BlockFault::Unexpected, now),
        }
    }

    /// S(… request) from the card (rules 3, 4 and 9). RESYNCH is not for the card to ask (rule 6.4).
    pub(super) fn requested(
        &mut self,
        mut work: Work,
        what: Supervisory,
        now: Instant,
    ) -> Result<Action, Error> {
        if what == Supervisory::Resynch || work.awaits_response() {
            return self.repeat(work, BlockFault::Unexpected, now);
        }
        work.failures = 0;
        let mut patience = 1;
        match what {
            Supervisory::Resynch => {}
            Supervisory::Ifs(size) => self.field_size = usize::from(size),
            Supervisory::Wtx(multiplier) => patience = multiplier.max(1),
            Supervisory::Abort => {
                let answering = matches!(work.awaiting, Awaiting::More { .. });
                work.awaiting = Awaiting::RightToSend { answering };
            }
        }
        Ok(self.send(work, Block::response(what), patience, now))
    }

    /// S(… response) to what we asked.
    pub(super) fn responded(
        &mut self,
        mut work: Work,
        what: Supervisory,
        now: Instant,
    ) -> Result<Action, Error> {
        match (work.awaiting, what) {
            (Awaiting::FieldSize { size }, Supervisory::Ifs(echo)) if size == echo => {
                self.state = State::Idle;
                Ok(Action::Agreed)
            }
            (Awaiting::Resynch { repeat, fault }, Supervisory::Resynch) => {
                self.sending = false;
                self.expecting = false;
                // Whether the card goes back to its first field size is not said; the smaller suits both.
                let first = usize::from(self.parameters.field_size).clamp(1, MAX_FIELD);
                self.field_size = self.field_size.min(first);
                if !repeat {
                    self.state = State::Idle;
                    return Err(fault.into());
                }
                work.failures = 0;
                let (block, awaiting) = self.piece(&work.command, 0);
                work.awaiting = awaiting;
                Ok(self.send(work, block, 1, now))
            }
            (Awaiting::Abort, Supervisory::Abort) => {
                self.state = State::Idle;
                Err(CardFault::ResponseTooLong.into())
            }
            (awaiting, _) => {
                work.awaiting = awaiting;
                self.repeat(work, BlockFault::Unexpected, now)
            }
        }
    }
}
