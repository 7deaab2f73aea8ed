//! Several slots behind one pair of bulk pipes (CCID 1.1 §4.2, `bMaxSlotIndex`, `bMaxCCIDBusySlots`).

use crate::error::{Misuse, Unsupported};
use crate::message::Frame;
use crate::pipe::Assembler;
use crate::profile::Profile;
use crate::slot::{Input, Output, Slot, Wait};
use iso7816::{Command, Instant};

/// All the slots of one interface.
///
/// It is driven like a [`Slot`]; each output tells which slot it comes from.
/// Readers with two interfaces need two of these.
#[derive(Debug)]
pub struct Interface<C> {
    slots: Vec<Slot<C>>,
    assembler: Assembler,
    most_busy: usize,
}

impl<C: Command> Interface<C> {
    /// Every slot that the reader has.
    ///
    /// # Errors
    ///
    /// What [`Slot::new`] says.
    pub fn new(profile: &Profile) -> Result<Self, Unsupported> {
        let last = profile.descriptor().max_slot_index();
        let slots: Result<Vec<_>, _> = (0..=last).map(|number| Slot::new(profile.clone(), number)).collect();
        Ok(Self {
            slots: slots?,
            assembler: Assembler::new(profile.packet, profile.max_message()),
            most_busy: usize::from(profile.descriptor().max_busy_slots().max(1)),
        })
    }

    /// The slots, by their number.
    #[must_use]
    pub fn slots(&self) -> &[Slot<C>] {
        &self.slots
    }

    /// A slot, to give it something to do.
    ///
    /// # Errors
    ///
    /// [`Misuse::StillBusy`] if as many others are at work as the reader can bear, [`Misuse::NotPowered`] if
    /// there is no such slot.
    pub fn slot(&mut self, number: u8) -> Result<&mut Slot<C>, Misuse> {
        let others = self.slots.iter().filter(|s| s.number() != number);
        if others.filter(|s| !s.is_idle()).count() >= self.most_busy {
            return Err(Misuse::StillBusy);
        }
        let slot = self.slots.get_mut(usize::from(number));
        slot.ok_or(Misuse::NotPowered)
    }

    /// Takes what happened. What concerns one slot goes to that slot, the rest to all.
    pub fn handle(&mut self, input: Input<'_>, now: Instant) {
        if let Input::Received(chunk) = input {
            match self.assembler.push(chunk) {
                Ok(None) => {}
                Ok(Some(message)) => {
                    let number = Frame::parse(&message).map(|frame| usize::from(frame.slot));
                    if let Some(slot) = number.and_then(|n| self.slots.get_mut(n)) {
                        slot.handle(Input::Received(&message), now);
                    }
                }
                // Whose it was cannot be said; every slot that waits sees the same broken message.
                Err(_) => self.all(Input::Received(chunk), now),
            }
        } else {
            self.all(input, now);
        }
    }

    fn all(&mut self, input: Input<'_>, now: Instant) {
        for slot in &mut self.slots {
            slot.handle(input, now);
        }
    }

    /// What to do next, and for which slot; to be called until it says [`Output::Wait`].
    pub fn poll(&mut self, now: Instant) -> (u8, Output) {
        let mut until = None;
        let mut listens = false;
        for at in 0..self.slots.len() {
            let busy = self.slots.iter().filter(|s| !s.is_idle()).count();
            let Some(slot) = self.slots.get_mut(at) else {
                continue;
            };
            // A look at the card can wait until the reader has time for it.
            if slot.is_idle() && !slot.has_output() && busy >= self.most_busy {
                continue;
            }
            match slot.poll(now) {
                Output::Wait(wait) => {
                    until = [until, wait.until].into_iter().flatten().min();
                    listens |= wait.read.is_some();
                }
                output => return (slot.number(), output),
            }
        }
        let read = listens.then(|| self.assembler.wanted());
        (0, Output::Wait(Wait { until, read }))
    }
}
