//! One message at a time: numbering, matching, time extension, busy slots, abort (CCID 1.1 §5.3.1, §6.1.13).

use super::machine::{Card, Job, Machine};
use super::{Event, Output};
use crate::control::ControlRequest;
use crate::error::{Error, ReaderFault};
use crate::limits::{ABORT, BUSY_PAUSE, BUSY_RETRIES, MAX_STALE};
use crate::message::{Answer, CommandStatus, Frame, MessageType, Request};
use core::time::Duration;
use iso7816::Instant;

/// Whether a message is under way; each state is named for what ends it.
#[derive(Debug)]
pub(super) enum Link {
    Free,
    /// The answer to a message.
    Answer(Sent),
    /// The time to send a message, to a slot that was busy or a reader that is slow.
    Pause {
        until: Instant,
        sent: Sent,
    },
    /// The end of the control request that aborts.
    AbortRequested {
        sequence: u8,
        due: Instant,
        error: Error,
    },
    /// The answer to the message that aborts.
    Aborted {
        sequence: u8,
        due: Instant,
        error: Error,
    },
    /// Nothing; the device must be reset.
    Stuck,
}

/// A message under way.
#[derive(Debug)]
pub(super) struct Sent {
    request: Request,
    sequence: u8,
    patience: Duration,
    due: Instant,
    stale: u8,
    busy: u8,
}

impl Link {
    pub(super) fn due(&self) -> Option<Instant> {
        match self {
            Self::Answer(sent) => Some(sent.due),
            Self::Pause { until, .. } => Some(*until),
            Self::AbortRequested { due, .. } | Self::Aborted { due, .. } => Some(*due),
            Self::Free | Self::Stuck => None,
        }
    }

    pub(super) fn listens(&self) -> bool {
        matches!(self, Self::Answer(_) | Self::AbortRequested { .. } | Self::Aborted { .. })
    }
}

impl Machine {
    pub(super) fn send(&mut self, request: Request, patience: Duration, now: Instant) {
        let sent = Sent { request, sequence: 0, patience, due: now, stale: 0, busy: 0 };
        self.transmit_message(sent, now);
    }

    /// Sends a message after a while.
    pub(super) fn send_after(&mut self, pause: Duration, request: Request, patience: Duration, now: Instant) {
        let sent = Sent { request, sequence: 0, patience, due: now, stale: 0, busy: 0 };
        let until = now.after(pause);
        self.link = Link::Pause { until, sent };
    }

    fn transmit_message(&mut self, sent: Sent, now: Instant) {
        let sequence = self.sequence;
        self.sequence = sequence.wrapping_add(1);
        let bytes = sent.request.emit(self.number, sequence);
        self.outbox.push_back(Output::Write(bytes));
        self.link = Link::Answer(Sent { sequence, due: now.after(sent.patience).min(self.give_up), ..sent });
    }

    /// A whole message came.
    pub(super) fn message(&mut self, bytes: &[u8], now: Instant) {
        let Some(frame) = Frame::parse(bytes) else {
            return self.abort(ReaderFault::ShortHeader.into(), now);
        };
        match core::mem::replace(&mut self.link, Link::Free) {
            Link::Answer(sent) => self.awaited(sent, &frame, now),
            Link::Aborted { sequence, error, .. }
                if frame.message == MessageType::SLOT_STATUS
                    && frame.slot == self.number
                    && frame.sequence == sequence =>
            {
                // Both sides know again that nothing is under way; the card may be anywhere.
                self.lose_card();
                self.fail(error);
            }
            // Late answers to what is given up or forgotten.
            other => self.link = other,
        }
    }

    fn awaited(&mut self, mut sent: Sent, frame: &Frame<'_>, now: Instant) {
        if frame.slot != self.number || frame.sequence != sent.sequence {
            sent.stale = sent.stale.saturating_add(1);
            let too_many = sent.stale > MAX_STALE;
            self.link = Link::Answer(sent);
            if too_many {
                self.abort(ReaderFault::StaleAnswers.into(), now);
            }
            return;
        }
        let answer = match Answer::parse(frame) {
            Ok(answer) => answer,
            Err(fault) => {
                self.link = Link::Answer(sent);
                return self.abort(fault.into(), now);
            }
        };
        match answer.status.command {
            CommandStatus::TimeExtension(factor) => {
                let more = sent.patience.saturating_mul(u32::from(factor.max(1)));
                sent.due = now.after(more).min(self.give_up);
                self.link = Link::Answer(sent);
            }
            CommandStatus::Reserved => {
                self.link = Link::Answer(sent);
                self.abort(ReaderFault::CommandStatus.into(), now);
            }
            CommandStatus::Failed(why) if why.is_busy() && sent.busy < BUSY_RETRIES => {
                sent.busy = sent.busy.saturating_add(1);
                let until = now.after(BUSY_PAUSE);
                self.link = Link::Pause { until, sent };
            }
            // What a reader does not know it may answer with its status alone.
            CommandStatus::Failed(_) if answer.message() == MessageType::SLOT_STATUS => {
                self.answered(answer, now);
            }
            CommandStatus::Done | CommandStatus::Failed(_) => {
                let expected = sent.request.answered_by();
                let came = answer.message();
                if came == expected {
                    self.answered(answer, now);
                } else {
                    self.link = Link::Answer(sent);
                    self.abort(ReaderFault::UnexpectedMessage { expected, came }.into(), now);
                }
            }
        }
    }

