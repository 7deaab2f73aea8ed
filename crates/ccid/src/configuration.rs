//! Finding card reader interfaces in a USB configuration descriptor (USB 2.0 §9.6, CCID 1.1 §4).
//!
//! A reader for two cards is often two CCID interfaces in one device, so all of
//! them are listed, also those that cannot be used, with the reason.

use crate::descriptor::{ClassDescriptor, DESCRIPTOR_LEN, DESCRIPTOR_TYPE};
use crate::error::Unsupported;
use iso7816::Cursor;

/// The USB class of smart-card readers.
pub const CLASS_SMART_CARD: u8 = 0x0b;

/// The class of interfaces that only their vendor knows; some of them speak CCID all the same.
pub const CLASS_VENDOR: u8 = 0xff;

/// An interface (or an alternate setting of one) that looks like a card reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReaderInterface {
    /// `bInterfaceNumber`.
    pub number: u8,
    /// `bAlternateSetting`.
    pub alternate: u8,
    /// `bInterfaceClass`: [`CLASS_SMART_CARD`] or [`CLASS_VENDOR`].
    pub class: u8,
    /// The class descriptor, if there is one.
    pub descriptor: Option<ClassDescriptor>,
    /// What it can be driven by, or why not.
    pub usable: Result<Endpoints, Unsupported>,
}

/// The endpoints of a usable interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Endpoints {
    /// Answers come in here.
    pub bulk_in: Endpoint,
    /// Commands go out here.
    pub bulk_out: Endpoint,
    /// Notifications come in here, if the reader sends any.
    pub interrupt: Option<Endpoint>,
}

/// One endpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Endpoint {
    /// `bEndpointAddress`, with the direction in bit 7.
    pub address: u8,
    /// `wMaxPacketSize`, in bytes.
    pub packet: u16,
}

/// Types of standard descriptors (USB 2.0 table 9-5).
mod kind {
    pub(super) const INTERFACE: u8 = 4;
    pub(super) const ENDPOINT: u8 = 5;
}

/// An interface being read.
struct Draft {
    number: u8,
    alternate: u8,
    class: u8,
    protocol: u8,
    descriptor: Option<ClassDescriptor>,
    bulk_in: Option<Endpoint>,
    bulk_out: Option<Endpoint>,
    interrupt: Option<Endpoint>,
}

/// The card reader interfaces of a whole configuration descriptor, in its order.
///
/// Class `0B` is a reader by what it says; class `FF` only with a 54-byte class
/// descriptor. That descriptor may also follow the last endpoint, as with O2Micro
/// Oz776, REINER SCT and BluDrive II. Reading ends at the first descriptor of an
/// impossible length; what was found so far counts.
#[must_use]
pub fn reader_interfaces(configuration: &[u8]) -> Vec<ReaderInterface> {
    let mut found = Vec::new();
    let mut draft: Option<Draft> = None;
    for descriptor in descriptors(configuration) {
        match descriptor {
            [_, kind::INTERFACE, number, alternate, _, class, _, protocol, ..] => {
                found.extend(draft.take().and_then(Draft::finish));
                draft = Some(Draft {
                    number: *number,
                    alternate: *alternate,
                    class: *class,
                    protocol: *protocol,
                    descriptor: None,
                    bulk_in: None,
                    bulk_out: None,
                    interrupt: None,
                });
            }
            [_, kind::ENDPOINT, address, attributes, low, high, ..] => {
                if let Some(draft) = &mut draft {
                    // Bits 11 and 12 are about isochronous endpoints (USB 2.0 table 9-13).
                    let packet = u16::from_le_bytes([*low, *high]) & 0x07ff;
                    draft.endpoint(*attributes, Endpoint { address: *address, packet });
                }
            }
            [_, DESCRIPTOR_TYPE, ..] if descriptor.len() == DESCRIPTOR_LEN => {
                if let Some(draft) = &mut draft
                    && draft.descriptor.is_none()
                {
                    draft.descriptor = ClassDescriptor::parse(descriptor);
                }
            }
            _ => {}
        }
    }
    found.extend(draft.and_then(Draft::finish));
    found
}

/// The descriptors one after the other; each has at least two bytes, so this ends.
fn descriptors(configuration: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut cursor = Cursor::new(configuration);
    core::iter::from_fn(move || {
        let length = usize::from(cursor.peek()?);
        if length < 2 {
            return None;
        }
        cursor.take(length)
    })
}

impl Draft {
    fn endpoint(&mut self, attributes: u8, endpoint: Endpoint) {
        let place = match (attributes & 0x03, endpoint.address & 0x80 != 0) {
            (2, true) => &mut self.bulk_in,
            (2, false) => &mut self.bulk_out,
            (3, true) => &mut self.interrupt,
            _ => return,
        };
        if place.is_none() && endpoint.packet > 0 {
            *place = Some(endpoint);
        }
    }

