//! Which card it is, by what its answer to reset is made of.
//!
//! The rule looks at the historical bytes, not at a list of whole answers: a
//! card whose family is known and whose exact answer is not is still named.

use iso7816::Atr;

/// What an answer to reset says of a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recognition {
    /// A card of the CPS family.
    Cpx(Generation),
    /// Something else.
    Other(OtherCard),
}

/// The generations of the CPS family. CPS, CPF, CPE and CPA share them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Generation {
    /// CPS2ter: before 2010, out of use.
    Cps2Ter,
    /// CPS3, by its contacts.
    Cps3,
    /// CPS3, over the air.
    Cps3Contactless,
    /// CPS4.
    Cps4,
    /// Of the family by its issuer's bytes, of no generation known here.
    Unknown,
}

/// Cards that get into the reader by mistake.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OtherCard {
    /// A patient's card of the first kind.
    Vitale1,
    /// A patient's card.
    Vitale2,
    /// The card of somebody who works for the health insurance.
    InsuranceAgent,
    /// A bank or meal card.
    Bank,
    /// The national identity card of 2021.
    Identity,
    /// The card of a civil servant.
    StateAgent,
    /// A transport card.
    Transport,
    /// Not known.
    Unknown,
}

/// In the historical bytes of every contact card of the family: country 250,
/// then the beginning of the pre-issuing data (CL `card-cps.c`, inferred from three generations).
const FAMILY: [u8; 5] = [0x12, 0x25, 0x00, 0x64, 0x80];

/// An answer to reset by pattern: `.` stands for any four bits.
const PATTERNS: &[(&str, Recognition)] = &[
    ("3B8F80010031B864....ECC.739401808290000E", Recognition::Cpx(Generation::Cps3Contactless)),
    ("3B751300004.09.A9000", Recognition::Other(OtherCard::Vitale2)),
    ("3F6525002.09.99000", Recognition::Other(OtherCard::Vitale1)),
    ("3F65250052096A9000", Recognition::Other(OtherCard::Vitale1)),
    ("3F652500A.096A9000", Recognition::Other(OtherCard::Vitale1)),
    ("3B6700002D201601789000", Recognition::Other(OtherCard::InsuranceAgent)),
    ("3B6500002063CB....", Recognition::Other(OtherCard::Bank)),
    ("3F6525....046C90.0", Recognition::Other(OtherCard::Bank)),
    ("3B6600006644010103B1", Recognition::Other(OtherCard::Bank)),
    ("3B6E000080318066B1A30101210A83009000", Recognition::Other(OtherCard::Bank)),
    ("3BDB96FF80B1FE451F870031C164093772130F9000F4", Recognition::Other(OtherCard::Identity)),
    ("3BD596FF80B1FE451F878073C82110A4", Recognition::Other(OtherCard::Identity)),
    ("3B8B80010031C1640937721300900051", Recognition::Other(OtherCard::Identity)),
    ("3BD518FF80B1FE451FC38073C821106E", Recognition::Other(OtherCard::StateAgent)),
    ("3BDF96008031FE450031B864041FECC173940180829000EC", Recognition::Other(OtherCard::StateAgent)),
    ("3BDF18FF8191FE1FC3003138644790ECC273140150829000BA", Recognition::Other(OtherCard::StateAgent)),
    ("3B6F0000805A28114210122B........829000", Recognition::Other(OtherCard::Transport)),
];

/// Answers of the family that the ANS's Cryptolib 5.2 knows; it compares them whole.
const KNOWN_TO_CRYPTOLIB: &[&str] = &[
    "3BAC00402A001225006480000310009000",
    "3B8F80010031B86404B0ECC1739401808290000E",
    "3B9B188001001225006480040100009044",
    "3B9B188001001225006480000401009044",
    "3BDC18FF00001225006480000401009000",
];

impl Recognition {
    /// Recognises a card by its answer to reset.
    #[must_use]
    pub fn of(atr: &Atr) -> Self {
        let bytes = atr.as_bytes();
        if let Some(at) = position(atr.historical_bytes(), &FAMILY) {
            let generation = atr.historical_bytes().get(at + FAMILY.len()..).unwrap_or(&[]);
            return Self::Cpx(Generation::of(generation));
        }
        let found = PATTERNS.iter().find(|(pattern, _)| matches(pattern, bytes));
        found.map_or(Self::Other(OtherCard::Unknown), |(_, card)| *card)
    }

    /// Whether Cryptolib 5.2 takes a card with this answer for one of the family.
    #[must_use]
    pub fn is_known_to_cryptolib(atr: &Atr) -> bool {
        KNOWN_TO_CRYPTOLIB.iter().any(|known| matches(known, atr.as_bytes()))
    }
}

