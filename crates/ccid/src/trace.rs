//! A dialogue with a reader, printed for people: times, messages, commands, status words, lengths.
//!
//! What a card answers and what a command carries may be personal or secret,
//! so of a command only its header is printed, and of an answer only its status
//! word. A trace can be sent to somebody who helps.

use crate::message::{Frame, MessageType};
use core::fmt;
use iso7816::atr::EdcKind;
use iso7816::t1::Block;
use iso7816::{Hex, Instant, StatusWord};

/// One message on a bulk pipe. It is printed with [`fmt::Display`], as one line without an end.
///
/// ```
/// use ccid::trace::{Carried, Line, Way};
/// use iso7816::Instant;
///
/// let line = Line {
///     at: Instant::from_millis(1_250),
///     way: Way::ToReader,
///     carried: Carried::Command,
///     message: &[0x6f, 7, 0, 0, 0, 0, 4, 0, 0, 0, 0x00, 0xa4, 0x00, 0x0c, 0x02, 0x3f, 0x00],
/// };
/// assert_eq!(line.to_string(), "    1250 ms > PC_to_RDR_XfrBlock slot 0 seq 4, 7 bytes: 00 A4 00 0C …3");
/// ```
#[derive(Clone, Copy)]
pub struct Line<'a> {
    /// When it was sent or came.
    pub at: Instant,
    /// In which direction.
    pub way: Way,
    /// What data blocks hold.
    pub carried: Carried,
    /// The message, whatever it is.
    pub message: &'a [u8],
}

/// The direction of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Out.
    ToReader,
    /// In.
    FromReader,
}

/// What is inside the data blocks of a dialogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Carried {
    /// Not known, or nothing of interest: lengths only.
    Unknown,
    /// APDUs, or TPDUs of T=0.
    Command,
    /// Blocks of T=1.
    Block(EdcKind),
}

impl fmt::Display for Line<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let way = match self.way {
            Way::ToReader => '>',
            Way::FromReader => '<',
        };
        write!(f, "{:8} ms {way} ", self.at.as_millis())?;
        let Some(frame) = Frame::parse(self.message) else {
            return write!(f, "{} bytes without a header", self.message.len());
        };
        frame.fmt(f)?;
        match (frame.message, self.carried) {
            (MessageType::XFR_BLOCK, Carried::Command) => command(frame.data, f),
            (MessageType::DATA_BLOCK, Carried::Command) => response(frame.data, f),
            (MessageType::XFR_BLOCK | MessageType::DATA_BLOCK, Carried::Block(edc))
                if !frame.data.is_empty() =>
            {
                match Block::parse(frame.data, edc) {
                    Ok(block) => write!(f, ": {block}"),
                    Err(fault) => write!(f, ": no block, {fault}"),
                }
            }
            _ => Ok(()),
        }
    }
}

impl fmt::Debug for Line<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Line({self})")
    }
}

fn command(data: &[u8], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match data.split_first_chunk::<4>() {
        Some((header, [])) => write!(f, ": {}", Hex(header)),
        Some((header, rest)) => write!(f, ": {} …{}", Hex(header), rest.len()),
        None => Ok(()),
    }
}

fn response(data: &[u8], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match data.split_last_chunk::<2>() {
        Some((_, [sw1, sw2])) => write!(f, ": {:?}", StatusWord::from_bytes(*sw1, *sw2)),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(way: Way, carried: Carried, message: &[u8]) -> String {
        let at = Instant::from_millis(7);
        let line = Line { at, way, carried, message };
        line.to_string().trim_start().to_owned()
    }

    #[test]
    fn a_name_in_an_answer_is_not_printed() {
        let mut message = vec![0x80, 8, 0, 0, 0, 0, 4, 0, 0, 0];
        message.extend(b"DUPONT");
        message.extend([0x90, 0x00]);
        let text = shown(Way::FromReader, Carried::Command, &message);
        assert_eq!(text, "7 ms < RDR_to_PC_DataBlock slot 0 seq 4 card active, 8 bytes: 9000 (success)");
    }

    #[test]
    fn blocks_are_named() {
        let message = [0x6f, 5, 0, 0, 0, 0, 4, 3, 0, 0, 0x00, 0xe3, 0x01, 0x03, 0xe1];
        let text = shown(Way::ToReader, Carried::Block(EdcKind::Lrc), &message);
        assert_eq!(text, "7 ms > PC_to_RDR_XfrBlock slot 0 seq 4 03 00 00, 5 bytes: S(WTX response 3)");
        let text = shown(Way::ToReader, Carried::Block(EdcKind::Crc), &message);
        assert!(text.ends_with("no block, fewer bytes than announced"), "{text}");
    }

    #[test]
    fn anything_can_be_printed() {
        assert_eq!(shown(Way::FromReader, Carried::Command, &[1, 2]), "7 ms < 2 bytes without a header");
        let short = [0x6f, 2, 0, 0, 0, 0, 4, 0, 0, 0, 1, 2];
        assert_eq!(
            shown(Way::ToReader, Carried::Command, &short),
            "7 ms > PC_to_RDR_XfrBlock slot 0 seq 4, 2 bytes"
        );
    }
}
