//! The engine: what the page asks and what happens go in, what is to be done comes out.
//!
//! After each [`Engine::handle`], [`Engine::poll`] is called until it has nothing more; then whatever comes first
//! is waited for: an event, or the time that [`Engine::wake`] gives. One reader at a time is open, or none.

mod open;

use crate::cards::Happening;
use crate::demonstration::Demonstration;
use crate::event::{Action, Chosen, Event, Happened, Request};
use crate::session::Session;
use crate::{description, report};
use ccid::Instant;
use core::time::Duration;
use cps::Seconds;
use cps::view::{
    Ask, Behaviour, Demonstration as Offered, Means, NoReach, Pace, Reach, Reader, Tell, Trouble,
};
use open::{Open, Turn};
use sim::Variant;
use std::collections::VecDeque;

/// How long the browser may take to open a device and describe it, and to close it.
const DESCRIBING: Duration = Duration::from_secs(7);

/// The engine of one page.
#[derive(Debug)]
pub struct Engine {
    means: Means,
    chosen: Option<Chosen>,
    reader: Option<Reader>,
    /// Of the last opening.
    epoch: u32,
    /// A device is open to be described, at most until then.
    describing: Option<Instant>,
    open: Option<Open>,
    /// The last one, also when its reader is free again.
    session: Option<Session>,
    /// What is done once the reader is free.
    next: Option<Pending>,
    sight: Sight,
    out: VecDeque<Action>,
    wake: Option<Instant>,
}

/// Whether anybody sees the page: a reader is not kept for nobody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sight {
    Seen,
    Hidden,
    /// And the reader was let go for that; its cards are watched again once the page is seen.
    Paused,
}

#[derive(Clone, Copy, Debug)]
enum Pending {
    Describe,
    Examine(Seconds),
    /// Go on with the session that is.
    Resume,
    Demonstrate(Variant, Pace),
}

impl Engine {
    /// An engine for a page that can do so much.
    #[must_use]
    pub fn new(means: Means) -> Self {
        let all = Variant::ALL.iter();
        let offered = all.map(|card| Offered { key: card.key().to_owned(), label: card.label().to_owned() });
        let told = [Tell::Means(means), Tell::Demonstrations(offered.collect())];
        Self {
            means,
            chosen: None,
            reader: None,
            epoch: 0,
            describing: None,
            open: None,
            session: None,
            next: None,
            sight: Sight::Seen,
            out: told.map(Action::Tell).into(),
            wake: None,
        }
    }

    /// When to say [`Event::Tick`], if nothing happens before; valid after [`Engine::poll`] gave nothing.
    #[must_use]
    pub const fn wake(&self) -> Option<Instant> {
        self.wake
    }

    /// Whether nothing is open, and nothing is being done.
    #[must_use]
    pub const fn is_idle(&self) -> bool {
        self.open.is_none() && self.describing.is_none() && self.next.is_none()
    }

    /// The virtual reader of a demonstration, to put cards in and take them out.
    pub fn demonstration(&mut self) -> Option<&mut Demonstration> {
        self.open.as_mut()?.virtually()
    }

    /// Takes what happened.
    pub fn handle(&mut self, event: Event, now: Instant) {
        match event {
            Event::Asked(ask, today) => self.asked(ask, today, now),
            Event::NotUnderstood => self.trouble(Trouble::NotNow),
            Event::Chosen(Ok(chosen)) => self.chosen(chosen, now),
            Event::Chosen(Err(trouble)) => self.trouble(trouble),
            Event::Bus { epoch, what } => self.bus(epoch, what, now),
            Event::Unplugged => self.unplugged(now),
            Event::Sight(seen) => self.seen(seen, now),
            Event::Left => self.stop(now),
            Event::Tick => {}
        }
    }

    fn tell(&mut self, tell: Tell) {
        self.out.push_back(Action::Tell(tell));
    }

    /// Tells whatever the session has to tell.
    fn tell_all(&mut self) {
        while let Some(tell) = self.session.as_mut().and_then(Session::tell) {
            self.tell(tell);
        }
    }

    fn trouble(&mut self, trouble: Trouble) {
        self.tell(Tell::Trouble(trouble));
    }

