//! Whether a card is there: at the start, by notification, by asking.

use super::machine::{Card, Job, Machine};
use super::{Event, Output, Presence, Watch};
use crate::error::Misuse;
use crate::limits::{OPENING_TRIES, SLOW_START};
use crate::message::Request;
use crate::notify::Notification;
use iso7816::Instant;

impl Machine {
    pub(super) fn open(&mut self, now: Instant) -> Result<(), Misuse> {
        let tries = OPENING_TRIES;
        self.begin(Job::Opening { tries }, now)
    }

    pub(super) fn start_opening(&mut self, job: Job, now: Instant) {
        self.job = job;
        let patience = self.usual();
        if self.profile.slow {
            self.send_after(SLOW_START, Request::GetSlotStatus, patience, now);
        } else {
            self.send(Request::GetSlotStatus, patience, now);
        }
    }

    /// Whatever the slot said, power is taken from it: somebody else may have left the card on.
    pub(super) fn opened(&mut self, now: Instant) {
        self.ask(Job::Settling, Request::IccPowerOff, self.usual(), now);
    }

    pub(super) fn settled(&mut self) {
        self.lose_card();
        let presence = self.told.unwrap_or(Presence::Absent);
        self.done(Event::Opened(presence));
    }

    pub(super) fn watch(&mut self, watch: Watch, now: Instant) {
        self.watch = watch;
        self.next_look = now;
    }

    pub(super) fn look_if_due(&mut self, now: Instant) {
        if matches!(self.watch, Watch::Poll(_))
            && now >= self.next_look
            && self.is_idle()
            && matches!(self.link, super::link::Link::Free)
        {
            self.start(Job::Looking, now, now);
        }
    }

    /// A message of the interrupt pipe. While something is under way only its
    /// own answer counts: some readers report the card that they just powered.
    pub(super) fn notified(&mut self, bytes: &[u8], now: Instant) {
        match Notification::parse(bytes) {
            Some(Notification::SlotChange(changes)) => {
                let Some(change) = changes.slot(self.number) else {
                    return;
                };
                if !change.present {
                    self.seen(Presence::Absent);
                    self.hurry(now);
                } else {
                    if change.changed && self.is_idle() {
                        self.lose_card();
                    }
                    self.seen(Presence::Present);
                }
            }
            Some(Notification::HardwareError { slot, code, .. }) if slot == self.number => {
                let event = Event::HardwareError(code);
                self.outbox.push_back(Output::Event(event));
            }
            Some(Notification::HardwareError { .. }) | None => {}
        }
    }

    /// Tells the program what changed; while the slot is being opened, the end of that tells it.
    pub(super) fn seen(&mut self, presence: Presence) {
        match (presence, &self.card) {
            (Presence::Absent, _) => self.card = Card::Absent,
            (Presence::Present, Card::Unknown | Card::Absent) => self.card = Card::Present,
            (Presence::Present, Card::Present | Card::Ready(_)) => {}
        }
        let opening = matches!(self.job, Job::Opening { .. } | Job::Settling);
        if self.told != Some(presence) && !opening {
            self.outbox.push_back(Output::Event(Event::Presence(presence)));
        }
        self.told = Some(presence);
    }
}
