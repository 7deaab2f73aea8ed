//! T=1 over a bad line, against a card that was written from the standard on its own.
//!
//! The card shares nothing with the crate: it works on bytes. Whatever the line
//! does, an answer that comes is the right one, and the card carried the command
//! out exactly once.

#![expect(
    clippy::cast_possible_truncation,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test's own card may fail the test"
)]

#[path = "support/chance.rs"]
mod chance;

use chance::Chance;
use core::time::Duration;
use iso7816::atr::EdcKind;
use iso7816::t1::{Action, AfterResynch, Parameters, T1};
use iso7816::{Error, Instant};

/// The card's side, on bytes.
struct Card {
    crc: bool,
    /// What it takes in one block, and what it may send in one.
    takes: usize,
    gives: usize,
    next_from_host: u8,
    next_to_host: u8,
    command: Vec<u8>,
    answer: Vec<u8>,
    /// How much of the answer was sent, and how much of that is acknowledged.
    sent: usize,
    piece: usize,
    last: Vec<u8>,
    executed: Vec<Vec<u8>>,
    moods: Moods,
}

/// What a card does besides answering.
#[derive(Clone, Copy)]
struct Moods {
    wtx: usize,
    ifs: usize,
}

impl Card {
    fn check(&self, bytes: &[u8]) -> Vec<u8> {
        if !self.crc {
            return vec![bytes.iter().fold(0, |a, b| a ^ b)];
        }
        let mut register: u32 = 0xffff;
        for byte in bytes {
            for bit in 0..8 {
                let feedback = (register ^ (u32::from(*byte) >> bit)) & 1;
                register >>= 1;
                if feedback == 1 {
                    register ^= 0x8408;
                }
            }
        }
        vec![(register >> 8) as u8, register as u8]
    }

    fn say(&mut self, pcb: u8, data: &[u8]) -> Vec<u8> {
        let mut block = vec![0, pcb, data.len() as u8];
        block.extend(data);
        block.extend(self.check(&block));
        self.last = block.clone();
        block
    }

    /// One block from the host; what the card sends back.
    fn hear(&mut self, block: &[u8], chance: &mut Chance) -> Vec<u8> {
        let tail = if self.crc { 2 } else { 1 };
        let sound = block.len() > 3
            && block.len() == 3 + usize::from(block[2]) + tail
            && self.check(&block[..block.len() - tail]) == block[block.len() - tail..];
        if !sound {
            return self.complain();
        }
        let (pcb, data) = (block[1], block[3..block.len() - tail].to_vec());
        match pcb {
            0xc0 => {
                (self.next_from_host, self.next_to_host) = (0, 0);
                self.command.clear();
                self.answer.clear();
                (self.sent, self.piece) = (0, 0);
                self.say(0xe0, &[])
            }
            0xc1 => {
                self.gives = usize::from(data[0]);
                self.say(0xe1, &data)
            }
            0xc2 => self.say(0xe2, &[]),
            0xe1 => {
                self.takes = usize::from(data[0]);
                self.go_on(chance)
            }
            0xe3 => self.go_on(chance),
            p if p & 0x80 == 0 => {
                if (p >> 6) != self.next_from_host {
                    return self.complain();
                }
                assert!(data.len() <= self.takes, "a block too long for the card");
                self.next_from_host ^= 1;
                self.command.extend(data);
                if p & 0x20 != 0 {
                    return self.say(0x80 | self.next_from_host << 4, &[]);
                }
                let command = std::mem::take(&mut self.command);
                self.answer = answer_to(&command);
                self.executed.push(command);
                (self.sent, self.piece) = (0, 0);
                self.go_on(chance)
            }
            p if p & 0xc0 == 0x80 => {
                let awaited = (p >> 4) & 1;
                let chain_acknowledged = self.piece > 0
                    && awaited == self.next_to_host ^ 1
                    && self.sent + self.piece < self.answer.len();
                if chain_acknowledged {
                    self.sent += self.piece;
                    self.next_to_host ^= 1;
                    self.piece = 0;
                    return self.go_on(chance);
                }
                self.last.clone()
            }
            _ => self.complain(),
        }
    }

    fn complain(&self) -> Vec<u8> {
        // A card whose last block was an R-block repeats it, like any other: only the reason differs.
        let pcb = 0x81 | self.next_from_host << 4;
        let mut block = vec![0, pcb, 0];
        block.extend(self.check(&block));
        block
    }

