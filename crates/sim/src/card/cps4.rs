//! How a CPS4 selects (CL `card-cps4.c`).

use super::{CPS, CPS2TER, Card, ISSUER, Selected, status};

impl Card {
    /// By name, on either channel: selecting on a closed channel opens it.
    pub(super) fn select_name_on_cps4(&mut self, class: u8, name: &[u8]) -> Vec<u8> {
        if name == ISSUER || name == CPS2TER {
            // The way round that opens a stubborn one goes by the old application.
            if name == CPS2TER {
                self.refusals = 0;
            }
            self.open = self.open && class == 0;
            return status::OK.to_vec();
        }
        if name != CPS {
            return status::NOT_FOUND.to_vec();
        }
        if self.refusals > 0 {
            return status::NOT_NOW.to_vec();
        }
        if class == 1 {
            (self.open, self.selected) = (true, Selected::default());
        }
        status::OK.to_vec()
    }

    /// By path from the master file, without it (P1 = 08); the master file alone by identifier (P1 = 00).
    pub(super) fn select_on_cps4(&mut self, p1: u8, path: &[u8]) -> Vec<u8> {
        match (p1, path) {
            (0x00, [] | [0x3f, 0x00]) => {
                self.selected = Selected::default();
                status::OK.to_vec()
            }
            (0x08, path) => match self.find(path) {
                Some(at) => self.control_information(at),
                None => status::NOT_FOUND.to_vec(),
            },
            _ => status::WRONG_PARAMETERS.to_vec(),
        }
    }
}
