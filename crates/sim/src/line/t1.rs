//! T=1, the card's side (ISO 7816-3 §11.6): one block in, one block out.
//!
//! Rule numbers are those of §11.6.3. The card has the right to be silent
//! after three blocks in a row that it could not read (rule 7.4.2).

use super::Habits;
use crate::card::Card;
use crate::chance::Chance;

/// What the card remembers.
#[derive(Clone, Debug)]
pub(super) struct T1 {
    crc: bool,
    /// N(S) of the next block to send, and of the next to receive.
    sending: bool,
    expecting: bool,
    /// How much the reader takes in one block.
    reader_takes: usize,
    command: Vec<u8>,
    /// What of the answer is still to be sent.
    answer: Vec<u8>,
    state: State,
    last: Vec<u8>,
    /// The last I-block or request of the card's own, which complaints leave as it is.
    kept: Vec<u8>,
    unreadable: u8,
}

/// What the last block sent was, and so what may come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// The reader has the right to send.
    Listening,
    /// A block of an answer with more behind it; the reader acknowledges it.
    Chaining,
    /// S(WTX request) of so many times.
    AskedTime(u8),
    /// S(IFS request) of this size.
    AskedSize(u8),
}

/// The longest information field a card takes here: the IFSC of the rewritten answers to reset.
const TAKES: usize = 254;

/// Bits of the protocol control byte (§11.3.2.2).
mod pcb {
    pub(super) const SEQUENCE: u8 = 0x40;
    pub(super) const MORE: u8 = 0x20;
    pub(super) const R: u8 = 0x80;
    pub(super) const R_SEQUENCE: u8 = 0x10;
    pub(super) const S_RESYNCH: u8 = 0xc0;
    pub(super) const S_IFS: u8 = 0xc1;
    pub(super) const S_ABORT: u8 = 0xc2;
    pub(super) const S_WTX: u8 = 0xc3;
    pub(super) const RESPONSE: u8 = 0x20;
}

/// Errors of R-blocks.
const BAD_CODE: u8 = 1;
const BAD_OTHERWISE: u8 = 2;

impl T1 {
    pub(super) fn new(crc: bool) -> Self {
        let mut new = Self {
            crc,
            sending: false,
            expecting: false,
            reader_takes: 32,
            command: Vec::new(),
            answer: Vec::new(),
            state: State::Listening,
            last: Vec::new(),
            kept: Vec::new(),
            unreadable: 0,
        };
        new.last = new.block(pcb::R | BAD_OTHERWISE, &[]);
        new
    }

    /// The error detection code (§11.3.4): exclusive or, or the CRC of ISO/IEC 13239.
    fn code(&self, bytes: &[u8]) -> Vec<u8> {
        if !self.crc {
            return vec![bytes.iter().fold(0, |sum, byte| sum ^ byte)];
        }
        let crc = bytes.iter().fold(0xffff_u16, |crc, byte| {
            (0..8).fold(
                crc ^ u16::from(*byte),
                |crc, _| {
                    if crc & 1 == 1 { crc >> 1 ^ 0x8408 } else { crc >> 1 }
                },
            )
        });
        crc.to_be_bytes().to_vec()
    }

    fn block(&self, control: u8, data: &[u8]) -> Vec<u8> {
        let mut block = vec![0, control, u8::try_from(data.len()).unwrap_or(0)];
        block.extend(data);
        block.extend(self.code(&block));
        block
    }

    fn say(&mut self, control: u8, data: &[u8]) -> Vec<u8> {
        self.last = self.block(control, data);
        if matches!(control, pcb::S_WTX | pcb::S_IFS) || control & pcb::R == 0 {
            self.kept.clone_from(&self.last);
        }
        self.last.clone()
    }

    /// What a block is answered with that is of no use: the request that waits for its answer (rule 7.3), or an R-block.
    fn complain(&mut self, error: u8) -> Vec<u8> {
        if self.asks() { self.kept.clone() } else { self.reject(error) }
    }

    /// Whether a request of the card's waits for its answer.
    const fn asks(&self) -> bool {
        matches!(self.state, State::AskedTime(_) | State::AskedSize(_))
    }

    /// R-block with the number that is expected (rule 7.1).
    fn reject(&mut self, error: u8) -> Vec<u8> {
        let number = if self.expecting { pcb::R_SEQUENCE } else { 0 };
        self.say(pcb::R | number | error, &[])
    }

    /// S(WTX request), whatever is under way.
    pub(super) fn ask_for_time(&mut self, times: u8) -> Vec<u8> {
        self.state = State::AskedTime(times);
        self.say(pcb::S_WTX, &[times])
    }

    /// An answer that never was computed.
    pub(super) fn endless(&mut self, answer: &[u8]) -> Vec<u8> {
        self.expecting = !self.expecting;
        self.answer = answer.to_vec();
        self.piece()
    }

