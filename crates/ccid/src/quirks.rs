//! Readers that are not as their descriptor says, as data: which, what is different, who says so.
//!
//! « CCID » in a source is the free driver `LudovicRousseau/CCID` of 2026-06-27,
//! with the file where the fact can be read.

use crate::descriptor::Level;
use crate::message::PowerSelect;

/// Which product it is, in which release.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReaderId {
    /// `idVendor`.
    pub vendor: u16,
    /// `idProduct`.
    pub product: u16,
    /// `bcdDevice`.
    pub release: u16,
}

/// What to do differently with one reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Quirk {
    /// Only this voltage works, whatever the descriptor says.
    OnlyVoltage(PowerSelect),
    /// The longest T=1 field is this.
    MaxFieldSize(u8),
    /// No faster than this, in bit/s.
    MaxDataRate(u32),
    /// Works at this level, whatever the descriptor says.
    Level(Level),
    /// Needs a second after it is plugged in, and four times the usual time for each answer.
    Slow,
    /// SetParameters fails but the card works after two resets.
    ParametersMayFail,
    /// The T=1 field size must not be proposed.
    ProposesNoFieldSize,
    /// May be in EMV mode and refuse other cards with error `BB`; an Escape leads out.
    EmvMode,
    /// Only so many of its interfaces, from the first, speak CCID.
    Interfaces(u8),
    /// Has no pinpad although it says so.
    NoPinpad,
    /// The firmware has bugs that a newer one has not; worth telling its owner.
    Outdated,
}

/// One line of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// `idVendor`.
    pub vendor: u16,
    /// `idProduct`.
    pub product: u16,
    /// In which releases (`bcdDevice`), both ends included.
    pub releases: (u16, u16),
    /// What is different.
    pub quirk: Quirk,
    /// Who says so.
    pub source: &'static str,
}

/// What is known to be different with a reader, in the order of the table.
pub fn of(id: ReaderId) -> impl Iterator<Item = &'static Entry> {
    TABLE.iter().filter(move |e| {
        let (first, last) = e.releases;
        (e.vendor, e.product) == (id.vendor, id.product) && (first..=last).contains(&id.release)
    })
}

const HACKS: &str = "CCID, src/ccid.c";
const BOGUS: &str = "CCID, src/ccid_usb.c, table of firmware with bugs";
const GEMALTO: &str = "CCID, src/ccid.c and src/commands.c";

const fn entry(vendor: u16, product: u16, quirk: Quirk, source: &'static str) -> Entry {
    Entry { vendor, product, releases: (0, u16::MAX), quirk, source }
}

/// A quirk of some releases only.
const fn releases(entry: Entry, first: u16, last: u16) -> Entry {
    Entry { releases: (first, last), ..entry }
}

/// Firmware before `release` has bugs.
const fn outdated(vendor: u16, product: u16, release: u16) -> Entry {
    releases(entry(vendor, product, Quirk::Outdated, BOGUS), 0, release - 1)
}

