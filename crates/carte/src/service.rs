//! The system's card service (`navigator.smartCard`), from the draft's interface description alone: it was never
//! tried with a real reader, only with a stand-in.
//!
//! The service speaks with the reader and the card; commands go in whole. Each of its readers is one place.

use crate::cards::{Cards, Happening, Next, Place};
use crate::event::{Happened, Request};
use ccid::Instant;
use core::time::Duration;
use cps::ReadCommand;
use cps::view::Trouble;
use iso7816::exchange::{Exchange, Means, Next as Following};
use iso7816::{Atr, Command, Form, Response};
use std::collections::VecDeque;

/// How long the service may take to list its readers or to connect; it may ask the person.
const ASKING: Duration = Duration::from_secs(60);
/// How long it may take to let go.
const LEAVING: Duration = Duration::from_secs(2);

/// The service, and what it is doing for us.
#[derive(Debug)]
pub struct Service {
    epoch: u32,
    stage: Stage,
    /// Every reader that was ever listed, and whether it is there with a card in it. Its number stays the same.
    readers: Vec<(String, bool)>,
    /// The reader whose card is connected, or was to be: however that ended, it is let go.
    connected: Option<u8>,
    /// What is under way.
    job: Option<Job>,
    out: VecDeque<Next>,
}

#[derive(Debug)]
enum Stage {
    Listing { due: Instant },
    Running,
    Leaving { due: Instant, then: Option<Trouble> },
    Closed,
}

#[derive(Debug)]
struct Job {
    reader: u8,
    due: Instant,
    what: What,
}

#[derive(Debug)]
enum What {
    Connecting,
    Transmitting(Exchange),
    Disconnecting,
}

impl Job {
    /// Whether this is its end; anything else that comes late is of a job that was given up.
    const fn awaits(&self, happened: &Happened) -> bool {
        match (happened, &self.what) {
            (Happened::Connected { reader, .. }, What::Connecting)
            | (Happened::Replied { reader, .. }, What::Transmitting(_))
            | (Happened::Disconnected { reader }, What::Disconnecting) => *reader == self.reader,
            _ => false,
        }
    }
}

impl Service {
    /// Begins to list the readers. `epoch` must be larger than any that was used before.
    #[must_use]
    pub fn new(epoch: u32, now: Instant) -> Self {
        Self {
            epoch,
            stage: Stage::Listing { due: now.after(ASKING) },
            readers: Vec::new(),
            connected: None,
            job: None,
            out: VecDeque::from([Next::Bus(Request::Watch)]),
        }
    }

    fn leave(&mut self, then: Option<Trouble>, now: Instant) {
        self.job = None;
        if let Some(reader) = self.connected.take() {
            self.out.push_back(Next::Bus(Request::Disconnect { reader }));
        }
        self.out.push_back(Next::Bus(Request::Leave));
        self.stage = Stage::Leaving { due: now.after(LEAVING), then };
    }

    fn left(&mut self) {
        if let Stage::Leaving { then, .. } = self.stage {
            let happening = then.map_or(Happening::Closed, Happening::Gone);
            self.stage = Stage::Closed;
            self.out.push_back(Next::Happened(happening));
        }
    }

    fn say(&mut self, happening: Happening) {
        self.out.push_back(Next::Happened(happening));
    }

    /// Takes the list; what is not on it has no card.
    fn listed(&mut self, listed: Vec<(String, bool)>) {
        let mut changed = Vec::new();
        for (reader, (name, card)) in (0..=u8::MAX).zip(&mut self.readers) {
            let there = listed.iter().any(|(listed, card)| listed == name && *card);
            if core::mem::replace(card, there) != there {
                changed.push((place(reader), there));
            }
        }
        for (name, card) in listed {
            if self.readers.iter().all(|(known, _)| *known != name)
                && let Ok(reader) = u8::try_from(self.readers.len())
            {
                self.readers.push((name, card));
                changed.push((place(reader), card));
            }
        }
        if let Stage::Listing { .. } = self.stage {
            self.stage = Stage::Running;
            self.say(Happening::Ready(changed));
        } else {
            changed.into_iter().for_each(|(place, card)| self.say(Happening::Presence(place, card)));
        }
    }

    fn begin(&mut self, reader: u8, what: What, request: Request, now: Instant) {
        let limit = if matches!(what, What::Connecting) { ASKING } else { iso7816::limits::MAX_EXCHANGE };
        self.job = Some(Job { reader, due: now.after(limit), what });
        self.out.push_back(Next::Bus(request));
    }

    fn fail(&mut self, reader: u8, trouble: Trouble) {
        self.say(Happening::Failed(place(reader), trouble, String::new()));
    }

    fn connected(&mut self, reader: u8, result: Result<Vec<u8>, Trouble>) {
        match result.and_then(|bytes| Atr::parse(&bytes).map_err(|_| Trouble::CardFaulty)) {
            Ok(atr) => self.say(Happening::PoweredOn(place(reader), atr)),
            Err(trouble) => self.fail(reader, trouble),
        }
    }

