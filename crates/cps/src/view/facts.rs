//! What is known of a card: facts that may be shown at once, and those that name somebody.

use super::Reading;
use serde::{Deserialize, Serialize};

/// What is known of a card, without names and numbers. What is absent was not read, or not yet.
///
/// Dates are seconds since 1970, in universal time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// Which card it is, by its answer to reset.
    pub card: Card,
    /// Whether Cryptolib 5.2 knows its answer to reset.
    pub known_to_cryptolib: bool,
    /// The generation as the card itself says it, if that looks like one: « CPS3v3 ».
    pub generation: Option<String>,
    /// CPS, CPF, CPE or CPA.
    pub kind: Option<Kind>,
    /// The profession's code (TRE_G15), or of the one being learnt (TRE_G16).
    pub profession: Option<u16>,
    /// The certificate to log in with.
    pub authentication: Option<Certificate>,
    /// The certificate to sign with.
    pub signature: Option<Certificate>,
    /// Tries left for the « code porteur ».
    pub holder_code: Option<Tries>,
    /// Tries left for the « code de déblocage ».
    pub unblocking_code: Option<Tries>,
    /// The card's last update over the network.
    pub update: Option<Update>,
    /// What was not as expected.
    pub remarks: Vec<Remark>,
    /// Whether [`super::Ask::AskForTries`] would be answered.
    pub may_ask_for_tries: bool,
}

/// Which card it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Card {
    /// CPS3, by its contacts.
    Cps3,
    /// CPS3, over the air: little can be read.
    Cps3Contactless,
    /// CPS4.
    Cps4,
    /// CPS2ter, out of use.
    Cps2Ter,
    /// Of the family, of a generation not known here.
    OtherCpx,
    /// A patient's card.
    Vitale,
    /// The card of somebody who works for the health insurance.
    InsuranceAgent,
    /// A bank or meal card.
    Bank,
    /// A national identity card.
    Identity,
    /// The card of a civil servant.
    StateAgent,
    /// A transport card.
    Transport,
    /// Not known.
    Unknown,
}

/// The kinds of cards (TRE_G02).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// A health professional's.
    Cps,
    /// Of one in training.
    Cpf,
    /// An employee's, or of a head of a health structure.
    Cpe,
    /// The same of another authorised structure.
    Cpa,
    /// Another number.
    Other(u16),
}

/// A certificate's facts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Certificate {
    /// From when on it serves: the later of its own beginning and its key's.
    pub not_before: u64,
    /// Until when: the earlier of both ends.
    pub not_after: u64,
    /// Who issued it, by its own words: « AC IGC-SANTE … ».
    pub issuer: Option<String>,
    /// What is thought of that name; no signature was checked.
    pub recognised: Issuer,
}

/// What is thought of an issuer's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Issuer {
    /// That of a health authority of France, whose key it names too.
    ByKey,
    /// That of a health authority of France.
    ByName,
    /// Of the IGC-Santé, as it says, but none that is known here.
    Unlisted,
    /// That of an authority for tests.
    ForTests,
    /// That of an authority of the CPS2ter, whose cards have ended.
    Old,
    /// Not known here.
    Unknown,
}

/// How often a code may still be tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tries {
    /// Tries left.
    pub left: u8,
    /// Tries at most, if the card says so.
    pub most: Option<u8>,
    /// It can't be used ever again.
    pub dead: bool,
}

/// The last update over the network.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Update {
    /// None so far: how most cards are.
    Never,
    /// It came to its end.
    Done {
        /// When it ended; which zone the card counts in is not known.
        ended: u64,
    },
    /// It did not.
    Broken,
}

/// Something that was not as expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remark {
    /// What.
    pub kind: RemarkKind,
    /// While this was read.
    pub reading: Option<Reading>,
}

/// What was not as expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RemarkKind {
    /// The card refused, with this status word.
    Refused(u16),
    /// It could be read, but not understood.
    NotUnderstood,
    /// The link to the card broke.
    Lost,
    /// The card does not list a certificate to log in with; it was looked for where a CPS3 has it.
    NotListed,
    /// The card's number is not the same everywhere.
    NumbersDiffer,
    /// The last digit of the RPPS number does not check it.
    RppsDigit,
    /// The issuer of the certificate to log in with is not known here.
    IssuerUnknown,
}

/// Names and numbers; told only when asked for. Printing it shows nothing.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// First names.
    pub given_names: Option<String>,
    /// Family name.
    pub surname: Option<String>,
    /// « Infirmier »: the profession in words, or what the card says in its place.
    pub title: Option<String>,
    /// The national identifier, with the digit before it that says its kind.
    pub identifier: Option<String>,
    /// What kind of number that is.
    pub identifier_kind: Option<IdentifierKind>,
    /// The card's ten digits.
    pub card_number: Option<String>,
    /// The chip's eight digits.
    pub chip_number: Option<String>,
}

impl core::fmt::Debug for Person {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("Person(…)")
    }
}

/// What kind of number identifies somebody (TRE_G08).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum IdentifierKind {
    /// RPPS.
    Rpps,
    /// ADELI.
    Adeli,
    /// Of a student.
    Student,
    /// Of somebody employed by a structure.
    Employee,
    /// Another.
    Unknown,
}
