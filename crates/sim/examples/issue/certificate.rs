//! A certificate with the structure of those of the cards (sources: T, as the crate's documentation has it).

use crate::authority::Authority;
use sim::der::{identifier, object, sequence, text, within};

/// What is written in a certificate.
#[derive(Clone)]
pub(crate) struct Content {
    pub(crate) serial: u8,
    /// To log in; otherwise to sign.
    pub(crate) to_log_in: bool,
    /// UTCTime, `YYMMDDhhmmssZ`.
    pub(crate) validity: (&'static str, &'static str),
    /// The parts of the subject's name: of each, the last byte of the types (2.5.4.x) and the texts.
    pub(crate) subject: Vec<Vec<(u8, &'static str)>>,
    /// TRE_G02.
    pub(crate) kind: u8,
    pub(crate) number: &'static str,
    /// TRE_G01.
    pub(crate) product: u8,
    /// The last number of the extension, and the code.
    pub(crate) profession: (u8, u8),
    /// How many bytes stand in an extension that nobody knows.
    pub(crate) ballast: usize,
    /// Only the extensions that are needed.
    pub(crate) bare: bool,
}

const RSA: [u8; 9] = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01];
const SHA256_WITH_RSA: [u8; 9] = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0b];
/// 1.2.250.1.71.1.2: the arc of the private extensions.
const ANS: [u8; 7] = [0x2a, 0x81, 0x7a, 0x01, 0x47, 0x01, 0x02];
/// An arc that is nobody's: 2.999 is for examples.
const EXAMPLE: [u8; 3] = [0x88, 0x37, 0x01];

/// The certificate, signed by `authority`.
pub(crate) fn issue(content: &Content, authority: &Authority) -> Vec<u8> {
    // A number in the place of a key: nothing was ever encrypted with it.
    let modulus = [&[0xc0][..], &[0x01; 254], &[0x03]].concat();
    let body = sequence(&[
        object(0xa0, &object(0x02, &[2])),
        object(0x02, &[&[0x11; 15][..], &[content.serial]].concat()),
        algorithm(&SHA256_WITH_RSA),
        authority_name(authority),
        sequence(&[object(0x17, content.validity.0.as_bytes()), object(0x17, content.validity.1.as_bytes())]),
        sequence(&content.subject.iter().map(|part| name_part(part)).collect::<Vec<_>>()),
        public_key(&modulus),
        object(0xa3, &sequence(&extensions(content, authority))),
    ]);
    signed(body, authority)
}

/// The certificate of an authority, by itself.
pub(crate) fn of_authority(authority: &Authority) -> Vec<u8> {
    let body = sequence(&[
        object(0xa0, &object(0x02, &[2])),
        object(0x02, &[0x01]),
        algorithm(&SHA256_WITH_RSA),
        authority_name(authority),
        sequence(&[object(0x17, b"200101000000Z"), object(0x17, b"400101000000Z")]),
        authority_name(authority),
        public_key(&authority.modulus()),
        object(
            0xa3,
            &sequence(&[
                extension(&[0x55, 0x1d, 0x13], true, &sequence(&[object(0x01, &[0xff])])),
                extension(&[0x55, 0x1d, 0x0f], true, &object(0x03, &[0x01, 0x06])),
                extension(&[0x55, 0x1d, 0x0e], false, &object(0x04, &authority.key_identifier())),
            ]),
        ),
    ]);
    signed(body, authority)
}

fn signed(body: Vec<u8>, authority: &Authority) -> Vec<u8> {
    let signature = [vec![0x00], authority.sign(&body)].concat();
    sequence(&[body, algorithm(&SHA256_WITH_RSA), object(0x03, &signature)])
}

fn algorithm(oid: &[u8]) -> Vec<u8> {
    sequence(&[identifier(oid), object(0x05, &[])])
}

fn public_key(modulus: &[u8]) -> Vec<u8> {
    let key = sequence(&[object(0x02, &[&[0x00], modulus].concat()), object(0x02, &[0x01, 0x00, 0x01])]);
    sequence(&[algorithm(&RSA), object(0x03, &[vec![0x00], key].concat())])
}

fn authority_name(authority: &Authority) -> Vec<u8> {
    let parts = [(0x06, "FR"), (0x0a, "AUTORITE INVENTEE"), (0x0b, "0000 000000000"), (0x03, authority.name)];
    sequence(&parts.map(|part| name_part(&[part])))
}

/// A part of a name, of one or several values.
fn name_part(values: &[(u8, &str)]) -> Vec<u8> {
    let value = |(kind, words): &(u8, &str)| {
        let words = if *kind == 0x06 { object(0x13, words.as_bytes()) } else { text(words) };
        sequence(&[identifier(&[0x55, 0x04, *kind]), words])
    };
    let mut values: Vec<Vec<u8>> = values.iter().map(value).collect();
    // A SET OF is in the order of its encodings (X.690 §11.6).
    values.sort();
    within(0x31, &values)
}

