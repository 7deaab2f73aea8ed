//! What leads to cards now: a reader, the card service, or a virtual reader in their place.

use crate::cards::{Cards, Happening, Next};
use crate::demonstration::Demonstration;
use crate::event::{Chosen, Happened, Request};
use crate::service::Service;
use crate::usb_reader::UsbReader;
use ccid::Instant;
use cps::view::{Pace, Reach};
use sim::{Card, Line, Model, Variant};

/// What is open, or being opened or let go.
pub(super) struct Open {
    cards: Box<dyn Cards>,
    /// Takes its requests, unless they go to the browser.
    demonstration: Option<Demonstration>,
    closes: bool,
}

/// What is to be done next.
pub(super) enum Turn {
    /// This, by the browser.
    Bus(Request),
    /// Tell the session.
    Happened(Happening),
    /// Nothing, until something comes or it is so late.
    Wait(Option<Instant>),
}

impl Open {
    /// Begins to open the chosen reader, or the card service; none when there is none.
    pub(super) fn begin(reach: Reach, chosen: Option<&Chosen>, epoch: u32, now: Instant) -> Option<Self> {
        let cards: Box<dyn Cards> = match reach {
            Reach::Service => Box::new(Service::new(epoch, now)),
            Reach::Named | Reach::Any | Reach::None(_) => Box::new(UsbReader::new(chosen?.id, epoch, now)),
        };
        Some(Self { cards, demonstration: None, closes: false })
    }

    /// A virtual reader with this card in it.
    pub(super) fn demonstration(variant: Variant, pace: Pace, epoch: u32, now: Instant) -> Self {
        let mut reader = sim::Reader::new(Model::TPDU);
        reader.insert(0, 0, Line::new(Card::new(variant)));
        let cards = Box::new(UsbReader::new(reader.model().id, epoch, now));
        Self { cards, demonstration: Some(Demonstration::new(reader, pace)), closes: false }
    }

    /// The virtual reader, if it is one.
    pub(super) const fn virtually(&mut self) -> Option<&mut Demonstration> {
        self.demonstration.as_mut()
    }

    pub(super) const fn is_demonstration(&self) -> bool {
        self.demonstration.is_some()
    }

    /// Whether it is being let go.
    pub(super) const fn closes(&self) -> bool {
        self.closes
    }

    pub(super) fn cards(&mut self) -> &mut dyn Cards {
        self.cards.as_mut()
    }

    pub(super) fn epoch(&self) -> u32 {
        self.cards.epoch()
    }

    /// Stops whatever is under way and lets it go.
    pub(super) fn close(&mut self, now: Instant) {
        self.closes = true;
        self.cards.close(now);
    }

    pub(super) fn handle(&mut self, what: Happened, now: Instant) {
        self.cards.handle(what, now);
    }

    /// To be called until it says [`Turn::Wait`].
    pub(super) fn poll(&mut self, now: Instant) -> Turn {
        loop {
            let next = self.cards.poll(now);
            match (next, &mut self.demonstration) {
                (Next::Happened(happening), _) => return Turn::Happened(happening),
                (Next::Bus(request), None) => return Turn::Bus(request),
                (Next::Bus(request), Some(demonstration)) => demonstration.request(request, now),
                (Next::Wait(until), None) => return Turn::Wait(until),
                (Next::Wait(until), Some(demonstration)) => match demonstration.poll(now) {
                    Some(what) => self.cards.handle(what, now),
                    None => return Turn::Wait([until, demonstration.due()].into_iter().flatten().min()),
                },
            }
        }
    }
}

impl core::fmt::Debug for Open {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        let Self { cards: _, demonstration, closes } = self;
        f.debug_struct("Open")
            .field("demonstration", demonstration)
            .field("closes", closes)
            .finish_non_exhaustive()
    }
}
