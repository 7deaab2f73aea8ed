//! The command APDU in its four cases, short and extended (7816-3 §12.1.3).

use crate::limits::MAX_COMMAND_DATA;
use crate::{Cursor, Misuse, Unsupported};
use core::fmt;

/// The four bytes that every command begins with.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Header {
    /// Class: channel, chaining, secure messaging (7816-4 §5.4.1).
    pub cla: u8,
    /// Instruction.
    pub ins: u8,
    /// First parameter.
    pub p1: u8,
    /// Second parameter.
    pub p2: u8,
}

/// How many bytes of response data are wanted at most: 1 to 65,536.
///
/// A type of its own because the encodings are treacherous: `00` is 256 in a
/// short field, `0000` is 65,536 in an extended one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Le(u32);

/// A command, valid by construction.
///
/// It is shown with its header and the lengths only: data may be secret.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct CommandApdu {
    header: Header,
    data: Vec<u8>,
    le: Option<Le>,
}

/// The four cases (7816-3 §12.1.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// No data either way.
    One,
    /// Only response data.
    Two,
    /// Only command data.
    Three,
    /// Data both ways.
    Four,
}

/// How lengths are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// One byte each.
    Short,
    /// Two bytes each, after a zero byte.
    Extended,
}

impl Header {
    /// The four bytes by name.
    #[must_use]
    pub const fn new(cla: u8, ins: u8, p1: u8, p2: u8) -> Self {
        Self { cla, ins, p1, p2 }
    }

    /// The four bytes in the order they are sent.
    #[must_use]
    pub const fn to_bytes(self) -> [u8; 4] {
        [self.cla, self.ins, self.p1, self.p2]
    }
}

impl Le {
    /// All there is, of a short response.
    pub const SHORT_MAX: Self = Self(256);
    /// All there is, of an extended response.
    pub const EXTENDED_MAX: Self = Self(65_536);

    /// `count` bytes at most; none if that is zero or more than 65,536.
    #[must_use]
    pub fn new(count: u32) -> Option<Self> {
        (1..=65_536).contains(&count).then_some(Self(count))
    }

    /// As a short Le field gives it.
    #[must_use]
    pub fn from_short(byte: u8) -> Self {
        Self(if byte == 0 { 256 } else { u32::from(byte) })
    }

    /// As an extended Le field gives it.
    #[must_use]
    pub fn from_extended(bytes: [u8; 2]) -> Self {
        match u16::from_be_bytes(bytes) {
            0 => Self(65_536),
            count => Self(u32::from(count)),
        }
    }

    /// How many bytes.
    #[must_use]
    pub fn count(self) -> usize {
        usize::try_from(self.0).unwrap_or(usize::MAX)
    }

    /// The short field; none if it needs the extended one.
    #[must_use]
    pub fn to_short(self) -> Option<u8> {
        match self.0 {
            256 => Some(0),
            count => u8::try_from(count).ok(),
        }
    }

    /// The extended field.
    #[must_use]
    pub fn to_extended(self) -> [u8; 2] {
        // Only 65,536 does not fit, and is written as zero.
        u16::try_from(self.0).unwrap_or(0).to_be_bytes()
    }
}

impl CommandApdu {
    /// A command without data and without a wish for any (case 1).
    #[must_use]
    pub fn new(header: Header) -> Self {
        Self { header, data: Vec::new(), le: None }
    }

    /// The same command with data; empty data is none.
    ///
    /// # Errors
    ///
    /// [`Misuse::CommandTooLong`] beyond 65,535 bytes.
    pub fn with_data(self, data: Vec<u8>) -> Result<Self, Misuse> {
        if data.len() > MAX_COMMAND_DATA {
            return Err(Misuse::CommandTooLong);
        }
        Ok(Self { data, ..self })
    }

    /// The same command, wanting at most so much response data.
    #[must_use]
    pub fn expecting(self, le: Le) -> Self {
        Self { le: Some(le), ..self }
    }

    /// The same command with another header.
    #[must_use]
    pub fn with_header(self, header: Header) -> Self {
        Self { header, ..self }
    }

    /// Class, instruction and parameters.
    #[must_use]
    pub fn header(&self) -> Header {
        self.header
    }

    /// The command's data, empty in cases 1 and 2.
    #[must_use]
    pub fn data(&self) -> &[u8] {
        &self.data
    }

