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
#[path = "support/t1_card.rs"]
mod t1_card;

use chance::Chance;
use core::time::Duration;
use iso7816::atr::EdcKind;
use iso7816::t1::{Action, AfterResynch, Parameters, T1};
use iso7816::{Error, Instant};
use t1_card::Card;

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
        let mut card = Card::new(crc, takes, answer_to);
        card.wtx = chance.below(30);
        card.ifs = chance.below(10);
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
