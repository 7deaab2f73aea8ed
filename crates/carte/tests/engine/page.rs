//! A page with the engine in it and a virtual reader behind the browser, with time that jumps to whatever comes next.

use carte::demonstration::Demonstration;
use carte::event::Chosen;
use carte::{Action, Engine, Event, Happened, Request};
use cps::Seconds;
use cps::view::{Ask, End, Means, Pace, Reach, System, Tell, Trouble};
use iso7816::Instant;
use sim::{Card, Line, Model, Reader, Variant};

/// What the browser answers instead of the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Browser {
    /// What the reader answers.
    Lets,
    /// `open()` is refused so.
    Open(Trouble),
    /// `claimInterface()` is refused so.
    Claim(Trouble),
    /// Nothing is ever answered.
    Hangs,
}

pub(crate) struct Page {
    pub(crate) engine: Engine,
    pub(crate) device: Demonstration,
    pub(crate) browser: Browser,
    /// What the reader says instead of what a good one says.
    pub(crate) spoil: fn(Happened) -> Happened,
    pub(crate) now: Instant,
    pub(crate) told: Vec<Tell>,
    /// How many requests reached the browser.
    pub(crate) requests: usize,
    epoch: u32,
    chosen: Chosen,
    /// When something was told last.
    last: Instant,
}

/// The day that the virtual cards are made for.
pub(crate) const TODAY: Seconds = Seconds(sim::variant::TODAY);

/// Longer than any examination: with it over, something hangs.
const PATIENCE: u64 = 600_000;

impl Page {
    /// A page that may read everything, and a reader with a card in its first slot.
    pub(crate) fn new(model: Model, variant: Variant) -> Self {
        let mut page = Self::empty(model, Reach::Any);
        page.insert(0, 0, variant);
        page
    }

    pub(crate) fn empty(model: Model, reach: Reach) -> Self {
        let interfaces = (0..model.interfaces).map(|number| (number, model.class)).collect();
        let chosen = Chosen { id: model.id, name: Some("Lecteur".to_owned()), interfaces };
        let mut page = Self {
            engine: Engine::new(Means { reach, system: System::Linux }),
            device: Demonstration::new(Reader::new(model), Pace::AsReal),
            browser: Browser::Lets,
            spoil: |what| what,
            now: Instant::from_millis(1_000),
            told: Vec::new(),
            requests: 0,
            epoch: 0,
            chosen,
            last: Instant::START,
        };
        page.run();
        page
    }

    pub(crate) fn insert(&mut self, interface: u8, slot: u8, variant: Variant) {
        self.device.reader().insert(interface, slot, Line::new(Card::new(variant)));
    }

    pub(crate) fn remove(&mut self, interface: u8, slot: u8) {
        self.device.reader().remove(interface, slot);
    }

    pub(crate) fn ask(&mut self, ask: Ask) {
        let ask = Ask::decode(&ask.encode()).unwrap();
        self.handle(Event::Asked(ask, TODAY));
    }

    /// Asks, and lets happen what follows.
    pub(crate) fn does(&mut self, ask: Ask) -> &[Tell] {
        let from = self.told.len();
        self.ask(ask);
        self.run();
        &self.told[from..]
    }

    pub(crate) fn choose(&mut self) -> &[Tell] {
        self.does(Ask::ChooseReader)
    }

    /// Chooses the reader and reads the card.
    pub(crate) fn examine(&mut self) -> &[Tell] {
        self.choose();
        self.does(Ask::Examine)
    }

    pub(crate) fn handle(&mut self, event: Event) {
        self.engine.handle(event, self.now);
    }

