//! Certificates as OpenSSL reads them, beside what we read: not tested against ourselves alone.
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test that fails says so, and so does one that is not run"
)]

use cps::Certificate;
use cps::certificate::KeyUse;
use cps::issuer::{NotChecked, Verdict};
use iso7816::Hex;
use std::fmt::Write as _;
use std::io::Write as _;
use std::process::{Command, Stdio};
use tests::project;

/// The value of `key=` in what OpenSSL prints.
fn value<'t>(text: &'t str, key: &str) -> Option<&'t str> {
    let values = text.lines().flat_map(|line| line.split(" + "));
    values.map(str::trim).find_map(|line| line.strip_prefix(key)?.strip_prefix('=').map(str::trim))
}

/// The line after the heading of an extension.
fn extension<'t>(text: &'t str, heading: &str) -> Option<&'t str> {
    text.lines().skip_while(|line| !line.starts_with(heading)).nth(1).map(str::trim)
}

/// Gives `input` to OpenSSL; what it prints, and whether it was content.
fn openssl(arguments: &[&str], input: &[u8]) -> (Vec<u8>, bool) {
    let mut call = Command::new("openssl");
    let call = call.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut process = call.spawn().unwrap();
    process.stdin.take().unwrap().write_all(input).unwrap();
    let output = process.wait_with_output().unwrap();
    (output.stdout, output.status.success())
}

/// What OpenSSL says of a certificate.
fn described(der: &[u8]) -> String {
    const ARGUMENTS: [&str; 12] = [
        "x509",
        "-inform",
        "DER",
        "-noout",
        "-dates",
        "-subject",
        "-serial",
        "-ext",
        "authorityKeyIdentifier,keyUsage",
        "-dateopt",
        "iso_8601",
        "-nameopt",
    ];
    let arguments = [&ARGUMENTS[..], &["utf8,sep_multiline,sname,-esc_msb"]].concat();
    let (output, content) = openssl(&arguments, der);
    assert!(content, "OpenSSL refuses a certificate");
    String::from_utf8(output).unwrap()
}

/// Every certificate there is: those made by OpenSSL, and those of the virtual cards.
fn certificates() -> Vec<Vec<u8>> {
    let mut all: Vec<Vec<u8>> = ["authentification", "signature", "employe"]
        .iter()
        .map(|name| {
            std::fs::read(project::root().join(format!("crates/cps/tests/certificates/{name}.der"))).unwrap()
        })
        .collect();
    for variant in sim::Variant::ALL.into_iter().filter(|v| v.has_files()) {
        all.extend(sim::Card::new(variant).certificates().map(<[u8]>::to_vec));
    }
    all
}

/// The SHA-256 of the invented authority, as OpenSSL computes it. It is known to tests only.
fn invented() -> String {
    let (digest, _) = openssl(&["dgst", "-sha256", "-binary"], sim::AUTHORITY);
    digest.iter().fold(String::new(), |mut out, byte| {
        let _ = write!(out, "{byte:02X}");
        out
    })
}

fn has_openssl() -> bool {
    let there = Command::new("openssl").arg("version").output().is_ok();
    if !there {
        println!("not run: no OpenSSL here");
    }
    there
}

#[test]
fn openssl_reads_the_same() {
    let all = certificates();
    assert!(all.len() > 30, "{}", all.len());
    if !has_openssl() {
        return;
    }
    for der in all {
        let text = described(&der);
        let read = Certificate::read(&der).unwrap();
        let subject = &read.subject;
        let personal = |p: &Option<cps::Personal<String>>| p.as_ref().map(|p| p.reveal().clone());
        assert_eq!(personal(&subject.identifier).as_deref(), value(&text, "CN"), "{text}");
        assert_eq!(personal(&subject.surname).as_deref(), value(&text, "SN"), "{text}");
        assert_eq!(personal(&subject.given_names).as_deref(), value(&text, "GN"), "{text}");
        let title = value(&text, "title").or_else(|| value(&text, "OU"));
        assert_eq!(subject.title.as_deref(), title, "{text}");
        for (ours, key) in [(read.not_before, "notBefore"), (read.not_after, "notAfter")] {
            let digits: String = value(&text, key).unwrap().chars().filter(char::is_ascii_digit).collect();
            let pairs = digits.as_bytes().chunks(2).map(|pair| (pair[0] - b'0') << 4 | (pair[1] - b'0'));
            let bcd: Vec<u8> = pairs.collect();
            assert_eq!(cps::Seconds::from_bcd(&bcd), Some(ours), "{text}");
        }
        let serial = Hex(read.serial.reveal()).to_string().replace(' ', "");
        assert_eq!(Some(serial.as_str()), value(&text, "serial"), "{text}");
        let extensions = read.extensions.unwrap();
        let key = Hex(extensions.authority_key.as_deref().unwrap()).to_string().replace(' ', ":");
        let theirs = extension(&text, "X509v3 Authority Key Identifier").unwrap();
        assert_eq!(key, theirs.trim_start_matches("keyid:"), "{text}");
        let usage = match extension(&text, "X509v3 Key Usage").unwrap() {
            "Digital Signature" => KeyUse::Authentication,
            "Non Repudiation" => KeyUse::Signature,
            _ => KeyUse::Other,
        };
        assert_eq!(extensions.key_use, Some(usage), "{text}");
    }
}

