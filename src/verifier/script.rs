//! A double of the engine for tests: what it tells, written down.
//!
//! The native tests run these scripts through the page's state; the browser's
//! tests play the same bytes through the page itself (`tests/browser/`), so
//! that every state can be shown without a reader and without the engine.

use cps::Finding;
use cps::finding::{Certainty, Established, Evidence};
use cps::view::{
    Begun, Behaviour, Card, Certificate, Class, Demonstration, End, Facts, Fault, IdentifierKind, Interface,
    Issuer, Kind, Level, Person, Progress, Reader, Reading, Slot, Stage, Tell, Tries, Trouble, Update,
};

/// The day of the script: 24 November 2026.
const TODAY: u64 = 1_795_478_400;
/// Seconds of a year.
const YEAR: u64 = 31_536_000;

/// A card of the script.
#[derive(Debug, Clone, Copy)]
pub struct Variant {
    card: Card,
    finding: Option<(Finding, Evidence)>,
    ends: u64,
    tries: u8,
}

/// In good health.
pub const CPS3: Variant = Variant { card: Card::Cps3, finding: None, ends: TODAY + YEAR, tries: 3 };
/// Past its end.
pub const EXPIRED: Variant =
    Variant { finding: Some((Finding::Expired, Evidence::Certificate)), ends: TODAY - YEAR, ..CPS3 };
/// Without a try left.
pub const BLOCKED: Variant =
    Variant { finding: Some((Finding::CodeBlocked, Evidence::Counter)), tries: 0, ..CPS3 };
/// A patient's.
pub const VITALE: Variant =
    Variant { card: Card::Vitale, finding: Some((Finding::VitaleCard, Evidence::AnswerToReset)), ..CPS3 };
/// A CPS4, which tells its counter only when asked.
pub const CPS4: Variant =
    Variant { card: Card::Cps4, finding: Some((Finding::Cps4, Evidence::AnswerToReset)), ..CPS3 };

/// What is known of a card in the end.
#[must_use]
pub fn facts(variant: Variant) -> Facts {
    let read = variant.card != Card::Vitale;
    let certificate = read.then(|| Certificate {
        not_before: variant.ends - 3 * YEAR,
        not_after: variant.ends,
        issuer: Some("AC IGC-SANTE FORT PERSONNES".to_owned()),
        recognised: Issuer::ByName,
    });
    let cps4 = variant.card == Card::Cps4;
    Facts {
        card: variant.card,
        known_to_cryptolib: true,
        generation: read.then(|| "CPS3v3".to_owned()).filter(|_| !cps4),
        kind: read.then_some(Kind::Cps),
        profession: read.then_some(60),
        authentication: certificate.clone(),
        signature: certificate,
        holder_code: (read && !cps4).then_some(Tries { left: variant.tries, most: Some(3), dead: false }),
        unblocking_code: None,
        update: (read && !cps4).then_some(Update::Never),
        remarks: Vec::new(),
        may_ask_for_tries: cps4,
    }
}

/// A whole examination, as the engine tells it.
#[must_use]
pub fn examination(variant: Variant) -> Vec<Tell> {
    let whole = facts(variant);
    let mut tells = begin();
    let bare = Facts {
        generation: None,
        kind: None,
        profession: None,
        authentication: None,
        signature: None,
        holder_code: None,
        update: None,
        ..whole.clone()
    };
    tells.push(Tell::Facts(bare.clone()));
    if variant.card != Card::Vitale {
        let state = Facts { update: whole.update, ..bare };
        let code = Facts { holder_code: whole.holder_code, ..state.clone() };
        tells.extend([
            reading(Reading::Update, 3, None),
            Tell::Facts(state),
            reading(Reading::HolderCode, 5, Some(9)),
            Tell::Facts(code),
            reading(Reading::Authentication, 12, Some(7)),
        ]);
    }
    let found =
        |(finding, evidence)| Tell::Found(Established { finding, evidence, certainty: Certainty::Sure });
    tells.extend(variant.finding.map(found));
    tells.extend([Tell::Facts(whole), Tell::Ended(End::Whole), Tell::Released]);
    tells
}

/// The beginning of a demonstration.
fn begin() -> Vec<Tell> {
    vec![
        Tell::Begun(Begun { demonstration: true, today: TODAY }),
        Tell::Slots(vec![Slot { interface: 0, number: 0, card: true, examined: true }]),
        progress(Stage::Opening, 0, None),
        progress(Stage::PoweringOn, 0, None),
        reading(Reading::Application, 1, None),
    ]
}

fn reading(reading: Reading, done: u16, seconds_left: Option<u16>) -> Tell {
    progress(Stage::Reading(reading), done, seconds_left)
}

const fn progress(stage: Stage, done: u16, seconds_left: Option<u16>) -> Tell {
    Tell::Progress(Progress { stage, done, expected: 34, seconds_left })
}

