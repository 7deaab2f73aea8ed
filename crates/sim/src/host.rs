//! A program's side, for tests: drives one slot against a device, with time that jumps to whatever comes next.

use crate::device::{Broken, Device};
use ccid::{
    Command, Error, Event, Input, Instant, Misuse, Output, Pipe, PoweredOn, Profile, ReaderId, Slot,
    Unsupported, Wait, reader_interfaces,
};
use iso7816::Response;

/// A slot, the device it is in, and the time.
#[derive(Debug)]
pub struct Host<C, D> {
    slot: Slot<C>,
    device: D,
    now: Instant,
    /// How many bytes went out and came in on the bulk pipes.
    bytes: [u64; 2],
    needs_reset: bool,
}

/// Why something ended without what was wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ended {
    /// As the slot says.
    Failed(Error),
    /// The slot waits for nothing and for ever: never, if it keeps its contract.
    Hang,
}

impl From<Misuse> for Ended {
    fn from(misuse: Misuse) -> Self {
        Self::Failed(misuse.into())
    }
}

/// The profile of an interface, from the descriptors of its device.
///
/// # Errors
///
/// Why the interface cannot be driven; [`Unsupported::NoBulkPipes`] also when there is none with this number.
pub fn profile(id: ReaderId, configuration: &[u8], interface: u8) -> Result<Profile, Unsupported> {
    let mut found = reader_interfaces(configuration).into_iter();
    let found = found.find(|i| i.number == interface).ok_or(Unsupported::NoBulkPipes)?;
    let endpoints = found.usable?;
    Profile::new(id, found.descriptor.ok_or(Unsupported::NoBulkPipes)?, endpoints)
}

impl<C: Command, D: Device> Host<C, D> {
    /// For the slot with this number, at the start of time.
    ///
    /// # Errors
    ///
    /// What [`Slot::new`] says.
    pub fn new(profile: Profile, slot: u8, device: D) -> Result<Self, Unsupported> {
        let slot = Slot::new(profile, slot)?;
        Ok(Self { slot, device, now: Instant::START, bytes: [0; 2], needs_reset: false })
    }

    /// The device.
    pub const fn device(&mut self) -> &mut D {
        &mut self.device
    }

    /// The time.
    #[must_use]
    pub const fn now(&self) -> Instant {
        self.now
    }

    /// How many bytes went out and came in on the bulk pipes.
    #[must_use]
    pub const fn bytes(&self) -> [u64; 2] {
        self.bytes
    }

    /// Opens the slot, powers its card on, and says what it answered.
    ///
    /// # Errors
    ///
    /// How it ended instead.
    pub fn power_on(&mut self) -> Result<PoweredOn, Ended> {
        self.slot.open(self.now)?;
        self.run()?;
        self.slot.power_on(self.now)?;
        loop {
            if let Event::PoweredOn(powered) = self.run()? {
                return Ok(powered);
            }
        }
    }

    /// Sends a command.
    ///
    /// # Errors
    ///
    /// How it ended instead.
    pub fn transmit(&mut self, command: &C) -> Result<Response, Ended> {
        self.slot.transmit(command, self.now)?;
        loop {
            if let Event::Answered(response) = self.run()? {
                return Ok(response);
            }
        }
    }

    /// Takes the power from the card, whatever happened before; resets the device if the slot needs it.
    ///
    /// # Errors
    ///
    /// How it ended instead.
    pub fn power_off(&mut self) -> Result<(), Ended> {
        self.drain()?;
        if core::mem::take(&mut self.needs_reset) {
            self.device.reset();
            self.slot.reset();
        }
        self.slot.power_off(self.now)?;
        loop {
            if self.run()? == Event::PoweredOff {
                return Ok(());
            }
        }
    }

    /// The next event that ends something.
    fn run(&mut self) -> Result<Event, Ended> {
        loop {
            match self.step()? {
                Some(Event::Failed(error)) => return Err(Ended::Failed(error)),
                Some(Event::Presence(_) | Event::HardwareError(_)) | None => {}
                Some(Event::ResetNeeded) => self.needs_reset = true,
                Some(event) => return Ok(event),
            }
        }
    }

    /// What the slot still has to say.
    fn drain(&mut self) -> Result<(), Ended> {
        while self.slot.has_output() {
            if self.step()? == Some(Event::ResetNeeded) {
                self.needs_reset = true;
            }
        }
        Ok(())
    }

    /// Does one thing that the slot wants.
    fn step(&mut self) -> Result<Option<Event>, Ended> {
        match self.slot.poll(self.now) {
            Output::Event(event) => {
                self.needs_reset |= event == Event::Failed(Error::Unplugged);
                return Ok(Some(event));
            }
            Output::Write(message) => {
                self.count(0, message.len());
                if let Err(broken) = self.device.write(&message, self.now) {
                    self.broken(Pipe::BulkOut, broken);
                }
            }
            Output::Control(request) => match self.device.control(request, self.now) {
                Some(Err(Broken::Gone)) => self.slot.handle(Input::Unplugged, self.now),
                Some(_) => self.slot.handle(Input::ControlDone, self.now),
                None => {}
            },
            Output::ClearHalt(pipe) => self.device.clear_halt(pipe),
            Output::Wait(wait) => self.wait(wait)?,
            _ => {}
        }
        Ok(None)
    }

    fn wait(&mut self, wait: Wait) -> Result<(), Ended> {
        if let Some(notice) = self.device.notification(self.now) {
            self.slot.handle(Input::Notified(&notice), self.now);
            return Ok(());
        }
        if let Some(wanted) = wait.read {
            match self.device.read(wanted, self.now) {
                Some(Ok(bytes)) => {
                    self.count(1, bytes.len());
                    self.slot.handle(Input::Received(&bytes), self.now);
                    return Ok(());
                }
                Some(Err(broken)) => {
                    self.broken(Pipe::BulkIn, broken);
                    return Ok(());
                }
                None => {}
            }
        }
        let comes = self.device.due().filter(|_| wait.read.is_some());
        let next = [comes.filter(|at| *at > self.now), wait.until].into_iter().flatten().min();
        self.now = next.ok_or(Ended::Hang)?.max(self.now);
        Ok(())
    }

    fn broken(&mut self, pipe: Pipe, broken: Broken) {
        let input = match broken {
            Broken::Gone => Input::Unplugged,
            Broken::Transfer(how) => Input::Failed(pipe, how),
        };
        self.slot.handle(input, self.now);
    }

    fn count(&mut self, way: usize, bytes: usize) {
        if let Some(count) = self.bytes.get_mut(way) {
            *count = count.saturating_add(u64::try_from(bytes).unwrap_or(u64::MAX));
        }
    }
}
