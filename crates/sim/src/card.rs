//! A card that answers commands.
//!
//! What it does where nothing is published about the real card is invented, and
//! marked so beside it.

mod answers;
mod cps3;
mod cps4;

use crate::files::{self, File};
use crate::trap::{Caught, Knows, Sender, judge};
use crate::variant::Variant;
use answers::data_of;

/// A virtual card. It answers whole commands; what a line adds to them is in [`crate::line`].
///
/// ```
/// use sim::{Card, Variant};
///
/// let mut card = Card::new(Variant::Cps3);
/// assert_eq!(card.power_up().map(|atr| atr[0]), Some(0x3b));
/// assert_eq!(card.transmit(&[0x00, 0xa4, 0x09, 0x0c, 0x02, 0x3f, 0x00]), [0x90, 0x00]);
/// assert!(card.caught().is_empty());
/// ```
#[derive(Clone, Debug)]
pub struct Card {
    variant: Variant,
    sender: Sender,
    files: Vec<File>,
    selected: Selected,
    /// A CPS4's application was selected on channel 1.
    open: bool,
    /// Another application than the card's own has the basic channel.
    elsewhere: bool,
    /// How many more selections a stubborn CPS4 refuses.
    refusals: u8,
    tries: u8,
    caught: Vec<Caught>,
}

/// What is selected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Selected {
    /// The current directory: the master file, or the identifier of one below it.
    directory: Option<[u8; 2]>,
    /// The current file by its position.
    file: Option<usize>,
}

/// Whether an instruction gives data without taking any, for T=0 where the bytes do not tell (7816-4 §11).
pub(crate) const fn gives_data(instruction: u8) -> bool {
    matches!(instruction, 0x84 | 0xb0 | 0xb2 | 0xc0 | 0xca)
}

/// Status words (7816-4 §5.6).
mod status {
    pub(super) const OK: [u8; 2] = [0x90, 0x00];
    pub(super) const PROTECTED: [u8; 2] = [0x69, 0x82];
    pub(super) const BLOCKED: [u8; 2] = [0x69, 0x83];
    pub(super) const NOT_NOW: [u8; 2] = [0x69, 0x85];
    pub(super) const NO_FILE: [u8; 2] = [0x69, 0x86];
    pub(super) const NO_CHANNEL: [u8; 2] = [0x68, 0x81];
    pub(super) const NOT_FOUND: [u8; 2] = [0x6a, 0x82];
    pub(super) const WRONG_PARAMETERS: [u8; 2] = [0x6a, 0x86];
    pub(super) const NO_DATA: [u8; 2] = [0x6a, 0x88];
    pub(super) const WRONG_LENGTH: [u8; 2] = [0x67, 0x00];
    pub(super) const WRONG_OFFSET: [u8; 2] = [0x6b, 0x00];
    pub(super) const NO_INSTRUCTION: [u8; 2] = [0x6d, 0x00];
    pub(super) const NO_CLASS: [u8; 2] = [0x6e, 0x00];
    pub(super) const END_OF_FILE: [u8; 2] = [0x62, 0x82];
}

/// The card's own application: IAS ECC on a CPS3, ChipDoc on a CPS4.
const CPS: &[u8] = &[0x80, 0x25, 0x00, 0x00, 0x01, 0xff, 0x01, 0x00];
/// The old one of a CPS4.
const CPS2TER: &[u8] = &[0x80, 0x25, 0x00, 0x00, 0x01, 0xff, 0x00, 0x02];
/// The issuer's domain.
const ISSUER: &[u8] = &[0xa0, 0x00, 0x00, 0x01, 0x51, 0x00, 0x00];

impl Card {
    /// A card of this variant, not yet powered.
    #[must_use]
    pub fn new(variant: Variant) -> Self {
        Self {
            variant,
            sender: Sender::Ours,
            files: files::of(variant),
            selected: Selected::default(),
            open: false,
            elsewhere: false,
            refusals: u8::from(variant == Variant::Cps4Stubborn),
            tries: variant.tries(),
            caught: Vec::new(),
        }
    }

    /// The same card before a program that is not ours: what it should not send is
    /// counted in [`Card::caught`], but costs no try.
    #[must_use]
    pub fn for_foreign_host(self) -> Self {
        Self { sender: Sender::Foreign, ..self }
    }

