//! The contacts of a card: reset, negotiation, and both transmission protocols.
//!
//! A [`Card`] answers whole commands. Here is what lies between it and a
//! reader: the answer to reset (ISO 7816-3 §8), PPS (§9), the characters of T=0
//! (§10) and the blocks of T=1 (§11), the card's side of each, written for this
//! crate from the standard's rules.

mod offer;
mod t0;
mod t1;

use crate::card::Card;
use crate::chance::Chance;
use offer::Offer;
pub use offer::Speech;
use t0::T0;
use t1::T1;

/// A card and what it says by its contacts.
#[derive(Clone, Debug)]
pub struct Line {
    card: Card,
    speech: Speech,
    habits: Habits,
    chance: Chance,
    /// What is wrong with it, until it loses its power.
    trouble: Option<Trouble>,
    powered: Option<Powered>,
}

/// How a card takes its time, all of it allowed by the standard.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Habits {
    /// NULL bytes (T=0) before each answer.
    pub nulls: u8,
    /// T=0: data are taken and given byte by byte (`INS` complemented).
    pub one_by_one: bool,
    /// T=1: how often, of a hundred answers, one is preceded by S(WTX request).
    pub waits: u8,
    /// T=1: how often, of a hundred answers, one is preceded by S(IFS request).
    pub sizes: u8,
}

/// What a card can do wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// It says nothing any more.
    Mute,
    /// What it says next comes with a wrong bit.
    Garbled,
    /// It asks for more time whenever it is spoken to.
    EndlessWaiting,
    /// Each of its answers announces another piece (`61xx`).
    EndlessPieces,
    /// Each of its answers corrects the length (`6Cxx`).
    EndlessCorrections,
}

/// What went wrong between a card and its reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Silence {
    /// Nothing came in time.
    Mute,
    /// A character came with wrong parity.
    Parity,
    /// T=0: what came is no procedure byte.
    Procedure,
    /// NULL bytes without end: the reader goes on waiting.
    Endless,
}

/// What a card said, and how long it took.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// Milliseconds on the line.
    pub millis: u64,
}

#[derive(Clone, Debug)]
struct Powered {
    offer: Offer,
    /// No byte but a PPS was exchanged: the standard allows PPS only first.
    fresh: bool,
    protocol: u8,
    /// In TA1's form.
    speed: u8,
    t0: T0,
    t1: T1,
}

impl Line {
    /// The contacts of `card`, which speaks as its answer to reset says.
    #[must_use]
    pub const fn new(card: Card) -> Self {
        let (habits, chance) = (NO_HABITS, Chance::new(0));
        Self { card, speech: Speech::Own, habits, chance, trouble: None, powered: None }
    }

    /// The same card, speaking otherwise.
    #[must_use]
    pub fn speaking(self, speech: Speech) -> Self {
        Self { speech, ..self }
    }

    /// The same card, with habits, and the seed of their chance.
    #[must_use]
    pub fn with_habits(self, habits: Habits, seed: u64) -> Self {
        Self { habits, chance: Chance::new(seed), ..self }
    }

    /// The card.
    #[must_use]
    pub const fn card(&self) -> &Card {
        &self.card
    }

    /// Something goes wrong from now on, until the power is taken; [`Trouble::Garbled`] only once.
    pub const fn cause(&mut self, trouble: Trouble) {
        self.trouble = Some(trouble);
    }

    /// Takes the power away.
    pub fn power_down(&mut self) {
        (self.powered, self.trouble) = (None, None);
        self.card.power_down();
    }

    /// Powers and resets the card; its answer to reset, none if it is mute (ISO 7816-3 §6.2, §8).
    pub fn power_up(&mut self) -> Option<Vec<u8>> {
        let trouble = self.trouble;
        self.power_down();
        if trouble == Some(Trouble::Mute) {
            return None;
        }
        let atr = self.speech.rewrite(self.card.power_up()?);
        let offer = Offer::read(&atr);
        self.powered = Some(Powered {
            fresh: true,
            protocol: offer.first(),
            speed: offer.initial_speed(),
            t0: T0::default(),
            t1: T1::new(offer.checks_by_crc()),
            offer,
        });
        Some(atr)
    }

    /// Which protocols it offers, the first offered first.
    #[must_use]
    pub fn protocols(&self) -> &[u8] {
        self.powered.as_ref().map_or(&[], |powered| powered.offer.protocols())
    }

    /// The fastest speed it offers, in TA1's form.
    #[must_use]
    pub fn fastest(&self) -> u8 {
        self.powered.as_ref().map_or(DEFAULT_SPEED, |powered| powered.offer.speed())
    }

    /// The protocol and the speed it speaks at now, if it has power.
    #[must_use]
    pub fn agreed(&self) -> Option<(u8, u8)> {
        self.powered.as_ref().map(|powered| (powered.protocol, powered.speed))
    }

