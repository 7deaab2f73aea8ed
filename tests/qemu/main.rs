//! An examination through a CCID reader that is not ours: QEMU's, behind Linux's own USB stack.
//!
//! The card is a virtual one of `sim`, the host is `ccid`; between them lie QEMU's reader and its USB controller,
//! the guest's kernel, and USB/IP; or an unchanged Chromium with our site in it. `cargo xtask test --qemu` gets what it
//! needs; by itself it says what is missing.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test that fails says so by failing, and one that is not run says so too"
)]

mod browser;
mod initrd;
mod lender;
mod machine;
mod passthru;
mod usbip;

use ccid::{Error, ReaderId};
use cps::support::{self, Shown};
use cps::{Examination, ReadCommand, Report, Seconds, Step};
use iso7816::{Atr, Command as _, Form, Hex, Response};
use lender::Lender;
use passthru::Inserted;
use sim::host::Ended;
use sim::{Card, Device as _, Host, Variant};
use std::path::PathBuf;
use usbip::{Lent, Setup};

/// QEMU's reader, by the numbers of its device descriptor.
const READER: ReaderId = ReaderId { vendor: 0x08e6, product: 0x4433, release: 0x0000 };

/// The reader, ready to be driven.
fn reader(mut lent: Lent) -> Host<ReadCommand, Lent> {
    let descriptor = |index: u16| Setup { kind: 0x80, request: 0x06, value: index << 8, index: 0 };
    let device = lent.ask(descriptor(1), 18).unwrap();
    assert_eq!(device[8..12], [0xe6, 0x08, 0x33, 0x44], "{}", Hex(&device));
    let configuration = lent.ask(descriptor(2), 1024).unwrap();
    let interface = ccid::reader_interfaces(&configuration).remove(0);
    lent.tell(Setup { kind: 0x00, request: 0x09, value: configuration[5].into(), index: 0 }).unwrap();
    let profile = sim::host::profile(READER, &configuration, interface.number).unwrap();
    Host::new(profile, 0, lent.with_pipes(interface.usable.unwrap())).unwrap()
}

/// Examines whatever card is in the reader; how many commands that took.
fn examine(host: &mut Host<ReadCommand, Lent>) -> (Report, usize) {
    let atr = host.power_on().unwrap().atr;
    let (mut examination, mut step) = Examination::start(&atr);
    let mut commands = 0;
    while let Step::Send(command) = step {
        commands += 1;
        step = examination.answer(&host.transmit(&command).unwrap());
    }
    host.power_off().unwrap();
    (examination.into_report(), commands)
}

/// The same without anything between.
fn examine_directly(variant: Variant) -> Report {
    let mut card = Card::new(variant);
    let (mut examination, mut step) = Examination::start(&Atr::parse(card.power_up().unwrap()).unwrap());
    while let Step::Send(command) = step {
        let answer = card.transmit(&command.to_apdu().emit(Form::Short).unwrap());
        step = examination.answer(&Response::parse(&answer).unwrap());
    }
    examination.into_report()
}

/// The folder with what a machine is made of; none when there is none, which is said.
fn folder() -> Option<PathBuf> {
    let folder = std::env::var_os("QEMU").map(PathBuf::from);
    if folder.is_none() {
        println!("not run: no machine here; « cargo xtask test --qemu » makes one");
    }
    folder
}

/// What an ordinary page may do with a card reader in an unchanged browser: see which it is, and no more.
#[test]
fn an_ordinary_page() {
    let Some(folder) = folder() else { return };
    if !browser::is_here() {
        println!("not run: no Chromium here");
        return;
    }
    let steps = browser::ordinary_page(&folder);
    let came = |name: &str| {
        let step = steps.iter().find(|(step, _)| step == name);
        step.map(|(_, came)| came.as_str()).unwrap_or_else(|| panic!("{name}: {steps:#?}"))
    };
    assert_eq!(came("device"), "QEMU USB CCID");
    assert_eq!([came("open"), came("selectConfiguration")], ["ok", "ok"]);
    let configuration: Vec<u8> =
        came("configuration").split(' ').map(|pair| u8::from_str_radix(pair, 16).unwrap()).collect();
    assert!(sim::host::profile(READER, &configuration, 0).is_ok());
    assert!(came("claimInterface").starts_with("SecurityError: "), "{}", came("claimInterface"));
    assert!(came("claimInterface").ends_with("The requested interface implements a protected class."));
}

