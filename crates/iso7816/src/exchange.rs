//! One command, one answer: `61xx`, `6Cxx` and command chaining taken care of (7816-4 §5.3.3, 7816-3 §12.2).
//!
//! Needed above every kind of transmission: with T=0 the card speaks so by
//! design, with T=1 it may, and readers at APDU level pass it on.
//!
//! What is sent besides the command itself is exactly this: the pieces of a
//! chain, the command once more with the Le the card asked for, and GET
//! RESPONSE. A command that wanted no data (cases 1 and 3) is never followed by
//! anything: `6Cxx` after a case 1 command must not become a command with a
//! length, which in T=0 would look like one with data.

use crate::limits::MAX_ROUNDS;
use crate::{CardFault, CommandApdu, Error, Form, Header, Le, Response, Unsupported};

/// The instruction GET RESPONSE (7816-4 §11.7.1).
pub const GET_RESPONSE: u8 = 0xc0;

/// What carries the commands, and what the card can take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Means {
    /// Whether commands may be in extended form.
    pub extended: bool,
}

/// One logical exchange under way; it is consumed by each answer.
#[derive(Clone, Debug)]
pub struct Exchange {
    stage: Stage,
    collected: Vec<u8>,
    /// How many more bytes the command wanted; what an [`Le`] can say at most.
    wanted: usize,
    rounds: u16,
}

/// What follows from an answer.
#[derive(Clone, Debug)]
pub enum Next {
    /// Send this command and hand its answer to the exchange.
    Send(Exchange, CommandApdu),
    /// The logical response.
    Done(Response),
}

/// What the answer that is awaited will be to.
#[derive(Clone, Debug)]
enum Stage {
    /// To a piece of a chain that is not the last; the rest is still to be sent.
    Chaining { rest: CommandApdu },
    /// To the command, or to the last piece of its chain, or to GET RESPONSE.
    Asked { sent: CommandApdu, corrected: bool, fetching: bool },
}

impl Means {
    /// Short commands only: T=0, short APDU readers, and cards that do not announce more.
    pub const SHORT: Self = Self { extended: false };
    /// Extended commands too.
    pub const EXTENDED: Self = Self { extended: true };

    /// The form that `command` is sent in; short whenever that can hold it.
    #[must_use]
    pub fn form(self, command: &CommandApdu) -> Form {
        if self.extended { command.form() } else { Form::Short }
    }
}

impl Exchange {
    /// Begins an exchange; also gives the first command to send.
    ///
    /// Where extended commands are not possible, long data is chained and a
    /// long Le becomes 256 with GET RESPONSE for the rest.
    ///
    /// # Errors
    ///
    /// [`Unsupported::Chaining`] if data would have to be chained and the class is proprietary.
    pub fn start(command: CommandApdu, means: Means) -> Result<(Self, CommandApdu), Unsupported> {
        let chained = !means.extended && command.data().len() > PIECE;
        if chained && command.header().cla & 0x80 != 0 {
            return Err(Unsupported::Chaining);
        }
        let wanted = command.le().map_or(0, Le::count);
        let command = match command.le() {
            Some(le) if !means.extended => command.expecting(le.min(Le::SHORT_MAX)),
            _ => command,
        };
        let (stage, first) = if chained { next_piece(command) } else { asked(command) };
        let exchange = Self { stage, collected: Vec::new(), wanted, rounds: 1 };
        Ok((exchange, first))
    }

