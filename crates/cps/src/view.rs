//! The border between a page and the engine that reads cards: everything that crosses it, as bytes.
//!
//! The page says [`Ask`], the engine [`Tell`]; nothing else passes. Both are plain values without a type of
//! the card's or the reader's crates, so that a page is built without these. Readers, cards and their texts are
//! foreign: whatever is told is data to be shown as text.
//!
//! | the page says | the engine tells, in this order |
//! |---|---|
//! | *(started)* | [`Tell::Means`], [`Tell::Demonstrations`] |
//! | [`Ask::ChooseReader`] | [`Tell::Reader`], or [`Tell::Trouble`] |
//! | [`Ask::Examine`], [`Ask::Demonstrate`] | [`Tell::Begun`], then for each card [`Tell::Slots`], [`Tell::Progress`], [`Tell::Found`], [`Tell::Facts`] (the last two again as more is known) and one [`Tell::Ended`] |
//! | [`Ask::AskForTries`] | [`Tell::Facts`], [`Tell::Progress`], [`Tell::Found`], [`Tell::Ended`]; what was told holds |
//! | [`Ask::Reveal`] | [`Tell::Person`] |
//! | [`Ask::WriteReport`] | [`Tell::Report`] |
//! | [`Ask::Cancel`] | [`Tell::Ended`] if something was under way, [`Tell::Released`] |
//! | [`Ask::Forget`] | the same; nothing of a card is kept after it |
//!
//! While an examination lasts, [`Tell::Slots`] comes whenever a card comes or goes, and a card that comes is looked
//! at. When it takes the former one's place, [`Tell::Begun`] is told anew, and what was told holds no longer. A page
//! that nobody sees lets the reader go: [`Tell::Released`], then [`Tell::Slots`] once it is seen; a card that is
//! there both times may be another. What goes wrong is told once, by [`Tell::Trouble`], and what was told before
//! still holds. A reader that is unplugged, or that cannot be used any more, is let go: [`Tell::Released`] follows.

mod facts;
mod means;
mod reader;
mod trouble;

use crate::finding::Established;
use serde::{Deserialize, Serialize};

pub use facts::{
    Card, Certificate, Facts, IdentifierKind, Issuer, Kind, Person, Remark, RemarkKind, Tries, Update,
};
pub use means::{Means, NoReach, Reach, Surroundings, System};
pub use reader::{Behaviour, Class, Fault, Interface, Level, Reader, Slot, Unusable};
pub use trouble::Trouble;

/// The most bytes of one message; longer ones are not read.
pub const LONGEST: usize = 64 * 1024;

/// What the page asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Ask {
    /// Let the person choose a reader; only right after a click or a key, since the browser asks too.
    ChooseReader,
    /// The person agreed to have the card in the chosen reader read: read it.
    Examine,
    /// The same with a virtual card.
    Demonstrate {
        /// The [`Demonstration::key`].
        key: String,
        /// How long it takes.
        pace: Pace,
    },
    /// After the end with a CPS4: how many tries its code has left ([`Facts::may_ask_for_tries`]).
    AskForTries,
    /// Names and numbers, to show them.
    Reveal,
    /// The text for whoever helps.
    WriteReport(Choices),
    /// Stop: no power, the reader free. What was found stays, and so does the choice of the reader.
    Cancel,
    /// Stop, and forget the reader and all that was found.
    Forget,
}

/// How long a demonstration takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Pace {
    /// As long as a real card would by its own speed.
    AsReal,
    /// As long as the computer needs.
    AtOnce,
}

/// What the report may hold besides technical facts, findings and the trace.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choices {
    /// First names and family name.
    pub names: bool,
    /// National identifier, numbers of the card and its chip.
    pub numbers: bool,
}

/// What the engine tells.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Tell {
    /// What can be done in this browser, on this page. First of all.
    Means(Means),
    /// The virtual cards there are.
    Demonstrations(Vec<Demonstration>),
    /// The chosen reader: named before it is opened, and told once more when it could be described.
    Reader(Reader),
    /// An examination began; or that of another card, and what was told of the former holds no longer.
    Begun(Begun),
    /// The slots of the reader and whether a card is in them. Told anew whenever that changes.
    Slots(Vec<Slot>),
    /// How far it is.
    Progress(Progress),
    /// A conclusion. Each is told once; what is established better is told again.
    Found(Established),
    /// What is known of the card, without names and numbers. Told anew when there is more.
    Facts(Facts),
    /// Names and numbers.
    Person(Person),
    /// The text for whoever helps.
    Report(String),
    /// The examination of one card ended; the slots are still watched.
    Ended(End),
    /// Something does not go.
    Trouble(Trouble),
    /// The reader is free for other programs, nothing is under way.
    Released,
}

/// A virtual card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Demonstration {
    /// Its stable name.
    pub key: String,
    /// What a visitor chooses it by, in French.
    pub label: String,
}

/// An examination that began.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Begun {
    /// Whether the card is a virtual one: to be said wherever something of it is shown.
    pub demonstration: bool,
    /// The day that dates are compared with, in seconds since 1970: today, or the day that the virtual cards are made for.
    pub today: u64,
}

/// How far an examination is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// What is being done.
    pub stage: Stage,
    /// Exchanges with the card so far.
    pub done: u16,
    /// How many there will be, as far as is known now; at least [`Progress::done`].
    pub expected: u16,
    /// How long it will still take, once the card's speed is known.
    pub seconds_left: Option<u16>,
}

/// What is being done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stage {
    /// The reader is opened.
    Opening,
    /// No card is in it: somebody must put one in.
    WaitingForCard,
    /// The card is given power.
    PoweringOn,
    /// This is read.
    Reading(Reading),
}

/// What is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reading {
    /// Which application the card has.
    Application,
    /// Whether its last update came to its end.
    Update,
    /// How many tries are left for the « code porteur ».
    HolderCode,
    /// How many for the « code de déblocage ».
    UnblockingCode,
    /// The list of the certificates.
    Certificates,
    /// The certificate to log in with.
    Authentication,
    /// The certificate to sign with.
    Signature,
    /// The numbers of the card and its chip.
    Numbers,
}

/// How the examination of a card ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum End {
    /// All that this card lets be read was read.
    Whole,
    /// Something went wrong, as told before; what was read until then holds.
    Partial,
    /// Somebody stopped it.
    Cancelled,
}

/// Bytes that are no message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoMessage;

impl core::fmt::Display for NoMessage {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("not a message of this version")
    }
}

impl core::error::Error for NoMessage {}

macro_rules! message {
    ($name:ident) => {
        impl $name {
            /// Its bytes (postcard).
            #[must_use]
            pub fn encode(&self) -> Vec<u8> {
                // Writing to memory cannot fail; an empty message would be none.
                postcard::to_allocvec(self).unwrap_or_default()
            }

            /// The message that these bytes are, to their end.
            ///
            /// # Errors
            ///
            /// [`NoMessage`] for any other bytes, and for more than [`LONGEST`].
            pub fn decode(bytes: &[u8]) -> Result<Self, NoMessage> {
                if bytes.len() > LONGEST {
                    return Err(NoMessage);
                }
                match postcard::take_from_bytes(bytes) {
                    Ok((message, [])) => Ok(message),
                    _ => Err(NoMessage),
                }
            }
        }
    };
}

message!(Ask);
message!(Tell);

#[cfg(test)]
mod tests;
