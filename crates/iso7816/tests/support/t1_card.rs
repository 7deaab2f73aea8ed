//! The card's side of T=1, written from the standard alone: it works on bytes.

use crate::chance::Chance;

/// The card's side, on bytes.
pub(crate) struct Card {
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
    pub(crate) executed: Vec<Vec<u8>>,
    answer_to: fn(&[u8]) -> Vec<u8>,
    /// How often, of a hundred times, it asks for time, or for other blocks.
    pub(crate) wtx: usize,
    pub(crate) ifs: usize,
}

impl Card {
    /// A card that was just reset.
    pub(crate) fn new(crc: bool, takes: usize, answer_to: fn(&[u8]) -> Vec<u8>) -> Self {
        let mut card = Self {
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
            answer_to,
            wtx: 0,
            ifs: 0,
        };
        card.rest();
        card
    }

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
    pub(crate) fn hear(&mut self, block: &[u8], chance: &mut Chance) -> Vec<u8> {
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
                // The host's next command acknowledges the last piece of the answer before.
                if self.piece > 0 {
                    self.next_to_host ^= 1;
                    self.piece = 0;
                }
                self.next_from_host ^= 1;
                self.command.extend(data);
                if p & 0x20 != 0 {
                    return self.say(0x80 | self.next_from_host << 4, &[]);
                }
                let command = std::mem::take(&mut self.command);
                self.answer = (self.answer_to)(&command);
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
        if chance.percent(self.wtx) {
            return self.say(0xc3, &[1 + chance.below(3) as u8]);
        }
        if chance.percent(self.ifs) {
            return self.say(0xc1, &[1 + chance.below(254) as u8]);
        }
        let rest = &self.answer[self.sent..];
        self.piece = rest.len().min(self.gives);
        let more = self.piece < rest.len();
        let data = rest[..self.piece].to_vec();
        self.say(self.next_to_host << 6 | u8::from(more) << 5, &data)
    }

    /// After the last piece the host is silent until its next command: the piece is acknowledged by it.
    pub(crate) fn rest(&mut self) {
        if self.piece > 0 {
            self.next_to_host ^= 1;
            self.piece = 0;
        }
        // Asked for what it has not got, it asks for the next command.
        self.last = self.complain();
    }
}