impl Generation {
    /// By the bytes after the family's (CL `card-cps.c`).
    fn of(bytes: &[u8]) -> Self {
        let holds = |part: &[u8]| position(bytes, part).is_some();
        if holds(&[0x82, 0x02, 0x12]) {
            Self::Cps2Ter
        } else if holds(&[0x04, 0x01]) {
            Self::Cps4
        } else if holds(&[0x03, 0x10]) {
            Self::Cps3
        } else {
            Self::Unknown
        }
    }
}

fn position(bytes: &[u8], part: &[u8]) -> Option<usize> {
    bytes.windows(part.len()).position(|window| window == part)
}

/// Whether `bytes` are those of `pattern`, in hexadecimal digits; blanks in it mean nothing.
pub(crate) fn matches(pattern: &str, bytes: &[u8]) -> bool {
    let mut digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 0x0f]);
    let mut wanted = pattern.chars().filter(|c| *c != ' ');
    let all =
        wanted.all(|c| digits.next().is_some_and(|digit| c == '.' || c.to_digit(16) == Some(digit.into())));
    all && digits.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(hex: &str) -> (Recognition, bool) {
        let digits: Vec<u8> =
            hex.chars().filter_map(|c| c.to_digit(16)).map(|d| u8::try_from(d).unwrap()).collect();
        let bytes: Vec<u8> = digits.chunks(2).map(|pair| pair[0] << 4 | pair[1]).collect();
        let atr = Atr::parse(&bytes).unwrap();
        (Recognition::of(&atr), Recognition::is_known_to_cryptolib(&atr))
    }

    #[test]
    fn the_family() {
        use Generation::{Cps2Ter, Cps3, Cps3Contactless, Cps4, Unknown};
        for (hex, generation, known) in [
            ("3B AC 00 40 2A 00 12 25 00 64 80 82 02 12 00 90 00", Cps2Ter, false),
            ("3B AC 00 40 2A 00 12 25 00 64 80 00 03 10 00 90 00", Cps3, true),
            ("3B 8F 80 01 00 31 B8 64 04 B0 EC C1 73 94 01 80 82 90 00 0E", Cps3Contactless, true),
            ("3B 8F 80 01 00 31 B8 64 05 B1 EC C2 73 94 01 80 82 90 00 0E", Cps3Contactless, false),
            ("3B 9B 18 80 01 00 12 25 00 64 80 04 01 00 00 90 44", Cps4, true),
            ("3B 9B 18 80 01 00 12 25 00 64 80 00 04 01 00 90 44", Cps4, true),
            ("3B DC 18 FF 00 00 12 25 00 64 80 00 04 01 00 90 00", Cps4, true),
            ("3B AC 00 40 2A 00 12 25 00 64 80 00 05 10 00 90 00", Unknown, false),
            // The order of 03 10 and 04 01 counts: this is a CPS4 whose last byte is 03.
            ("3B AC 00 40 2A 00 12 25 00 64 80 00 04 01 03 90 00", Cps4, false),
        ] {
            assert_eq!(of(hex), (Recognition::Cpx(generation), known), "{hex}");
        }
    }

    #[test]
    fn other_cards() {
        use OtherCard::{Bank, Identity, InsuranceAgent, StateAgent, Transport, Unknown, Vitale1, Vitale2};
        for (hex, card) in [
            ("3B 75 13 00 00 43 09 EA 90 00", Vitale2),
            ("3B 75 13 00 00 45 09 FA 90 00", Vitale2),
            ("3F 65 25 00 22 09 69 90 00", Vitale1),
            ("3F 65 25 00 2C 09 F9 90 00", Vitale1),
            ("3F 65 25 00 52 09 6A 90 00", Vitale1),
            ("3F 65 25 00 A3 09 6A 90 00", Vitale1),
            ("3B 67 00 00 2D 20 16 01 78 90 00", InsuranceAgent),
            ("3B 65 00 00 20 63 CB 12 34", Bank),
            ("3B 6E 00 00 80 31 80 66 B1 A3 01 01 21 0A 83 00 90 00", Bank),
            ("3B DB 96 FF 80 B1 FE 45 1F 87 00 31 C1 64 09 37 72 13 0F 90 00 F4", Identity),
            ("3B D5 96 FF 80 B1 FE 45 1F 87 80 73 C8 21 10 A4", Identity),
            ("3B 8B 80 01 00 31 C1 64 09 37 72 13 00 90 00 51", Identity),
            ("3B D5 18 FF 80 B1 FE 45 1F C3 80 73 C8 21 10 6E", StateAgent),
            ("3B DF 96 00 80 31 FE 45 00 31 B8 64 04 1F EC C1 73 94 01 80 82 90 00 EC", StateAgent),
            ("3B DF 18 FF 81 91 FE 1F C3 00 31 38 64 47 90 EC C2 73 14 01 50 82 90 00 BA", StateAgent),
            ("3B 6F 00 00 80 5A 28 11 42 10 12 2B 01 02 03 04 82 90 00", Transport),
            ("3B 02 14 50", Unknown),
        ] {
            assert_eq!(of(hex).0, Recognition::Other(card), "{hex}");
        }
    }
}