    /// What is due.
    pub(super) fn timers(&mut self, now: Instant) {
        if self.link.due().is_some_and(|due| now >= due) {
            match core::mem::replace(&mut self.link, Link::Free) {
                Link::Answer(sent) => self.unanswered(sent, now),
                Link::Pause { sent, .. } => self.transmit_message(sent, now),
                Link::AbortRequested { error, .. } | Link::Aborted { error, .. } => {
                    self.stuck(error);
                }
                other @ (Link::Free | Link::Stuck) => self.link = other,
            }
        }
    }

    /// Waits no longer than the usual time: a reader without its card may forget to answer.
    pub(super) fn hurry(&mut self, now: Instant) {
        let soon = now.after(self.usual());
        if let Link::Answer(sent) = &mut self.link {
            sent.due = sent.due.min(soon);
        }
    }

    /// The first question of all is asked again; anything else is aborted.
    fn unanswered(&mut self, sent: Sent, now: Instant) {
        match self.job {
            Job::Opening { tries } if tries > 1 => self.open_again(tries, now),
            _ => {
                let waiting_for = sent.request.answered_by();
                let error = match self.card {
                    Card::Absent => Error::CardRemoved,
                    Card::Unknown | Card::Present | Card::Ready(_) => Error::TimedOut { waiting_for },
                };
                self.link = Link::Answer(sent);
                self.abort(error, now);
            }
        }
    }

    /// What comes cannot be read. While the slot is being opened, it may be what an earlier program left in the pipe.
    pub(super) fn unreadable(&mut self, fault: ReaderFault, now: Instant) {
        match (&self.link, &self.job) {
            (Link::Answer(_), Job::Opening { tries }) if *tries > 1 => self.open_again(*tries, now),
            _ => self.abort(fault.into(), now),
        }
    }

    fn open_again(&mut self, tries: u8, now: Instant) {
        self.assembler.clear();
        let job = Job::Opening { tries: tries.saturating_sub(1) };
        self.ask(job, Request::GetSlotStatus, self.usual(), now);
    }

    /// Stops the message under way on both pipes; the job fails with `error` once that is done.
    pub(super) fn abort(&mut self, error: Error, now: Instant) {
        match core::mem::replace(&mut self.link, Link::Free) {
            Link::Answer(sent) => {
                let sequence = sent.sequence;
                self.assembler.clear();
                let request = ControlRequest::Abort { slot: self.number, sequence };
                self.outbox.push_back(Output::Control(request));
                self.link = Link::AbortRequested { sequence, due: now.after(ABORT), error };
            }
            Link::Pause { .. } => self.fail(error),
            // Already aborting, or nothing to abort.
            other => self.link = other,
        }
    }

    pub(super) fn cancel(&mut self, now: Instant) {
        match (self.queued.take(), &self.job) {
            (Some(_), _) => self.outbox.push_back(Output::Event(Event::Failed(Error::Cancelled))),
            (None, Job::None | Job::Looking) => {}
            (None, _) => self.abort(Error::Cancelled, now),
        }
    }

    /// However the control request ended, the message with the same number follows.
    pub(super) fn control_done(&mut self) {
        match core::mem::replace(&mut self.link, Link::Free) {
            Link::AbortRequested { sequence, due, error } => {
                let bytes = Request::Abort.emit(self.number, sequence);
                self.outbox.push_back(Output::Write(bytes));
                self.link = Link::Aborted { sequence, due, error };
            }
            other => self.link = other,
        }
    }

    fn stuck(&mut self, error: Error) {
        self.link = Link::Stuck;
        self.card = Card::Unknown;
        self.forsake(error);
        self.outbox.push_back(Output::Event(Event::ResetNeeded));
    }
}
