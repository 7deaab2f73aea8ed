//! Dialogues with a device as text: written down once, played again without the device.
//!
//! One transfer a line: milliseconds, what it is, bytes in hexadecimal.
//!
//! | sign | meaning |
//! |---|---|
//! | `>` | bulk-OUT |
//! | `<` | bulk-IN |
//! | `*` | interrupt-IN |
//! | `?` | a class request: `abort SLOT SEQUENCE`, `clocks`, `rates`, then what it gave |
//! | `!` | instead of the bytes: `stall`, `babble`, `other` or `gone` |
//! | `#` | a remark, to the end of the line |
//!
//! All bytes are there, also those that a card answered. So this is for virtual
//! cards and for test readers; what may be shown to others is [`ccid::trace`].

use crate::device::{Broken, Device};
use ccid::{ControlRequest, Instant, Pipe, TransferFault};
use core::fmt;
use iso7816::Hex;

/// A dialogue.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record(Vec<(Instant, Entry)>);

/// One transfer, and how it ended.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Entry {
    Out(Vec<u8>, Option<Broken>),
    In(Result<Vec<u8>, Broken>),
    Notice(Vec<u8>),
    Request(ControlRequest, Option<Result<Vec<u8>, Broken>>),
}

/// A line that is none; the first has number 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadLine(pub usize);

impl fmt::Display for BadLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {} is no transfer", self.0)
    }
}

impl std::error::Error for BadLine {}

impl Record {
    /// Reads the text form.
    ///
    /// # Errors
    ///
    /// [`BadLine`], the first one.
    pub fn parse(text: &str) -> Result<Self, BadLine> {
        let lines = text.lines().zip(1..).filter_map(|(line, number)| {
            let line = line.split('#').next().unwrap_or("").trim();
            (!line.is_empty()).then(|| entry(line).ok_or(BadLine(number)))
        });
        lines.collect::<Result<_, _>>().map(Self)
    }

    fn add(&mut self, at: Instant, entry: Entry) {
        self.0.push((at, entry));
    }
}

fn entry(line: &str) -> Option<(Instant, Entry)> {
    let mut words = line.split_whitespace();
    let at = Instant::from_millis(words.next()?.parse().ok()?);
    let entry = match words.next()? {
        ">" => {
            let (bytes, broken) = ended(words)?;
            Entry::Out(bytes, broken)
        }
        "<" => {
            let (bytes, broken) = ended(words)?;
            Entry::In(broken.map_or(Ok(bytes), Err))
        }
        "*" => Entry::Notice(ended(words)?.0),
        "?" => {
            let request = match words.next()? {
                "abort" => ControlRequest::Abort {
                    slot: words.next()?.parse().ok()?,
                    sequence: words.next()?.parse().ok()?,
                },
                "clocks" => ControlRequest::GetClockFrequencies,
                "rates" => ControlRequest::GetDataRates,
                _ => return None,
            };
            let mut rest = words.peekable();
            // Without the sign of an answer, none came.
            let answered = rest.next_if_eq(&"=").is_some();
            let (bytes, broken) = ended(rest)?;
            Entry::Request(request, answered.then(|| broken.map_or(Ok(bytes), Err)))
        }
        _ => return None,
    };
    Some((at, entry))
}

/// The bytes, and how the transfer failed if it did.
fn ended<'t>(words: impl Iterator<Item = &'t str>) -> Option<(Vec<u8>, Option<Broken>)> {
    let mut words = words.peekable();
    let mut bytes = Vec::new();
    while let Some(word) = words.next_if(|word| *word != "!") {
        bytes.push(u8::from_str_radix(word, 16).ok().filter(|_| word.len() == 2)?);
    }
    if words.next().is_none() {
        return Some((bytes, None));
    }
    let broken = match words.next()? {
        "stall" => Broken::Transfer(TransferFault::Stall),
        "babble" => Broken::Transfer(TransferFault::Babble),
        "other" => Broken::Transfer(TransferFault::Other),
        "gone" => Broken::Gone,
        _ => return None,
    };
    words.next().is_none().then_some((bytes, Some(broken)))
}

impl fmt::Display for Record {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, entry) in &self.0 {
            write!(f, "{:>8}", at.as_millis())?;
            match entry {
                Entry::Out(bytes, broken) => {
                    write!(f, " >{}{}", Spaced(bytes), Failure(*broken))?;
                }
                Entry::In(Ok(bytes)) => write!(f, " <{}", Spaced(bytes))?,
                Entry::In(Err(broken)) => write!(f, " <{}", Failure(Some(*broken)))?,
                Entry::Notice(bytes) => write!(f, " *{}", Spaced(bytes))?,
                Entry::Request(request, answer) => {
                    match request {
                        ControlRequest::Abort { slot, sequence } => write!(f, " ? abort {slot} {sequence}")?,
                        ControlRequest::GetClockFrequencies => f.write_str(" ? clocks")?,
                        ControlRequest::GetDataRates => f.write_str(" ? rates")?,
                    }
                    match answer {
                        Some(Ok(bytes)) => write!(f, " ={}", Spaced(bytes))?,
                        Some(Err(broken)) => write!(f, " ={}", Failure(Some(*broken)))?,
                        None => {}
                    }
                }
            }
            writeln!(f)?;
        }
        Ok(())
    }
}