/// The whole table.
pub const TABLE: &[Entry] = &[
    entry(0x046a, 0x003e, Quirk::OnlyVoltage(PowerSelect::FiveVolts), "CCID, readers: bVoltageSupport 01"),
    entry(0x046a, 0x0005, Quirk::EmvMode, "CCID, src/commands.c: Cherry XX33 answers BB"),
    entry(0x046a, 0x00a7, Quirk::Level(Level::ExtendedApdu), HACKS),
    entry(0x046a, 0x00a7, Quirk::NoPinpad, HACKS),
    releases(entry(0x046a, 0x00a1, Quirk::Level(Level::ExtendedApdu), HACKS), 0x0100, 0x0100),
    entry(0x04e6, 0x5293, Quirk::Slow, HACKS),
    entry(0x04e6, 0x5724, Quirk::Slow, HACKS),
    entry(0x04e6, 0x5790, Quirk::Slow, HACKS),
    entry(0x04e6, 0x5791, Quirk::Slow, HACKS),
    entry(0x058f, 0x9540, Quirk::MaxDataRate(200_000), HACKS),
    entry(0x058f, 0x9540, Quirk::ParametersMayFail, "CCID, src/ifdhandler.c"),
    entry(0x076b, 0x3031, Quirk::Level(Level::ExtendedApdu), HACKS),
    entry(0x076b, 0x3031, Quirk::NoPinpad, HACKS),
    entry(0x076b, 0x6632, Quirk::Level(Level::ExtendedApdu), HACKS),
    entry(0x076b, 0x6632, Quirk::NoPinpad, HACKS),
    entry(0x076b, 0x3a21, Quirk::Level(Level::ExtendedApdu), HACKS),
    entry(0x076b, 0x3a21, Quirk::NoPinpad, HACKS),
    entry(0x08e6, 0x3437, Quirk::EmvMode, GEMALTO),
    entry(0x08e6, 0x3438, Quirk::EmvMode, GEMALTO),
    entry(0x08e6, 0x4433, Quirk::EmvMode, "CCID, src/commands.c: GemPC433 answers BB"),
    releases(entry(0x0529, 0x0620, Quirk::ProposesNoFieldSize, HACKS), 0x0012, 0x0013),
    entry(0x0bf8, 0x1024, Quirk::Level(Level::ExtendedApdu), HACKS),
    entry(0x0d46, 0x3010, Quirk::Level(Level::ShortApdu), HACKS),
    entry(0x2f7c, 0x6007, Quirk::Level(Level::ExtendedApdu), HACKS),
    entry(0x09be, 0x0002, Quirk::MaxFieldSize(254), HACKS),
    entry(0x0b81, 0x0200, Quirk::Slow, HACKS),
    entry(0x0b97, 0x7762, Quirk::MaxDataRate(9_600), HACKS),
    entry(0x0b97, 0x7772, Quirk::MaxDataRate(9_600), HACKS),
    entry(0x2947, 0x0105, Quirk::Interfaces(3), "CCID, src/ccid_usb.c: KAP-LINK2"),
    entry(0x2947, 0x0112, Quirk::Interfaces(1), "CCID, src/ccid_usb.c: KAP-eCV"),
    outdated(0x04e6, 0xe001, 0x0516),
    outdated(0x04e6, 0x5111, 0x0620),
    outdated(0x04e6, 0xe003, 0x0510),
    outdated(0x0d46, 0x3001, 0x0037),
    outdated(0x0d46, 0x3002, 0x0037),
    outdated(0x09c3, 0x0008, 0x0203),
    outdated(0x0dc3, 0x1004, 0x0502),
    outdated(0x0dc3, 0x1102, 0x0607),
    outdated(0x058f, 0x9520, 0x0102),
    outdated(0x072f, 0x2200, 0x0206),
    entry(0x072f, 0x2200, Quirk::Slow, HACKS),
    outdated(0x08c3, 0x0402, 0x5000),
    outdated(0x08c3, 0x0401, 0x5000),
    outdated(0x0b0c, 0x0050, 0x0101),
    outdated(0x0dc3, 0x0900, 0x0200),
    outdated(0x03f0, 0x0036, 0x0124),
    outdated(0x062d, 0x0001, 0x0102),
    outdated(0x04e6, 0x5291, 0x0112),
    outdated(0x0b97, 0x7762, 0x0111),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_firmware_is_told_from_new() {
        let quirks = |release| {
            let id = ReaderId { vendor: 0x058f, product: 0x9520, release };
            of(id).count()
        };
        assert_eq!(quirks(0x0101), 1);
        assert_eq!(quirks(0x0102), 0);
    }

    #[test]
    fn slow_readers_are_given_their_time() {
        let slow = |vendor, product| {
            of(ReaderId { vendor, product, release: 0 }).any(|entry| entry.quirk == Quirk::Slow)
        };
        for product in [0x5293, 0x5724, 0x5790, 0x5791] {
            assert!(slow(0x04e6, product), "{product:04x}");
        }
        assert!(slow(0x0b81, 0x0200) && !slow(0x04e6, 0x5116));
    }

    #[test]
    fn no_reader_has_two_of_a_kind() {
        for (at, one) in TABLE.iter().enumerate() {
            assert!(!one.source.is_empty());
            for other in &TABLE[at + 1..] {
                let same_reader = (one.vendor, one.product) == (other.vendor, other.product);
                let same_kind = core::mem::discriminant(&one.quirk) == core::mem::discriminant(&other.quirk);
                assert!(!(same_reader && same_kind), "{other:?}");
            }
        }
    }
}