    /// A PPS request, its answer in the same form (ISO 7816-3 §9). A card that can't agree is silent.
    ///
    /// # Errors
    ///
    /// [`Silence::Mute`].
    pub fn pps(&mut self, request: &[u8]) -> Result<Said, Silence> {
        let powered = self.powered.as_mut().filter(|powered| powered.fresh).ok_or(Silence::Mute)?;
        let (answer, protocol, speed) = powered.offer.agree(request).ok_or(Silence::Mute)?;
        (powered.protocol, powered.speed) = (protocol, speed);
        Ok(self.timed(answer, request.len(), DEFAULT_SPEED))
    }

    /// A TPDU of T=0: header of five bytes (four count as P3 = 0), then what data go with it.
    ///
    /// # Errors
    ///
    /// How the card kept silent.
    pub fn t0(&mut self, tpdu: &[u8]) -> Result<Said, Silence> {
        self.whole(tpdu, |t0, card, habits| t0::exchange(t0, card, tpdu, habits))
    }

    /// A block of T=1; `extension` is by how many times the reader's patience is multiplied, 0 or 1 for once.
    ///
    /// # Errors
    ///
    /// How the card kept silent.
    pub fn t1(&mut self, block: &[u8], extension: u8) -> Result<Said, Silence> {
        let powered = self.powered.as_mut().ok_or(Silence::Mute)?;
        powered.fresh = false;
        let speed = powered.speed;
        let mut said = match self.trouble {
            Some(Trouble::Mute) => None,
            Some(Trouble::EndlessWaiting) => Some(powered.t1.ask_for_time(1)),
            Some(Trouble::EndlessPieces) => Some(powered.t1.endless(&[0x61, 0x10])),
            Some(Trouble::EndlessCorrections) => Some(powered.t1.endless(&[0x6c, 0x10])),
            Some(Trouble::Garbled) | None => {
                powered.t1.hear(block, extension, &mut self.card, self.habits, &mut self.chance)
            }
        };
        if let (Some(Trouble::Garbled), Some(bytes)) = (self.trouble, &mut said) {
            self.chance.flip(bytes);
            self.trouble = None;
        }
        Ok(self.timed(said.ok_or(Silence::Mute)?, block.len(), speed))
    }

    /// A whole command, as a reader that speaks T=1 by itself passes it on.
    ///
    /// # Errors
    ///
    /// How the card kept silent.
    pub fn apdu(&mut self, command: &[u8]) -> Result<Said, Silence> {
        self.whole(command, |_, card, _| Ok(card.transmit(command)))
    }

    /// Something that is answered whole, unless something is wrong with the card.
    fn whole(
        &mut self,
        heard: &[u8],
        answer: impl FnOnce(&mut T0, &mut Card, Habits) -> Result<Vec<u8>, Silence>,
    ) -> Result<Said, Silence> {
        let powered = self.powered.as_mut().ok_or(Silence::Mute)?;
        powered.fresh = false;
        let speed = powered.speed;
        let bytes = match self.trouble {
            Some(Trouble::Mute) => return Err(Silence::Mute),
            Some(Trouble::EndlessWaiting) => return Err(Silence::Endless),
            Some(Trouble::EndlessPieces) => vec![0x61, 0x10],
            Some(Trouble::EndlessCorrections) => vec![0x6c, 0x10],
            Some(Trouble::Garbled) => {
                self.trouble = None;
                return Err(Silence::Parity);
            }
            None => answer(&mut powered.t0, &mut self.card, self.habits)?,
        };
        Ok(self.timed(bytes, heard.len(), speed))
    }

    /// With the time that the characters take.
    fn timed(&self, bytes: Vec<u8>, heard: usize, speed: u8) -> Said {
        let characters = bytes.len().saturating_add(heard);
        let characters = u64::try_from(characters).unwrap_or(u64::MAX);
        // 12 elementary time units of 372 clocks at 4 MHz for each character, divided by D (ISO 7816-3 §7.1, §8.3).
        let micros = characters.saturating_mul(1_116) / offer::adjustment(speed);
        let nulls = u64::from(self.habits.nulls).saturating_mul(NULL_MILLIS);
        Said { bytes, millis: (micros / 1_000).saturating_add(nulls) }
    }
}

/// Fi = 372, Di = 1: what holds without negotiation, in TA1's form (ISO 7816-3 §8.1).
pub const DEFAULT_SPEED: u8 = 0x11;

/// What one NULL byte delays, in milliseconds: within a work waiting time of 960 ms (WI = 10, ISO 7816-3 §10.2).
const NULL_MILLIS: u64 = 400;

const NO_HABITS: Habits = Habits { nulls: 0, one_by_one: false, waits: 0, sizes: 0 };

#[cfg(test)]
mod tests;
