//! A virtual reader in the place of a real one: takes the same requests, gives the same answers.
//!
//! Time is the card's own. [`Pace::AtOnce`] leaves out what would be waited for: the reader's clock then runs
//! ahead of the page's.

use crate::event::{Broken, Happened, Request};
use ccid::Instant;
use core::time::Duration;
use cps::view::Pace;
use sim::{Broken as Lost, Device, Reader};
use std::collections::VecDeque;

/// A virtual reader and what is pending on its pipes.
#[derive(Debug)]
pub struct Demonstration {
    reader: Reader,
    pace: Pace,
    /// How far the reader's clock is ahead.
    ahead: Duration,
    /// What happened and was not yet taken.
    happened: VecDeque<Happened>,
    /// Pending transfers on bulk-IN: the interface, and how many bytes.
    reading: Vec<(u8, usize)>,
    /// Pending transfers on interrupt-IN.
    listening: Vec<u8>,
    is_open: bool,
}

impl Demonstration {
    /// A device that nobody has opened.
    #[must_use]
    pub const fn new(reader: Reader, pace: Pace) -> Self {
        Self {
            reader,
            pace,
            ahead: Duration::ZERO,
            happened: VecDeque::new(),
            reading: Vec::new(),
            listening: Vec::new(),
            is_open: false,
        }
    }

    /// The reader, to put cards in and take them out.
    pub const fn reader(&mut self) -> &mut Reader {
        &mut self.reader
    }

    /// Whether somebody has it open.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.is_open
    }

    /// Takes a request.
    pub fn request(&mut self, request: Request, now: Instant) {
        let now = self.clock(now);
        match request {
            Request::Open => {
                self.is_open = true;
                self.happened.push_back(Happened::Opened(Ok(self.reader.configuration())));
            }
            Request::Claim { interface, .. } => {
                self.happened.push_back(Happened::Claimed { interface, result: Ok(()) });
            }
            Request::Write { interface, bytes, .. } => {
                let written = self.reader.interface(interface).map(|pipes| pipes.write(&bytes, now));
                if let Some(Err(lost)) = written {
                    self.happened.push_back(Happened::NotWritten { interface, broken: broken(lost) });
                }
            }
            Request::Read { interface, length, .. } => self.reading.push((interface, length)),
            Request::Listen { interface, .. } => self.listening.push(interface),
            Request::Control { interface, request } => {
                if self.reader.interface(interface).and_then(|pipes| pipes.control(request, now)).is_some() {
                    self.happened.push_back(Happened::ControlDone { interface });
                }
            }
            Request::ClearHalt { pipe, endpoint } => {
                if let Some(pipes) = self.reader.interface((endpoint & 0x0f) / 2) {
                    pipes.clear_halt(pipe);
                }
            }
            Request::Close => {
                (self.is_open, self.reading, self.listening) = (false, Vec::new(), Vec::new());
                for number in 0..self.reader.model().interfaces {
                    if let Some(pipes) = self.reader.interface(number) {
                        pipes.reset();
                    }
                }
                self.happened.push_back(Happened::Closed);
            }
            // The card service has no virtual readers.
            Request::Watch
            | Request::Connect { .. }
            | Request::Transmit { .. }
            | Request::Disconnect { .. }
            | Request::Leave => {}
        }
    }

    /// What happened until now.
    pub fn poll(&mut self, now: Instant) -> Option<Happened> {
        if let Some(happened) = self.happened.pop_front() {
            return Some(happened);
        }
        if self.pace == Pace::AtOnce
            && let Some(due) = self.due_inside()
        {
            self.ahead = self.ahead.max(due.since(now));
        }
        let time = self.clock(now);
        for at in 0..self.listening.len() {
            let interface = *self.listening.get(at)?;
            if let Some(bytes) = self.reader.interface(interface).and_then(|pipes| pipes.notification(time)) {
                self.listening.remove(at);
                return Some(Happened::Notified { interface, result: Ok(bytes) });
            }
        }
        for at in 0..self.reading.len() {
            let (interface, length) = *self.reading.get(at)?;
            if let Some(result) = self.reader.interface(interface).and_then(|pipes| pipes.read(length, time))
            {
                self.reading.remove(at);
                return Some(Happened::Received { interface, result: result.map_err(broken) });
            }
        }
        None
    }

    /// When something will happen by itself.
    pub fn due(&mut self) -> Option<Instant> {
        let ahead = u64::try_from(self.ahead.as_millis()).unwrap_or(u64::MAX);
        Some(Instant::from_millis(self.due_inside()?.as_millis().saturating_sub(ahead)))
    }

    /// The same by the reader's own clock.
    fn due_inside(&mut self) -> Option<Instant> {
        let Self { reader, reading, .. } = self;
        reading.iter().filter_map(|(interface, _)| reader.interface(*interface)?.due()).min()
    }

    fn clock(&self, now: Instant) -> Instant {
        now.after(self.ahead)
    }
}

const fn broken(lost: Lost) -> Broken {
    match lost {
        Lost::Gone => Broken::Gone,
        Lost::Transfer(fault) => Broken::Transfer(fault),
    }
}
