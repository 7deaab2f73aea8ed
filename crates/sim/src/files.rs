//! What the files of a card hold.

use crate::der::{identifier, object, sequence, text, within};
use crate::variant::Variant;

/// A file: its path below the master file, and its bytes.
pub(crate) type File = (Vec<u8>, Vec<u8>);

/// 1.2.250.1.71.1.2: the arc of the private extensions.
const ANS: [u8; 7] = [0x2a, 0x81, 0x7a, 0x01, 0x47, 0x01, 0x02];

/// The files of a card; none for those that are none of the family.
pub(crate) fn of(variant: Variant) -> Vec<File> {
    if !variant.has_files() {
        return Vec::new();
    }
    let below = |high, low| vec![0x00, 0x01, high, low];
    let serial = [&[0x5a, 0x0a, 0x80, 0x25, 0x00, 0x00, 0x01][..], &[0x12, 0x34, 0x56, 0x78, 0x9f]].concat();
    let label = if variant.is_cps4() { "CPS4v1-0000000001" } else { "CPS3v3-0000000001" };
    let token = sequence(&[
        object(0x02, &[0]),
        object(0x04, &[0x80, 0x25, 0x00, 0x00, 0x01]),
        text("Emetteur invente"),
        object(0x80, label.as_bytes()),
        object(0x03, &[0x04, 0x20]),
    ]);
    let mut directory =
        [entry("Certificat de Signature CPS", 1), entry("Certificat d'Authentification CPS", 2)].concat();
    // The file is longer than what it holds.
    directory.extend([0; 16]);
    let mut files = vec![
        (vec![0xd0, 0x03], serial),
        (below(0x50, 0x32), token),
        (below(0x70, 0x05), directory),
        (below(0xa0, 0x01), certificate(variant, false)),
        (below(0xa0, 0x02), certificate(variant, true)),
    ];
    if variant == Variant::UpdateBroken {
        files
            .push((vec![0xd0, 0x10], vec![0xec, 0x09, 0x81, 0x07, 0x20, 0x26, 0x01, 0x15, 0x10, 0x30, 0x00]));
    }
    files
}

/// A record of EF(CDF), bit strings as lax as those of real cards.
fn entry(label: &str, file: u8) -> Vec<u8> {
    let path = sequence(&[sequence(&[object(0x04, &[0xa0, file])])]);
    let common = sequence(&[text(label), object(0x03, &[0x08, 0x00])]);
    let id =
        sequence(&[object(0x04, &[0xe8, 0x28, 0xbd, 0x08, 0x0f, 0x80, 0x25, 0, 0, 1, 0xff, 0, 0x10, file])]);
    sequence(&[common, id, object(0xa1, &path)])
}

/// A certificate with a signature of zeros.
fn certificate(variant: Variant, to_log_in: bool) -> Vec<u8> {
    let (begin, end) = match variant {
        Variant::Expired => ("220101000000Z", "250101000000Z"),
        Variant::ExpiresSoon => ("231224000000Z", "261224000000Z"),
        Variant::NotYetValid => ("280101000000Z", "310101000000Z"),
        _ => ("250101000000Z", "280101000000Z"),
    };
    let issuer = match variant {
        Variant::UnknownIssuer => "AUTORITE QUE PERSONNE NE CONNAIT",
        Variant::Test => "TEST AC INVENTEE IGC-SANTE",
        _ => "AC INVENTEE IGC-SANTE",
    };
    let algorithm = || {
        let rsa = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0b];
        sequence(&[identifier(&rsa), object(0x05, &[])])
    };
    // A number in the place of a key: nothing was ever encrypted with it.
    let modulus = [&[0x00, 0xc0][..], &[0x01; 254], &[0x03]].concat();
    let key = sequence(&[object(0x02, &modulus), object(0x02, &[0x01, 0x00, 0x01])]);
    let key_type = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01];
    let body = sequence(&[
        object(0xa0, &object(0x02, &[2])),
        object(0x02, &[0x11, if to_log_in { 2 } else { 1 }]),
        algorithm(),
        sequence(&[part(&[(0x06, "FR")]), part(&[(0x0a, "AUTORITE INVENTEE")]), part(&[(0x03, issuer)])]),
        sequence(&[object(0x17, begin.as_bytes()), object(0x17, end.as_bytes())]),
        subject(variant),
        sequence(&[
            sequence(&[identifier(&key_type), object(0x05, &[])]),
            object(0x03, &[&[0x00], &key[..]].concat()),
        ]),
        object(0xa3, &extensions(variant, to_log_in)),
    ]);
    sequence(&[body, algorithm(), object(0x03, &[0; 257])])
}

/// A part of a name, of one or several values: the last byte of the type, 2.5.4.x, and the text.
fn part(values: &[(u8, &str)]) -> Vec<u8> {
    let value = |(kind, words): &(u8, &str)| sequence(&[identifier(&[0x55, 0x04, *kind]), text(words)]);
    within(0x31, &values.iter().map(value).collect::<Vec<_>>())
}

fn subject(variant: Variant) -> Vec<u8> {
    let country = part(&[(0x06, "FR")]);
    let nurse = |number: &str| part(&[(0x2a, "CAMILLE"), (0x04, "EXEMPLE"), (0x03, number)]);
    match variant {
        Variant::Employee => sequence(&[
            country,
            part(&[(0x0a, "RESIDENCE INVENTEE")]),
            part(&[(0x0b, "1810000000")]),
            part(&[(0x0c, "Carte de service")]),
            part(&[(0x03, "3810000000/000000018")]),
        ]),
        Variant::WrongRpps => sequence(&[country, part(&[(0x0c, "Infirmier")]), nurse("899900123459")]),
        Variant::Role => {
            sequence(&[country, part(&[(0x0c, "Acteur caractérisé par rôle")]), nurse("899900123458")])
        }
        _ => sequence(&[country, part(&[(0x0c, "Infirmier")]), nurse("899900123458")]),
    }
}

fn extensions(variant: Variant, to_log_in: bool) -> Vec<u8> {
    let extension = |oid: &[u8], value: &[u8]| sequence(&[identifier(oid), object(0x04, value)]);
    let own = |last: u8, value: &[u8]| extension(&[&ANS[..], &[last]].concat(), value);
    let kind = match variant {
        Variant::Employee => 2,
        Variant::Training => 1,
        _ => 0,
    };
    let number = match variant {
        Variant::TwoNumbers if to_log_in => "8025000001/0000000002",
        _ => "8025000001/0000000001",
    };
    let product = if variant == Variant::Test { 0x80 } else { 0x00 };
    let profession = match variant {
        Variant::Training => own(8, &object(0x02, &[10])),
        Variant::Role => own(7, &object(0x02, &[99])),
        _ => own(7, &object(0x02, &[60])),
    };
    // digitalSignature to log in, nonRepudiation to sign.
    let usage = object(0x03, if to_log_in { &[0x07, 0x80] } else { &[0x06, 0x40] });
    let authority = sequence(&[object(0x80, &[0xab; 20])]);
    let mut all = vec![
        extension(&[0x55, 0x1d, 0x0f], &usage),
        extension(&[0x55, 0x1d, 0x23], &authority),
        own(2, &object(0x02, &[kind])),
        own(3, &object(0x13, number.as_bytes())),
        own(5, &object(0x04, &[product])),
        profession,
    ];
    if variant == Variant::Long {
        // An extension that nobody knows, to be passed over.
        all.push(own(99, &object(0x04, &[0x55; 1400])));
    }
    sequence(&all)
}
