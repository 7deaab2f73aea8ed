//! Status words: how a command ended (7816-4 §5.6).

use core::fmt;

/// SW1 and SW2, the last two bytes of every response.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StatusWord(u16);

/// The groups of 7816-4 §5.6, table 5.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Outcome {
    /// `9000` and `61xx`: the command was carried out.
    Normal,
    /// `62xx` and `63xx`: it was carried out, with a remark.
    Warning,
    /// `64xx` to `66xx`: carrying it out failed.
    ExecutionError,
    /// `67xx` to `6Fxx`: it was refused.
    Refused,
    /// `9xxx` other than `9000`: the application's own.
    Proprietary,
    /// Anything else: not a status word of this standard.
    Invalid,
}

macro_rules! named {
    ($($name:ident = $number:literal, $meaning:literal;)*) => {
        impl StatusWord {
            $(
                #[doc = concat!("`", stringify!($number), "`: ", $meaning, ".")]
                pub const $name: Self = Self($number);
            )*

            /// What it means by 7816-4 §5.6, in a few words.
            #[must_use]
            pub fn meaning(self) -> &'static str {
                match self.0 {
                    $($number => $meaning,)*
                    _ => self.family(),
                }
            }

            /// The status words that have a name here.
            pub const NAMED: &'static [Self] = &[$(Self::$name),*];
        }
    };
}

named! {
    SUCCESS = 0x9000, "success";
    DATA_MAY_BE_CORRUPT = 0x6281, "part of the data may be corrupt";
    END_OF_FILE = 0x6282, "the file or record ends before the data asked for";
    FILE_DEACTIVATED = 0x6283, "the selected file is deactivated";
    CONTROL_INFORMATION_FORM = 0x6284, "the file control information is not formatted as it should be";
    FILE_TERMINATED = 0x6285, "the selected file is in its termination state";
    NO_INPUT_FROM_SENSOR = 0x6286, "no input data from a sensor of the card";
    RECORD_DEACTIVATED = 0x6287, "a referenced record is deactivated";
    FILE_FULL = 0x6381, "the file was filled up by the last write";
    IMMEDIATE_ANSWER_NEEDED = 0x6401, "the card needs an immediate answer";
    CHANNEL_SHARED_ACCESS_DENIED = 0x6481, "logical channel shared access denied";
    CHANNEL_OPENING_DENIED = 0x6482, "logical channel opening denied";
    MEMORY_FAILURE = 0x6581, "memory failure";
    WRONG_LENGTH = 0x6700, "wrong length";
    CHANNEL_NOT_SUPPORTED = 0x6881, "logical channel not supported or not open";
    SECURE_MESSAGING_NOT_SUPPORTED = 0x6882, "secure messaging not supported";
    LAST_OF_CHAIN_EXPECTED = 0x6883, "the last command of the chain was expected";
    CHAINING_NOT_SUPPORTED = 0x6884, "command chaining not supported";
    INCOMPATIBLE_WITH_FILE = 0x6981, "incompatible with the structure of the file";
    SECURITY_STATUS_NOT_SATISFIED = 0x6982, "the security status is not satisfied";
    METHOD_BLOCKED = 0x6983, "the authentication method is blocked";
    REFERENCE_DATA_UNUSABLE = 0x6984, "the reference data cannot be used";
    CONDITIONS_NOT_SATISFIED = 0x6985, "conditions of use not satisfied";
    NO_CURRENT_FILE = 0x6986, "command not allowed: no current file";
    SECURE_MESSAGING_MISSING = 0x6987, "expected secure messaging objects are missing";
    SECURE_MESSAGING_WRONG = 0x6988, "secure messaging objects are wrong";
    WRONG_DATA = 0x6a80, "wrong parameters in the data field";
    FUNCTION_NOT_SUPPORTED = 0x6a81, "function not supported";
    FILE_NOT_FOUND = 0x6a82, "file or application not found";
    RECORD_NOT_FOUND = 0x6a83, "record not found";
    NOT_ENOUGH_MEMORY = 0x6a84, "not enough memory in the file";
    LENGTH_INCONSISTENT_WITH_TLV = 0x6a85, "length inconsistent with the TLV structure";
    WRONG_P1_P2 = 0x6a86, "wrong parameters P1-P2";
    LENGTH_INCONSISTENT_WITH_P1_P2 = 0x6a87, "length inconsistent with P1-P2";
    REFERENCE_NOT_FOUND = 0x6a88, "referenced data not found";
    FILE_EXISTS = 0x6a89, "the file already exists";
    NAME_EXISTS = 0x6a8a, "the application name already exists";
    WRONG_PARAMETERS = 0x6b00, "wrong parameters P1-P2, or an offset outside the file";
    INSTRUCTION_NOT_SUPPORTED = 0x6d00, "instruction not supported";
    CLASS_NOT_SUPPORTED = 0x6e00, "class not supported";
    NO_PRECISE_DIAGNOSIS = 0x6f00, "no precise diagnosis";
}

impl StatusWord {
    /// From the number as the standard writes it.
    #[must_use]
    pub const fn new(number: u16) -> Self {
        Self(number)
    }

    /// From SW1 and SW2.
    #[must_use]
    pub const fn from_bytes(sw1: u8, sw2: u8) -> Self {
        Self(u16::from_be_bytes([sw1, sw2]))
    }

