//! A reader behind WebUSB: all its interfaces, all their slots.
//!
//! A reader for two cards is often one device with several CCID interfaces, so each is claimed and driven. An
//! answer that never comes is ended by the slot's own time limits: abort, and at worst the device is closed and
//! opened anew, which also ends every transfer that is pending. What then comes late is of an earlier `epoch`.

mod driven;
mod trouble;

use crate::cards::{Cards, Happening, Next, Place};
use crate::event::{Broken, Happened, Request};
use ccid::configuration::ReaderInterface;
use ccid::quirks::{self, Quirk};
use ccid::{Instant, Pipe, ReaderId, reader_interfaces};
use core::time::Duration;
use cps::ReadCommand;
use cps::view::Trouble;
use driven::{Driven, Wish};
use std::collections::VecDeque;

/// How long the browser may take to open a device, and to claim an interface.
const OPENING: Duration = Duration::from_secs(5);
/// How long cards may take to lose their power before the device is closed all the same.
const QUIETING: Duration = Duration::from_secs(2);
/// How long the browser may take to close a device before we say that it is closed.
const CLOSING: Duration = Duration::from_secs(2);
/// How often a reader that does not answer any more is opened anew.
const REOPENINGS: u8 = 1;

/// A reader.
#[derive(Debug)]
pub struct UsbReader {
    id: ReaderId,
    epoch: u32,
    stage: Stage,
    driven: Vec<Driven>,
    out: VecDeque<Next>,
    reopened: u8,
}

/// Each but the first two is named for what it waits for, until `due`.
#[derive(Debug)]
enum Stage {
    Running,
    Closed,
    /// The device, open and described.
    Opening {
        due: Instant,
    },
    /// The interface at the front; the reason why the first one could not be had.
    Claiming {
        left: VecDeque<ReaderInterface>,
        refused: Option<Trouble>,
        due: Instant,
    },
    /// Cards without power.
    Quieting {
        due: Instant,
    },
    /// A closed device; then the end, or the beginning.
    Closing {
        due: Instant,
        then: Then,
    },
}

#[derive(Clone, Copy, Debug)]
enum Then {
    Closed,
    Gone(Trouble),
    Reopen,
}

impl UsbReader {
    /// Begins to open the chosen device. `epoch` must be larger than any that was used before.
    #[must_use]
    pub fn new(id: ReaderId, epoch: u32, now: Instant) -> Self {
        let mut reader =
            Self { id, epoch, stage: Stage::Closed, driven: Vec::new(), out: VecDeque::new(), reopened: 0 };
        reader.open(now);
        reader
    }

    fn open(&mut self, now: Instant) {
        self.driven.clear();
        self.stage = Stage::Opening { due: now.after(OPENING) };
        self.out.push_back(Next::Bus(Request::Open));
    }

    fn opened(&mut self, configuration: &[u8], now: Instant) {
        let left = usable(self.id, configuration);
        if left.is_empty() {
            return self.shut(Then::Gone(Trouble::Unsupported), now);
        }
        self.claim(left, None, now);
    }

    /// Claims the interfaces that are left; those that were had are enough.
    fn claim(&mut self, left: VecDeque<ReaderInterface>, refused: Option<Trouble>, now: Instant) {
        if let Some(next) = left.front() {
            let request = Request::Claim { interface: next.number, alternate: next.alternate };
            self.out.push_back(Next::Bus(request));
            self.stage = Stage::Claiming { left, refused, due: now.after(OPENING) };
        } else if self.driven.is_empty() {
            self.shut(Then::Gone(refused.unwrap_or(Trouble::Unsupported)), now);
        } else {
            self.stage = Stage::Running;
            self.driven.iter_mut().for_each(|driven| driven.start(now));
        }
    }

    fn claimed(&mut self, interface: u8, result: Result<(), Trouble>, now: Instant) {
        let Stage::Claiming { left, refused, .. } = &mut self.stage else { return };
        let (mut left, mut refused) = (core::mem::take(left), refused.take());
        let Some(claimed) = left.pop_front_if(|next| next.number == interface) else {
            return self.claim(left, refused, now);
        };
        match result.and_then(|()| Driven::new(self.id, &claimed)) {
            Ok(driven) => self.driven.push(driven),
            Err(trouble) => refused = refused.or(Some(trouble)),
        }
        self.claim(left, refused, now);
    }