    fn asked(&mut self, ask: Ask, today: Seconds, now: Instant) {
        match ask {
            Ask::ChooseReader => self.choose(now),
            Ask::Examine => self.examine(today, now),
            Ask::Demonstrate { key, pace } => match Variant::of_key(&key) {
                Some(variant) => {
                    self.stop_quietly(now);
                    self.then(Pending::Demonstrate(variant, pace), now);
                }
                None => self.trouble(Trouble::NotNow),
            },
            Ask::AskForTries => {
                let asked = match (&mut self.session, &mut self.open) {
                    (Some(session), Some(open)) => session.ask_for_tries(open.cards(), now),
                    _ => false,
                };
                if !asked {
                    self.trouble(Trouble::NotNow);
                }
            }
            Ask::Reveal => {
                let person = self.session.as_ref().map(Session::person).unwrap_or_default();
                self.tell(Tell::Person(person));
            }
            Ask::WriteReport(choices) => {
                let session = self.session.as_ref();
                let virtually = session.is_some_and(|session| session.begun().demonstration);
                let reader = self.reader.as_ref().filter(|_| !virtually);
                let text = report::write(self.means, reader, session, choices);
                self.tell(Tell::Report(text));
            }
            Ask::Cancel => self.stop(now),
            Ask::Forget => {
                self.stop(now);
                (self.session, self.chosen, self.reader) = (None, None, None);
            }
        }
    }

    /// The browser asks at once, while the click still counts; a reader that is open is let go meanwhile.
    fn choose(&mut self, now: Instant) {
        match self.means.reach {
            Reach::None(why) => self.trouble(why_not(why)),
            Reach::Service => {
                let reader = description::service();
                self.reader = Some(reader.clone());
                self.tell(Tell::Reader(reader));
            }
            Reach::Named | Reach::Any => {
                self.stop_quietly(now);
                self.out.push_back(Action::Choose);
            }
        }
    }

    fn chosen(&mut self, chosen: Chosen, now: Instant) {
        let reader = description::unopened(&chosen, self.means.reach);
        let is_reader = reader.behaviour != Behaviour::NotAReader;
        self.tell(Tell::Reader(reader.clone()));
        (self.chosen, self.reader) = (Some(chosen), Some(reader));
        if is_reader {
            self.then(Pending::Describe, now);
        }
    }

    fn examine(&mut self, today: Seconds, now: Instant) {
        let refused = match (self.means.reach, self.reader.as_ref().map(|reader| reader.behaviour)) {
            (Reach::None(why), _) => Some(why_not(why)),
            (_, None) => Some(Trouble::NotNow),
            (_, Some(Behaviour::Protected)) => Some(Trouble::Protected),
            (_, Some(Behaviour::Unusable)) => Some(Trouble::Unsupported),
            (_, Some(Behaviour::NotAReader)) => Some(Trouble::NotAReader),
            (_, Some(Behaviour::Readable)) => None,
        };
        if let Some(trouble) = refused {
            return self.trouble(trouble);
        }
        let ours = self.open.as_ref().is_some_and(|open| !open.is_demonstration());
        if ours && let (Some(session), Some(open)) = (&mut self.session, &mut self.open) {
            if !session.again(today, open.cards(), now) {
                self.trouble(Trouble::NotNow);
            }
            return;
        }
        self.stop_quietly(now);
        self.then(Pending::Examine(today), now);
    }

    /// Stops what is under way and lets the reader go; says so, even if there is none.
    fn stop(&mut self, now: Instant) {
        self.stop_quietly(now);
        if self.open.is_none() {
            self.tell(Tell::Released);
        }
    }

    fn seen(&mut self, seen: bool, now: Instant) {
        match (seen, self.sight) {
            (true, Sight::Paused) => {
                self.sight = Sight::Seen;
                self.then(Pending::Resume, now);
            }
            (true, _) => self.sight = Sight::Seen,
            (false, Sight::Seen) => self.sight = Sight::Hidden,
            (false, _) => {}
        }
    }

    /// Lets the reader go while nobody sees the page and nothing is under way; whether that is done now.
    fn pause(&mut self, now: Instant) -> bool {
        let (Sight::Hidden, Some(session), Some(open)) = (self.sight, &mut self.session, &mut self.open)
        else {
            return false;
        };
        let pauses = !open.is_demonstration() && !open.closes() && session.pause();
        if pauses {
            self.sight = Sight::Paused;
            open.close(now);
        }
        pauses
    }

    /// Nothing is to be resumed any more.
    const fn no_pause(&mut self) {
        if let Sight::Paused = self.sight {
            self.sight = Sight::Hidden;
        }
    }

    fn stop_quietly(&mut self, now: Instant) {
        self.next = None;
        self.no_pause();
        if let Some(open) = &mut self.open {
            if let Some(session) = &mut self.session {
                session.cancel();
            }
            open.close(now);
            self.tell_all();
        }
    }

    /// Does it now, or once the reader is free.
    fn then(&mut self, what: Pending, now: Instant) {
        self.next = Some(what);
        self.go_on(now);
    }