    /// Takes a block; what the card says to it, none if it keeps silent.
    pub(super) fn hear(
        &mut self,
        block: &[u8],
        extension: u8,
        card: &mut Card,
        habits: Habits,
        chance: &mut Chance,
    ) -> Option<Vec<u8>> {
        let (control, data) = match self.open(block) {
            Ok(read) => read,
            Err(error) => {
                self.unreadable = self.unreadable.saturating_add(1);
                return (self.unreadable <= 3).then(|| self.complain(error));
            }
        };
        self.unreadable = 0;
        Some(match control {
            pcb::S_RESYNCH => {
                *self = Self { reader_takes: self.reader_takes, ..Self::new(self.crc) };
                self.say(pcb::S_RESYNCH | pcb::RESPONSE, &[])
            }
            pcb::S_IFS => {
                let size = data.first().copied().unwrap_or(0);
                if data.len() != 1 || size == 0 || size == 0xff {
                    return Some(self.reject(BAD_OTHERWISE));
                }
                self.reader_takes = usize::from(size);
                self.say(pcb::S_IFS | pcb::RESPONSE, &data)
            }
            pcb::S_ABORT => {
                self.command.clear();
                self.answer.clear();
                self.state = State::Listening;
                self.say(pcb::S_ABORT | pcb::RESPONSE, &[])
            }
            response if response & 0xe0 == 0xe0 => {
                return self.granted(response, &data, extension, habits, chance);
            }
            control if control & pcb::R == 0 => self.information(control, &data, card, habits, chance),
            control if control & 0x40 == 0 => self.acknowledged(control),
            _ => self.complain(BAD_OTHERWISE),
        })
    }

    /// Control byte and information field of a sound block.
    fn open(&self, block: &[u8]) -> Result<(u8, Vec<u8>), u8> {
        let tail = if self.crc { 2 } else { 1 };
        let [address, control, length, rest @ ..] = block else { return Err(BAD_OTHERWISE) };
        if *length == 0xff || rest.len() != usize::from(*length) + tail {
            return Err(BAD_OTHERWISE);
        }
        let (data, code) = rest.split_at(usize::from(*length));
        let checked = block.len() - tail;
        if block.get(..checked).is_none_or(|bytes| self.code(bytes) != code) {
            return Err(BAD_CODE);
        }
        if *address != 0 || (control & 0xc0 == pcb::R && !data.is_empty()) {
            return Err(BAD_OTHERWISE);
        }
        Ok((*control, data.to_vec()))
    }

    /// The answer to a request of the card's (rules 3 and 4).
    fn granted(
        &mut self,
        response: u8,
        data: &[u8],
        extension: u8,
        habits: Habits,
        chance: &mut Chance,
    ) -> Option<Vec<u8>> {
        match (self.state, response) {
            (State::AskedTime(times), 0xe3) if data == [times] => {
                // Less patience than was granted, and the reader reports silence before the card speaks.
                if extension.max(1) < times {
                    return None;
                }
                Some(self.speak(Habits { waits: habits.waits / 4, ..habits }, chance))
            }
            (State::AskedSize(size), 0xe1) if data == [size] => Some(self.piece()),
            _ => Some(self.complain(BAD_OTHERWISE)),
        }
    }

    fn information(
        &mut self,
        control: u8,
        data: &[u8],
        card: &mut Card,
        habits: Habits,
        chance: &mut Chance,
    ) -> Vec<u8> {
        let number = control & pcb::SEQUENCE != 0;
        if number != self.expecting || self.state != State::Listening || data.len() > TAKES {
            return self.complain(BAD_OTHERWISE);
        }
        self.expecting = !self.expecting;
        self.command.extend(data);
        if control & pcb::MORE != 0 {
            // No error: go on (rule 5).
            return self.reject(0);
        }
        let command = core::mem::take(&mut self.command);
        self.answer = card.transmit(&command);
        self.speak(habits, chance)
    }

    fn speak(&mut self, habits: Habits, chance: &mut Chance) -> Vec<u8> {
        if chance.percent(habits.waits) {
            let times = u8::try_from(1 + chance.below(3)).unwrap_or(1);
            return self.ask_for_time(times);
        }
        if chance.percent(habits.sizes) {
            self.state = State::AskedSize(0xfe);
            return self.say(pcb::S_IFS, &[0xfe]);
        }
        self.piece()
    }

    /// The next block of the answer (rules 2.1 and 5).
    fn piece(&mut self) -> Vec<u8> {
        let rest = self.answer.split_off(self.answer.len().min(self.reader_takes));
        let piece = core::mem::replace(&mut self.answer, rest);
        let number = if self.sending { pcb::SEQUENCE } else { 0 };
        let more = if self.answer.is_empty() { 0 } else { pcb::MORE };
        self.state = if self.answer.is_empty() { State::Listening } else { State::Chaining };
        self.sending = !self.sending;
        self.say(number | more, &piece)
    }

    /// An R-block: the next piece if it acknowledges one, else what its number says (rules 2.2 and 7.1 to 7.3).
    fn acknowledged(&mut self, control: u8) -> Vec<u8> {
        let awaits_next = (control & pcb::R_SEQUENCE != 0) == self.sending;
        match self.state {
            State::AskedTime(_) | State::AskedSize(_) => self.kept.clone(),
            State::Chaining if awaits_next => self.piece(),
            // The I-block that was sent last, if there was one.
            _ if !awaits_next && !self.kept.is_empty() => self.kept.clone(),
            // What was not sent yet: the reader has the right to send.
            _ => self.last.clone(),
        }
    }
}