fn extension(oid: &[u8], critical: bool, value: &[u8]) -> Vec<u8> {
    let mut parts = vec![identifier(oid)];
    parts.extend(critical.then(|| object(0x01, &[0xff])));
    parts.push(object(0x04, value));
    sequence(&parts)
}

fn extensions(content: &Content, authority: &Authority) -> Vec<Vec<u8>> {
    let standard = |last: u8, critical: bool, value: &[u8]| extension(&[0x55, 0x1d, last], critical, value);
    let own = |last: u8, value: &[u8]| extension(&[&ANS[..], &[last]].concat(), false, value);
    // digitalSignature to log in, nonRepudiation to sign.
    let usage = object(0x03, if content.to_log_in { &[0x07, 0x80] } else { &[0x06, 0x40] });
    let mut all = Vec::new();
    if !content.bare {
        all.push(standard(0x13, false, &sequence(&[])));
        all.push(standard(0x0e, false, &object(0x04, &[0x5a; 20])));
    }
    all.push(standard(0x23, false, &sequence(&[object(0x80, &authority.key_identifier())])));
    all.push(standard(0x0f, true, &usage));
    if !content.bare {
        all.extend(addresses(content, standard));
    }
    let (last, code) = content.profession;
    all.push(own(2, &object(0x02, &[content.kind])));
    all.push(own(3, &object(0x13, content.number.as_bytes())));
    all.push(own(5, &object(0x04, &[content.product])));
    all.push(own(last, &object(0x02, &[code])));
    if content.ballast > 0 {
        all.push(own(99, &object(0x04, &vec![0x55; content.ballast])));
    }
    all
}

/// What makes certificates as long as real ones; names that can't exist (RFC 2606 §2).
fn addresses(content: &Content, standard: impl Fn(u8, bool, &[u8]) -> Vec<u8>) -> Vec<Vec<u8>> {
    const LDAP: &str = "ldap://annuaire.exemple.invalid/cn=AC%20INVENTEE,ou=AUTORITE%20INVENTEE,o=EXEMPLE,c=FR?\
        certificaterevocationlist;binary?base?objectClass=pkiCA";
    const NOTICE: &str = "Certificat d'une carte virtuelle, pour les essais et les démonstrations. La personne, \
        les numéros et l'autorité sont inventés ; la clé publique n'en est pas une. Il ne prouve rien et ne doit \
        être accepté nulle part. Ce texte est là pour que le fichier soit aussi long que celui d'une vraie carte, \
        que l'on ne peut lire en une seule fois.";
    let place = |address: &str| object(0xa0, &object(0xa0, &object(0x86, address.as_bytes())));
    let points = |list: &str| {
        let web = format!("http://listes.exemple.invalid/CRL/{list}.crl");
        sequence(&[sequence(&[place(&web)]), sequence(&[place(LDAP)])])
    };
    let purpose = if content.to_log_in { 2 } else { 4 };
    let purpose = sequence(&[identifier(&[0x2b, 0x06, 0x01, 0x05, 0x05, 0x07, 0x03, purpose])]);
    let statement = sequence(&[
        identifier(&[0x2b, 0x06, 0x01, 0x05, 0x05, 0x07, 0x02, 0x01]),
        object(0x16, b"http://politique.exemple.invalid/"),
    ]);
    let notice =
        sequence(&[identifier(&[0x2b, 0x06, 0x01, 0x05, 0x05, 0x07, 0x02, 0x02]), sequence(&[text(NOTICE)])]);
    let policy = sequence(&[sequence(&[identifier(&EXAMPLE), sequence(&[statement, notice])])]);
    let (begin, end) = content.validity;
    let long = |time: &str| format!("20{time}");
    let period = sequence(&[object(0x80, long(begin).as_bytes()), object(0x81, long(end).as_bytes())]);
    let access = |last: u8, address: &str| {
        let way = identifier(&[0x2b, 0x06, 0x01, 0x05, 0x05, 0x07, 0x30, last]);
        sequence(&[way, object(0x86, address.as_bytes())])
    };
    let information = sequence(&[
        access(1, "http://ocsp.exemple.invalid"),
        access(2, "http://chaines.exemple.invalid/AC/autorite-inventee.p7b"),
    ]);
    vec![
        standard(0x25, false, &purpose),
        standard(0x20, false, &policy),
        standard(0x10, false, &period),
        standard(0x1f, false, &points("inventee")),
        standard(0x2e, false, &points("inventee-delta")),
        extension(&[0x2b, 0x06, 0x01, 0x05, 0x05, 0x07, 0x01, 0x01], false, &information),
        // Another address of the same person, as real ones have several.
        standard(0x11, false, &sequence(&[object(0x81, b"personne@exemple.invalid")])),
    ]
}