    fn shut(&mut self, then: Then, now: Instant) {
        self.out.push_back(Next::Bus(Request::Close));
        self.stage = Stage::Closing { due: now.after(CLOSING), then };
    }

    fn closed(&mut self, then: Then, now: Instant) {
        self.stage = Stage::Closed;
        self.driven.clear();
        match then {
            Then::Closed => self.out.push_back(Next::Happened(Happening::Closed)),
            Then::Gone(trouble) => self.out.push_back(Next::Happened(Happening::Gone(trouble))),
            Then::Reopen => {
                self.epoch = self.epoch.saturating_add(1);
                self.open(now);
            }
        }
    }

    /// A slot says that only opening the device anew helps.
    fn reopen(&mut self, now: Instant) {
        if let Stage::Quieting { .. } = self.stage {
            return self.shut(Then::Closed, now);
        }
        self.reopened = self.reopened.saturating_add(1);
        let may = self.reopened <= REOPENINGS;
        self.shut(if may { Then::Reopen } else { Then::Gone(Trouble::ReaderSilent) }, now);
    }

    fn gone(&mut self, now: Instant) {
        for driven in &mut self.driven {
            self.out.extend(driven.lose(now).map(Next::Happened));
        }
        match self.stage {
            Stage::Closed | Stage::Closing { then: Then::Closed, .. } => {}
            Stage::Quieting { .. } => self.shut(Then::Closed, now),
            _ => self.shut(Then::Gone(Trouble::Unplugged), now),
        }
    }

    fn due(&self) -> Option<Instant> {
        match &self.stage {
            Stage::Running | Stage::Closed => None,
            Stage::Opening { due }
            | Stage::Claiming { due, .. }
            | Stage::Quieting { due }
            | Stage::Closing { due, .. } => Some(*due),
        }
    }

    /// What is over time.
    fn timers(&mut self, now: Instant) {
        if self.due().is_none_or(|due| now < due) {
            return;
        }
        match &self.stage {
            Stage::Opening { .. } | Stage::Claiming { .. } => {
                self.shut(Then::Gone(Trouble::ReaderSilent), now);
            }
            Stage::Quieting { .. } => self.shut(Then::Closed, now),
            Stage::Closing { then, .. } => {
                let then = *then;
                self.closed(then, now);
            }
            Stage::Running | Stage::Closed => {}
        }
    }

    /// What the interfaces want; none when they only wait.
    fn drive(&mut self, now: Instant) -> Result<Next, Option<Instant>> {
        let mut until = None;
        for at in 0..self.driven.len() {
            let Some(driven) = self.driven.get_mut(at) else { continue };
            match driven.poll(now) {
                driven::Output::Next(Next::Wait(wait)) => until = [until, wait].into_iter().flatten().min(),
                driven::Output::Next(next) => return Ok(next),
                driven::Output::Opened => {
                    if self.driven.iter().all(Driven::is_open) {
                        if let Some(trouble) = self.refused() {
                            self.shut(Then::Gone(trouble), now);
                            return self.out.pop_front().ok_or(None);
                        }
                        let places = self.driven.iter().flat_map(Driven::places).collect();
                        return Ok(Next::Happened(Happening::Ready(places)));
                    }
                    return self.drive(now);
                }
                driven::Output::NeedsReset => {
                    self.reopen(now);
                    return self.out.pop_front().ok_or(None);
                }
            }
        }
        Err(until)
    }

    /// Why no slot at all can be used.
    fn refused(&self) -> Option<Trouble> {
        let mut all = self.driven.iter().map(Driven::refused);
        let first = all.next().flatten()?;
        all.all(|trouble| trouble.is_some()).then_some(first)
    }

    fn wish(&mut self, place: Place, wish: Wish, now: Instant) {
        let driven = self.driven.iter_mut().find(|driven| driven.number() == place.interface);
        match driven.filter(|_| matches!(self.stage, Stage::Running)) {
            Some(driven) => driven.wish(place.slot, wish, now),
            None => {
                let failed = Happening::Failed(place, Trouble::ReaderSilent, String::new());
                self.out.push_back(Next::Happened(failed));
            }
        }
    }
}

