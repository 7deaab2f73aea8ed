//! What is known of a reader, before it is opened and after.

use serde::{Deserialize, Serialize};

/// The chosen reader.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reader {
    /// `idVendor`; 0 when the system's card service does not say.
    pub vendor: u16,
    /// `idProduct`; likewise.
    pub product: u16,
    /// `bcdDevice`: the release of its firmware.
    pub release: u16,
    /// As it is sold, if it is known here; else as it names itself, at most 80 characters.
    pub name: Option<String>,
    /// Whether it is one of the readers known here.
    pub known: bool,
    /// What is known against it.
    pub faults: Vec<Fault>,
    /// Its card reader interfaces, one for each kind of card; none if it is no card reader.
    pub interfaces: Vec<Interface>,
    /// Whether it can be read here.
    pub behaviour: Behaviour,
}

/// Whether a reader can be read here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Behaviour {
    /// It can.
    Readable,
    /// The browser keeps pages away from readers of its class.
    Protected,
    /// None of its interfaces can be used, as [`Interface::problem`] says.
    Unusable,
    /// It is no card reader.
    NotAReader,
}

/// A card reader interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Interface {
    /// `bInterfaceNumber`.
    pub number: u8,
    /// Its USB class.
    pub class: Class,
    /// At which level it exchanges; once it could be described, or as it is known.
    pub level: Option<Level>,
    /// How many slots it has; once it could be described.
    pub slots: Option<u16>,
    /// Why it cannot be used.
    pub problem: Option<Unusable>,
}

/// The USB class of an interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Class {
    /// `0B`: a card reader, which browsers keep pages away from.
    SmartCard,
    /// `FF`: its vendor's own, which pages may use.
    Vendor,
}

/// What one exchange with a reader carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Level {
    /// A TPDU: the computer speaks the card's protocol.
    Tpdu,
    /// A short APDU.
    ShortApdu,
    /// A short or extended APDU.
    ExtendedApdu,
}

/// Why an interface cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Unusable {
    /// It exchanges single characters.
    CharacterLevel,
    /// It is a token that uses the control pipe only (ICCD).
    ControlPipeOnly,
    /// It lacks a bulk pipe.
    NoBulkPipes,
}

/// Something known against a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fault {
    /// Its firmware has bugs that a newer one has not.
    OutdatedFirmware,
    /// It has no pinpad although it says so.
    NoPinpad,
    /// It is slow to start and to answer.
    Slow,
    /// It may be in a mode for bank cards and refuse others at first.
    BankMode,
    /// It works otherwise than its descriptor says; that is taken care of.
    Corrected,
}

/// A place for a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slot {
    /// The number of its interface.
    pub interface: u8,
    /// Its number there.
    pub number: u8,
    /// Whether a card is in it.
    pub card: bool,
    /// Whether that card is the one being examined, or examined last.
    pub examined: bool,
}
