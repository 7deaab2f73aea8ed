//! Our virtual CPS3 before OpenSC, which others wrote from real cards: what it reads is what we read.
//!
//! Between both lies what lies between them on a desk: a PC/SC daemon, and vpcd as its reader. Where one of these
//! is not installed the test says so and is not run; with `OPENSC=1` that is a failure.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test that fails says so by failing, and one that is not run says so too"
)]

mod card;
mod daemon;
mod listing;
mod ours;
mod programs;

use card::{Exchange, Inserted};
use cps::certificate::Certificate;
use daemon::Daemon;
use listing::objects;
use ours::{Examined, examine};
use programs::Programs;
use sim::{Card, Variant};
use std::fmt::Write as _;
use tests::project;

/// The PKCS#15 application by contact. Left to itself, OpenSC takes the last one of EF.DIR.
const APPLICATION: [&str; 2] = ["--aid", "E828BD080F8025000001FF0010"];

/// The programs; none when one is missing, which is said.
fn programs() -> Option<Programs> {
    match Programs::find() {
        Ok(programs) => Some(programs),
        Err(missing) => {
            assert!(std::env::var_os("OPENSC").is_none(), "{missing} is missing");
            println!("not run: no {missing} here");
            None
        }
    }
}

/// A daemon, and a card in its reader.
struct Desk<'p> {
    programs: &'p Programs,
    daemon: Daemon,
    card: Inserted,
}

impl<'p> Desk<'p> {
    fn with(programs: &'p Programs, variant: Variant) -> Self {
        let daemon = Daemon::start(programs);
        let card = Inserted::into_reader(Card::new(variant).for_foreign_host(), daemon.port());
        Self { programs, daemon, card }
    }

    /// What pkcs15-tool says of the card's own application, and what it sent.
    fn pkcs15(&self, arguments: &[&str]) -> (String, Vec<Exchange>) {
        let text = self.daemon.ask(&self.programs.pkcs15, &[&APPLICATION, arguments].concat());
        (text, self.card.journal())
    }

    /// The card's slot as pkcs11-tool shows it, and what it sent.
    fn slot(&self) -> (String, Vec<Exchange>) {
        let text = self.daemon.ask(&self.programs.pkcs11, &["-L"]);
        (text, self.card.journal())
    }

    fn clear(self) {
        drop(self.daemon);
        self.card.end();
    }
}

#[test]
fn a_cps3() {
    opensc_reads_what_we_read(Variant::Cps3);
}

#[test]
fn a_card_without_a_name() {
    opensc_reads_what_we_read(Variant::Employee);
}

#[test]
fn long_certificates() {
    opensc_reads_what_we_read(Variant::Long);
}

fn opensc_reads_what_we_read(variant: Variant) {
    let Some(programs) = programs() else { return };
    let desk = Desk::with(&programs, variant);
    let Examined { report, .. } = examine(Card::new(variant));
    let atr = desk.daemon.ask(&programs.opensc, &["--atr"]).trim().replace(':', " ").to_uppercase();
    assert_eq!(atr, iso7816::Hex(variant.answer_to_reset().unwrap()).to_string());
    assert_eq!(desk.daemon.ask(&programs.opensc, &["--name"]).trim(), "IAS-ECC");
    desk.card.journal();

    let (text, sent) = desk.pkcs15(&["--dump"]);
    assert!(sent.iter().all(|exchange| exchange.caught.is_none()), "{sent:?}");
    let all = objects(&text);
    let token = report.token.as_ref().unwrap();
    let number = token.number.as_ref().unwrap().reveal();
    assert_eq!(all[0].label("PKCS#15 Card"), Some(format!("{}-{number}", token.generation).as_str()));
    let serial = report.serial_number.as_ref().unwrap().digits.reveal();
    assert!(all[0].get("Serial number").starts_with(&format!("8025000001{serial}")), "{text}");

    let certificates: Vec<_> = all.iter().filter(|o| o.label("X.509 Certificate").is_some()).collect();
    let labels: Vec<_> = certificates.iter().filter_map(|o| o.label("X.509 Certificate")).collect();
    assert_eq!(labels, ["Certificat de Signature CPS", "Certificat d'Authentification CPS"]);
    let card = Card::new(variant);
    let read_by_us = [&report.signature, &report.authentication];
    for ((object, on_the_card), ours) in certificates.iter().zip(card.certificates()).zip(read_by_us) {
        let (text, _) = desk.pkcs15(&["--read-certificate", object.get("ID")]);
        let read = listing::certificate(&text);
        assert!(read == on_the_card, "{}", object.heading);
        assert_eq!(Certificate::read(&read).as_ref(), ours.as_ref(), "{}", object.heading);
    }
    desk.clear();
}

