//! T=0 by characters: the card's side, and the reader's that pairs with it (ISO 7816-3 §10.3).
//!
//! The card answers a header with procedure bytes: NULL to wait, the
//! instruction for all data at once, its complement for one byte, or a status.
//! What a command with data answers is fetched by GET RESPONSE (§12.2).

use super::{Habits, Silence};
use crate::card::{Card, gives_data};

/// What a card keeps between two commands.
#[derive(Clone, Debug, Default)]
pub(super) struct T0 {
    waiting: Vec<u8>,
}

/// One command on the card's side.
struct Command<'a> {
    header: [u8; 5],
    card: &'a mut Card,
    t0: &'a mut T0,
    habits: Habits,
    /// What the reader sent, or what is to be given.
    data: Vec<u8>,
    given: usize,
    nulls: u8,
    /// Data go to the card.
    incoming: bool,
    status: Option<[u8; 2]>,
}

/// The instruction that fetches what is waiting.
const GET_RESPONSE: u8 = 0xc0;

/// One TPDU, character by character.
pub(super) fn exchange(
    t0: &mut T0,
    card: &mut Card,
    tpdu: &[u8],
    habits: Habits,
) -> Result<Vec<u8>, Silence> {
    let four = |bytes: &[u8; 4]| [bytes[0], bytes[1], bytes[2], bytes[3], 0];
    let (header, data) = match (tpdu.split_first_chunk::<5>(), tpdu.first_chunk::<4>()) {
        (Some((header, data)), _) => (*header, data),
        (None, Some(header)) => (four(header), &[][..]),
        (None, None) => return Err(Silence::Mute),
    };
    let mut command = Command::new(header, !data.is_empty(), card, t0, habits);
    read(&mut command, header, data)
}

/// The reader's side: does as the procedure bytes say.
fn read(command: &mut Command<'_>, header: [u8; 5], mut data: &[u8]) -> Result<Vec<u8>, Silence> {
    let [_, instruction, .., p3] = header;
    let wanted = if p3 == 0 { 256 } else { usize::from(p3) };
    let mut answer = Vec::new();
    loop {
        let byte = command.say().ok_or(Silence::Mute)?;
        let count = match byte {
            0x60 => continue,
            0x61..=0x6f | 0x90..=0x9f => {
                answer.extend([byte, command.say().ok_or(Silence::Mute)?]);
                return Ok(answer);
            }
            byte if byte == instruction => usize::MAX,
            byte if byte == !instruction => 1,
            _ => return Err(Silence::Procedure),
        };
        if data.is_empty() {
            for _ in 0..count.min(wanted.saturating_sub(answer.len())) {
                answer.push(command.say().ok_or(Silence::Mute)?);
            }
        } else {
            let (now, later) = data.split_at(count.min(data.len()));
            command.hear(now);
            data = later;
        }
    }
}

impl<'a> Command<'a> {
    fn new(header: [u8; 5], has_data: bool, card: &'a mut Card, t0: &'a mut T0, habits: Habits) -> Self {
        let [.., instruction, _, _, p3] = header;
        let incoming = p3 > 0 && (has_data || !gives_data(instruction));
        let mut command = Self {
            header,
            card,
            t0,
            habits,
            data: Vec::new(),
            given: 0,
            nulls: habits.nulls,
            incoming,
            status: None,
        };
        if !incoming {
            command.execute();
        }
        command
    }

    /// What the card says next, one character.
    fn say(&mut self) -> Option<u8> {
        if self.nulls > 0 {
            self.nulls -= 1;
            return Some(0x60);
        }
        let [_, instruction, _, _, p3] = self.header;
        let acknowledge = if self.habits.one_by_one { !instruction } else { instruction };
        if self.incoming {
            if self.data.len() < usize::from(p3) {
                return Some(acknowledge);
            }
            self.incoming = false;
            self.execute();
        }
        // Before the data, or before each of them, the procedure byte: even positions with `one_by_one`.
        let steps = if self.habits.one_by_one {
            self.data.len() * 2
        } else {
            self.data.len() + usize::from(!self.data.is_empty())
        };
        if self.given < steps {
            let at = self.given;
            self.given += 1;
            let position = match (self.habits.one_by_one, at) {
                (true, at) if at % 2 == 0 => return Some(acknowledge),
                (true, at) => at / 2,
                (false, 0) => return Some(acknowledge),
                (false, at) => at - 1,
            };
            return self.data.get(position).copied();
        }
        let [first, second] = self.status?;
        let byte = if self.given == steps { first } else { second };
        self.given += 1;
        Some(byte)
    }

    fn hear(&mut self, bytes: &[u8]) {
        self.data.extend(bytes);
    }

    /// Carries the command out; what it answers is given, announced or corrected.
    fn execute(&mut self) {
        let [class, instruction, p1, p2, p3] = self.header;
        let received = core::mem::take(&mut self.data);
        if instruction == GET_RESPONSE && self.card.would_take(&self.header) {
            return self.give_waiting(p3);
        }
        self.t0.waiting.clear();
        let gives = gives_data(instruction) && received.is_empty();
        let mut apdu = vec![class, instruction, p1, p2];
        if gives {
            apdu.push(p3);
        } else if p3 > 0 {
            apdu.push(p3);
            apdu.extend(received);
        }
        let mut answer = self.card.transmit(&apdu);
        let status = [answer.pop(), answer.pop()];
        let [Some(second), Some(first)] = status else { return };
        let wanted = if p3 == 0 { 256 } else { usize::from(p3) };
        if answer.is_empty() {
            self.status = Some([first, second]);
        } else if gives && answer.len() == wanted {
            (self.data, self.status) = (answer, Some([first, second]));
        } else if gives {
            // Exactly so many bytes can be given (§12.2.2).
            self.status = Some([0x6c, low(answer.len())]);
        } else {
            self.status = Some([0x61, low(answer.len())]);
            self.t0.waiting = answer;
        }
    }

    fn give_waiting(&mut self, p3: u8) {
        let wanted = if p3 == 0 { 256 } else { usize::from(p3) };
        let there = self.t0.waiting.len();
        if there == 0 {
            self.status = Some([0x69, 0x85]);
        } else if wanted > there {
            self.status = Some([0x6c, low(there)]);
        } else {
            let rest = self.t0.waiting.split_off(wanted);
            self.data = core::mem::replace(&mut self.t0.waiting, rest);
            self.status = Some(match self.t0.waiting.len() {
                0 => [0x90, 0x00],
                rest => [0x61, low(rest)],
            });
        }
    }
}

/// A count in one byte; 256 and more are 0.
fn low(count: usize) -> u8 {
    u8::try_from(count).unwrap_or(0)
}