    /// Takes the answer to the command sent last.
    ///
    /// # Errors
    ///
    /// [`CardFault::TooManyRounds`] or [`CardFault::NoProgress`] if the card would go on without end.
    pub fn answer(mut self, response: Response) -> Result<Next, Error> {
        let status = response.status();
        let (stage, command) = match self.stage {
            Stage::Chaining { .. } if !status.is_success() => return Ok(Next::Done(response)),
            Stage::Chaining { rest } => next_piece(rest),
            Stage::Asked { sent, .. } if sent.le().is_none() => return Ok(Next::Done(response)),
            Stage::Asked { sent, corrected, fetching } => {
                if let Some(length) = status.correct_length()
                    && !corrected
                    && response.data().is_empty()
                {
                    let again = sent.expecting(le_of(length));
                    let stage = Stage::Asked { sent: again.clone(), corrected: true, fetching };
                    (stage, again)
                } else {
                    let got = response.data().len();
                    collect(&mut self.collected, &mut self.wanted, response);
                    match status.bytes_available() {
                        Some(_) if fetching && got == 0 => return Err(CardFault::NoProgress.into()),
                        Some(available) if self.wanted > 0 => fetch(sent.header(), available, self.wanted),
                        _ => return Ok(Next::Done(Response::new(self.collected, status))),
                    }
                }
            }
        };
        if self.rounds >= MAX_ROUNDS {
            return Err(CardFault::TooManyRounds.into());
        }
        let again = Self { stage, rounds: self.rounds.saturating_add(1), ..self };
        Ok(Next::Send(again, command))
    }
}

/// The most data of one piece of a chain, and of any short command (7816-4 §5.1).
const PIECE: usize = 255;

/// The command, as the last thing to send before the answer.
fn asked(command: CommandApdu) -> (Stage, CommandApdu) {
    let stage = Stage::Asked { sent: command.clone(), corrected: false, fetching: false };
    (stage, command)
}

/// The next piece of a chain, with the chaining bit; the last one without.
fn next_piece(command: CommandApdu) -> (Stage, CommandApdu) {
    let header = command.header();
    let chained = Header { cla: header.cla | CHAINING, ..header };
    let parts = match command.data().split_at_checked(PIECE) {
        Some((piece, rest)) if !rest.is_empty() => (piece.to_vec(), rest.to_vec()),
        _ => return asked(command),
    };
    let whole = |data| CommandApdu::new(header).with_data(data);
    // Neither part is longer than the whole was.
    let (Ok(piece), Ok(rest)) = (whole(parts.0), whole(parts.1)) else {
        return asked(command);
    };
    let rest = match command.le() {
        Some(le) => rest.expecting(le),
        None => rest,
    };
    (Stage::Chaining { rest }, piece.with_header(chained))
}

/// GET RESPONSE for what is there, or for what is still wanted if that is less.
fn fetch(header: Header, available: u16, wanted: usize) -> (Stage, CommandApdu) {
    let wanted = u16::try_from(wanted).unwrap_or(u16::MAX);
    let command = CommandApdu::new(get_response(header)).expecting(le_of(available.min(wanted)));
    let stage = Stage::Asked { sent: command.clone(), corrected: false, fetching: true };
    (stage, command)
}

/// Adds an answer to what was collected, no more than was wanted: a corrected length may give more (7816-3 §12.2.3).
fn collect(collected: &mut Vec<u8>, wanted: &mut usize, response: Response) {
    let mut data = response.into_data();
    data.truncate(*wanted);
    *wanted = wanted.saturating_sub(data.len());
    collected.append(&mut data);
}

/// A length of 1 to 256.
fn le_of(length: u16) -> Le {
    Le::new(u32::from(length)).unwrap_or(Le::SHORT_MAX)
}

/// The chaining bit of the class byte (7816-4 §5.4.1).
const CHAINING: u8 = 0x10;

/// GET RESPONSE on the same logical channel, without chaining and secure messaging (7816-4 §5.4.1).
///
/// The standard says nothing about proprietary classes; there the class is
/// kept, as cards with class A0 want it.
fn get_response(header: Header) -> Header {
    let cla = match header.cla {
        cla @ 0x00..=0x3f => cla & 0x03,
        cla @ 0x40..=0x7f => cla & 0x4f,
        cla => cla,
    };
    Header::new(cla, GET_RESPONSE, 0, 0)
}

#[cfg(test)]
mod tests;