/// The two codes, as the public dump of their file describes them (OpenSC #2224).
#[test]
fn the_codes_are_those_of_the_public_dump() {
    let Some(programs) = programs() else { return };
    let desk = Desk::with(&programs, Variant::Cps3);
    let (text, sent) = desk.pkcs15(&["--list-pins"]);
    assert!(sent.iter().all(|exchange| exchange.caught.is_none()), "{sent:?}");
    let shown: Vec<String> = objects(&text)
        .iter()
        .map(|code| {
            let attributes = ["Reference", "Type", "Length", "Pad char", "Flags"];
            let values: Vec<&str> = attributes.iter().map(|name| code.get(name)).collect();
            format!("{}: {}", code.label("PIN").unwrap(), values.join("; "))
        })
        .collect();
    assert_eq!(
        shown,
        [
            "Code porteur de la carte CPS: 1 (0x01); ascii-numeric; min_len:4, max_len:8, stored_len:8; 0xFF; \
             [0x830], initialized, needs-padding, exchangeRefData",
            "Code de déblocage de la carte CPS: 2 (0x02); ascii-numeric; min_len:8, max_len:8, stored_len:8; 0x00; \
             [0x8B8], unblock-disabled, initialized, needs-padding, soPin, exchangeRefData",
        ]
    );
    desk.clear();
}

/// To say how many tries are left, OpenSC sends a VERIFY without data: we read the counter instead.
#[test]
fn tries_left() {
    let Some(programs) = programs() else { return };
    for (variant, left, flags) in [
        (Variant::Cps3, 3, &[][..]),
        (Variant::LastTry, 1, &["final user PIN try"]),
        (Variant::Blocked, 0, &["user PIN locked"]),
    ] {
        let desk = Desk::with(&programs, variant);
        let (text, sent) = desk.slot();
        let said = text.lines().find(|line| line.contains("token flags")).unwrap();
        let about_tries = ["user PIN count low", "final user PIN try", "user PIN locked"];
        let shown: Vec<&str> = about_tries.into_iter().filter(|flag| said.contains(flag)).collect();
        assert_eq!(shown, flags, "{said}");
        let ours = examine(Card::new(variant)).report.holder_code.unwrap();
        assert_eq!(ours.left, left);
        let caught: Vec<_> = sent.iter().filter_map(|exchange| exchange.caught).collect();
        assert_eq!(caught, ["VERIFY", "GET DATA of something else"]);
        desk.clear();
    }
}

/// One line of a table: who, and what was sent.
fn line(table: &mut String, who: &str, sent: &[Exchange]) {
    let bytes: usize = sent.iter().map(|exchange| exchange.command.len() + exchange.answer.len()).sum();
    let caught = sent.iter().filter(|exchange| exchange.caught.is_some()).count();
    writeln!(table, "{who:<44}{:>6}{bytes:>9}{caught:>11}", sent.len()).unwrap();
}

#[test]
fn what_each_needs() {
    let Some(programs) = programs() else { return };
    let desk = Desk::with(&programs, Variant::Cps3);
    let version = programs.version();
    let mut table = format!("{:<44}{:>6}{:>9}{:>11}\n", "lire une CPS3", "TPDU", "octets", "interdites");
    line(&mut table, &format!("{version}, pkcs15-tool --dump"), &desk.pkcs15(&["--dump"]).1);
    line(&mut table, &format!("{version}, pkcs11-tool --list-slots"), &desk.slot().1);
    let one = ["--read-certificate", "E828BD080F8025000001FF001002"];
    line(&mut table, &format!("{version}, un certificat"), &desk.pkcs15(&one).1);
    desk.clear();
    let mut ours = String::new();
    line(&mut ours, "l'examen d'ici", &examine(Card::new(Variant::Cps3)).journal);
    println!("{table}{ours}");
    // What we need is `bench`'s to say; kept is what only this test can measure.
    let path = "tests/opensc/echanges.txt";
    if project::generating() || project::read(path).contains(&version) {
        project::generated(path, "ACTUALISER=1 cargo test -p tests --test opensc", &table);
    } else {
        println!("not compared: {version} is not the version of {path}");
    }
}
