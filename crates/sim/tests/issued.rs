//! The committed certificates are what their generator makes, and signed as they say.
#![expect(
    clippy::indexing_slicing,
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test that fails says so by failing"
)]

#[path = "../examples/issue/authority.rs"]
mod authority;
#[path = "../examples/issue/certificate.rs"]
mod certificate;
#[path = "../examples/issue/issue.rs"]
mod issue;

use iso7816::tlv;
use std::sync::OnceLock;

/// Making the keys takes a second or two: once is enough.
fn made() -> &'static [(String, Vec<u8>)] {
    static MADE: OnceLock<Vec<(String, Vec<u8>)>> = OnceLock::new();
    MADE.get_or_init(issue::all)
}

/// The signed part of a certificate, and its signature.
fn parts(der: &[u8]) -> (Vec<u8>, Vec<u8>) {
    let inside = tlv::find(der, 0x30).unwrap().unwrap();
    let length = usize::from(u16::from_be_bytes([inside[2], inside[3]])) + 4;
    let signature = tlv::find(inside, 0x03).unwrap().unwrap();
    (inside[..length].to_vec(), signature[1..].to_vec())
}

#[test]
fn the_same_bytes_each_time() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("cards");
    let made = made();
    for (name, bytes) in made {
        assert_eq!(&std::fs::read(folder.join(name)).unwrap(), bytes, "{name}: run the example `issue`");
    }
    assert_eq!(std::fs::read_dir(folder).unwrap().count(), made.len(), "no file that is not made");
    assert_eq!(made[0].1, sim::AUTHORITY);
}

#[test]
fn signed_by_who_is_named() {
    let authorities = issue::authorities();
    for (name, bytes) in made() {
        let (body, signature) = parts(bytes);
        let who = match &**name {
            name if name.starts_with("emetteur-inconnu") => 2,
            name if name.starts_with("de-test") => 1,
            _ => 0,
        };
        for (at, authority) in authorities.iter().enumerate() {
            let named = bytes.windows(authority.name.len()).any(|part| part == authority.name.as_bytes());
            assert_eq!(authority.verifies(&body, &signature), at == who, "{name}");
            // The name of the first is within that of its sister.
            assert_eq!(named, at == who || (at, who) == (0, 1), "{name}");
        }
    }
}

#[test]
fn long_ones_and_short_ones() {
    let size = |name: &str| {
        let found = made().iter().find(|(own, _)| own == name).unwrap();
        found.1.len()
    };
    assert!((2_048..2_300).contains(&size("cps3-authentification.der")), "as long as real ones");
    assert!(size("courte-authentification.der") < 1_200);
    assert!(size("longue-authentification.der") > 3_000);
}
