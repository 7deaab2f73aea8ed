//! A whole dialogue, from USB to the report, with a reader whose answers the input spoils: what the fuzz target
//! `dialogue` does with its bytes; the committed corpus runs through the same as a plain test.

use ccid::{ControlRequest, Instant, Pipe, TransferFault};
use cps::{Examination, ReadCommand, Seconds, Step};
use sim::host::{Ended, profile};
use sim::{Broken, Card, Device, Host, Interface, Line, Model, Reader, Speech, Variant};
use std::time::Duration;

/// A reader that is as it should be but where the input says otherwise; sound again when the input is used up.
struct Spoilt {
    inner: Interface,
    input: std::vec::IntoIter<u8>,
    /// What comes before the reader's own answers.
    extra: Vec<u8>,
}

impl Spoilt {
    fn byte(&mut self) -> u8 {
        self.input.next().unwrap_or(0)
    }

    fn spoil(&mut self, mut bytes: Vec<u8>) -> Result<Vec<u8>, Broken> {
        match self.byte() {
            0..=199 => {}
            200..=219 => {
                let (at, value) = (usize::from(self.byte()), self.byte());
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = value;
                }
            }
            220..=229 => bytes.truncate(usize::from(self.byte())),
            230..=239 => {
                let count = usize::from(self.byte());
                bytes.extend(self.input.by_ref().take(count));
            }
            240..=249 => {
                let count = usize::from(self.byte());
                self.extra = bytes;
                return Ok(self.input.by_ref().take(count).collect());
            }
            250 | 251 => return Err(Broken::Transfer(TransferFault::Stall)),
            252 | 253 => return Err(Broken::Transfer(TransferFault::Babble)),
            _ => return Err(Broken::Gone),
        }
        Ok(bytes)
    }
}

impl Device for Spoilt {
    fn write(&mut self, bytes: &[u8], now: Instant) -> Result<(), Broken> {
        self.inner.write(bytes, now)
    }

    fn read(&mut self, wanted: usize, now: Instant) -> Option<Result<Vec<u8>, Broken>> {
        if !self.extra.is_empty() {
            return Some(Ok(std::mem::take(&mut self.extra)));
        }
        Some(self.inner.read(wanted, now)?.and_then(|bytes| self.spoil(bytes)))
    }

    fn notification(&mut self, now: Instant) -> Option<Vec<u8>> {
        self.inner.notification(now)
    }

    fn control(&mut self, request: ControlRequest, now: Instant) -> Option<Result<Vec<u8>, Broken>> {
        self.inner.control(request, now)
    }

    fn clear_halt(&mut self, pipe: Pipe) {
        self.inner.clear_halt(pipe);
    }

    fn reset(&mut self) {
        self.inner.reset();
        self.extra.clear();
    }

    fn due(&self) -> Option<Instant> {
        if self.extra.is_empty() { self.inner.due() } else { Some(Instant::START) }
    }
}

/// No single exchange waits longer.
const EXCHANGE: Duration = Duration::from_secs(30);

/// The first two bytes choose reader and card, the others spoil answers.
pub(crate) fn dialogue(data: &[u8]) {
    let Some(([kind, card], rest)) = data.split_first_chunk::<2>() else { return };
    let model = &Model::ALL[usize::from(*kind) % Model::ALL.len()];
    let speech = [Speech::Own, Speech::T1][usize::from(kind >> 7)];
    let variant = Variant::ALL[usize::from(*card) % Variant::ALL.len()];
    let mut reader = Reader::new(model.clone());
    let profile = profile(model.id, &reader.configuration(), 0).unwrap();
    reader.insert(0, 0, Line::new(Card::new(variant)).speaking(speech));
    let inner = reader.into_interface(0).unwrap();
    let spoilt = Spoilt { inner, input: Vec::from(rest).into_iter(), extra: Vec::new() };
    let mut host: Host<ReadCommand, Spoilt> = Host::new(profile, 0, spoilt).unwrap();
    examine(&mut host);
    // Now the reader is sound: it can be left, and used again.
    host.device().input = Vec::new().into_iter();
    assert!((0..4).any(|_| within(&mut host, 2, Host::power_off).is_ok()), "it cannot be left");
    assert!(!host.device().inner.has_power(0), "it is left with power");
    let answers = variant.answer_to_reset().is_some();
    assert_eq!(within(&mut host, 2, Host::power_on).is_ok(), answers, "the next attempt");
    let line = host.device().inner.line(0).unwrap();
    assert_eq!((line.card().caught(), line.card().tries()), (&[][..], variant.tries()));
}

fn examine(host: &mut Host<ReadCommand, Spoilt>) {
    let Ok(powered) = within(host, 2, Host::power_on) else { return };
    let (mut examination, mut step) = Examination::start(&powered.atr);
    while let Step::Send(command) = &step {
        match within(host, 1, |host| host.transmit(command)) {
            Ok(response) => step = examination.answer(&response),
            Err(_) => {
                examination.lose();
                break;
            }
        }
    }
    let report = examination.into_report();
    let _ = (report.findings(Seconds(sim::variant::TODAY)), format!("{report:?}"));
}

/// Does something that may last as long as so many exchanges, and never hangs.
fn within<T>(
    host: &mut Host<ReadCommand, Spoilt>,
    exchanges: u32,
    act: impl FnOnce(&mut Host<ReadCommand, Spoilt>) -> Result<T, Ended>,
) -> Result<T, Ended> {
    let begin = host.now();
    let result = act(host);
    assert!(host.now().since(begin) <= EXCHANGE * exchanges, "too long");
    assert!(!matches!(result, Err(Ended::Hang)), "it hangs");
    result
}
