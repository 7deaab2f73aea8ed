//! Why libccid and our host may make something different of the same dialogue: each known reason, and how it shows.
//!
//! What libccid does was found by these dialogues, with its version 1.5.2 (Debian 12). Rules are those of
//! ISO 7816-3 §11.6.3.2.

use crate::dialogue::{Case, Dialogue};
use crate::libccid::Refused;
use crate::wire::{Exchange, Fault, Heard};
use ccid::Error;
use iso7816::CardFault;

/// A known reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// A lost block ends everything with libccid; we ask for it again (rule 7.1).
    SilenceEndsAll,
    /// libccid gives up after three exchanges in a row that went wrong, we after four: a block and three
    /// repetitions (rule 6.4).
    ThreeTries,
    /// We count what fails in a row on both ways together, libccid each by itself.
    CountedTogether,
    /// After a resynchronisation, even one that the card did not answer, libccid sends a command again that may
    /// have been carried out; we end with an error.
    SentAgain,
    /// After a resynchronisation libccid goes on where it was in a chained command: the card takes the rest for
    /// the whole. When it was in a chained answer, it sends an empty command.
    RestAlone,
    /// libccid begins anew as soon as it has asked to resynchronise, even if the card did not hear it or its
    /// answer was lost: from then on both count differently.
    NotAgreed,
    /// With a cyclic code libccid repeats a block with its first four bytes only.
    CutRepetition,
}

impl Reason {
    /// What is known to explain that both differ.
    #[must_use]
    pub fn of(case: &Case, theirs: &Dialogue<Refused>, ours: &Dialogue<Error>) -> Option<Self> {
        if goes_on_in_the_middle(case, &theirs.log) {
            return Some(Self::RestAlone);
        }
        if theirs.answers.len() > ours.answers.len() {
            let lost = ours.end == Some(Error::Card(CardFault::LostItsPlace.into()));
            let gave_up = lost || spoilt_in_a_row(&ours.log) >= 4;
            let before = ours.log.split(is_resynch).next().unwrap_or_default();
            return match theirs.log.iter().any(is_resynch) {
                true if gave_up => Some(Self::SentAgain),
                false if gave_up && spoilt_in_a_row(before) >= 4 => Some(Self::CountedTogether),
                _ => None,
            };
        }
        if theirs.log.last().is_some_and(|last| last.heard == Heard::Silence) {
            Some(Self::SilenceEndsAll)
        } else if spoilt_in_a_row(&theirs.log) >= 3 {
            Some(Self::ThreeTries)
        } else if case.crc && theirs.log.iter().any(|exchange| exchange.sent.len() == SHORTEST) {
            Some(Self::CutRepetition)
        } else if theirs.log.iter().any(|exchange| is_resynch(exchange) && is_spoilt(exchange)) {
            Some(Self::NotAgreed)
        } else {
            None
        }
    }
}

/// The length of the shortest block with a redundancy code of one byte; with two, none is so short.
const SHORTEST: usize = 4;

/// Whether the host asked to resynchronise.
fn is_resynch(exchange: &Exchange) -> bool {
    exchange.sent.get(1) == Some(&0xc0)
}

fn is_spoilt(exchange: &Exchange) -> bool {
    !matches!(exchange.fault, Fault::None | Fault::Late)
}

/// How many exchanges at the end of a dialogue all went wrong.
fn spoilt_in_a_row(log: &[Exchange]) -> usize {
    log.iter().rev().take_while(|exchange| is_spoilt(exchange)).count()
}

/// Whether the first I-block after a resynchronisation is the beginning of no command.
fn goes_on_in_the_middle(case: &Case, log: &[Exchange]) -> bool {
    let code = if case.crc { 2 } else { 1 };
    let after = log.split(is_resynch).skip(1);
    after.filter_map(|rest| rest.iter().find(|exchange| is_information(exchange))).any(|exchange| {
        let end = exchange.sent.len().saturating_sub(code);
        let sent = exchange.sent.get(3..end).unwrap_or_default();
        let more = exchange.sent.get(1).is_some_and(|control| control & 0x20 != 0);
        let begins = |command: &Vec<u8>| if more { command.starts_with(sent) } else { command == sent };
        !case.commands.iter().any(begins)
    })
}

fn is_information(exchange: &Exchange) -> bool {
    exchange.sent.get(1).is_some_and(|control| control & 0x80 == 0)
}
