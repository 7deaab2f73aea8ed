//! What can go wrong between a program and a card, one thing at a time, at a given message.

use crate::chance::Chance;
use crate::line::Trouble;

/// One thing that goes wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fault {
    /// The answer never comes.
    Lost,
    /// It comes after the program gave up.
    Late,
    /// It comes twice.
    Duplicated,
    /// Its last bytes are missing.
    Truncated,
    /// More bytes come than it announces.
    Oversized,
    /// With the number of another message.
    WrongSequence,
    /// From another slot.
    WrongSlot,
    /// As another message.
    WrongMessage,
    /// It announces four thousand million bytes.
    HostileLength,
    /// With a command status that does not exist.
    HostileStatus,
    /// As one of a chain of parts that never ends.
    EndlessParts,
    /// With one wrong bit, anywhere.
    BitFlip,
    /// Other bytes in its place.
    Noise,
    /// bulk-IN is halted.
    StallIn,
    /// bulk-OUT is halted: the message never arrives.
    StallOut,
    /// The reader sends more than was asked for.
    Babble,
    /// The reader asks for time without end.
    EndlessExtension,
    /// The reader says that it has no time, and does nothing.
    Busy,
    /// The reader answers with an error of its vendor, whatever the card said.
    Refused,
    /// The card is taken out.
    CardRemoved,
    /// The card is taken out and put in again.
    CardSwapped,
    /// The reader is unplugged.
    Unplugged,
    /// The card says nothing any more.
    CardMute,
    /// A character of the card's comes with a wrong bit.
    CardGarbled,
    /// The card asks for time without end.
    CardEndlessWaiting,
    /// Each answer of the card announces another.
    CardEndlessPieces,
    /// Each answer of the card corrects the length.
    CardEndlessCorrections,
}

impl Fault {
    /// All of them.
    pub const ALL: [Self; 27] = [
        Self::Lost,
        Self::Late,
        Self::Duplicated,
        Self::Truncated,
        Self::Oversized,
        Self::WrongSequence,
        Self::WrongSlot,
        Self::WrongMessage,
        Self::HostileLength,
        Self::HostileStatus,
        Self::EndlessParts,
        Self::BitFlip,
        Self::Noise,
        Self::StallIn,
        Self::StallOut,
        Self::Babble,
        Self::EndlessExtension,
        Self::Busy,
        Self::Refused,
        Self::CardRemoved,
        Self::CardSwapped,
        Self::Unplugged,
        Self::CardMute,
        Self::CardGarbled,
        Self::CardEndlessWaiting,
        Self::CardEndlessPieces,
        Self::CardEndlessCorrections,
    ];

    /// What it makes the card do, if it is the card's.
    pub(crate) const fn trouble(self) -> Option<Trouble> {
        Some(match self {
            Self::CardMute => Trouble::Mute,
            Self::CardGarbled => Trouble::Garbled,
            Self::CardEndlessWaiting => Trouble::EndlessWaiting,
            Self::CardEndlessPieces => Trouble::EndlessPieces,
            Self::CardEndlessCorrections => Trouble::EndlessCorrections,
            _ => return None,
        })
    }

    /// What comes instead of the message `answer`, one after the other.
    pub(crate) fn mangle(self, mut answer: Vec<u8>, chance: &mut Chance) -> Vec<Vec<u8>> {
        let mut set = |at: usize, value: &dyn Fn(u8) -> u8| {
            if let Some(byte) = answer.get_mut(at) {
                *byte = value(*byte);
            }
        };
        match self {
            Self::Lost => return Vec::new(),
            Self::Duplicated => return vec![answer.clone(), answer],
            Self::Truncated => answer.truncate(answer.len().saturating_sub(1 + chance.below(9))),
            Self::Oversized => answer.extend((0..=chance.below(30)).map(|_| 0xa5)),
            Self::WrongSequence => set(6, &|sequence| sequence.wrapping_add(1)),
            Self::WrongSlot => set(5, &|slot| slot ^ 1),
            Self::WrongMessage => set(0, &|message| 0x80 | (message ^ 0x03)),
            Self::HostileLength => (1..5).for_each(|at| set(at, &|_| 0xff)),
            Self::HostileStatus => set(7, &|status| status | 0xc0),
            Self::EndlessParts => set(9, &|_| 0x03),
            Self::BitFlip => chance.flip(&mut answer),
            Self::Noise => answer = (0..chance.below(80)).map(|_| chance.byte()).collect(),
            Self::Refused => failed(&mut answer, 0xa2),
            // Not the answer's: the pipes', the reader's, the card's.
            Self::Late
            | Self::StallIn
            | Self::StallOut
            | Self::Babble
            | Self::EndlessExtension
            | Self::Busy
            | Self::CardRemoved
            | Self::CardSwapped
            | Self::Unplugged
            | Self::CardMute
            | Self::CardGarbled
            | Self::CardEndlessWaiting
            | Self::CardEndlessPieces
            | Self::CardEndlessCorrections => {}
        }
        vec![answer]
    }
}

/// Makes an answer one that failed, with this `bError`: without data.
fn failed(answer: &mut Vec<u8>, error: u8) {
    answer.truncate(10);
    if let [_, length @ .., _, _, status, code, _] = answer.as_mut_slice() {
        length.fill(0);
        *status = *status & 0x03 | 0x40;
        *code = error;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn each_is_listed_once() {
        let all: BTreeSet<Fault> = Fault::ALL.into();
        assert_eq!(all.len(), Fault::ALL.len());
    }

    #[test]
    fn answers_are_spoilt_as_they_say() {
        let answer = vec![0x80, 2, 0, 0, 0, 0, 7, 0, 0, 0, 0x90, 0x00];
        let after = |fault: Fault| fault.mangle(answer.clone(), &mut Chance::new(1));
        assert_eq!(after(Fault::Lost), [] as [Vec<u8>; 0]);
        assert_eq!(after(Fault::Duplicated), [answer.clone(), answer.clone()]);
        assert_eq!(after(Fault::WrongSequence)[0][6], 8);
        assert_eq!(after(Fault::WrongSlot)[0][5], 1);
        assert_ne!(after(Fault::WrongMessage)[0][0], 0x80);
        assert_eq!(after(Fault::HostileLength)[0][1..5], [0xff; 4]);
        assert_eq!(after(Fault::Refused), [[0x80, 0, 0, 0, 0, 0, 7, 0x40, 0xa2, 0]]);
        assert!(after(Fault::Truncated)[0].len() < answer.len());
        assert!(after(Fault::Oversized)[0].len() > answer.len());
        for fault in Fault::ALL {
            let mut chance = Chance::new(3);
            for length in 0..12 {
                let _ = fault.mangle(vec![0; length], &mut chance);
            }
        }
    }
}
