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

/// A name of parts, each of one or several attributes: the last byte of the type, then the tagged value.
fn name(parts: &[&[(u8, &[u8])]]) -> Vec<u8> {
    let object = |tag: u8, value: &[u8]| [&[tag, u8::try_from(value.len()).unwrap()], value].concat();
    let attribute = |(kind, value): &(u8, &[u8])| {
        object(0x30, &[&object(0x06, &[0x55, 0x04, *kind]), &object(value[0], &value[1..])[..]].concat())
    };
    let part = |attributes: &&[(u8, &[u8])]| {
        object(0x31, &attributes.iter().map(attribute).collect::<Vec<_>>().concat())
    };
    parts.iter().map(part).collect::<Vec<_>>().concat()
}

#[test]
fn old_string_types() {
    let title = |value: &[u8]| Subject::read(&name(&[&[(0x0b, value)]])).title;
    assert_eq!(title(b"\x14M\xe9decin").as_deref(), Some("Médecin"), "T61String");
    assert_eq!(title(b"\x1e\x00M\x00\xe9").as_deref(), Some("Mé"), "BMPString");
    assert_eq!(title(b"\x0cM\xc3\xa9").as_deref(), Some("Mé"), "UTF8String");
    assert_eq!(title(b"\x0cM\xc3").as_deref(), Some("M\u{fffd}"), "cut");
}

#[test]
fn structures_of_employees() {
    let of = |parts: &[&[(u8, &[u8])]]| Subject::read(&name(parts));
    let own = |subject: &Subject| {
        subject.structure.as_ref().map(|own| {
            let texts = [&own.name, &own.place].map(|text| revealed(text).map(str::to_owned));
            (own.kind, own.number.reveal().clone(), texts)
        })
    };
    // Nominative: number and person in one part.
    let nominative = of(&[
        &[(0x08, b"\x0cTarn (81)")],
        &[(0x0a, b"\x0cRESIDENCE")],
        &[(0x0b, b"\x0c1810000000")],
        &[(0x2a, b"\x0cCAMILLE"), (0x04, b"\x0cEXEMPLE"), (0x03, b"\x0c3810000000/42")],
    ]);
    let texts = [Some("RESIDENCE".to_owned()), Some("Tarn (81)".to_owned())];
    assert_eq!(own(&nominative), Some((StructureKind::Finess, "810000000".to_owned(), texts)));
    assert_eq!(nominative.title, None, "the unit is a number, not a profession");
    assert_eq!((revealed(&nominative.surname), revealed(&nominative.pseudonym)), (Some("EXEMPLE"), None));
    // Without a name; the structure's number only within the person's.
    let unnamed = of(&[&[(0x41, b"\x0cEMPLOYE")], &[(0x03, b"\x0c3810000000/000000018")]]);
    assert_eq!(own(&unnamed), Some((StructureKind::Finess, "810000000".to_owned(), [None, None])));
    assert_eq!(revealed(&unnamed.pseudonym), Some("EMPLOYE"));
    for (identifier, kind) in [
        (&b"\x0c1123456789/1"[..], StructureKind::AdeliPractice),
        (b"\x0c4123456789/1", StructureKind::Siren),
        (b"\x0c512345678901234/1", StructureKind::Siret),
        (b"\x0c699900123458/1", StructureKind::RppsPractice),
    ] {
        assert_eq!(own(&of(&[&[(0x03, identifier)]])).map(|(kind, ..)| kind), Some(kind));
    }
    assert_eq!(own(&of(&[&[(0x0b, "\x0cMédecin".as_bytes()), (0x03, b"\x0c899900038839")]])), None);
    assert_eq!(own(&of(&[&[(0x03, b"\x0c7123456789/1")]])), None);
}

#[test]
fn when_a_key_ends_before_its_certificate() {
    let mut read = Certificate::read(AUTHENTICATION).unwrap();
    let (first, last) = (read.not_before, read.not_after);
    assert_eq!((read.begins(), read.ends()), (first, last), "no period of its own");
    let days = |at: Seconds, days: i64| Seconds(at.0.checked_add_signed(days * 86_400).unwrap());
    let period = |begins, ends| KeyPeriod { begins: Some(begins), ends: Some(ends) };
    read.extensions.as_mut().unwrap().key_period = period(days(first, 2), days(last, -30));
    for (now, standing) in [
        (days(first, -1), Standing::NotYet),
        (days(first, 1), Standing::NotYet),
        (days(first, 2), Standing::Valid),
        (days(last, -30), Standing::Valid),
        (days(last, -29), Standing::KeyOver),
        (last, Standing::KeyOver),
        (days(last, 1), Standing::Over),
    ] {
        assert_eq!(read.standing(now), standing, "{now:?}");
    }
    read.extensions.as_mut().unwrap().key_period = period(days(first, -9), days(last, 9));
    assert_eq!((read.begins(), read.ends()), (first, last), "a period that is too long adds nothing");
}
