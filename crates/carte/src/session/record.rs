//! What was said, for whoever helps: of a command its header and how much it carries, of an answer its length
//! and status word, and when. What a card answers may be personal, so none of it is kept here.

use ccid::Instant;
use cps::ReadCommand;
use iso7816::{Atr, Command, Hex, Response};
use std::fmt::Write as _;

/// The most lines that are kept: several examinations.
const LONGEST: usize = 600;

/// Lines, the oldest first.
#[derive(Clone, Debug, Default)]
pub struct Record {
    lines: Vec<String>,
    begun: Option<Instant>,
}

impl Record {
    /// The lines.
    #[must_use]
    pub fn lines(&self) -> &[String] {
        &self.lines
    }

    pub(super) fn powered(&mut self, atr: &Atr, now: Instant) {
        self.line(format!("ATR {}", Hex(atr.as_bytes())), now);
    }

    pub(super) fn sent(&mut self, command: &ReadCommand, now: Instant) {
        let command = command.to_apdu();
        let header = command.header();
        let mut line = format!("> {:02X} {:02X} {:02X} {:02X}", header.cla, header.ins, header.p1, header.p2);
        // Writing to a string cannot fail.
        if !command.data().is_empty() {
            let _ = write!(line, " Lc {}", command.data().len());
        }
        if let Some(le) = command.le() {
            let _ = write!(line, " Le {}", le.count());
        }
        self.line(line, now);
    }

    pub(super) fn answered(&mut self, response: &Response, now: Instant) {
        let [sw1, sw2] = response.status().to_bytes();
        self.line(format!("< {sw1:02X} {sw2:02X}, {} octets", response.data().len()), now);
    }

    pub(super) fn failed(&mut self, words: &str, now: Instant) {
        if !words.is_empty() {
            self.line(format!("! {words}"), now);
        }
    }

    fn line(&mut self, what: String, now: Instant) {
        let begun = *self.begun.get_or_insert(now);
        if self.lines.len() < LONGEST {
            let after = now.as_millis().saturating_sub(begun.as_millis());
            self.lines.push(format!("{after:7} ms {what}"));
        }
    }
}