    /// How much response data is wanted; none in cases 1 and 3.
    #[must_use]
    pub fn le(&self) -> Option<Le> {
        self.le
    }

    /// Which of the four cases it is.
    #[must_use]
    pub fn case(&self) -> Case {
        match (self.data.is_empty(), self.le) {
            (true, None) => Case::One,
            (true, Some(_)) => Case::Two,
            (false, None) => Case::Three,
            (false, Some(_)) => Case::Four,
        }
    }

    /// The shorter form that can hold it.
    #[must_use]
    pub fn form(&self) -> Form {
        let le_fits = self.le.is_none_or(|le| le.to_short().is_some());
        if le_fits && u8::try_from(self.data.len()).is_ok() { Form::Short } else { Form::Extended }
    }

    /// The bytes, in the given form. Case 1 has no lengths and looks the same in both.
    ///
    /// # Errors
    ///
    /// [`Unsupported::ExtendedLength`] if the short form cannot hold it.
    pub fn emit(&self, form: Form) -> Result<Vec<u8>, Unsupported> {
        let mut bytes = self.header.to_bytes().to_vec();
        match form {
            Form::Short => {
                if !self.data.is_empty() {
                    let length = u8::try_from(self.data.len());
                    bytes.push(length.map_err(|_| Unsupported::ExtendedLength)?);
                }
                bytes.extend_from_slice(&self.data);
                if let Some(le) = self.le {
                    bytes.push(le.to_short().ok_or(Unsupported::ExtendedLength)?);
                }
            }
            Form::Extended => {
                if self.case() != Case::One {
                    bytes.push(0);
                }
                if !self.data.is_empty() {
                    let length = u16::try_from(self.data.len());
                    let length = length.map_err(|_| Unsupported::ExtendedLength)?;
                    bytes.extend(length.to_be_bytes());
                }
                bytes.extend_from_slice(&self.data);
                if let Some(le) = self.le {
                    bytes.extend(le.to_extended());
                }
            }
        }
        Ok(bytes)
    }

    /// Reads a command and the form it is in (7816-3 §12.1.3).
    ///
    /// # Errors
    ///
    /// [`Misuse::NotACommand`] if the lengths do not add up.
    pub fn parse(bytes: &[u8]) -> Result<(Self, Form), Misuse> {
        parse(bytes).ok_or(Misuse::NotACommand)
    }
}

fn parse(bytes: &[u8]) -> Option<(CommandApdu, Form)> {
    let mut cursor = Cursor::new(bytes);
    let [cla, ins, p1, p2] = cursor.take_array()?;
    let plain = CommandApdu::new(Header::new(cla, ins, p1, p2));
    let body = cursor.rest();
    Some(match body {
        [] => (plain, Form::Short),
        [le] => (plain.expecting(Le::from_short(*le)), Form::Short),
        [0, high, low] => (plain.expecting(Le::from_extended([*high, *low])), Form::Extended),
        [0, ..] => {
            cursor.take_u8()?;
            let length = usize::from(cursor.take_u16_be()?);
            (finish(plain, &mut cursor, length, Form::Extended)?, Form::Extended)
        }
        [lc, ..] => {
            cursor.take_u8()?;
            (finish(plain, &mut cursor, usize::from(*lc), Form::Short)?, Form::Short)
        }
    })
}

/// Cases 3 and 4: data of a length that is not zero, then perhaps Le.
fn finish(plain: CommandApdu, cursor: &mut Cursor<'_>, length: usize, form: Form) -> Option<CommandApdu> {
    let data = cursor.take(length)?;
    if data.is_empty() {
        return None;
    }
    let command = plain.with_data(data.to_vec()).ok()?;
    match (form, cursor.rest()) {
        (_, []) => Some(command),
        (Form::Short, [le]) => Some(command.expecting(Le::from_short(*le))),
        (Form::Extended, [high, low]) => Some(command.expecting(Le::from_extended([*high, *low]))),
        _ => None,
    }
}

impl fmt::Display for Header {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        crate::Hex(&self.to_bytes()).fmt(f)
    }
}

impl fmt::Debug for Header {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for CommandApdu {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.header.fmt(f)?;
        if !self.data.is_empty() {
            write!(f, " +{} bytes", self.data.len())?;
        }
        match self.le {
            Some(le) => write!(f, " ?{}", le.count()),
            None => Ok(()),
        }
    }
}

impl fmt::Debug for CommandApdu {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CommandApdu({self})")
    }
}