    /// Powers it; its answer to reset, if it has one.
    pub fn power_up(&mut self) -> Option<&'static [u8]> {
        self.power_down();
        self.elsewhere = self.variant == Variant::Elsewhere;
        self.variant.answer_to_reset()
    }

    /// Takes its power: whatever was selected is so no more.
    pub fn power_down(&mut self) {
        (self.selected, self.open, self.elsewhere) = (Selected::default(), false, false);
    }

    /// Which card it is.
    #[must_use]
    pub const fn variant(&self) -> Variant {
        self.variant
    }

    /// Its certificates, as they lie in its files.
    pub fn certificates(&self) -> impl Iterator<Item = &[u8]> {
        let is_certificate = |file: &&File| matches!(file.path, [0x00, 0x01, 0xa0, _]);
        self.files.iter().filter(is_certificate).map(|file| &*file.bytes)
    }

    /// The commands that could have hurt it, in order.
    #[must_use]
    pub fn caught(&self) -> &[Caught] {
        &self.caught
    }

    /// Tries left of its « code porteur ».
    #[must_use]
    pub const fn tries(&self) -> u8 {
        self.tries
    }

    /// Whether a command may reach the card; if not, it is caught and costs a try.
    pub(crate) fn would_take(&mut self, command: &[u8]) -> bool {
        let knows = Knows { is_cps4: self.variant.is_cps4(), is_open: self.open };
        let Some(why) = judge(command, knows) else { return true };
        self.caught.push(Caught { command: command.to_vec(), why });
        if self.sender == Sender::Ours {
            self.tries = self.tries.saturating_sub(1);
        }
        false
    }

    /// Its answer to a command: data, if any, and status. Any bytes get one.
    pub fn transmit(&mut self, command: &[u8]) -> Vec<u8> {
        if !self.would_take(command) && self.sender == Sender::Ours {
            return status::PROTECTED.to_vec();
        }
        let [class, instruction, p1, p2, rest @ ..] = command else { return status::WRONG_LENGTH.to_vec() };
        if !self.variant.has_files() {
            return self.not_of_the_family(*instruction, *p1, rest);
        }
        let data = data_of(rest);
        match (class, instruction) {
            (0x00 | 0x01, 0xa4) if *p1 == 0x04 => self.select_name(*class, *p2, data),
            (0x00, _) if self.elsewhere => status::NO_CLASS.to_vec(),
            (0x01, _) if !self.variant.is_cps4() || !self.open => status::NO_CHANNEL.to_vec(),
            // What a real CPS4 answers on the basic channel is not known; it must not be asked.
            (0x00, _) if self.variant.is_cps4() => status::NO_CLASS.to_vec(),
            (0x00 | 0x01, 0xa4) if self.variant.is_cps4() => self.select_on_cps4(*p1, data),
            (0x00, 0xa4) => self.select_on_cps3(*p1, *p2, data),
            (0x00 | 0x01, 0xb0) => self.read(*p1, *p2, rest.first().copied().unwrap_or(0)),
            (0x00, 0xcb) => self.of_a_code(data),
            // Only a foreign host comes so far with data.
            (_, 0x20) if !rest.is_empty() => status::PROTECTED.to_vec(),
            (_, 0x20) if self.tries == 0 => status::BLOCKED.to_vec(),
            (_, 0x20) => vec![0x63, 0xc0 | self.tries],
            (0x00 | 0x01, _) => status::NO_INSTRUCTION.to_vec(),
            _ => status::NO_CLASS.to_vec(),
        }
    }

    /// Other cards know the name of their own application, and nothing else here.
    fn not_of_the_family(&self, instruction: u8, p1: u8, rest: &[u8]) -> Vec<u8> {
        match (instruction, p1, self.variant.own_application()) {
            (0xa4, 0x04, Some(name)) if data_of(rest) == name => status::OK.to_vec(),
            (0xa4, _, _) => status::NOT_FOUND.to_vec(),
            _ => status::NO_CLASS.to_vec(),
        }
    }

    /// SELECT by name (7816-4 §11.2.2).
    fn select_name(&mut self, class: u8, p2: u8, name: &[u8]) -> Vec<u8> {
        if self.variant.is_cps4() {
            self.select_name_on_cps4(class, name)
        } else if class == 0 {
            self.select_name_on_cps3(p2, name)
        } else {
            status::NO_CHANNEL.to_vec()
        }
    }

    /// The file with this path below the master file becomes the current one.
    fn find(&mut self, path: &[u8]) -> Option<usize> {
        let found = self.files.iter().position(|file| file.path == path)?;
        let directory = match path {
            [first, second, _, _] => Some([*first, *second]),
            _ => None,
        };
        self.selected = Selected { directory, file: Some(found) };
        Some(found)
    }
}

#[cfg(test)]
mod tests;
