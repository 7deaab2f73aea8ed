//! Readers that matter, by name: what they are, at which level they work, what is known against them.
//!
//! Every other reader works by its descriptor alone; this table is for telling
//! people what they have. Source: the descriptor dumps and tables of the free
//! CCID driver (`LudovicRousseau/CCID`, `readers/*.txt`, 2026-06-27).

use crate::descriptor::Level;

/// One product.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reader {
    /// `idVendor`.
    pub vendor: u16,
    /// `idProduct`.
    pub product: u16,
    /// As it is sold.
    pub name: &'static str,
    /// The level its (first) interface works at.
    pub level: Level,
    /// How many CCID interfaces it has, one for each kind of card.
    pub interfaces: u8,
    /// Whether its interfaces are of the vendor class `FF`, which ordinary web pages may use.
    pub vendor_class: bool,
}

/// The product with these numbers, if it is in the table.
#[must_use]
pub fn find(vendor: u16, product: u16) -> Option<&'static Reader> {
    READERS.iter().find(|r| (r.vendor, r.product) == (vendor, product))
}

const fn reader(vendor: u16, product: u16, name: &'static str, level: Level) -> Reader {
    Reader { vendor, product, name, level, interfaces: 1, vendor_class: false }
}

impl Reader {
    const fn with_interfaces(self, interfaces: u8) -> Self {
        Self { interfaces, ..self }
    }

    const fn of_vendor_class(self) -> Self {
        Self { vendor_class: true, ..self }
    }
}

use Level::{ExtendedApdu, ShortApdu, Tpdu};

