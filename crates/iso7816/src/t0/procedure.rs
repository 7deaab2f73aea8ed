//! The procedure bytes of T=0, seen from the interface device (7816-3 §10.3.3).
//!
//! After the five bytes of the header the card rules: one byte at a time it
//! asks for data, gives data, asks for patience, or ends with a status word.

use crate::limits::MAX_EXCHANGE;
use crate::{CardFault, Error, Instant, Misuse};
use core::time::Duration;

/// What the card expects after the header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// P3 bytes go to the card.
    ToCard,
    /// P3 bytes come from the card; 00 means 256.
    FromCard,
}

/// One T=0 command under way.
#[derive(Clone, Debug)]
pub struct Procedure {
    instruction: u8,
    waiting_time: Duration,
    character_due: Instant,
    give_up: Instant,
    outgoing: Vec<u8>,
    sent: usize,
    incoming: Vec<u8>,
    expected: usize,
    stage: Stage,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    AwaitProcedure,
    /// This many data bytes come before the next procedure byte.
    AwaitData(usize),
    AwaitSw2(u8),
    Over,
}

/// What to do after a character.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Wait for the next character.
    Listen,
    /// Send these bytes, then wait.
    Send(Vec<u8>),
    /// Over: the data, then SW1 and SW2.
    Done(Vec<u8>),
}

impl Procedure {
    /// Begins with a TPDU: five bytes of header, then data if it goes to the card.
    ///
    /// Also gives the bytes to send first. `waiting_time` is the work waiting time of
    /// [`crate::atr::timing::Timing`].
    ///
    /// # Errors
    ///
    /// [`Misuse::NotACommand`] if the data is not as long as P3 says.
    pub fn start(
        tpdu: &[u8],
        direction: Direction,
        waiting_time: Duration,
        now: Instant,
    ) -> Result<(Self, [u8; 5]), Misuse> {
        let (header, data) = tpdu.split_first_chunk::<5>().ok_or(Misuse::NotACommand)?;
        let [_, instruction, _, _, p3] = *header;
        let (outgoing, expected) = match direction {
            Direction::ToCard => (usize::from(p3), 0),
            Direction::FromCard if p3 == 0 => (0, 256),
            Direction::FromCard => (0, usize::from(p3)),
        };
        if data.len() != outgoing {
            return Err(Misuse::NotACommand);
        }
        let procedure = Self {
            instruction,
            waiting_time,
            character_due: now.after(waiting_time),
            give_up: now.after(MAX_EXCHANGE),
            outgoing: data.to_vec(),
            sent: 0,
            incoming: Vec::new(),
            expected,
            stage: Stage::AwaitProcedure,
        };
        Ok((procedure, *header))
    }

    /// When the card is late: the next character's time, or that of the whole exchange.
    #[must_use]
    pub fn deadline(&self) -> Instant {
        self.character_due.min(self.give_up)
    }

    /// Takes one character from the card.
    ///
    /// # Errors
    ///
    /// [`CardFault::ProcedureByte`], [`Error::TimedOut`], or [`Misuse::NothingAwaited`] when it is over.
    pub fn character(&mut self, byte: u8, now: Instant) -> Result<Action, Error> {
        if now > self.give_up {
            return Err(Error::TimedOut);
        }
        self.character_due = now.after(self.waiting_time);
        match self.stage {
            Stage::AwaitProcedure => self.procedure_byte(byte),
            Stage::AwaitData(left) => {
                self.incoming.push(byte);
                self.stage = match left.saturating_sub(1) {
                    0 => Stage::AwaitProcedure,
                    left => Stage::AwaitData(left),
                };
                Ok(Action::Listen)
            }
            Stage::AwaitSw2(sw1) => {
                self.stage = Stage::Over;
                let mut response = core::mem::take(&mut self.incoming);
                response.extend([sw1, byte]);
                Ok(Action::Done(response))
            }
            Stage::Over => Err(Misuse::NothingAwaited.into()),
        }
    }

