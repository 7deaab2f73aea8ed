//! What was said to a card, without what it answered: for support.
//!
//! A line holds a command's header, lengths and a status word. Data of either
//! side never gets into it, so a trace names nobody. Below, at the reader, one
//! line may have been several exchanges (GET RESPONSE, a corrected length).

use core::fmt;
use iso7816::{CommandApdu, Header, Hex, Response, StatusWord};

/// One command and what came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TraceLine {
    /// Class, instruction, parameters.
    pub header: Header,
    /// How many bytes of data went with it.
    pub sent: u16,
    /// How many bytes were asked for, if any.
    pub asked: Option<u16>,
    /// How many bytes came, and the status; none when no answer came.
    pub answer: Option<(u16, StatusWord)>,
}

impl TraceLine {
    /// A command that goes out now.
    #[must_use]
    pub fn of(command: &CommandApdu) -> Self {
        Self {
            header: command.header(),
            sent: short(command.data().len()),
            asked: command.le().map(|le| short(le.count())),
            answer: None,
        }
    }

    /// Its answer has come.
    pub fn answered(&mut self, response: &Response) {
        self.answer = Some((short(response.data().len()), response.status()));
    }
}

/// Lengths beyond what is in use stop counting.
fn short(length: usize) -> u16 {
    u16::try_from(length).unwrap_or(u16::MAX)
}

/// `00 A4 09 04 | 6 > 256 | 39 9000`: header, sent, asked, came and status; a dash for what is not there.
impl fmt::Display for TraceLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} | {} > ", Hex(&self.header.to_bytes()), self.sent)?;
        match self.asked {
            Some(asked) => write!(f, "{asked} | ")?,
            None => f.write_str("- | ")?,
        }
        match self.answer {
            Some((came, status)) => write!(f, "{came} {status}"),
            None => f.write_str("-"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use iso7816::Le;

    #[test]
    fn lengths_and_no_data() {
        let command = CommandApdu::new(Header::new(0x00, 0xa4, 0x09, 0x04)).with_data(vec![0x3f; 6]).unwrap();
        let mut line = TraceLine::of(&command.expecting(Le::SHORT_MAX));
        assert_eq!(line.to_string(), "00 A4 09 04 | 6 > 256 | -");
        line.answered(&Response::new(vec![0x62; 39], StatusWord::new(0x9000)));
        assert_eq!(line.to_string(), "00 A4 09 04 | 6 > 256 | 39 9000");
        let line = TraceLine::of(&CommandApdu::new(Header::new(0x01, 0x20, 0x00, 0x01)));
        assert_eq!(line.to_string(), "01 20 00 01 | 0 > - | -");
    }
}