/// Bytes with a space before them.
struct Spaced<'a>(&'a [u8]);

impl fmt::Display for Spaced<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() { Ok(()) } else { write!(f, " {}", Hex(self.0)) }
    }
}

/// How a transfer failed, with a space before it; nothing when it did not.
struct Failure(Option<Broken>);

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.0 {
            None => "",
            Some(Broken::Gone) => " ! gone",
            Some(Broken::Transfer(TransferFault::Stall)) => " ! stall",
            Some(Broken::Transfer(TransferFault::Babble)) => " ! babble",
            Some(Broken::Transfer(_)) => " ! other",
        })
    }
}

/// A device whose dialogue is written down.
#[derive(Clone, Debug)]
pub struct Recorder<D> {
    device: D,
    record: Record,
}

impl<D: Device> Recorder<D> {
    /// Writes down from now on.
    pub fn new(device: D) -> Self {
        Self { device, record: Record::default() }
    }

    /// What was written down.
    #[must_use]
    pub const fn record(&self) -> &Record {
        &self.record
    }
}

impl<D: Device> Device for Recorder<D> {
    fn write(&mut self, bytes: &[u8], now: Instant) -> Result<(), Broken> {
        let result = self.device.write(bytes, now);
        self.record.add(now, Entry::Out(bytes.to_vec(), result.err()));
        result
    }

    fn read(&mut self, wanted: usize, now: Instant) -> Option<Result<Vec<u8>, Broken>> {
        let ended = self.device.read(wanted, now)?;
        self.record.add(now, Entry::In(ended.clone()));
        Some(ended)
    }

    fn notification(&mut self, now: Instant) -> Option<Vec<u8>> {
        let notice = self.device.notification(now)?;
        self.record.add(now, Entry::Notice(notice.clone()));
        Some(notice)
    }

    fn control(&mut self, request: ControlRequest, now: Instant) -> Option<Result<Vec<u8>, Broken>> {
        let ended = self.device.control(request, now);
        self.record.add(now, Entry::Request(request, ended.clone()));
        ended
    }

    fn clear_halt(&mut self, pipe: Pipe) {
        self.device.clear_halt(pipe);
    }

    fn reset(&mut self) {
        self.device.reset();
    }

    fn due(&self) -> Option<Instant> {
        self.device.due()
    }
}

/// A dialogue played again: it answers as long as it is asked what was asked then.
#[derive(Clone, Debug)]
pub struct Replay {
    record: Record,
    next: usize,
    strayed: Option<usize>,
}

impl Replay {
    /// From its first transfer on.
    #[must_use]
    pub const fn new(record: Record) -> Self {
        Self { record, next: 0, strayed: None }
    }

    /// Whether everything was played.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.next == self.record.0.len() && self.strayed.is_none()
    }

    /// At which transfer, from 0, something else was asked than then.
    #[must_use]
    pub const fn strayed(&self) -> Option<usize> {
        self.strayed
    }

    /// The transfer that comes next, if it is one that `fits`; it counts as played then.
    fn play<T>(&mut self, fits: impl FnOnce(Instant, &Entry) -> Option<T>) -> Option<T> {
        let (at, entry) = self.record.0.get(self.next)?;
        let found = fits(*at, entry)?;
        self.next = self.next.saturating_add(1);
        Some(found)
    }

    fn stray(&mut self) -> Broken {
        self.strayed.get_or_insert(self.next);
        Broken::Gone
    }
}

impl Device for Replay {
    fn write(&mut self, bytes: &[u8], _now: Instant) -> Result<(), Broken> {
        let played = self.play(|_, entry| match entry {
            Entry::Out(then, broken) if then == bytes => Some(broken.map_or(Ok(()), Err)),
            _ => None,
        });
        played.unwrap_or_else(|| Err(self.stray()))
    }

    fn read(&mut self, wanted: usize, now: Instant) -> Option<Result<Vec<u8>, Broken>> {
        self.play(|at, entry| match entry {
            Entry::In(Ok(bytes)) if at <= now && bytes.len() <= wanted => Some(Ok(bytes.clone())),
            Entry::In(Err(broken)) if at <= now => Some(Err(*broken)),
            _ => None,
        })
    }

    fn notification(&mut self, now: Instant) -> Option<Vec<u8>> {
        self.play(|at, entry| match entry {
            Entry::Notice(bytes) if at <= now => Some(bytes.clone()),
            _ => None,
        })
    }

    fn control(&mut self, request: ControlRequest, _now: Instant) -> Option<Result<Vec<u8>, Broken>> {
        let played = self.play(|_, entry| match entry {
            Entry::Request(then, answer) if *then == request => Some(answer.clone()),
            _ => None,
        });
        played.unwrap_or_else(|| Some(Err(self.stray())))
    }

    fn clear_halt(&mut self, _pipe: Pipe) {}

    fn reset(&mut self) {}

    fn due(&self) -> Option<Instant> {
        match self.record.0.get(self.next) {
            Some((at, Entry::In(_) | Entry::Notice(_))) => Some(*at),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests;