    /// An answer to a command, or to what [`Exchange`] added to it.
    fn replied(&mut self, reader: u8, exchange: Exchange, result: Result<Vec<u8>, Trouble>, now: Instant) {
        let faulty = |_| Trouble::CardFaulty;
        let response = result.and_then(|bytes| Response::parse(&bytes).map_err(faulty));
        match response.and_then(|response| exchange.answer(response).map_err(|_| Trouble::CardFaulty)) {
            Ok(Following::Send(exchange, command)) => match command.emit(Form::Short) {
                Ok(bytes) => {
                    let request = Request::Transmit { reader, bytes };
                    self.begin(reader, What::Transmitting(exchange), request, now);
                }
                Err(_) => self.fail(reader, Trouble::CardFaulty),
            },
            Ok(Following::Done(response)) => {
                self.say(Happening::Answered(place(reader), response));
            }
            Err(trouble) => self.fail(reader, trouble),
        }
    }
}

impl Cards for Service {
    fn power_on(&mut self, place: Place, now: Instant) {
        let reader = place.interface;
        let name = self.readers.get(usize::from(reader)).map(|(name, _)| name.clone()).unwrap_or_default();
        self.connected = Some(reader);
        self.begin(reader, What::Connecting, Request::Connect { reader, name }, now);
    }

    fn transmit(&mut self, place: Place, command: &ReadCommand, now: Instant) {
        let reader = place.interface;
        let first = Exchange::start(command.to_apdu(), Means::SHORT).ok();
        let first = first.and_then(|(exchange, command)| Some((exchange, command.emit(Form::Short).ok()?)));
        match first {
            Some((exchange, bytes)) => {
                let request = Request::Transmit { reader, bytes };
                self.begin(reader, What::Transmitting(exchange), request, now);
            }
            None => self.fail(reader, Trouble::Unsupported),
        }
    }

    fn power_off(&mut self, at: Place, now: Instant) {
        let reader = at.interface;
        if self.connected.take_if(|connected| *connected == reader).is_some() {
            self.begin(reader, What::Disconnecting, Request::Disconnect { reader }, now);
        } else {
            self.say(Happening::PoweredOff(at));
        }
    }

    fn close(&mut self, now: Instant) {
        match self.stage {
            Stage::Closed => self.say(Happening::Closed),
            Stage::Leaving { due, .. } => self.stage = Stage::Leaving { due, then: None },
            Stage::Listing { .. } | Stage::Running => self.leave(None, now),
        }
    }

    fn handle(&mut self, what: Happened, now: Instant) {
        let job = self.job.take_if(|job| job.awaits(&what));
        match (what, job) {
            (Happened::Readers(readers), _) => self.listed(readers),
            (Happened::Connected { reader, result }, Some(_)) => self.connected(reader, result),
            // Nobody waits for it any more.
            (Happened::Connected { reader, result: Ok(_) }, None) => {
                self.out.push_back(Next::Bus(Request::Disconnect { reader }));
            }
            (Happened::Replied { reader, result }, Some(Job { what: What::Transmitting(exchange), .. })) => {
                self.replied(reader, exchange, result, now);
            }
            (Happened::Disconnected { reader }, Some(_)) => self.say(Happening::PoweredOff(place(reader))),
            (Happened::Closed, _) => self.left(),
            (Happened::Opened(Err(trouble)), _) => self.leave(Some(trouble), now),
            (Happened::Gone, _) => self.leave(Some(Trouble::Service), now),
            // Late, or of another kind of device.
            _ => {}
        }
    }

    fn poll(&mut self, now: Instant) -> Next {
        if let Some(next) = self.out.pop_front() {
            return next;
        }
        if let Some(Job { reader, what, .. }) = self.job.take_if(|job| now >= job.due) {
            match what {
                What::Disconnecting => self.say(Happening::PoweredOff(place(reader))),
                What::Connecting | What::Transmitting(_) => self.fail(reader, Trouble::ReaderSilent),
            }
        }
        match self.stage {
            Stage::Listing { due } if now >= due => self.leave(Some(Trouble::Service), now),
            Stage::Leaving { due, .. } if now >= due => self.left(),
            _ => {}
        }
        if let Some(next) = self.out.pop_front() {
            return next;
        }
        let due = match self.stage {
            Stage::Listing { due } | Stage::Leaving { due, .. } => Some(due),
            Stage::Running | Stage::Closed => None,
        };
        Next::Wait([due, self.job.as_ref().map(|job| job.due)].into_iter().flatten().min())
    }

    fn epoch(&self) -> u32 {
        self.epoch
    }
}

const fn place(reader: u8) -> Place {
    Place { interface: reader, slot: 0 }
}