/// The whole table, by vendor and product.
pub const READERS: &[Reader] = &[
    reader(0x0424, 0x1104, "Microchip SEC1110", Tpdu),
    reader(0x046a, 0x0010, "Cherry SmartBoard XX44", ShortApdu),
    reader(0x046a, 0x002d, "Cherry SmartTerminal XX44", ShortApdu),
    reader(0x046a, 0x003e, "Cherry SmartTerminal ST-2xxx", Tpdu).of_vendor_class(),
    reader(0x046a, 0x00a1, "Cherry KC 1000 SC", ExtendedApdu),
    reader(0x046a, 0x00a7, "Cherry SmartTerminal XX44", ShortApdu),
    reader(0x046a, 0x01a2, "Cherry Secure Board 1.0", ExtendedApdu),
    reader(0x04e6, 0x5111, "SCM SCR331-DI-NTTCom", Tpdu).of_vendor_class(),
    reader(0x04e6, 0x5116, "Identiv SCR3310", Tpdu),
    reader(0x04e6, 0x511a, "SCM SCR3310-NTTCom", Tpdu).of_vendor_class(),
    reader(0x04e6, 0x511f, "Identiv SCR3310", Tpdu),
    reader(0x04e6, 0x5120, "SCM SCR331-DI-NTTCom", Tpdu).of_vendor_class(),
    reader(0x04e6, 0x5121, "SCM SDI010", Tpdu).of_vendor_class(),
    reader(0x04e6, 0x512b, "SCM SDI011", Tpdu).of_vendor_class(),
    reader(0x04e6, 0x512c, "SCM SDI011", Tpdu).of_vendor_class(),
    reader(0x04e6, 0x5291, "SCM SCL010", Tpdu).of_vendor_class(),
    reader(0x04e6, 0x5292, "SCM SCL01x", Tpdu).of_vendor_class(),
    reader(0x04e6, 0x5410, "Identiv SCR355", Tpdu),
    reader(0x04e6, 0x5814, "Identiv SCR3500 A", Tpdu),
    reader(0x04e6, 0x5815, "Identiv SCR3500 B", Tpdu),
    reader(0x04e6, 0x581c, "Identiv SCR35xx", Tpdu),
    reader(0x04e6, 0x581d, "Identiv SCR3500 C", Tpdu),
    reader(0x04e6, 0xe003, "SCM SPR532", Tpdu).of_vendor_class(),
    reader(0x058f, 0x9520, "Alcor Micro AU9520", ShortApdu),
    reader(0x058f, 0x9540, "Alcor Micro AU9540", ExtendedApdu),
    reader(0x072f, 0x2200, "ACS ACR122U", ShortApdu),
    reader(0x072f, 0x8300, "ACS ACR33U", ShortApdu),
    reader(0x072f, 0x90cc, "ACS ACR38U", Tpdu),
    reader(0x072f, 0xb000, "ACS ACR3901U", ShortApdu),
    reader(0x072f, 0xb100, "ACS ACR39U", Tpdu),
    reader(0x076b, 0x3021, "OMNIKEY 3121", ShortApdu),
    reader(0x076b, 0x3031, "OMNIKEY 3x21", ExtendedApdu),
    reader(0x076b, 0x532a, "OMNIKEY 5321 CLi", ShortApdu).of_vendor_class(),
    reader(0x076b, 0x5340, "OMNIKEY 5021 CL", Tpdu).of_vendor_class(),
    reader(0x076b, 0x5422, "OMNIKEY 5422", ExtendedApdu).with_interfaces(2),
    reader(0x076b, 0x6632, "OMNIKEY 6121", ExtendedApdu),
    reader(0x08e6, 0x3437, "Gemalto PC Twin, IDBridge CT30", Tpdu),
    reader(0x08e6, 0x3438, "Gemalto PC Key, IDBridge K30", Tpdu),
    reader(0x08e6, 0x3478, "Gemalto PC Pinpad", Tpdu),
    reader(0x0982, 0x0008, "Vega-Alpha", Tpdu),
    reader(0x09be, 0x0002, "MySMART PAD", Tpdu).of_vendor_class(),
    reader(0x0b81, 0x0200, "id3 CL1356T", ExtendedApdu),
    reader(0x0c4b, 0x0300, "REINER SCT cyberJack pinpad", Tpdu).of_vendor_class(),
    reader(0x0c4b, 0x0500, "REINER SCT cyberJack RFID standard", Tpdu).of_vendor_class(),
    reader(0x0f14, 0x0011, "Xiring XI-SIGN", ShortApdu),
    reader(0x0f14, 0x0037, "Xiring MyLeo", ShortApdu),
    reader(0x0f14, 0x0038, "Xiring Leo v2", ShortApdu),
    reader(0x0f14, 0x003b, "Ingenico Leo", ShortApdu),
    reader(0x0f14, 0x003d, "Ingenico WITEO", ShortApdu),
    reader(0x1db2, 0x0600, "DUALi DE-ABCM6", ExtendedApdu).of_vendor_class(),
    reader(0x1db2, 0x0604, "DUALi Dragon BT", ExtendedApdu).of_vendor_class(),
    reader(0x2947, 0x0101, "Kapelse KAP-LINK", Tpdu).with_interfaces(2),
    reader(0x2947, 0x0102, "Kapelse KAP-Care", Tpdu).with_interfaces(2),
    reader(0x2947, 0x0103, "Kapelse KAP-GO", Tpdu).with_interfaces(2),
    reader(0x2947, 0x0104, "Kapelse eS-KAP-Ad", Tpdu).with_interfaces(2),
    reader(0x2947, 0x0105, "Kapelse KAP-LINK2", Tpdu).with_interfaces(3),
    reader(0x2947, 0x0111, "Kapelse Ti-Kap", Tpdu).with_interfaces(3),
    reader(0x2947, 0x0112, "Kapelse KAP-eCV", Tpdu),
    reader(0x2947, 0x0113, "Kapelse inSide (K300)", Tpdu).with_interfaces(3),
    reader(0x2947, 0x0114, "Kapelse KAP-Move", Tpdu).with_interfaces(3),
    reader(0x413c, 0x2100, "Dell SK-3106 keyboard", Tpdu).of_vendor_class(),
    reader(0x413c, 0x2101, "Dell smart-card keyboard", Tpdu),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_order_and_names_each_product_once() {
        let ids: Vec<_> = READERS.iter().map(|r| (r.vendor, r.product)).collect();
        assert!(ids.is_sorted_by(|a, b| a < b), "{ids:x?}");
    }

    #[test]
    fn french_health_readers_are_there() {
        assert_eq!(find(0x2947, 0x0105).map(|r| r.interfaces), Some(3));
        assert_eq!(find(0x0f14, 0x003b).map(|r| r.name), Some("Ingenico Leo"));
        assert_eq!(find(0x046a, 0x003e).map(|r| r.vendor_class), Some(true));
        assert_eq!(find(0, 0), None);
    }
}