    fn finish(self) -> Option<ReaderInterface> {
        let looks_like_one = match self.class {
            CLASS_SMART_CARD => true,
            CLASS_VENDOR => self.descriptor.is_some(),
            _ => false,
        };
        let usable = match (self.bulk_in, self.bulk_out, self.descriptor) {
            // ICCD: everything over the control pipe (protocols 1 and 2).
            _ if self.protocol != 0 => Err(Unsupported::ControlPipeOnly),
            (Some(bulk_in), Some(bulk_out), Some(descriptor)) => {
                descriptor.level().map(|_| Endpoints { bulk_in, bulk_out, interrupt: self.interrupt })
            }
            _ => Err(Unsupported::NoBulkPipes),
        };
        looks_like_one.then_some(ReaderInterface {
            number: self.number,
            alternate: self.alternate,
            class: self.class,
            descriptor: self.descriptor,
            usable,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::descriptor::tests::KAP_CARE;

    const CONFIGURATION: [u8; 9] = [9, 2, 0, 0, 1, 1, 0, 0x80, 50];
    const ENDPOINTS: [u8; 21] = [7, 5, 0x81, 2, 64, 0, 0, 7, 5, 0x02, 2, 64, 0, 0, 7, 5, 0x83, 3, 8, 0, 16];

    fn interface(number: u8, class: u8, protocol: u8) -> [u8; 9] {
        [9, 4, number, 0, 3, class, 0, protocol, 0]
    }

    fn usable(parts: &[&[u8]]) -> Vec<(u8, Result<Endpoints, Unsupported>)> {
        let all = reader_interfaces(&parts.concat());
        all.into_iter().map(|i| (i.number, i.usable)).collect()
    }

    const PIPES: Endpoints = Endpoints {
        bulk_in: Endpoint { address: 0x81, packet: 64 },
        bulk_out: Endpoint { address: 0x02, packet: 64 },
        interrupt: Some(Endpoint { address: 0x83, packet: 8 }),
    };

    #[test]
    fn two_readers_in_one_device() {
        let (first, second) = (interface(0, 0x0b, 0), interface(1, 0x0b, 0));
        let found = usable(&[&CONFIGURATION, &first, &KAP_CARE, &ENDPOINTS, &second, &KAP_CARE, &ENDPOINTS]);
        assert_eq!(found, [(0, Ok(PIPES)), (1, Ok(PIPES))]);
    }

    #[test]
    fn the_class_descriptor_after_the_last_endpoint() {
        let found = usable(&[&CONFIGURATION, &interface(2, 0x0b, 0), &ENDPOINTS, &KAP_CARE]);
        assert_eq!(found, [(2, Ok(PIPES))]);
    }

    #[test]
    fn vendor_classes_count_with_a_class_descriptor_only() {
        let vendor = interface(0, 0xff, 0);
        assert_eq!(usable(&[&CONFIGURATION, &vendor, &KAP_CARE, &ENDPOINTS]), [(0, Ok(PIPES))]);
        assert_eq!(usable(&[&CONFIGURATION, &vendor, &ENDPOINTS]), []);
        // A HID interface with its own descriptor of type 21.
        let hid = [9, 0x21, 0x11, 1, 0, 1, 0x22, 63, 0];
        assert_eq!(usable(&[&CONFIGURATION, &interface(0, 3, 0), &hid, &ENDPOINTS]), []);
    }

    #[test]
    fn what_cannot_be_used_is_listed_with_the_reason() {
        let mut character = KAP_CARE;
        character[42] = 0;
        let (reader, token) = (interface(0, 0x0b, 0), interface(1, 0x0b, 1));
        let found = usable(&[&CONFIGURATION, &reader, &character, &ENDPOINTS, &token, &KAP_CARE]);
        assert_eq!(found, [(0, Err(Unsupported::CharacterLevel)), (1, Err(Unsupported::ControlPipeOnly)),]);
        let found = usable(&[&CONFIGURATION, &reader, &KAP_CARE, &ENDPOINTS[..14]]);
        assert_eq!(found, [(0, Ok(Endpoints { interrupt: None, ..PIPES }))]);
        let found = usable(&[&CONFIGURATION, &reader, &KAP_CARE, &ENDPOINTS[..7]]);
        assert_eq!(found, [(0, Err(Unsupported::NoBulkPipes))]);
    }

    #[test]
    fn broken_configurations_end() {
        let good = [&CONFIGURATION[..], &interface(0, 0x0b, 0), &KAP_CARE, &ENDPOINTS].concat();
        for length in 0..good.len() {
            let _ = reader_interfaces(&good[..length]);
        }
        assert_eq!(reader_interfaces(&[0; 100]), []);
        assert_eq!(reader_interfaces(&[1; 100]), []);
        assert_eq!(reader_interfaces(&[9, 4]), []);
    }
}