    /// The number as the standard writes it.
    #[must_use]
    pub const fn number(self) -> u16 {
        self.0
    }

    /// SW1 and SW2.
    #[must_use]
    pub const fn to_bytes(self) -> [u8; 2] {
        self.0.to_be_bytes()
    }

    /// Whether it is `9000`.
    #[must_use]
    pub fn is_success(self) -> bool {
        self == Self::SUCCESS
    }

    /// Which group it belongs to.
    #[must_use]
    pub fn outcome(self) -> Outcome {
        match self.to_bytes() {
            [0x90, 0x00] | [0x61, _] => Outcome::Normal,
            [0x62 | 0x63, _] => Outcome::Warning,
            [0x64..=0x66, _] => Outcome::ExecutionError,
            [0x67..=0x6f, _] => Outcome::Refused,
            [0x90..=0x9f, _] => Outcome::Proprietary,
            _ => Outcome::Invalid,
        }
    }

    /// `61xx`: how many more bytes GET RESPONSE can fetch, 1 to 256 (`6100` means 256, or more).
    #[must_use]
    pub fn bytes_available(self) -> Option<u16> {
        match self.to_bytes() {
            [0x61, count] => Some(zero_means_256(count)),
            _ => None,
        }
    }

    /// `6Cxx`: the Le that the command should have had, 1 to 256.
    #[must_use]
    pub fn correct_length(self) -> Option<u16> {
        match self.to_bytes() {
            [0x6c, length] => Some(zero_means_256(length)),
            _ => None,
        }
    }

    /// `63Cx`: a counter, as VERIFY without data gives it.
    #[must_use]
    pub fn counter(self) -> Option<u8> {
        match self.to_bytes() {
            [0x63, sw2] if sw2 & 0xf0 == 0xc0 => Some(sw2 & 0x0f),
            _ => None,
        }
    }

    fn family(self) -> &'static str {
        match self.to_bytes() {
            [0x61, _] => "more data is available",
            [0x62 | 0x64, 0x02..=0x80] => "the card wants to be asked for something",
            [0x62, _] => "warning, nothing changed",
            [0x63, sw2] if sw2 & 0xf0 == 0xc0 => "a counter",
            [0x63, _] => "warning, something changed",
            [0x64, _] => "execution error, nothing changed",
            [0x65, _] => "execution error, something changed",
            [0x66, _] => "execution error of security",
            [0x68, _] => "functions of this class not supported",
            [0x69, _] => "command not allowed",
            [0x6a, _] => "wrong parameters",
            [0x6c, _] => "wrong Le; the right one is given",
            _ => match self.outcome() {
                Outcome::Refused => "refused",
                Outcome::Proprietary => "known to the application only",
                Outcome::Normal | Outcome::Warning | Outcome::ExecutionError | Outcome::Invalid => {
                    "not a status word"
                }
            },
        }
    }
}

fn zero_means_256(byte: u8) -> u16 {
    if byte == 0 { 256 } else { u16::from(byte) }
}

impl fmt::Display for StatusWord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04X}", self.0)
    }
}

impl fmt::Debug for StatusWord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self} ({})", self.meaning())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_and_numbers_inside() {
        for (number, outcome) in [
            (0x9000, Outcome::Normal),
            (0x6127, Outcome::Normal),
            (0x6282, Outcome::Warning),
            (0x63c3, Outcome::Warning),
            (0x6581, Outcome::ExecutionError),
            (0x6a82, Outcome::Refused),
            (0x6c0c, Outcome::Refused),
            (0x9840, Outcome::Proprietary),
            (0x0000, Outcome::Invalid),
            (0x6000, Outcome::Invalid),
        ] {
            assert_eq!(StatusWord::new(number).outcome(), outcome, "{number:04X}");
        }
        assert_eq!(StatusWord::new(0x6100).bytes_available(), Some(256));
        assert_eq!(StatusWord::new(0x6c0c).correct_length(), Some(12));
        assert_eq!(StatusWord::new(0x63c0).counter(), Some(0));
        assert_eq!(StatusWord::new(0x6381).counter(), None);
    }

    #[test]
    fn every_number_has_a_meaning_and_survives() {
        for number in 0..=u16::MAX {
            let status = StatusWord::new(number);
            assert!(!status.meaning().is_empty());
            let [sw1, sw2] = status.to_bytes();
            assert_eq!(StatusWord::from_bytes(sw1, sw2), status);
        }
        let mut names = StatusWord::NAMED.to_vec();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), StatusWord::NAMED.len());
    }

    #[test]
    fn what_is_no_error_of_a_channel() {
        assert_eq!(StatusWord::new(0x6402).meaning(), "the card wants to be asked for something");
        assert_eq!(StatusWord::new(0x6481), StatusWord::CHANNEL_SHARED_ACCESS_DENIED);
        assert_eq!(StatusWord::new(0x6482), StatusWord::CHANNEL_OPENING_DENIED);
    }

    #[test]
    fn shown_with_number_and_meaning() {
        assert_eq!(format!("{:?}", StatusWord::FILE_NOT_FOUND), "6A82 (file or application not found)");
        assert_eq!(StatusWord::new(0x63c2).to_string(), "63C2");
    }
}
