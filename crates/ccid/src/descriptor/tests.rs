//! Descriptors of real readers, field by field.

use super::*;

/// Kapelse KAP-Care, as it reports itself (public dumps of the free CCID driver).
pub(crate) const KAP_CARE: [u8; DESCRIPTOR_LEN] = [
    0x36, 0x21, 0x10, 0x01, 0x00, 0x03, 0x03, 0x00, 0x00, 0x00, 0xa0, 0x0f, 0x00, 0x00, 0xa0, 0x0f, 0x00,
    0x00, 0x00, 0x00, 0x2a, 0x00, 0x00, 0x00, 0x40, 0x05, 0x00, 0x00, 0xfe, 0x00, 0x00, 0x00, 0x00, 0x00,
    0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0xba, 0x00, 0x01, 0x00, 0x0f, 0x01, 0x00, 0x00, 0x00, 0x00, 0x00,
    0x00, 0x00, 0x01,
];

#[test]
fn every_field_of_a_kap_care() {
    let descriptor = ClassDescriptor::parse(&KAP_CARE).unwrap();
    assert_eq!(descriptor.version(), 0x0110);
    assert_eq!(descriptor.slots(), 1);
    assert_eq!(descriptor.voltage_support(), 3);
    assert_eq!(descriptor.protocols(), 3);
    assert_eq!(descriptor.default_clock(), 4_000);
    assert_eq!(descriptor.maximum_clock(), 4_000);
    assert_eq!(descriptor.data_rate(), 10_752);
    assert_eq!(descriptor.max_data_rate(), 344_064);
    assert_eq!(descriptor.max_ifsd(), 254);
    assert_eq!(descriptor.max_message_length(), 271);
    assert_eq!(descriptor.max_busy_slots(), 1);
    assert_eq!(descriptor.level(), Ok(Level::Tpdu));
    let features = descriptor.features();
    assert!(features.does_pps() && features.chooses_voltage() && features.parameters_from_atr());
    assert!(!features.negotiates() && !features.proposes_field_size());
    assert_eq!(descriptor.bytes(), &KAP_CARE);
    assert!(format!("{descriptor:?}").contains("dwMaxCCIDMessageLength: 0x10f"));
}

#[test]
fn levels() {
    for (bits, level) in [
        (0x0001_0230, Ok(Level::Tpdu)),
        (0x0001_04fe, Ok(Level::Tpdu)),
        (0x0002_04ba, Ok(Level::ShortApdu)),
        (0x0004_0840, Ok(Level::ExtendedApdu)),
        (0x0006_0000, Ok(Level::ExtendedApdu)),
        (0x0000_00ba, Err(Unsupported::CharacterLevel)),
        (0x0010_0000, Err(Unsupported::CharacterLevel)),
    ] {
        assert_eq!(Features(bits).level(), level, "{bits:08X}");
    }
}

#[test]
fn what_is_no_class_descriptor() {
    let mut hid = KAP_CARE;
    hid[0] = 9;
    assert_eq!(ClassDescriptor::parse(&hid), None);
    assert_eq!(ClassDescriptor::parse(&KAP_CARE[..53]), None);
    let mut endpoint = KAP_CARE;
    endpoint[1] = 5;
    assert_eq!(ClassDescriptor::parse(&endpoint), None);
}
