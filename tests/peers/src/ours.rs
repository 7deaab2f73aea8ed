//! Our own host, `ccid::Slot`, with any reader behind two pipes.

use ccid::{ControlRequest, Event, Input, Instant, Output, Profile, Slot};
use iso7816::Command;

/// A reader as its host sees it. Transfers end when they are asked for: time passes only when nothing comes.
pub trait Pipes {
    /// A transfer on bulk-OUT.
    fn write(&mut self, bytes: &[u8]);

    /// A transfer on bulk-IN of at most so many bytes; none if nothing comes.
    fn read(&mut self, at_most: usize) -> Option<Vec<u8>>;

    /// A control request of the class.
    fn control(&mut self, request: ControlRequest);
}

/// A slot and its reader.
#[derive(Debug)]
pub struct Ours<C, P> {
    slot: Slot<C>,
    /// The reader.
    pub pipes: P,
    now: Instant,
}

impl<C: Command, P: Pipes> Ours<C, P> {
    /// The first slot of a reader.
    pub fn new(profile: Profile, pipes: P) -> Self {
        let slot = Slot::new(profile, 0).expect("there is a first slot");
        Self { slot, pipes, now: Instant::START }
    }

    /// [`Slot::open`] to its end.
    pub fn open(&mut self) -> Event {
        self.slot.open(self.now).expect("nothing is under way");
        self.end()
    }

    /// [`Slot::power_on`] to its end.
    pub fn power_on(&mut self) -> Event {
        self.slot.power_on(self.now).expect("nothing is under way");
        self.end()
    }

    /// [`Slot::power_off`] to its end.
    pub fn power_off(&mut self) -> Event {
        self.slot.power_off(self.now).expect("nothing is under way");
        self.end()
    }

    /// [`Slot::transmit`] to its end.
    pub fn transmit(&mut self, command: &C) -> Event {
        self.begin(command);
        self.end()
    }

    /// [`Slot::transmit`], and no more.
    pub fn begin(&mut self, command: &C) {
        self.slot.transmit(command, self.now).expect("the card is ready");
    }

    /// [`Slot::cancel`] to its end.
    pub fn cancel(&mut self) -> Event {
        self.slot.cancel(self.now);
        self.end()
    }

    /// Does what is to be done now: writes, and reads what comes without waiting. What it ends in, if it ends.
    pub fn step(&mut self) -> Option<Event> {
        loop {
            match self.slot.poll(self.now) {
                Output::Write(message) => self.pipes.write(&message),
                Output::Control(request) => {
                    self.pipes.control(request);
                    self.slot.handle(Input::ControlDone, self.now);
                }
                Output::Event(Event::Presence(_)) | Output::ClearHalt(_) => {}
                Output::Event(event) => return Some(event),
                Output::Wait(wait) => {
                    let bytes = self.pipes.read(wait.read?)?;
                    self.slot.handle(Input::Received(&bytes), self.now);
                }
                other => panic!("{other:?}"),
            }
        }
    }

    fn end(&mut self) -> Event {
        loop {
            if let Some(event) = self.step() {
                return event;
            }
            let Output::Wait(wait) = self.slot.poll(self.now) else { continue };
            self.now = wait.until.expect("no wait is without end");
        }
    }
}
