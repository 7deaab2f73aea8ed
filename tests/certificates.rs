//! Certificates as OpenSSL reads them, beside what we read: not tested against ourselves alone.
#![expect(clippy::unwrap_used, reason = "a test that fails says so by failing")]

use cps::Certificate;
use std::io::Write as _;
use std::process::{Command, Stdio};
use tests::project;

/// The value of `key=` in what OpenSSL prints.
fn value<'t>(text: &'t str, key: &str) -> Option<&'t str> {
    let values = text.lines().flat_map(|line| line.split(" + "));
    values.map(str::trim).find_map(|line| line.strip_prefix(key)?.strip_prefix('=').map(str::trim))
}

/// What OpenSSL says of a certificate.
fn openssl(der: &[u8]) -> String {
    let names = "utf8,sep_multiline,sname,-esc_msb";
    let arguments =
        ["x509", "-inform", "DER", "-noout", "-dates", "-subject", "-dateopt", "iso_8601", "-nameopt", names];
    let mut call = Command::new("openssl");
    let mut process = call
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::inherit())
        .spawn()
        .unwrap();
    process.stdin.take().unwrap().write_all(der).unwrap();
    let output = process.wait_with_output().unwrap();
    assert!(output.status.success(), "OpenSSL refuses a certificate");
    String::from_utf8(output.stdout).unwrap()
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

#[test]
fn openssl_reads_the_same() {
    let all = certificates();
    assert!(all.len() > 30, "{}", all.len());
    if Command::new("openssl").arg("version").output().is_err() {
        println!("not run: no OpenSSL here");
        return;
    }
    for der in all {
        let text = openssl(&der);
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
    }
}
