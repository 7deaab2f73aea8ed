//! The interface device's side of 7816-3 §11.6: what it remembers and how it is driven.
//!
//! What it does with each block is in `rules`, what it does about errors in `recovery`.
//!
//! What is remembered is small: the two sequence bits, the field sizes, and for
//! the command under way what it is doing ([`Awaiting`]), the last block sent (for
//! rules 7.2 and 7.3) and how often something failed.

use super::block::{Block, BlockFault, Field, MAX_FIELD, Side, Supervisory};
use super::parameters::Parameters;
use crate::atr::EdcKind;
use crate::limits::{MAX_BLOCKS, MAX_EXCHANGE};
use crate::{CardFault, Error, Instant, Misuse};

/// The interface device's side of T=1.
#[derive(Clone, Debug)]
pub struct T1 {
    parameters: Parameters,
    /// IFSC now; the card can change it.
    field_size: usize,
    /// N(S) of the next I-block to the card.
    sending: bool,
    /// N(S) of the next I-block from the card.
    expecting: bool,
    state: State,
}

/// A block to send.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transmit {
    /// All its bytes.
    pub block: Vec<u8>,
    /// How many block waiting times the card has for its answer: 1, or what it asked for (`bBWI` of CCID).
    pub patience: u8,
}

/// What to do next.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub enum Action {
    /// Send this, then report what comes.
    Send(Transmit),
    /// The card's answer to the command.
    Answer(Vec<u8>),
    /// The card agreed on the field size.
    Agreed,
}

#[derive(Clone, Debug)]
enum State {
    Idle,
    Working(Work),
    /// Nothing but a reset of the card helps.
    GivenUp,
}

/// What is under way, from its first block to its last.
#[derive(Clone, Debug)]
struct Work {
    awaiting: Awaiting,
    /// The command, for repeating it after a resynchronisation.
    command: Vec<u8>,
    last: Block,
    failures: u8,
    resynchronisations: u8,
    blocks: u32,
    due: Instant,
    give_up: Instant,
}

/// Each is named for what ends it.
#[derive(Clone, Debug)]
enum Awaiting {
    /// An acknowledgement of `command[from..to]`, or the answer once all was sent.
    Acknowledgement { from: usize, to: usize },
    /// The next block of a chained answer.
    More { answer: Vec<u8> },
    /// S(IFS response).
    FieldSize { size: u8 },
    /// S(RESYNCH response); `repeat` tells whether the command is sent again.
    Resynch { repeat: bool, fault: CardFault },
    /// S(ABORT response): the answer is too long.
    Abort,
    /// Whatever the card sends after it aborted: the right to send, or a short answer.
    ///
    /// `answering` tells whether it had begun to answer, and so had acknowledged the command.
    RightToSend { answering: bool },
}

impl T1 {
    /// A card that was just reset, or on which T=1 was just agreed.
    #[must_use]
    pub fn new(parameters: Parameters) -> Self {
        Self {
            parameters,
            field_size: usize::from(parameters.field_size).clamp(1, MAX_FIELD),
            sending: false,
            expecting: false,
            state: State::Idle,
        }
    }

    /// How much the card can take in one block now.
    #[must_use]
    pub fn field_size(&self) -> usize {
        self.field_size
    }

    /// When silence, or the whole exchange, has lasted too long; none if nothing is awaited.
    ///
    /// Readers that watch the block waiting time themselves report it ([`T1::silent`]).
    #[must_use]
    pub fn deadline(&self) -> Option<Instant> {
        match &self.state {
            State::Working(work) => Some(work.due.min(work.give_up)),
            State::Idle | State::GivenUp => None,
        }
    }

    /// How blocks end.
    #[must_use]
    pub fn edc(&self) -> EdcKind {
        self.parameters.edc
    }

    /// Whether nothing but a reset of the card helps.
    #[must_use]
    pub fn is_given_up(&self) -> bool {
        matches!(self.state, State::GivenUp)
    }

    /// Begins to send a command.
    ///
    /// # Errors
    ///
    /// [`Misuse`] if something else is under way or the card was given up.
    pub fn command(&mut self, command: &[u8], now: Instant) -> Result<Transmit, Misuse> {
        self.must_be_idle()?;
        let (block, awaiting) = self.piece(command, 0);
        Ok(self.begin(awaiting, command.to_vec(), block, now))
    }