/// Our own site: as any host's page it says honestly that the browser protects the reader; as an Isolated Web App it
/// reads the card through Chromium's USB stack, and says of it what is said without anything between.
#[test]
fn our_site_as_an_isolated_web_app() {
    let Some(folder) = folder() else { return };
    let [site, isolated] = ["DIST", "IWA"].map(|name| std::env::var_os(name).map(PathBuf::from));
    let Some((site, isolated)) = site.zip(isolated).filter(|_| browser::is_here()) else {
        println!("not run: no Chromium here, or no site");
        return;
    };
    let (steps, card) = browser::isolated(&folder, &site, &isolated);
    let came = |wanted: &str| -> Vec<&str> {
        steps.iter().filter(|(name, _)| name == wanted).map(|(_, came)| came.as_str()).collect()
    };
    let refusal = "Le navigateur protège ce lecteur\u{a0}: aucune page ordinaire ne peut l'ouvrir.";
    assert!(came("page").iter().any(|line| line.starts_with(refusal)), "{steps:#?}");
    assert!(!came("page").contains(&"Lire la carte dans ce lecteur"), "{steps:#?}");
    assert_eq!([came("isolated"), came("ended")], [["true"], ["Lecture terminée"]], "{steps:#?}");
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap();
    let direct = support::print(&examine_directly(Variant::Cps3), Seconds(now.as_secs()), Shown::default());
    let direct: Vec<&str> = direct.lines().map(str::trim_end).filter(|line| !line.is_empty()).collect();
    let said = came("report");
    println!("{}", said.join("\n"));
    assert!(said.iter().any(|line| line.contains("QEMU USB CCID, 08E6:4433")), "{said:#?}");
    assert!(said.ends_with(&direct), "{said:#?}\n{direct:#?}");
    assert_eq!(came("complaint"), [""; 0]);
    assert_eq!(card.caught(), []);
}

#[test]
fn examinations_through_qemus_reader() {
    let Some(folder) = folder() else { return };
    let lender = Lender::start(&folder);
    for variant in [Variant::Cps3, Variant::Long, Variant::Elsewhere, Variant::Cps4, Variant::Cps4Stubborn] {
        let inserted = Inserted::into_reader(Card::new(variant), lender.card);
        let mut host = reader(lender.borrow());
        let (report, commands) = examine(&mut host);
        assert_eq!(report, examine_directly(variant), "{variant:?}");
        let [out, back] = host.bytes();
        println!("{}: {commands} commands, {out} bytes out, {back} back", variant.key());
        drop(host);
        assert_eq!(inserted.out().caught(), [], "{variant:?}");
    }
    its_parameters_say_that_they_are_empty(&lender);
    a_card_taken_out(&lender);
}

/// Its answer to PC_to_RDR_GetParameters has `dwLength` 0, and seven bytes all the same: why `ccid` is lenient there.
fn its_parameters_say_that_they_are_empty(lender: &Lender) {
    let inserted = Inserted::into_reader(Card::new(Variant::Cps3), lender.card);
    let mut host = reader(lender.borrow());
    host.power_on().unwrap();
    let now = host.now();
    let question = [0x6c, 0, 0, 0, 0, 0, 0x77, 0, 0, 0];
    host.device().write(&question, now).unwrap();
    let answer = host.device().read(64, now).unwrap().unwrap();
    let expected = [0x82, 0, 0, 0, 0, 0, 0x77, 0, 0, 0, 0, 0, 0, 0, 0, 0xfe, 0];
    assert_eq!(answer, expected, "{}", Hex(&answer));
    drop(host);
    inserted.out();
}

/// The examination ends with what was read; the empty reader says that it is empty.
fn a_card_taken_out(lender: &Lender) {
    let inserted = Inserted::into_reader(Card::new(Variant::Cps3), lender.card);
    let mut host = reader(lender.borrow());
    let atr = host.power_on().unwrap().atr;
    let (mut examination, mut step) = Examination::start(&atr);
    for _ in 0..8 {
        let Step::Send(command) = &step else { panic!("{step:?}") };
        step = examination.answer(&host.transmit(command).unwrap());
    }
    inserted.out();
    let Step::Send(command) = &step else { panic!("{step:?}") };
    assert_eq!(host.transmit(command), Err(Ended::Failed(Error::CardRemoved)));
    examination.lose();
    assert!(examination.report().holder_code.is_some());
    assert_eq!(host.power_on(), Err(Ended::Failed(Error::CardAbsent)));
}
