//! Certificates of invented people, whole, cut and spoilt; how they were made is in `fabriquer.sh`.

use super::*;
use crate::personal::Personal;

const AUTHENTICATION: &[u8] = include_bytes!("../../tests/certificates/authentification.der");
const SIGNATURE: &[u8] = include_bytes!("../../tests/certificates/signature.der");
const EMPLOYEE: &[u8] = include_bytes!("../../tests/certificates/employe.der");

fn revealed(personal: &Option<Personal<String>>) -> Option<&str> {
    personal.as_ref().map(|personal| personal.reveal().as_str())
}

#[test]
fn a_whole_certificate() {
    let read = Certificate::read(AUTHENTICATION).unwrap();
    assert_eq!(read.size, AUTHENTICATION.len());
    assert_eq!(read.issuer.common_name.as_deref(), Some("TEST AC IGC-SANTE INVENTEE"));
    assert_eq!(read.not_after.0 - read.not_before.0, 1095 * Seconds::DAY);
    let subject = &read.subject;
    assert_eq!(subject.title.as_deref(), Some("Infirmier"));
    // All three stand in one part of the name.
    assert_eq!(revealed(&subject.given_names), Some("CAMILLE"));
    assert_eq!(revealed(&subject.surname), Some("EXEMPLE"));
    assert_eq!(revealed(&subject.identifier), Some("899900123458"));
    assert_eq!(subject.kind_of_identifier(), Identifier::Rpps { checked: true });
    let extensions = read.extensions.unwrap();
    assert_eq!(extensions.key_use, Some(KeyUse::Authentication));
    assert_eq!(extensions.card, Some(CardKind::Cps));
    assert_eq!(revealed(&extensions.token), Some("0000000001"));
    assert_eq!(extensions.product, Some(Product::Test));
    assert_eq!(extensions.profession, Some(60));
    assert_eq!(extensions.authority_key.map(|key| key.len()), Some(20));
    let signature = Certificate::read(SIGNATURE).unwrap().extensions.unwrap();
    assert_eq!(signature.key_use, Some(KeyUse::Signature));
}

#[test]
fn somebody_without_a_name() {
    let read = Certificate::read(EMPLOYEE).unwrap();
    assert_eq!(read.subject.title.as_deref(), Some("Carte de service"));
    assert_eq!((read.subject.given_names.is_none(), read.subject.surname.is_none()), (true, true));
    assert_eq!(revealed(&read.subject.identifier), Some("3810000000/000000018"));
    assert_eq!(read.subject.kind_of_identifier(), Identifier::Employee);
    let extensions = read.extensions.unwrap();
    assert_eq!((extensions.card, extensions.product), (Some(CardKind::Cpe), Some(Product::Production)));
    assert_eq!(extensions.profession, Some(99));
}

#[test]
fn its_first_bytes_give_names_and_dates() {
    let whole = Certificate::read(AUTHENTICATION).unwrap();
    let head = Certificate::read(&AUTHENTICATION[..usize::from(HEAD)]).unwrap();
    assert_eq!(head, Certificate { extensions: None, ..whole });
}

#[test]
fn a_subject_that_goes_on_behind_the_first_bytes() {
    let whole = Certificate::read(EMPLOYEE).unwrap();
    let head = Certificate::read(&EMPLOYEE[..200]).unwrap();
    assert_eq!((head.not_after, &head.issuer), (whole.not_after, &whole.issuer));
    assert_eq!((head.subject.identifier, head.extensions), (None, None));
}

#[test]
fn nothing_is_printed_that_names_somebody() {
    let printed = format!("{:?}", Certificate::read(AUTHENTICATION).unwrap());
    for personal in ["CAMILLE", "EXEMPLE", "899900123458", "0000000001"] {
        assert!(!printed.contains(personal), "{personal}");
    }
}

#[test]
fn cut_or_changed_anywhere_it_is_read_or_refused() {
    for end in 0..AUTHENTICATION.len() {
        let _ = Certificate::read(&AUTHENTICATION[..end]);
    }
    let mut bytes = AUTHENTICATION.to_vec();
    for at in 0..bytes.len() {
        for change in [0x01, 0x80, 0xff] {
            bytes[at] ^= change;
            let _ = Certificate::read(&bytes);
            bytes[at] ^= change;
        }
    }
    assert_eq!(Certificate::read(&AUTHENTICATION[..150]), None);
}

#[test]
fn old_string_types() {
    let name = |value: &[u8]| {
        let length = |n: usize| u8::try_from(n).unwrap();
        let attribute = [&[0x06, 0x03, 0x55, 0x04, 0x0b], value].concat();
        let attribute = [&[0x30, length(attribute.len())], &attribute[..]].concat();
        let set = [&[0x31, length(attribute.len())], &attribute[..]].concat();
        Subject::read(&set).title
    };
    assert_eq!(name(b"\x14\x07M\xe9decin").as_deref(), Some("Médecin"), "T61String");
    assert_eq!(name(b"\x1e\x04\x00M\x00\xe9").as_deref(), Some("Mé"), "BMPString");
    assert_eq!(name(b"\x0c\x03M\xc3\xa9").as_deref(), Some("Mé"), "UTF8String");
}
