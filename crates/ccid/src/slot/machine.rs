//! What a slot remembers, and how it is driven.
//!
//! Three things, each an enum that owns its data: the [`Link`] (is a message
//! under way?), the [`Job`] (what was asked for, and how far is it?) and the
//! [`Card`] (what is in the slot?).

use super::link::Link;
use super::power::PowerOn;
use super::transfer::Transfer;
use super::{Event, Input, Output, Presence, Wait, Watch};
use crate::error::{Error, Misuse, Pipe};
use crate::limits::{ANSWER, SLOW_FACTOR, WORK};
use crate::message::{Answer, CardPower, MessageType, Request};
use crate::pipe::Assembler;
use crate::profile::Profile;
use crate::trace::Carried;
use core::time::Duration;
use iso7816::exchange::Means;
use iso7816::t1::T1;
use iso7816::{CommandApdu, Instant};
use std::collections::VecDeque;

#[derive(Debug)]
pub(super) struct Machine {
    pub(super) profile: Profile,
    pub(super) number: u8,
    /// `bSeq` of the next message.
    pub(super) sequence: u8,
    pub(super) assembler: Assembler,
    /// What was decided and not yet polled; a few at most, since nothing is decided while a message is under way.
    pub(super) outbox: VecDeque<Output>,
    pub(super) link: Link,
    pub(super) job: Job,
    /// What the program asked for while the slot was being watched, and when.
    pub(super) queued: Option<(Job, Instant)>,
    pub(super) card: Card,
    /// What the program was told last.
    pub(super) told: Option<Presence>,
    /// When the job has lasted too long.
    pub(super) give_up: Instant,
    pub(super) watch: Watch,
    pub(super) next_look: Instant,
}

/// What was asked for, and how far it is.
#[derive(Debug)]
pub(super) enum Job {
    None,
    /// The first question of all; so many tries are left.
    Opening {
        tries: u8,
    },
    /// Taking power from a card that was left with it.
    Settling,
    /// Looking after the card while there is nothing to do.
    Looking,
    PowerOn(Box<PowerOn>),
    PowerOff,
    Transfer(Transfer),
}

/// What is in the slot.
#[derive(Debug)]
pub(super) enum Card {
    Unknown,
    Absent,
    /// Present, but not to be talked to before it is powered on.
    Present,
    Ready(Ready),
}

/// A card that takes commands.
#[derive(Debug)]
pub(super) struct Ready {
    /// T=1, if we are the ones who speak it.
    pub(super) t1: Option<T1>,
    /// Whether it is T=0 and we are the ones who make TPDUs.
    pub(super) t0: bool,
    /// Which commands it takes.
    pub(super) means: Means,
    /// How long one block may take (T=1 at TPDU level).
    pub(super) block_waiting_time: Duration,
    /// What is added to it, once.
    pub(super) margin: Duration,
}

impl Machine {
    pub(super) fn new(profile: Profile, number: u8) -> Self {
        Self {
            assembler: Assembler::new(profile.packet, profile.max_message),
            profile,
            number,
            sequence: 0,
            outbox: VecDeque::new(),
            link: Link::Free,
            job: Job::None,
            queued: None,
            card: Card::Unknown,
            told: None,
            give_up: Instant::START,
            watch: Watch::Notifications,
            next_look: Instant::START,
        }
    }

    pub(super) fn number(&self) -> u8 {
        self.number
    }

    pub(super) fn is_idle(&self) -> bool {
        matches!(self.job, Job::None)
    }

    pub(super) fn is_ready(&self) -> bool {
        matches!(self.card, Card::Ready(_))
    }

    pub(super) fn carries(&self) -> Carried {
        match (&self.card, &self.job) {
            (Card::Ready(Ready { t1: Some(t1), .. }), _) => Carried::Block(t1.edc()),
            (Card::Ready(_), Job::Transfer(_)) => Carried::Command,
            _ => Carried::Unknown,
        }
    }

    pub(super) fn has_output(&self) -> bool {
        !self.outbox.is_empty()
    }

    pub(super) fn power_on(&mut self, now: Instant) -> Result<(), Misuse> {
        let job = Box::new(PowerOn::new());
        self.begin(Job::PowerOn(job), now)
    }

    pub(super) fn power_off(&mut self, now: Instant) -> Result<(), Misuse> {
        self.begin(Job::PowerOff, now)
    }

    pub(super) fn transmit(&mut self, command: CommandApdu, now: Instant) -> Result<(), Misuse> {
        let Card::Ready(ready) = &self.card else {
            return Err(Misuse::NotPowered);
        };
        match Transfer::new(command, ready.means) {
            Ok(job) => self.begin(Job::Transfer(job), now),
            Err(error) => {
                self.may_begin()?;
                self.fail(error);
                Ok(())
            }
        }
    }

    pub(super) fn reset(&mut self) {
        self.forsake(Error::Cancelled);
        self.link = Link::Free;
        self.card = Card::Unknown;
        self.assembler.clear();
        // What was to be told is still told, but for the wish that is being granted.
        self.outbox.retain(|output| matches!(output, Output::Event(event) if *event != Event::ResetNeeded));
    }