impl Cards for UsbReader {
    fn power_on(&mut self, place: Place, now: Instant) {
        self.wish(place, Wish::PowerOn, now);
    }

    fn transmit(&mut self, place: Place, command: &ReadCommand, now: Instant) {
        self.wish(place, Wish::Transmit(command.clone()), now);
    }

    fn power_off(&mut self, place: Place, now: Instant) {
        self.wish(place, Wish::PowerOff, now);
    }

    fn close(&mut self, now: Instant) {
        match self.stage {
            Stage::Running => {
                self.driven.iter_mut().for_each(|driven| driven.quiet(now));
                self.stage = Stage::Quieting { due: now.after(QUIETING) };
            }
            Stage::Opening { .. } | Stage::Claiming { .. } => self.shut(Then::Closed, now),
            Stage::Closing { due, .. } => self.stage = Stage::Closing { due, then: Then::Closed },
            Stage::Closed => self.out.push_back(Next::Happened(Happening::Closed)),
            Stage::Quieting { .. } => {}
        }
    }

    fn handle(&mut self, what: Happened, now: Instant) {
        match what {
            Happened::Opened(result) if matches!(self.stage, Stage::Opening { .. }) => match result {
                Ok(configuration) => self.opened(&configuration, now),
                Err(trouble) => self.shut(Then::Gone(trouble), now),
            },
            Happened::Claimed { interface, result } => self.claimed(interface, result, now),
            Happened::Closed => {
                if let Stage::Closing { then, .. } = self.stage {
                    self.closed(then, now);
                }
            }
            Happened::Gone
            | Happened::NotWritten { broken: Broken::Gone, .. }
            | Happened::Received { result: Err(Broken::Gone), .. } => self.gone(now),
            Happened::NotWritten { interface, broken: Broken::Transfer(fault) } => {
                let input = ccid::Input::Failed(Pipe::BulkOut, fault);
                self.on(interface, |driven| driven.handle(input, now));
            }
            Happened::Received { interface, result } => {
                self.on(interface, |driven| driven.received(result, now));
            }
            Happened::Notified { interface, result } => {
                self.on(interface, |driven| driven.notified(result, now));
            }
            Happened::ControlDone { interface } => {
                self.on(interface, |driven| driven.handle(ccid::Input::ControlDone, now));
            }
            // Of an opening that was given up, or of the card service.
            Happened::Opened(_)
            | Happened::Readers(_)
            | Happened::Connected { .. }
            | Happened::Replied { .. }
            | Happened::Disconnected { .. } => {}
        }
    }

    fn poll(&mut self, now: Instant) -> Next {
        if let Some(next) = self.out.pop_front() {
            return next;
        }
        self.timers(now);
        if let Some(next) = self.out.pop_front() {
            return next;
        }
        let until = match self.stage {
            Stage::Running | Stage::Quieting { .. } => match self.drive(now) {
                Ok(next) => return next,
                Err(until) => until,
            },
            _ => None,
        };
        if matches!(self.stage, Stage::Quieting { .. }) && self.driven.iter().all(Driven::is_quiet) {
            self.shut(Then::Closed, now);
            return self.poll(now);
        }
        Next::Wait([until, self.due()].into_iter().flatten().min())
    }

    fn epoch(&self) -> u32 {
        self.epoch
    }
}

impl UsbReader {
    fn on(&mut self, interface: u8, work: impl FnOnce(&mut Driven)) {
        if let Some(driven) = self.driven.iter_mut().find(|driven| driven.number() == interface) {
            work(driven);
        }
    }
}

/// The interfaces that can be driven: the first usable setting of each, as many as speak CCID.
fn usable(id: ReaderId, configuration: &[u8]) -> VecDeque<ReaderInterface> {
    let most = quirks::of(id).find_map(|entry| match entry.quirk {
        Quirk::Interfaces(count) => Some(usize::from(count)),
        _ => None,
    });
    let mut found: VecDeque<ReaderInterface> = VecDeque::new();
    for interface in reader_interfaces(configuration).into_iter().filter(|i| i.usable.is_ok()) {
        if found.iter().all(|known| known.number != interface.number) {
            found.push_back(interface);
        }
    }
    found.truncate(most.unwrap_or(usize::MAX));
    found
}