    /// Proposes IFSD, the size of the blocks that the card may send: 1 to 254 (7816-3 §11.4.2, rule 4).
    ///
    /// To be done right after reset. Ends with [`Action::Agreed`]; if it ends with an error instead, the old
    /// size holds and commands can be sent all the same.
    ///
    /// # Errors
    ///
    /// [`Misuse`] if something else is under way, the card was given up, or there is no such size.
    pub fn propose_field_size(&mut self, size: u8, now: Instant) -> Result<Transmit, Misuse> {
        self.must_be_idle()?;
        if size == 0 || size == u8::MAX {
            return Err(Misuse::FieldSize(size));
        }
        let block = Block::request(Supervisory::Ifs(size));
        Ok(self.begin(Awaiting::FieldSize { size }, Vec::new(), block, now))
    }

    /// Takes the bytes of a block.
    ///
    /// # Errors
    ///
    /// Why the exchange is over without an answer. A fault in one block is none yet: it is repeated.
    pub fn received(&mut self, bytes: &[u8], now: Instant) -> Result<Action, Error> {
        self.event(Block::parse(bytes, self.parameters.edc), now)
    }

    /// A block came, but a character of it had wrong parity.
    ///
    /// # Errors
    ///
    /// As [`T1::received`].
    pub fn garbled(&mut self, now: Instant) -> Result<Action, Error> {
        self.event(Err(BlockFault::Parity), now)
    }

    /// No block came within the block waiting time.
    ///
    /// # Errors
    ///
    /// As [`T1::received`].
    pub fn silent(&mut self, now: Instant) -> Result<Action, Error> {
        self.event(Err(BlockFault::Short), now)
    }

    fn must_be_idle(&self) -> Result<(), Misuse> {
        match self.state {
            State::Idle => Ok(()),
            State::Working(_) => Err(Misuse::StillBusy),
            State::GivenUp => Err(Misuse::GivenUp),
        }
    }

    fn begin(&mut self, awaiting: Awaiting, command: Vec<u8>, block: Block, now: Instant) -> Transmit {
        let bytes = block.emit(self.parameters.edc);
        self.state = State::Working(Work {
            awaiting,
            command,
            last: block,
            failures: 0,
            resynchronisations: 0,
            blocks: 1,
            due: now.after(self.parameters.block_waiting_time),
            give_up: now.after(MAX_EXCHANGE),
        });
        Transmit { block: bytes, patience: 1 }
    }

    fn event(&mut self, event: Result<Block, BlockFault>, now: Instant) -> Result<Action, Error> {
        let mut work = match core::mem::replace(&mut self.state, State::GivenUp) {
            State::Working(work) => work,
            State::Idle => {
                self.state = State::Idle;
                return Err(Misuse::NothingAwaited.into());
            }
            State::GivenUp => return Err(Misuse::GivenUp.into()),
        };
        if now >= work.give_up {
            return Err(Error::TimedOut);
        }
        work.blocks = work.blocks.saturating_add(1);
        if work.blocks > MAX_BLOCKS {
            return Err(CardFault::TooManyRounds.into());
        }
        match event {
            Err(fault) => self.repeat(work, fault, now),
            Ok(Block::Information { sequence, more, field }) => {
                self.information(work, sequence, more, field.bytes(), now)
            }
            Ok(Block::Ready { sequence, .. }) => self.ready(work, sequence, now),
            Ok(Block::Supervisory { side: Side::Request, what }) => self.requested(work, what, now),
            Ok(Block::Supervisory { side: Side::Response, what }) => self.responded(work, what, now),
        }
    }

    /// The I-block that carries the command from `from` on.
    fn piece(&self, command: &[u8], from: usize) -> (Block, Awaiting) {
        let to = from.saturating_add(self.field_size).min(command.len());
        let field = command.get(from..to).and_then(Field::new);
        let block = Block::Information {
            sequence: self.sending,
            more: to < command.len(),
            field: field.unwrap_or_default(),
        };
        (block, Awaiting::Acknowledgement { from, to })
    }

    fn send(&mut self, mut work: Work, block: Block, patience: u8, now: Instant) -> Action {
        let bytes = block.emit(self.parameters.edc);
        let waiting = self.parameters.block_waiting_time;
        work.due = now.after(waiting.saturating_mul(u32::from(patience)));
        work.last = block;
        self.state = State::Working(work);
        Action::Send(Transmit { block: bytes, patience })
    }
}

impl Work {
    /// Whether an S(… response) is the only block that helps.
    fn awaits_response(&self) -> bool {
        matches!(self.awaiting, Awaiting::FieldSize { .. } | Awaiting::Resynch { .. } | Awaiting::Abort)
    }
}

mod recovery;
mod rules;
#[cfg(test)]
mod tests;