/// A reader that behaves so.
#[must_use]
pub fn reader(behaviour: Behaviour) -> Reader {
    let class = if behaviour == Behaviour::Protected { Class::SmartCard } else { Class::Vendor };
    let readable = behaviour == Behaviour::Readable;
    Reader {
        vendor: 0x046a,
        product: 0x003e,
        release: 0x0601,
        name: Some("Cherry SmartTerminal ST-2xxx".to_owned()),
        known: true,
        faults: vec![Fault::Slow],
        interfaces: vec![Interface {
            number: 0,
            class,
            level: readable.then_some(Level::Tpdu),
            slots: readable.then_some(1),
            problem: None,
        }],
        behaviour,
    }
}

/// Nobody's name and numbers.
#[must_use]
pub fn person() -> Person {
    Person {
        given_names: Some("JEANNE".to_owned()),
        surname: Some("EXEMPLE".to_owned()),
        title: Some("Infirmier".to_owned()),
        identifier: Some("899700000000".to_owned()),
        identifier_kind: Some(IdentifierKind::Rpps),
        card_number: Some("0000000001".to_owned()),
        chip_number: Some("12345678".to_owned()),
    }
}

/// Every script that the browser's tests play, by its name.
fn scenes() -> Vec<(String, Vec<Tell>)> {
    let demonstration =
        |key: &str, label: &str| Demonstration { key: key.to_owned(), label: label.to_owned() };
    let all = vec![
        demonstration("cps3", "Carte CPS3 en bon état"),
        demonstration("expiree", "Carte expirée"),
        demonstration("vitale", "Carte Vitale"),
    ];
    let mut scenes = vec![("demonstrations".to_owned(), vec![Tell::Demonstrations(all)])];
    let cards =
        [("cps3", CPS3), ("expiree", EXPIRED), ("bloquee", BLOCKED), ("vitale", VITALE), ("cps4", CPS4)];
    scenes.extend(cards.map(|(name, variant)| (name.to_owned(), examination(variant))));
    let real = |variant| {
        let mut tells = examination(variant);
        tells.retain(|tell| !matches!(tell, Tell::Released));
        if let Some(Tell::Begun(begun)) = tells.first_mut() {
            begun.demonstration = false;
        }
        tells
    };
    let half = |variant| real(variant).into_iter().take_while(|t| !matches!(t, Tell::Ended(_))).collect();
    let waiting = {
        let mut tells: Vec<Tell> = real(CPS3).into_iter().take(1).collect();
        tells.push(Tell::Slots(vec![Slot { interface: 0, number: 0, card: false, examined: false }]));
        tells.push(progress(Stage::WaitingForCard, 0, None));
        tells
    };
    let again = {
        let slot = Slot { interface: 0, number: 0, card: true, examined: true };
        vec![Tell::Released, Tell::Slots(vec![slot])]
    };
    let tries = {
        let told = facts(CPS4);
        let counted = Facts {
            holder_code: Some(Tries { left: 2, most: None, dead: false }),
            may_ask_for_tries: false,
            ..told.clone()
        };
        let before = Tell::Facts(Facts { may_ask_for_tries: false, ..told });
        vec![before, reading(Reading::HolderCode, 35, None), Tell::Facts(counted), Tell::Ended(End::Whole)]
    };
    scenes.extend([
        ("vraie".to_owned(), real(EXPIRED)),
        ("revue".to_owned(), again),
        ("essais".to_owned(), tries),
        ("en-cours".to_owned(), half(CPS3)),
        ("attente".to_owned(), waiting),
        ("annulee".to_owned(), vec![Tell::Ended(End::Cancelled), Tell::Released]),
        ("partielle".to_owned(), vec![Tell::Trouble(Trouble::CardRemoved), Tell::Ended(End::Partial)]),
        ("noms".to_owned(), vec![Tell::Person(person())]),
        ("rapport".to_owned(), vec![Tell::Report("Rapport d'essai\nsans nom\n".to_owned())]),
        ("rapport-noms".to_owned(), vec![Tell::Report("Rapport d'essai\nJEANNE EXEMPLE\n".to_owned())]),
        ("lisible".to_owned(), vec![Tell::Reader(reader(Behaviour::Readable))]),
        ("protege".to_owned(), vec![Tell::Reader(reader(Behaviour::Protected))]),
    ]);
    scenes.extend(Trouble::ALL.map(|t| (format!("ennui-{}", t.key()), vec![Tell::Trouble(t)])));
    scenes
}

/// The scripts as the browser's tests read them: a line each, its name and its messages in hexadecimal.
fn written() -> String {
    let hex = |tell: &Tell| tell.encode().iter().map(|b| format!("{b:02x}")).collect::<String>();
    let line = |(name, tells): &(String, Vec<Tell>)| {
        format!("{name} {}\n", tells.iter().map(hex).collect::<Vec<_>>().join(" "))
    };
    scenes().iter().map(line).collect()
}

#[test]
fn the_browser_plays_the_same_scripts() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/browser/support/moteur.txt");
    if std::env::var_os("ACTUALISER").is_some() {
        std::fs::write(path, written()).unwrap();
    }
    let there = std::fs::read_to_string(path).unwrap_or_default();
    assert_eq!(there, written(), "written anew with ACTUALISER=1");
}
