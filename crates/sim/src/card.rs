//! A card that answers commands.

use crate::files;
use crate::trap::{Caught, judge};
use crate::variant::Variant;

/// A virtual card. It answers whole commands; what a line adds to them is not here.
#[derive(Clone, Debug)]
pub struct Card {
    variant: Variant,
    files: Vec<files::File>,
    /// The selected file by its position, if one is.
    selected: Option<usize>,
    /// The master file is the current directory.
    at_master_file: bool,
    /// A CPS4's application was selected on channel 1.
    open: bool,
    /// How many more selections a stubborn CPS4 refuses.
    refusals: u8,
    tries: u8,
    caught: Vec<Caught>,
}

/// The card's own application.
const CPS: [u8; 8] = [0x80, 0x25, 0x00, 0x00, 0x01, 0xff, 0x01, 0x00];
/// A CPS4's old one, and its issuer's domain.
const OTHERS: [&[u8]; 2] =
    [&[0x80, 0x25, 0x00, 0x00, 0x01, 0xff, 0x00, 0x02], &[0xa0, 0x00, 0x00, 0x01, 0x51, 0x00, 0x00]];

const OK: [u8; 2] = [0x90, 0x00];
const NOT_FOUND: [u8; 2] = [0x6a, 0x82];
const WRONG_PARAMETERS: [u8; 2] = [0x6a, 0x86];

impl Card {
    /// A card of this variant, not yet powered.
    #[must_use]
    pub fn new(variant: Variant) -> Self {
        Self {
            variant,
            files: files::of(variant),
            selected: None,
            at_master_file: true,
            open: false,
            refusals: u8::from(variant == Variant::Cps4Stubborn),
            tries: variant.tries(),
            caught: Vec::new(),
        }
    }