    /// The next piece of the answer, or a wish first.
    fn go_on(&mut self, chance: &mut Chance) -> Vec<u8> {
        if chance.percent(self.moods.wtx) {
            return self.say(0xc3, &[1 + chance.below(3) as u8]);
        }
        if chance.percent(self.moods.ifs) {
            return self.say(0xc1, &[1 + chance.below(254) as u8]);
        }
        let rest = &self.answer[self.sent..];
        self.piece = rest.len().min(self.gives);
        let more = self.piece < rest.len();
        let data = rest[..self.piece].to_vec();
        self.say(self.next_to_host << 6 | u8::from(more) << 5, &data)
    }

    /// After the last piece the host is silent until its next command: the piece is acknowledged by it.
    fn rest(&mut self) {
        if self.piece > 0 {
            self.next_to_host ^= 1;
            self.piece = 0;
        }
        // Asked for what it has not got, it asks for the next command.
        self.last = self.complain();
    }
}

fn answer_to(command: &[u8]) -> Vec<u8> {
    let length = usize::from(command[0]) * 3;
    let mut answer: Vec<u8> = command.iter().rev().cycle().take(length).copied().collect();
    answer.extend([0x90, 0x00]);
    answer
}

/// What the line does to a block: nothing, a flipped bit, an end too early, nothing left.
fn line(block: Vec<u8>, faults: usize, chance: &mut Chance) -> Option<Vec<u8>> {
    if !chance.percent(faults) {
        return Some(block);
    }
    let mut block = block;
    let at = chance.below(block.len());
    match chance.below(3) {
        0 => return None,
        1 => block[at] ^= 1 << chance.below(8),
        _ => block.truncate(at),
    }
    Some(block)
}

/// One command over the line.
fn transmit(
    t1: &mut T1,
    card: &mut Card,
    first: Action,
    faults: usize,
    chance: &mut Chance,
) -> Result<Option<Vec<u8>>, Error> {
    let mut action = first;
    let now = Instant::START;
    loop {
        let sent = match action {
            Action::Send(sent) => sent.block,
            Action::Answer(answer) => return Ok(Some(answer)),
            Action::Agreed => return Ok(None),
        };
        let heard = line(sent, faults, chance).map(|block| card.hear(&block, chance));
        action = match heard.and_then(|block| line(block, faults, chance)) {
            None => t1.silent(now)?,
            Some(_) if chance.percent(faults / 3) => t1.garbled(now)?,
            Some(block) => t1.received(&block, now)?,
        };
    }
}

/// Dialogues with so many faults in a hundred blocks; how many commands were answered, and how many not.
fn dialogues(seed: u64, count: usize, faults: usize) -> (usize, usize) {
    let mut chance = Chance::new(seed);
    let (mut answered, mut failed) = (0, 0);
    for _ in 0..count {
        let crc = chance.percent(30);
        let takes = 1 + chance.below(254);
        let mut card = Card {
            crc,
            takes,
            gives: 32,
            next_from_host: 0,
            next_to_host: 0,
            command: Vec::new(),
            answer: Vec::new(),
            sent: 0,
            piece: 0,
            last: Vec::new(),
            executed: Vec::new(),
            moods: Moods {
                wtx: chance.below(30),
                ifs: chance.below(10),
            },
        };
        card.rest();
        let mut t1 = T1::new(Parameters {
            edc: if crc { EdcKind::Crc } else { EdcKind::Lrc },
            field_size: takes as u8,
            block_waiting_time: Duration::from_secs(1),
            after_resynch: AfterResynch::Fail,
        });
        if chance.percent(50) {
            let first = t1.propose_field_size(254, Instant::START).unwrap();
            let _ = transmit(&mut t1, &mut card, Action::Send(first), faults, &mut chance);
        }
        for _ in 0..4 {
            let mut command = chance.bytes(300);
            command.insert(0, chance.byte());
            card.executed.clear();
            let Ok(first) = t1.command(&command, Instant::START) else {
                break;
            };
            match transmit(&mut t1, &mut card, Action::Send(first), faults, &mut chance) {
                Ok(answer) => {
                    assert_eq!(answer, Some(answer_to(&command)));
                    assert_eq!(card.executed, [command]);
                    answered += 1;
                }
                Err(error) => {
                    assert!(faults > 0, "{error}");
                    assert!(card.executed.len() <= 1, "carried out twice");
                    failed += 1;
                }
            }
            card.rest();
        }
    }
    (answered, failed)
}

#[test]
fn on_a_good_line_everything_is_answered() {
    assert_eq!(dialogues(1, 500, 0), (2_000, 0));
}

#[test]
fn on_a_bad_line_nearly_everything_is_answered_rightly_and_never_twice() {
    let (answered, failed) = dialogues(2, 1_500, 5);
    assert!(answered > 50 * failed, "{answered} and {failed}");
}

#[test]
fn on_a_terrible_line_there_is_still_an_end() {
    let (answered, failed) = dialogues(3, 1_500, 45);
    assert!(answered > 0 && failed > 0, "{answered} and {failed}");
}