    fn procedure_byte(&mut self, byte: u8) -> Result<Action, Error> {
        match byte {
            // NULL: be patient (7816-3 table 11).
            0x60 => Ok(Action::Listen),
            // ACK: all that is left.
            _ if byte == self.instruction => Ok(self.transfer(usize::MAX)),
            // ACK: one more byte.
            _ if byte == !self.instruction => Ok(self.transfer(1)),
            0x61..=0x6f | 0x90..=0x9f => {
                self.stage = Stage::AwaitSw2(byte);
                Ok(Action::Listen)
            }
            _ => Err(CardFault::ProcedureByte(byte).into()),
        }
    }

    /// An acknowledgement when nothing is left moves nothing; the card then has to go on by itself.
    fn transfer(&mut self, most: usize) -> Action {
        let from = self.sent;
        self.sent = from.saturating_add(most).min(self.outgoing.len());
        if let Some(bytes) = self.outgoing.get(from..self.sent)
            && !bytes.is_empty()
        {
            return Action::Send(bytes.to_vec());
        }
        let left = self.expected.saturating_sub(self.incoming.len());
        if left.min(most) > 0 {
            self.stage = Stage::AwaitData(left.min(most));
        }
        Action::Listen
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn start(tpdu: &[u8], direction: Direction) -> Procedure {
        let (procedure, header) =
            Procedure::start(tpdu, direction, Duration::from_secs(1), Instant::START).unwrap();
        assert_eq!(header, tpdu[..5]);
        procedure
    }

    /// Feeds characters; gives what was sent and the end.
    fn play(procedure: &mut Procedure, characters: &[u8]) -> (Vec<u8>, Option<Vec<u8>>) {
        let mut sent = Vec::new();
        for byte in characters {
            match procedure.character(*byte, Instant::START).unwrap() {
                Action::Listen => {}
                Action::Send(bytes) => sent.extend(bytes),
                Action::Done(response) => return (sent, Some(response)),
            }
        }
        (sent, None)
    }

    #[test]
    fn all_at_once_byte_by_byte_and_patience() {
        let mut select = start(&[0, 0xa4, 0, 0, 3, 1, 2, 3], Direction::ToCard);
        let (sent, end) = play(&mut select, &[0x60, 0x5b, 0x60, 0xa4, 0x61, 0x27]);
        assert_eq!((sent, end), (vec![1, 2, 3], Some(vec![0x61, 0x27])));

        let mut read = start(&[0, 0xb0, 0, 0, 3], Direction::FromCard);
        let (sent, end) = play(&mut read, &[0x4f, 0x90, 0x60, 0xb0, 0x61, 0x60, 0x90, 0x00]);
        assert_eq!((sent, end), (vec![], Some(vec![0x90, 0x61, 0x60, 0x90, 0x00])));
    }

    #[test]
    fn a_status_word_ends_it_at_once() {
        let mut read = start(&[0, 0xb0, 0, 0, 0], Direction::FromCard);
        assert_eq!(play(&mut read, &[0x6c, 0x0c]).1, Some(vec![0x6c, 0x0c]));
        let after = read.character(0x90, Instant::START);
        assert_eq!(after, Err(Misuse::NothingAwaited.into()));
    }

    #[test]
    fn what_is_no_procedure_byte() {
        let mut read = start(&[0, 0xb0, 0, 0, 1], Direction::FromCard);
        let result = read.character(0x12, Instant::START);
        assert_eq!(result, Err(CardFault::ProcedureByte(0x12).into()));
        let short =
            Procedure::start(&[0, 0xa4, 0, 0, 2, 1], Direction::ToCard, Duration::ZERO, Instant::START);
        assert!(matches!(short, Err(Misuse::NotACommand)));
    }

    #[test]
    fn patience_ends_after_half_a_minute() {
        let mut read = start(&[0, 0xb0, 0, 0, 1], Direction::FromCard);
        let mut now = Instant::START;
        let error = loop {
            assert!(read.deadline() <= Instant::START.after(MAX_EXCHANGE));
            now = now.after(Duration::from_millis(900));
            match read.character(0x60, now) {
                Ok(action) => assert_eq!(action, Action::Listen),
                Err(error) => break error,
            }
        };
        assert_eq!(error, Error::TimedOut);
    }
}