    /// Does the next thing there is to do; false when only time can bring something.
    pub(crate) fn step(&mut self) -> bool {
        match self.engine.poll(self.now) {
            Some(Action::Tell(tell)) => {
                assert_eq!(Tell::decode(&tell.encode()).as_ref(), Ok(&tell));
                self.told.push(tell);
                self.last = self.now;
            }
            Some(Action::Choose) => self.handle(Event::Chosen(Ok(self.chosen.clone()))),
            Some(Action::Bus { epoch, request }) => {
                self.requests += 1;
                self.epoch = epoch;
                self.request(request);
            }
            None => match self.device.poll(self.now) {
                Some(what) => {
                    let (epoch, what) = (self.epoch, (self.spoil)(what));
                    self.handle(Event::Bus { epoch, what });
                }
                None => return false,
            },
        }
        true
    }

    fn request(&mut self, request: Request) {
        let what = match (self.browser, &request) {
            (Browser::Hangs, _) => return,
            (Browser::Open(trouble), Request::Open) => Happened::Opened(Err(trouble)),
            (Browser::Claim(trouble), Request::Claim { interface, .. }) => {
                Happened::Claimed { interface: *interface, result: Err(trouble) }
            }
            _ => return self.device.request(request, self.now),
        };
        self.handle(Event::Bus { epoch: self.epoch, what });
    }

    /// Until so many requests reached the browser, however long that takes.
    pub(crate) fn run_until(&mut self, requests: usize) {
        while self.requests < requests {
            if !self.step() {
                self.now = self.due().unwrap().max(self.now);
                self.handle(Event::Tick);
            }
        }
    }

    /// When something comes by itself.
    fn due(&mut self) -> Option<Instant> {
        [self.engine.wake(), self.device.due()].into_iter().flatten().min()
    }

    /// Until nothing more comes, or only the next look whether a card is there.
    pub(crate) fn run(&mut self) {
        let from = self.now.as_millis();
        self.last = self.now;
        loop {
            while self.step() {}
            let idle = self.now.since(self.last).as_secs() >= 3 && self.rests();
            match self.due() {
                Some(due) if !idle => {
                    self.now = due.max(Instant::from_millis(self.now.as_millis() + 1));
                    self.handle(Event::Tick);
                }
                _ => return,
            }
            let waited = self.now.as_millis() - from;
            assert!(waited < PATIENCE, "{:?}", self.told.last());
        }
    }

    /// Whether the last that was told is an end.
    fn rests(&self) -> bool {
        let last = self.told.iter().rev().find(|tell| !matches!(tell, Tell::Slots(_)));
        match last {
            Some(Tell::Progress(progress)) => progress.stage == cps::view::Stage::WaitingForCard,
            last => matches!(last, Some(Tell::Ended(_) | Tell::Released | Tell::Facts(_))),
        }
    }

    pub(crate) fn ends(&self) -> Vec<End> {
        let ends = self.told.iter().filter_map(|t| if let Tell::Ended(end) = t { Some(*end) } else { None });
        ends.collect()
    }

    pub(crate) fn troubles(&self) -> Vec<Trouble> {
        let told = self.told.iter();
        told.filter_map(|t| if let Tell::Trouble(what) = t { Some(*what) } else { None }).collect()
    }

    /// The names of what was found, in the order they were told.
    pub(crate) fn found(&self) -> Vec<&'static str> {
        let told = self.told.iter();
        told.filter_map(|t| if let Tell::Found(what) = t { Some(what.finding.key()) } else { None }).collect()
    }

    /// Everything is free again, no card has power, and none was hurt.
    pub(crate) fn is_clean(&mut self) {
        assert!(self.engine.is_idle(), "{:?}", self.engine);
        assert!(!self.device.is_open());
        let (interfaces, slots) =
            (self.device.reader().model().interfaces, self.device.reader().model().slots);
        for number in 0..interfaces {
            let interface = self.device.reader().interface(number).unwrap();
            for slot in 0..slots {
                assert!(!interface.has_power(slot));
                let caught = interface.line(slot).map(|line| line.card().caught().to_vec());
                assert_eq!(caught.unwrap_or_default(), []);
            }
        }
    }
}