/// Whether OpenSSL finds that the invented authority signed it; dates are not looked at.
fn openssl_verifies(der: &[u8], folder: &std::path::Path) -> bool {
    let pem = |der: &[u8]| openssl(&["x509", "-inform", "DER"], der).0;
    let authority = folder.join("authority.pem");
    std::fs::write(&authority, pem(sim::AUTHORITY)).unwrap();
    let authority = authority.to_str().unwrap();
    openssl(&["verify", "-no_check_time", "-partial_chain", "-CAfile", authority], &pem(der)).1
}

#[test]
fn openssl_verifies_the_same() {
    if !has_openssl() {
        return;
    }
    let folder = std::env::temp_dir().join(format!("certificates-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let known = invented();
    let mut counts = [0; 3];
    for der in certificates() {
        let mut wrong = der.clone();
        *wrong.last_mut().unwrap() ^= 1;
        for der in [&der, &wrong] {
            let verdict = cps::signature::check(der, sim::AUTHORITY, &[&known]);
            assert_eq!(verdict == Verdict::Verified, openssl_verifies(der, &folder), "{verdict:?}");
            counts[match verdict {
                Verdict::Verified => 0,
                Verdict::Wrong => 1,
                Verdict::NotChecked(why) => {
                    assert_eq!(why, NotChecked::OtherIssuer);
                    2
                }
            }] += 1;
        }
    }
    std::fs::remove_dir_all(folder).unwrap();
    assert_eq!(counts[0], counts[1], "each that is right is wrong with another last bit");
    assert!(counts[0] > 30 && counts[2] > 6, "{counts:?}");
}

#[test]
fn only_known_authorities_are_believed() {
    let mut card = sim::Card::new(sim::Variant::Cps3);
    assert!(card.power_up().is_some());
    let der = card.certificates().next().unwrap().to_vec();
    let with = |der: &[u8], authority: &[u8], known: &[&str]| cps::signature::check(der, authority, known);
    let not = Verdict::NotChecked;
    assert_eq!(with(&der, sim::AUTHORITY, &cps::issuer::published()), not(NotChecked::UnknownAuthority));
    assert_eq!(with(&der, sim::AUTHORITY, &[]), not(NotChecked::UnknownAuthority));
    assert_eq!(with(&der, &[], &cps::issuer::published()), not(NotChecked::UnknownAuthority));
    if !has_openssl() {
        return;
    }
    let known = invented();
    let known: &[&str] = &[&known];
    assert_eq!(with(&der, sim::AUTHORITY, known), Verdict::Verified);
    assert_eq!(with(sim::AUTHORITY, sim::AUTHORITY, known), Verdict::Verified, "signed by itself");
    assert_eq!(with(&der[..der.len() - 1], sim::AUTHORITY, known), not(NotChecked::NotUnderstood));
    assert_eq!(
        with(&[der.clone(), vec![0; 20]].concat(), sim::AUTHORITY, known),
        Verdict::Verified,
        "padded"
    );
    for at in (0..der.len()).step_by(41) {
        let mut other = der.clone();
        other[at] ^= 0x20;
        assert_ne!(with(&other, sim::AUTHORITY, known), Verdict::Verified, "byte {at}");
    }
    // The last byte of sha256WithRSAEncryption: behind what is signed only, then in both places.
    let oid = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0b];
    let places = der.windows(oid.len()).enumerate().filter(|(_, part)| *part == oid);
    let places: Vec<usize> = places.map(|(at, _)| at + oid.len() - 1).collect();
    let mut sha1 = der.clone();
    sha1[places[1]] = 0x05;
    assert_eq!(with(&sha1, sim::AUTHORITY, known), not(NotChecked::NotUnderstood));
    sha1[places[0]] = 0x05;
    assert_eq!(with(&sha1, sim::AUTHORITY, known), not(NotChecked::Algorithm));
    // Somebody else's number in what is signed.
    let number = der.windows(4).position(|part| part == b"8999").unwrap();
    let mut other = der;
    other[number] = b'7';
    assert_eq!(with(&other, sim::AUTHORITY, known), Verdict::Wrong);
}
