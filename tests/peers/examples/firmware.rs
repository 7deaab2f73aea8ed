//! `usbd-ccid`'s firmware behind lines of text, as `sim`'s example `pipes` has virtual readers: a browser's stand-in
//! for WebUSB drives a third party's CCID code with it.
//!
//! Requests and answers are those of that example, but for `plan`, `card` and what follows from it. There is one
//! kind of reader, `usbd-ccid`, with one slot that is never empty: `insert` changes the card behind it. The
//! firmware's answer to reset cannot be changed; the card's own, as if it spoke T=1, is put in its place on its way
//! out.

#[path = "../../../crates/sim/examples/pipes/words.rs"]
mod words;

use ccid::message::HEADER_LEN;
use ccid::{Instant, Pipe};
use peers::firmware::Firmware;
use sim::{Broken, Card, Device, Line, Speech, Variant};
use std::cell::RefCell;
use std::io::{BufRead as _, Write as _};
use std::rc::Rc;
use words::{hex, request, said, unhex};

/// The types of messages (CCID 1.1 §6): powering on, powering off, and what carries an answer to reset.
const POWER_ON: u8 = 0x62;
const POWER_OFF: u8 = 0x63;
const DATA_BLOCK: u8 = 0x80;

/// What the card behind the firmware answers commands with.
type Application = Box<dyn FnMut(&[u8]) -> Vec<u8>>;

/// A key with its card, plugged in.
struct Behind {
    firmware: Firmware<Application>,
    card: Rc<RefCell<Line>>,
    now: Instant,
    /// The last message gave power: its answer is still to come.
    resetting: bool,
    powered: bool,
    gone: bool,
    messages: u32,
}

/// The firmware has T=1 only.
fn card(variant: Variant) -> Line {
    Line::new(Card::new(variant)).speaking(Speech::T1)
}

impl Behind {
    fn new() -> Self {
        let card = Rc::new(RefCell::new(card(Variant::Cps3)));
        let asked = Rc::clone(&card);
        let application: Application = Box::new(move |command| {
            // A card without power is silent; the firmware has no word for that.
            asked.borrow_mut().apdu(command).map_or_else(|_| vec![0x6f, 0x00], |said| said.bytes)
        });
        let firmware = Firmware::new(application);
        let now = Instant::START;
        Self { firmware, card, now, resetting: false, powered: false, gone: false, messages: 0 }
    }

    fn write(&mut self, message: &[u8]) -> Result<(), Broken> {
        if self.gone {
            return Err(Broken::Gone);
        }
        self.messages += 1;
        self.resetting = message.first() == Some(&POWER_ON);
        self.powered = self.resetting || (self.powered && message.first() != Some(&POWER_OFF));
        self.firmware.write(message, self.now)
    }

    /// What comes next, however long that takes.
    fn read(&mut self, wanted: usize) -> Option<Result<Vec<u8>, Broken>> {
        if self.gone {
            return Some(Err(Broken::Gone));
        }
        let came = match self.firmware.read(wanted, self.now) {
            Some(came) => came,
            None => {
                self.now = self.firmware.due()?.max(self.now);
                self.firmware.read(wanted, self.now)?
            }
        };
        Some(came.map(|bytes| self.as_the_card_says(bytes)))
    }

    /// The answer to reset is the card's.
    fn as_the_card_says(&mut self, mut message: Vec<u8>) -> Vec<u8> {
        if message.first() == Some(&DATA_BLOCK) && std::mem::take(&mut self.resetting) {
            let atr = self.card.borrow_mut().power_up().unwrap_or_default();
            message.truncate(HEADER_LEN);
            message.extend(&atr);
            // `dwLength`.
            let length = u8::try_from(atr.len()).unwrap_or_default();
            message.iter_mut().skip(1).take(1).for_each(|byte| *byte = length);
        }
        message
    }

    fn answer(&mut self, words: &[&str]) -> Option<String> {
        match words {
            ["unplug"] => self.gone = true,
            ["reset"] => self.firmware.reset(),
            ["state"] => {
                let caught = self.card.borrow().card().caught().len();
                return Some(format!("{} {caught} {}", u8::from(self.powered), self.messages));
            }
            ["insert", "0", "0", variant] => *self.card.borrow_mut() = card(Variant::of_key(variant)?),
            ["write", "0", bytes] => return Some(said(self.write(&unhex(bytes)?).map(|()| Vec::new()))),
            ["read", "0", length] => {
                let read = self.read(length.parse().ok()?);
                return Some(read.map_or_else(|| "never".to_owned(), said));
            }
            // It has no interrupt endpoint.
            ["listen", "0"] => return Some("never".to_owned()),
            ["control", "0", number, value] => {
                let done = self.firmware.control(request(number, value)?, self.now);
                return Some(done.map_or_else(|| "never".to_owned(), said));
            }
            ["clear", "0", pipe] => {
                self.firmware.clear_halt(if *pipe == "0" { Pipe::BulkOut } else { Pipe::BulkIn });
            }
            _ => return None,
        }
        Some("ok".to_owned())
    }
}

fn main() {
    let mut keys: Vec<Behind> = Vec::new();
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines().map_while(Result::ok) {
        let words: Vec<&str> = line.split_whitespace().collect();
        let answer = answer(&mut keys, &words).unwrap_or_else(|| "misunderstood".to_owned());
        if writeln!(out, "{answer}").and_then(|()| out.flush()).is_err() {
            return;
        }
    }
}

fn answer(keys: &mut Vec<Behind>, words: &[&str]) -> Option<String> {
    if let ["new", "usbd-ccid"] = words {
        let mut key = Behind::new();
        let descriptors = [1, 2].map(|kind| hex(&key.firmware.descriptor(kind)));
        keys.push(key);
        return Some(format!("{} {}", keys.len() - 1, descriptors.join(" ")));
    }
    let [word, number, rest @ ..] = words else { return None };
    let key = keys.get_mut(number.parse::<usize>().ok()?)?;
    key.answer(&[&[*word], rest].concat())
}
