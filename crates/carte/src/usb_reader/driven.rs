//! One interface of a reader: its slots, its pipes, and what is pending on them.

use super::trouble;
use crate::cards::{Happening, Next, Place};
use crate::event::{Broken, Request};
use ccid::configuration::ReaderInterface;
use ccid::limits::POLL_INTERVAL;
use ccid::{
    Endpoints, Event, Input, Instant, Interface, Misuse, Output as SlotOutput, Pipe, Presence, Profile,
    ReaderId, Watch,
};
use cps::ReadCommand;
use cps::view::Trouble;
use std::collections::VecDeque;

/// An interface that is ours.
#[derive(Debug)]
pub(super) struct Driven {
    number: u8,
    endpoints: Endpoints,
    cards: Interface<ReadCommand>,
    slots: Vec<Slot>,
    /// What is wanted next, in order; the reader may be busy with another slot.
    wishes: VecDeque<(u8, Wish)>,
    /// Places whose wish could not even be asked.
    failed: VecDeque<Place>,
    /// A transfer is pending on bulk-IN, on interrupt-IN.
    reading: bool,
    listening: bool,
    /// Notifications come, as far as is known.
    notifies: bool,
    /// Whether [`Output::Opened`] was said.
    open: bool,
}

/// What is known of a slot.
#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    /// It was opened, well or badly.
    opened: bool,
    /// Why it could not be, the first time and the second.
    refused: [Option<Trouble>; 2],
    present: bool,
    powered: bool,
}

/// What is wanted of a slot.
#[derive(Clone, Debug)]
pub(super) enum Wish {
    Open,
    PowerOn,
    Transmit(ReadCommand),
    PowerOff,
}

/// What comes of driving it.
#[derive(Debug)]
pub(super) enum Output {
    Next(Next),
    /// All its slots are open now.
    Opened,
    /// Only opening the device anew helps.
    NeedsReset,
}

impl Driven {
    pub(super) fn new(id: ReaderId, interface: &ReaderInterface) -> Result<Self, Trouble> {
        let (Ok(endpoints), Some(descriptor)) = (&interface.usable, interface.descriptor) else {
            return Err(Trouble::Unsupported);
        };
        let profile = Profile::new(id, descriptor, *endpoints).map_err(|_| Trouble::Unsupported)?;
        let cards = Interface::<ReadCommand>::new(&profile).map_err(|_| Trouble::Unsupported)?;
        let slots = vec![Slot::default(); cards.slots().len()];
        let notifies = profile.notifies();
        let wishes = cards.slots().iter().map(|slot| (slot.number(), Wish::Open)).collect();
        Ok(Self {
            number: interface.number,
            endpoints: *endpoints,
            cards,
            slots,
            wishes,
            failed: VecDeque::new(),
            reading: false,
            listening: false,
            notifies,
            open: false,
        })
    }

    pub(super) const fn number(&self) -> u8 {
        self.number
    }

    pub(super) const fn is_open(&self) -> bool {
        self.open
    }

    /// Why none of its slots can be used.
    pub(super) fn refused(&self) -> Option<Trouble> {
        let all = self.slots.iter().all(|slot| slot.refused[1].is_some());
        self.slots.first()?.refused[1].filter(|_| all)
    }

    /// Nothing is under way, and no card has power.
    pub(super) fn is_quiet(&self) -> bool {
        self.wishes.is_empty()
            && self.cards.slots().iter().all(|slot| slot.is_idle() && !slot.has_output())
            && self.slots.iter().all(|slot| !slot.powered)
    }

