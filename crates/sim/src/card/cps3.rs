//! How a CPS3 selects (CL `card-cps3.c`; traces in OpenSC #2223, #2231 and #2275).

use super::{CPS, Card, ISSUER, Selected, status};
use crate::variant::Variant;

/// The directories below the master file, and the names of their applications (PKCS#15, contact and contactless).
const DIRECTORIES: [([u8; 2], &[u8]); 2] = [
    ([0x00, 0x01], &[0xe8, 0x28, 0xbd, 0x08, 0x0f, 0x80, 0x25, 0x00, 0x00, 0x01, 0xff, 0x00, 0x10]),
    ([0x00, 0x02], &[0xe8, 0x28, 0xbd, 0x08, 0x0f, 0x80, 0x25, 0x00, 0x00, 0x01, 0xff, 0x00, 0x20]),
];

impl Card {
    /// By name. Only the card's own application may be selected with P2 = 00.
    pub(super) fn select_name_on_cps3(&mut self, p2: u8, name: &[u8]) -> Vec<u8> {
        if name == CPS {
            (self.selected, self.elsewhere) = (Selected::default(), false);
            return status::OK.to_vec();
        }
        if name == ISSUER {
            self.elsewhere = true;
            return status::OK.to_vec();
        }
        if self.elsewhere {
            return status::NOT_FOUND.to_vec();
        }
        match DIRECTORIES.iter().find(|(_, own)| *own == name) {
            Some(_) if p2 == 0x00 => status::WRONG_PARAMETERS.to_vec(),
            Some((directory, _)) => self.enter(Some(*directory), p2),
            None => status::NOT_FOUND.to_vec(),
        }
    }

    /// By path (P1 = 09), identifier (02, 00) or as the parent (03). P2 is 04 for control parameters or 0C for none.
    pub(super) fn select_on_cps3(&mut self, p1: u8, p2: u8, path: &[u8]) -> Vec<u8> {
        if !matches!(p2, 0x04 | 0x0c) {
            return status::WRONG_PARAMETERS.to_vec();
        }
        match (p1, path) {
            (0x03, []) => self.enter(None, p2),
            (0x00, []) | (0x00 | 0x02 | 0x09, [0x3f, 0x00]) => self.enter(None, p2),
            (0x09, [0x3f, 0x00, below @ ..]) => self.go(below, p2),
            // Relative to where the card is: from the master file that is the same as above.
            (0x00 | 0x02 | 0x09, below) => {
                let from = self.selected.directory.map_or(Vec::new(), Vec::from);
                self.go(&[&from, below].concat(), p2)
            }
            _ => status::WRONG_PARAMETERS.to_vec(),
        }
    }

    fn go(&mut self, path: &[u8], p2: u8) -> Vec<u8> {
        let directory = DIRECTORIES.iter().find(|(own, _)| own == path);
        if let Some((directory, _)) = directory {
            let contactless = self.variant == Variant::Contactless;
            let reachable = contactless == (*directory == [0x00, 0x02]);
            return if reachable { self.enter(Some(*directory), p2) } else { status::NOT_FOUND.to_vec() };
        }
        match self.find(path) {
            Some(at) if p2 == 0x04 => self.control_parameters(0x62, at),
            Some(_) => status::OK.to_vec(),
            None => status::NOT_FOUND.to_vec(),
        }
    }

    /// The master file has no control parameters (OpenSC fcd2e665f).
    fn enter(&mut self, directory: Option<[u8; 2]>, p2: u8) -> Vec<u8> {
        self.selected = Selected { directory, file: None };
        match directory {
            Some(identifier) if p2 == 0x04 => Self::directory_parameters(identifier),
            _ => status::OK.to_vec(),
        }
    }
}
