//! What kinds of virtual readers there are.
//!
//! Each has the numbers and the features of a product (the descriptor dumps of the
//! free CCID driver, `LudovicRousseau/CCID`, `readers/*.txt`) and behaves as CCID
//! says for these; no product was compared with it.

use ccid::configuration::{CLASS_SMART_CARD, CLASS_VENDOR};
use ccid::{Level, ReaderId};

/// One kind of reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Model {
    /// A key for tables and tests.
    pub key: &'static str,
    /// `idVendor`, `idProduct`, `bcdDevice`.
    pub id: ReaderId,
    /// `bInterfaceClass`.
    pub class: u8,
    /// How many CCID interfaces the device has.
    pub interfaces: u8,
    /// How many slots each has.
    pub slots: u8,
    /// `dwFeatures`.
    pub features: u32,
    /// `dwProtocols`.
    pub protocols: u32,
    /// `dwMaxCCIDMessageLength`.
    pub max_message: u32,
    /// `wMaxPacketSize` of the bulk endpoints.
    pub packet: u16,
    /// Whether there is an interrupt endpoint.
    pub notifies: bool,
    /// What is odd about it.
    pub oddities: &'static [Oddity],
}

/// Something that real readers do and that a program must bear.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Oddity {
    /// An empty packet after answers that fill their last packet (usbd-ccid, CanoKey).
    EmptyPacket,
    /// An empty packet before each answer (GemPC Twin on USB 3).
    EmptyPacketFirst,
    /// Parameters announce no bytes and hold them all the same (QEMU).
    SilentParameters,
    /// The class descriptor comes after the last endpoint (O2Micro Oz776).
    DescriptorLast,
    /// SetParameters always fails (Alcor AU9540).
    FixedParameters,
    /// Refuses cards with error `BB` until an Escape leads out of EMV mode (Gemalto).
    EmvMode,
    /// Gives answers in parts of so many bytes, whatever its level (OMNIKEY 3x21).
    Parts(usize),
    /// Class requests on the control pipe are never answered (usbd-ccid).
    DeafControl,
    /// `61xx` and `6Cxx` are left to the host although it takes APDUs.
    LeavesT0,
    /// Asks for more time before each answer of the card.
    Slow,
}

/// A TPDU reader that leaves nothing but parameters to the host.
const USUAL: Model = Model {
    key: "tpdu",
    id: ReaderId { vendor: 0x04e6, product: 0x581c, release: 0x0200 },
    class: CLASS_SMART_CARD,
    interfaces: 1,
    slots: 1,
    features: 0x0001_00ba,
    protocols: 3,
    max_message: 271,
    packet: 64,
    notifies: true,
    oddities: &[],
};

const fn numbers(vendor: u16, product: u16) -> ReaderId {
    ReaderId { vendor, product, release: 0x0100 }
}

impl Model {
    /// Identiv SCR35xx: TPDU, parameters from the host.
    pub const TPDU: Self = USUAL;
    /// Gemalto PC Twin: TPDU, voltage, PPS and parameters from the host; EMV mode, empty packets.
    pub const BARE: Self = Self {
        key: "tpdu-nu",
        id: numbers(0x08e6, 0x3437),
        features: 0x0001_0230,
        packet: 32,
        oddities: &[Oddity::EmvMode, Oddity::EmptyPacketFirst],
        ..USUAL
    };
    /// Ingenico Leo: short APDU.
    pub const SHORT: Self =
        Self { key: "apdu-court", id: numbers(0x0f14, 0x003b), features: 0x0002_04ba, ..USUAL };
    /// Short APDU, but T=0 shows through, and each answer of the card takes its time.
    pub const SHORT_T0: Self = Self {
        key: "apdu-court-t0",
        id: numbers(0x0f14, 0x0037),
        features: 0x0002_04ba,
        oddities: &[Oddity::LeavesT0, Oddity::Slow],
        ..USUAL
    };
    /// OMNIKEY 3x21 as its newer firmware: extended APDU, answers in parts.
    pub const EXTENDED: Self = Self {
        key: "apdu-etendu",
        id: numbers(0x076b, 0x3031),
        features: 0x0004_04ba,
        max_message: 272,
        oddities: &[Oddity::Parts(100), Oddity::EmptyPacket],
        ..USUAL
    };
    /// Extended APDU, everything negotiated by the reader, no interrupt endpoint, a deaf control pipe.
    pub const QUIET: Self = Self {
        key: "apdu-muet",
        id: numbers(0x1209, 0x0001),
        features: 0x0004_0840,
        max_message: 3_072,
        notifies: false,
        oddities: &[Oddity::EmptyPacket, Oddity::DeafControl],
        ..USUAL
    };
    /// TPDU, everything negotiated by the reader, Parameters without a length.
    pub const AUTOMATIC: Self = Self {
        key: "tpdu-qemu",
        id: numbers(0x08e6, 0x4433),
        features: 0x0001_04fe,
        max_message: 65_554,
        oddities: &[Oddity::SilentParameters],
        ..USUAL
    };
    /// Alcor AU9540: parameters cannot be set.
    pub const FIXED: Self = Self {
        key: "apdu-fixe",
        id: numbers(0x058f, 0x9540),
        features: 0x0004_04ba,
        oddities: &[Oddity::FixedParameters, Oddity::DescriptorLast],
        ..USUAL
    };
    /// Cherry ST-2xxx: TPDU behind the vendor class, which ordinary web pages may use.
    pub const VENDOR: Self =
        Self { key: "classe-ff", id: numbers(0x046a, 0x003e), class: CLASS_VENDOR, ..USUAL };
    /// Kapelse KAP-LINK2: three interfaces in one device, for the cards of both sides of the desk.
    pub const TWO_CARDS: Self =
        Self { key: "bi-fente", id: numbers(0x2947, 0x0105), interfaces: 3, notifies: true, ..USUAL };
    /// ACS ACR33U: five slots behind one interface.
    pub const FIVE_SLOTS: Self =
        Self { key: "cinq-fentes", id: numbers(0x072f, 0x8300), slots: 5, features: 0x0002_04b0, ..USUAL };

    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::TPDU,
        Self::BARE,
        Self::SHORT,
        Self::SHORT_T0,
        Self::EXTENDED,
        Self::QUIET,
        Self::AUTOMATIC,
        Self::FIXED,
        Self::VENDOR,
        Self::TWO_CARDS,
        Self::FIVE_SLOTS,
    ];

    /// Whether it has this oddity.
    #[must_use]
    pub fn has(&self, oddity: Oddity) -> bool {
        self.oddities.contains(&oddity)
    }

    /// In parts of how many bytes it gives its answers, if it does.
    pub(crate) fn parts(&self) -> Option<usize> {
        self.oddities.iter().find_map(|oddity| match oddity {
            Oddity::Parts(most) => Some((*most).max(1)),
            _ => None,
        })
    }

    /// The level it works at.
    pub(crate) const fn level(&self) -> Level {
        if self.features & 0x4_0000 != 0 {
            Level::ExtendedApdu
        } else if self.features & 0x2_0000 != 0 {
            Level::ShortApdu
        } else {
            Level::Tpdu
        }
    }
}