    pub(super) fn handle(&mut self, input: Input<'_>, now: Instant) {
        match input {
            Input::Received(chunk) => match self.assembler.push(chunk) {
                Ok(None) => {}
                Ok(Some(message)) => self.message(&message, now),
                Err(fault) => self.unreadable(fault, now),
            },
            Input::Notified(bytes) => self.notified(bytes, now),
            Input::ControlDone => self.control_done(),
            Input::Failed(Pipe::Interrupt, _) => {}
            Input::Failed(pipe, how) => {
                self.assembler.clear();
                self.outbox.push_back(Output::ClearHalt(pipe));
                self.abort(Error::TransferFailed { pipe, how }, now);
            }
            Input::Unplugged => {
                self.link = Link::Stuck;
                self.card = Card::Unknown;
                self.forsake(Error::Unplugged);
            }
        }
        self.next(now);
    }

    pub(super) fn poll(&mut self, now: Instant) -> Output {
        if self.outbox.is_empty() {
            self.timers(now);
            self.next(now);
            self.look_if_due(now);
        }
        if let Some(output) = self.outbox.pop_front() {
            return output;
        }
        let look = match (&self.watch, self.is_idle(), &self.link) {
            (Watch::Poll(_), true, Link::Free) => Some(self.next_look),
            _ => None,
        };
        Output::Wait(Wait {
            until: self.link.due().or(look),
            read: self.link.listens().then(|| self.assembler.wanted()),
        })
    }

    /// Whether a job can begin now, or right after a look at the card.
    fn may_begin(&self) -> Result<(), Misuse> {
        match (&self.link, &self.job) {
            (Link::Stuck, _) => Err(Misuse::ResetNeeded),
            (_, Job::None) => Ok(()),
            (_, Job::Looking) if self.queued.is_none() => Ok(()),
            _ => Err(Misuse::StillBusy),
        }
    }

    pub(super) fn begin(&mut self, job: Job, now: Instant) -> Result<(), Misuse> {
        self.may_begin()?;
        if matches!(self.job, Job::Looking) {
            self.queued = Some((job, now));
        } else {
            self.start(job, now, now);
        }
        Ok(())
    }

    /// Begins a job; its time counts from when it was asked for.
    pub(super) fn start(&mut self, job: Job, asked: Instant, now: Instant) {
        self.give_up = asked.after(WORK);
        match job {
            Job::None => {}
            Job::Opening { .. } => self.start_opening(job, now),
            Job::Settling | Job::PowerOff => {
                self.ask(job, Request::IccPowerOff, self.usual(), now);
            }
            Job::Looking => self.ask(job, Request::GetSlotStatus, self.usual(), now),
            Job::PowerOn(power) => self.start_power(*power, now),
            Job::Transfer(transfer) => self.start_transfer(transfer, now),
        }
    }

    /// Sends the next message of a job.
    pub(super) fn ask(&mut self, job: Job, request: Request, patience: Duration, now: Instant) {
        self.job = job;
        self.send(request, patience, now);
    }

    /// Takes an answer to what a job asked.
    pub(super) fn answered(&mut self, answer: Answer, now: Instant) {
        self.observe(&answer);
        match core::mem::replace(&mut self.job, Job::None) {
            Job::None => {}
            Job::Opening { .. } => self.opened(now),
            Job::Settling => self.settled(),
            Job::Looking => {}
            Job::PowerOn(power) => self.power_answered(*power, answer, now),
            Job::PowerOff => {
                self.lose_card();
                self.done(Event::PoweredOff);
            }
            Job::Transfer(transfer) => self.transfer_answered(transfer, answer, now),
        }
        if let (Job::None, Watch::Poll(interval)) = (&self.job, self.watch) {
            self.next_look = now.after(interval);
        }
    }

    /// Begins what waited for a look at the card, once that has ended, however it did.
    fn next(&mut self, now: Instant) {
        if !self.is_idle() || !matches!(self.link, Link::Free) {
            return;
        }
        match self.queued.take() {
            Some((Job::Transfer(_), _)) if !self.is_ready() => self.fail(Error::CardRemoved),
            Some((_, asked)) if now >= asked.after(WORK) => {
                self.fail(Error::TimedOut { waiting_for: MessageType::SLOT_STATUS });
            }
            Some((job, asked)) => self.start(job, asked, now),
            None => {}
        }
    }

    pub(super) fn done(&mut self, event: Event) {
        self.job = Job::None;
        self.outbox.push_back(Output::Event(event));
    }

    /// Ends the job badly. Nobody asked for a look at the card, so nobody hears of it.
    pub(super) fn fail(&mut self, error: Error) {
        let looking = matches!(self.job, Job::Looking);
        self.job = Job::None;
        if !looking {
            self.outbox.push_back(Output::Event(Event::Failed(error)));
        }
    }

    /// Ends badly what is under way, and what waits for it.
    pub(super) fn forsake(&mut self, error: Error) {
        if !self.is_idle() {
            self.fail(error.clone());
        }
        if self.queued.take().is_some() {
            self.fail(error);
        }
    }

    /// The card, if there is one, must be powered on again.
    pub(super) fn lose_card(&mut self) {
        if let Card::Ready(_) = self.card {
            self.card = Card::Present;
        }
    }

    /// What each answer says about the card, besides.
    fn observe(&mut self, answer: &Answer) {
        match answer.status.card {
            CardPower::Absent => self.seen(Presence::Absent),
            CardPower::Active => self.seen(Presence::Present),
            CardPower::Inactive | CardPower::Reserved => {
                self.seen(Presence::Present);
                self.lose_card();
            }
        }
    }

    /// The usual patience for what needs no card.
    pub(super) fn usual(&self) -> Duration {
        self.patience(ANSWER)
    }

    /// More patience with slow readers.
    pub(super) fn patience(&self, usual: Duration) -> Duration {
        if self.profile.slow { usual.saturating_mul(SLOW_FACTOR) } else { usual }
    }
}