    pub(super) fn places(&self) -> impl Iterator<Item = (Place, bool)> + '_ {
        (0..=u8::MAX).zip(&self.slots).map(|(slot, state)| (self.place(slot), state.present))
    }

    const fn place(&self, slot: u8) -> Place {
        Place { interface: self.number, slot }
    }

    pub(super) fn start(&mut self, now: Instant) {
        self.try_wish(now);
    }

    pub(super) fn wish(&mut self, slot: u8, wish: Wish, now: Instant) {
        self.wishes.push_back((slot, wish));
        self.try_wish(now);
    }

    /// Stops what is under way and takes the power from every card.
    pub(super) fn quiet(&mut self, now: Instant) {
        self.wishes.clear();
        self.watch(Watch::Notifications, now);
        for at in (0..=u8::MAX).take(self.slots.len()) {
            // The one that is at work is the only one that can be had.
            if let Ok(slot) = self.cards.slot(at) {
                slot.cancel(now);
            }
            if self.slots.get(usize::from(at)).is_some_and(|slot| slot.powered) {
                self.wishes.push_back((at, Wish::PowerOff));
            }
        }
    }

    fn watch(&mut self, watch: Watch, now: Instant) {
        for at in (0..=u8::MAX).take(self.slots.len()) {
            if let Ok(slot) = self.cards.slot(at) {
                slot.watch(watch, now);
            }
        }
    }

    /// Asks the slot for what is wanted next, unless the reader is busy.
    fn try_wish(&mut self, now: Instant) {
        let Some((at, wish)) = self.wishes.pop_front() else { return };
        let asked = self.cards.slot(at).and_then(|slot| match &wish {
            Wish::Open => slot.open(now),
            Wish::PowerOn => slot.power_on(now),
            Wish::Transmit(command) => slot.transmit(command, now),
            Wish::PowerOff => slot.power_off(now),
        });
        match asked {
            Ok(()) if matches!(wish, Wish::PowerOn) => self.note(at, |slot| slot.powered = true),
            Ok(()) => {}
            Err(Misuse::StillBusy) => self.wishes.push_front((at, wish)),
            // The card is not ready any more, or the reader not at all: its events say so.
            Err(_) => self.failed.push_back(self.place(at)),
        }
    }

    fn note(&mut self, at: u8, work: impl FnOnce(&mut Slot)) {
        self.slots.get_mut(usize::from(at)).map(work).unwrap_or_default();
    }

    pub(super) fn handle(&mut self, input: Input<'_>, now: Instant) {
        self.cards.handle(input, now);
    }

    pub(super) fn received(&mut self, result: Result<Vec<u8>, Broken>, now: Instant) {
        self.reading = false;
        match result {
            Ok(bytes) => self.handle(Input::Received(&bytes), now),
            Err(Broken::Transfer(fault)) => self.handle(Input::Failed(Pipe::BulkIn, fault), now),
            Err(Broken::Gone) => self.handle(Input::Unplugged, now),
        }
    }

    /// Where notifications fail, cards are asked for.
    pub(super) fn notified(&mut self, result: Result<Vec<u8>, Broken>, now: Instant) {
        self.listening = false;
        match result {
            Ok(bytes) => self.handle(Input::Notified(&bytes), now),
            Err(_) => {
                self.notifies = false;
                self.watch(Watch::Poll(POLL_INTERVAL), now);
            }
        }
    }

    /// The device is gone: what its slots still have to say.
    pub(super) fn lose(&mut self, now: Instant) -> impl Iterator<Item = Happening> + use<> {
        self.wishes.clear();
        self.cards.handle(Input::Unplugged, now);
        let mut said = Vec::new();
        while let (at, SlotOutput::Event(event)) = self.cards.poll(now) {
            if let Event::Failed(error) = event {
                said.push(Happening::Failed(self.place(at), trouble::of(&error), error.to_string()));
            }
        }
        self.slots.fill(Slot { opened: true, ..Slot::default() });
        said.into_iter()
    }

    pub(super) fn poll(&mut self, now: Instant) -> Output {
        loop {
            self.try_wish(now);
            if let Some(place) = self.failed.pop_front() {
                let failed = Happening::Failed(place, Trouble::CardRemoved, String::new());
                return Output::Next(Next::Happened(failed));
            }
            let (at, output) = self.cards.poll(now);
            let interface = self.number;
            let request = match output {
                SlotOutput::Write(bytes) => {
                    Request::Write { interface, endpoint: self.endpoints.bulk_out.address, bytes }
                }
                SlotOutput::Control(request) => Request::Control { interface, request },
                SlotOutput::ClearHalt(pipe) => match self.endpoint(pipe) {
                    Some(endpoint) => Request::ClearHalt { pipe, endpoint },
                    None => continue,
                },
                SlotOutput::Event(event) => match self.event(at, event, now) {
                    Some(output) => return output,
                    None => continue,
                },
                SlotOutput::Wait(wait) => match self.transfer(wait.read) {
                    Some(request) => request,
                    None => return Output::Next(Next::Wait(wait.until)),
                },
                // The machine has no others today.
                _ => return Output::NeedsReset,
            };
            return Output::Next(Next::Bus(request));
        }
    }

    /// The transfer that should be pending and is not.
    fn transfer(&mut self, read: Option<usize>) -> Option<Request> {
        let interface = self.number;
        if let Some(length) = read.filter(|_| !self.reading) {
            self.reading = true;
            return Some(Request::Read { interface, endpoint: self.endpoints.bulk_in.address, length });
        }
        let pipe = self.endpoints.interrupt.filter(|_| self.notifies && !self.listening)?;
        self.listening = true;
        Some(Request::Listen { interface, endpoint: pipe.address, length: usize::from(pipe.packet) })
    }

    fn endpoint(&self, pipe: Pipe) -> Option<u8> {
        match pipe {
            Pipe::BulkIn => Some(self.endpoints.bulk_in.address),
            Pipe::BulkOut => Some(self.endpoints.bulk_out.address),
            Pipe::Interrupt => self.endpoints.interrupt.map(|pipe| pipe.address),
        }
    }

    /// What a slot's event is outside; none if it is nobody's business.
    fn event(&mut self, at: u8, event: Event, now: Instant) -> Option<Output> {
        let place = self.place(at);
        let opening = self.slots.get(usize::from(at)).is_some_and(|slot| !slot.opened);
        let happening = match event {
            Event::Opened(presence) => {
                let present = presence == Presence::Present;
                self.note(at, |slot| *slot = Slot { opened: true, present, ..Slot::default() });
                return self.all_open(now);
            }
            Event::Failed(error) if opening => {
                let trouble = trouble::of(&error);
                // The answer to the first message of all is lost now and then.
                let slot = self.slots.get_mut(usize::from(at))?;
                slot.opened = slot.refused[0].is_some();
                if slot.opened {
                    slot.refused[1] = Some(trouble);
                } else {
                    slot.refused[0] = Some(trouble);
                    self.wishes.push_front((at, Wish::Open));
                }
                return self.all_open(now);
            }
            Event::Presence(presence) => {
                let present = presence == Presence::Present;
                self.note(at, |slot| {
                    slot.present = present;
                    slot.powered &= present;
                });
                if opening || !self.open {
                    return None;
                }
                Happening::Presence(place, present)
            }
            Event::PoweredOn(powered) => Happening::PoweredOn(place, powered.atr),
            Event::PoweredOff => {
                self.note(at, |slot| slot.powered = false);
                Happening::PoweredOff(place)
            }
            Event::Answered(response) => Happening::Answered(place, response),
            Event::Failed(error) => Happening::Failed(place, trouble::of(&error), error.to_string()),
            Event::ResetNeeded => return Some(Output::NeedsReset),
            // The card that it concerns fails by itself.
            _ => return None,
        };
        Some(Output::Next(Next::Happened(happening)))
    }

    fn all_open(&mut self, now: Instant) -> Option<Output> {
        if self.open || self.slots.iter().any(|slot| !slot.opened) {
            return None;
        }
        self.open = true;
        if !self.notifies {
            self.watch(Watch::Poll(POLL_INTERVAL), now);
        }
        Some(Output::Opened)
    }
}