    /// Powers it; its answer to reset, if it has one.
    pub fn power_up(&mut self) -> Option<&'static [u8]> {
        (self.selected, self.at_master_file, self.open) = (None, true, false);
        self.variant.answer_to_reset()
    }

    /// Its certificates, as they lie in its files.
    pub fn certificates(&self) -> impl Iterator<Item = &[u8]> {
        let is_certificate = |file: &&files::File| matches!(file.0[..], [0x00, 0x01, 0xa0, _]);
        self.files.iter().filter(is_certificate).map(|(_, bytes)| bytes.as_slice())
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

    /// Its answer to a command: data, if any, and status.
    pub fn transmit(&mut self, command: &[u8]) -> Vec<u8> {
        if let Some(why) = judge(command, self.variant.is_cps4(), self.open) {
            self.caught.push(Caught { command: command.to_vec(), why });
            self.tries = self.tries.saturating_sub(1);
            return vec![0x69, 0x82];
        }
        let [class, instruction, p1, p2, rest @ ..] = command else { return vec![0x67, 0x00] };
        if !self.variant.has_files() {
            return vec![0x6e, 0x00];
        }
        let data = || {
            let (length, rest) = rest.split_first()?;
            rest.get(..usize::from(*length))
        };
        match (instruction, class) {
            (0xa4, _) if *p1 == 0x04 => self.select_application(*class, data().unwrap_or(&[])),
            (0xa4 | 0xb0, 0x01) if !self.open => vec![0x68, 0x81],
            (0xa4 | 0xb0, 0x00) if self.variant.is_cps4() => vec![0x6e, 0x00],
            (0xa4, 0x00) => self.select_of_cps3(*p1, *p2, data().unwrap_or(&[])),
            (0xa4, _) => self.select_of_cps4(*p1, data().unwrap_or(&[])),
            (0xb0, _) => self.read(u16::from_be_bytes([*p1, *p2]), rest.first().copied().unwrap_or(0)),
            (0xcb, _) => self.counter(rest.get(7).copied().unwrap_or(0)),
            (0x20, _) if self.tries == 0 => vec![0x69, 0x83],
            (0x20, _) => vec![0x63, 0xc0 | self.tries],
            _ => vec![0x6d, 0x00],
        }
    }

    fn select_application(&mut self, class: u8, name: &[u8]) -> Vec<u8> {
        self.selected = None;
        if OTHERS.contains(&name) && self.variant.is_cps4() {
            // The way round that opens a stubborn one goes by the old application.
            if name.len() == 8 {
                self.refusals = 0;
            }
            return OK.to_vec();
        }
        if name != CPS {
            return NOT_FOUND.to_vec();
        }
        if self.refusals > 0 {
            return vec![0x69, 0x85];
        }
        self.open = class == 1;
        OK.to_vec()
    }

    /// A CPS3 wants the whole path, and either its control parameters asked for or nothing.
    fn select_of_cps3(&mut self, p1: u8, p2: u8, path: &[u8]) -> Vec<u8> {
        if p1 != 0x09 || p2 == 0x00 {
            return WRONG_PARAMETERS.to_vec();
        }
        let Some(below) = path.strip_prefix(&[0x3f, 0x00]) else { return NOT_FOUND.to_vec() };
        if below.is_empty() {
            (self.selected, self.at_master_file) = (None, true);
            return OK.to_vec();
        }
        let found = self.find(below);
        if p2 == 0x0c { found.map_or(NOT_FOUND, |_| OK).to_vec() } else { self.parameters(0x62, found) }
    }

    /// A CPS4 wants the path without the master file.
    fn select_of_cps4(&mut self, p1: u8, path: &[u8]) -> Vec<u8> {
        if p1 != 0x08 {
            return WRONG_PARAMETERS.to_vec();
        }
        let found = self.find(path);
        self.parameters(0x6f, found)
    }

    fn find(&mut self, path: &[u8]) -> Option<usize> {
        let found = self.files.iter().position(|(own, _)| own == path);
        if found.is_some() {
            (self.selected, self.at_master_file) = (found, path.len() == 2);
        }
        found
    }

    fn parameters(&self, tag: u8, found: Option<usize>) -> Vec<u8> {
        let Some((path, bytes)) = found.and_then(|at| self.files.get(at)) else { return NOT_FOUND.to_vec() };
        let [high, low] = u16::try_from(bytes.len()).unwrap_or(u16::MAX).to_be_bytes();
        let name = path.get(path.len().saturating_sub(2)..).unwrap_or(&[]);
        let inside =
            [&[0x80, 0x02, high, low, 0x82, 0x01, 0x01, 0x83, 0x02], name, &[0x8a, 0x01, 0x05]].concat();
        [&[tag, u8::try_from(inside.len()).unwrap_or(0)], &inside[..], &OK].concat()
    }

    fn read(&self, offset: u16, length: u8) -> Vec<u8> {
        let Some((_, bytes)) = self.selected.and_then(|at| self.files.get(at)) else {
            return vec![0x69, 0x86];
        };
        let Some(rest) = bytes.get(usize::from(offset)..).filter(|rest| !rest.is_empty()) else {
            return vec![0x6b, 0x00];
        };
        let wanted = if length == 0 { 256 } else { usize::from(length) };
        match rest.get(..wanted) {
            Some(piece) => [piece, &OK].concat(),
            None => [rest, &[0x62, 0x82]].concat(),
        }
    }

    /// The counter of a code, from the master file only.
    fn counter(&self, code: u8) -> Vec<u8> {
        if !self.at_master_file || self.variant.is_cps4() {
            return vec![0x6a, 0x88];
        }
        let (most, left) = if code == 1 { (3, self.tries) } else { (10, 10) };
        let mut inside = vec![0x9a, 0x01, most, 0x9b, 0x01, left];
        if self.variant == Variant::Dead && code == 1 {
            inside.extend([0x9d, 0x01, 0x00]);
        }
        inside.extend([0xa1, 0x08, 0x8c, 0x06, 0xf3, 0x00, 0x00, 0x13, 0xff, 0x00]);
        let length = |n: usize| u8::try_from(n).unwrap_or(0);
        let object =
            [&[0xbf, 0x81, code, length(inside.len() + 2), 0xa0, length(inside.len())], &inside[..]].concat();
        [&[0x70, length(object.len())], &object[..], &OK].concat()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cps3_wants_things_its_way() {
        let mut card = Card::new(Variant::Cps3);
        let mut says = |command: &[u8]| card.transmit(command);
        assert_eq!(says(&[0x00, 0xa4, 0x09, 0x00, 0x04, 0x3f, 0x00, 0xd0, 0x03]), WRONG_PARAMETERS);
        assert_eq!(says(&[0x00, 0xa4, 0x09, 0x04, 0x02, 0xd0, 0x03]), NOT_FOUND);
        assert_eq!(says(&[0x00, 0xa4, 0x09, 0x04, 0x04, 0x3f, 0x00, 0xd0, 0x10]), NOT_FOUND);
        assert_eq!(says(&[0x00, 0xa4, 0x09, 0x0c, 0x02, 0x3f, 0x00]), OK);
        let parameters = says(&[0x00, 0xa4, 0x09, 0x04, 0x04, 0x3f, 0x00, 0xd0, 0x03]);
        assert_eq!(parameters[..6], [0x62, 0x0e, 0x80, 0x02, 0x00, 0x0c]);
        assert_eq!(says(&[0x00, 0xb0, 0x00, 0x0a, 0x02]), [0x78, 0x9f, 0x90, 0x00]);
        assert_eq!(says(&[0x00, 0xb0, 0x00, 0x0a, 0x05]), [0x78, 0x9f, 0x62, 0x82]);
        assert_eq!(says(&[0x00, 0xb0, 0x00, 0x0c, 0x01]), [0x6b, 0x00]);
    }

    #[test]
    fn harm_is_seen() {
        let mut card = Card::new(Variant::Cps3);
        let verify = [0x00, 0x20, 0x00, 0x01, 0x08, 0x31, 0x32, 0x33, 0x34, 0xff, 0xff, 0xff, 0xff];
        assert_eq!(card.transmit(&verify), [0x69, 0x82]);
        assert_eq!((card.tries(), card.caught().len()), (2, 1));
        assert_eq!(card.caught()[0].why, "VERIFY");
    }

    #[test]
    fn any_bytes_get_an_answer() {
        for variant in Variant::ALL {
            let mut card = Card::new(variant);
            let _ = card.power_up();
            for first in 0..=2 {
                for instruction in 0..=255 {
                    for length in 0..12 {
                        let command = [&[first, instruction, 0x09, 0x04][..], &vec![0x3f; length]].concat();
                        assert!(card.transmit(&command).len() >= 2);
                    }
                }
            }
            assert!(card.transmit(&[]).len() >= 2);
        }
    }
}