    fn go_on(&mut self, now: Instant) {
        if self.open.is_some() || self.describing.is_some() {
            return;
        }
        match self.next.take() {
            None => {}
            Some(Pending::Describe) => {
                self.epoch = self.epoch.saturating_add(1);
                self.describing = Some(now.after(DESCRIBING));
                self.out.push_back(Action::Bus { epoch: self.epoch, request: Request::Open });
            }
            Some(Pending::Examine(today)) => {
                self.session = self.open(now).then(|| Session::new(false, today));
            }
            Some(Pending::Resume) => {
                self.open(now);
            }
            Some(Pending::Demonstrate(variant, pace)) => {
                self.epoch = self.epoch.saturating_add(1);
                self.open = Some(Open::demonstration(variant, pace, self.epoch, now));
                self.session = Some(Session::new(true, Seconds(sim::variant::TODAY)));
            }
        }
    }

    /// Opens the chosen reader, or the card service; false when there is none.
    fn open(&mut self, now: Instant) -> bool {
        self.epoch = self.epoch.saturating_add(1);
        self.open = Open::begin(self.means.reach, self.chosen.as_ref(), self.epoch, now);
        if self.open.is_none() {
            self.trouble(Trouble::NotNow);
        }
        self.open.is_some()
    }

    fn bus(&mut self, epoch: u32, what: Happened, now: Instant) {
        if self.describing.is_some() && epoch == self.epoch {
            return self.described(what, now);
        }
        if let Some(open) = &mut self.open
            && open.epoch() == epoch
        {
            open.handle(what, now);
        }
    }

    fn described(&mut self, what: Happened, now: Instant) {
        match what {
            Happened::Opened(result) => {
                match (result, &self.reader) {
                    (Ok(bytes), Some(reader)) => {
                        let reader = description::opened(reader, &bytes, self.means.reach);
                        self.reader = Some(reader.clone());
                        self.tell(Tell::Reader(reader));
                    }
                    (Err(trouble), _) => self.trouble(trouble),
                    // Forgotten meanwhile.
                    (Ok(_), None) => {}
                }
                self.out.push_back(Action::Bus { epoch: self.epoch, request: Request::Close });
            }
            Happened::Closed | Happened::Gone => {
                self.describing = None;
                self.go_on(now);
            }
            _ => {}
        }
    }

    fn unplugged(&mut self, now: Instant) {
        let ours = self.open.as_mut().filter(|open| !open.is_demonstration());
        match ours {
            Some(open) => open.handle(Happened::Gone, now),
            None if self.reader.is_some() => self.trouble(Trouble::Unplugged),
            None => {}
        }
        (self.chosen, self.reader) = (None, None);
        self.no_pause();
    }

    /// What is to be done next; none: wait.
    pub fn poll(&mut self, now: Instant) -> Option<Action> {
        loop {
            if let Some(action) = self.out.pop_front() {
                return Some(action);
            }
            if let Some(tell) = self.session.as_mut().and_then(Session::tell) {
                return Some(Action::Tell(tell));
            }
            if self.describing.is_some_and(|due| now >= due) {
                self.describing = None;
                self.out.push_back(Action::Bus { epoch: self.epoch, request: Request::Close });
                self.trouble(Trouble::ReaderSilent);
                self.go_on(now);
                continue;
            }
            if self.pause(now) {
                continue;
            }
            let Some(open) = &mut self.open else {
                self.wake = self.describing;
                return None;
            };
            match open.poll(now) {
                Turn::Bus(request) => return Some(Action::Bus { epoch: open.epoch(), request }),
                Turn::Happened(happening) => self.happened(happening, now),
                Turn::Wait(until) => {
                    self.wake = until;
                    return None;
                }
            }
        }
    }

    fn happened(&mut self, happening: Happening, now: Instant) {
        let end = match happening {
            Happening::Closed => true,
            Happening::Gone(trouble) => {
                match &mut self.session {
                    Some(session) => session.gone(trouble),
                    None => self.trouble(trouble),
                }
                true
            }
            happening => {
                if let (Some(session), Some(open)) = (&mut self.session, &mut self.open) {
                    session.handle(happening, open.cards(), now);
                }
                false
            }
        };
        if end {
            if let Some(open) = self.open.take() {
                self.epoch = self.epoch.max(open.epoch());
            }
            self.tell_all();
            self.tell(Tell::Released);
            self.go_on(now);
        }
    }
}

const fn why_not(why: NoReach) -> Trouble {
    match why {
        NoReach::SwitchedOff => Trouble::SwitchedOff,
        NoReach::Browser | NoReach::Insecure | NoReach::Policy => Trouble::Forbidden,
    }
}
