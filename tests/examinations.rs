//! Every virtual card, examined: what is found, in how many exchanges, and that nothing could have hurt it.
#![expect(clippy::unwrap_used, reason = "a test that fails says so by failing")]

#[path = "examinations/support.rs"]
mod support;

use cps::report::Remark;
use cps::{Examination, Report, Seconds, Step};
use iso7816::{Atr, Command, Form, Response};
use sim::{Card, Variant};
use std::collections::BTreeMap;

/// How an examination went.
struct Examined {
    report: Report,
    /// As T=0 counts: what answers a command with data comes by a GET RESPONSE of its own.
    exchanges: usize,
    /// Of those, until the date of the certificate was known.
    verdict: Option<usize>,
    card: Card,
}

fn examine(variant: Variant) -> Option<Examined> {
    let mut card = Card::new(variant);
    let atr = Atr::parse(card.power_up()?).unwrap();
    let (mut examination, mut step) = Examination::start(&atr);
    let (mut exchanges, mut verdict, mut asked) = (0, None, false);
    loop {
        let Step::Send(command) = step else {
            if asked {
                break;
            }
            let Some(next) = examination.ask_for_tries() else { break };
            (step, asked) = (next, true);
            continue;
        };
        let command = command.to_apdu();
        let answer = card.transmit(&command.emit(Form::Short).unwrap());
        exchanges += 1 + usize::from(!command.data().is_empty() && answer.len() > 2);
        step = examination.answer(&Response::parse(&answer).unwrap());
        if verdict.is_none() && examination.report().authentication.is_some() {
            verdict = Some(exchanges);
        }
    }
    Some(Examined { report: examination.into_report(), exchanges, verdict, card })
}

/// What must be found on each card on the day they are made for.
const FOUND: [(Variant, &[&str]); 34] = [
    (Variant::Cps3, &[]),
    (Variant::Expired, &["carte-expiree"]),
    (Variant::ExpiresSoon, &["expire-bientot"]),
    (Variant::NotYetValid, &["carte-pas-encore-valable"]),
    (Variant::LastTry, &["dernier-essai"]),
    (Variant::Blocked, &["code-porteur-bloque"]),
    (Variant::Dead, &["carte-inutilisable"]),
    (Variant::UpdateBroken, &["carte-inutilisable"]),
    (Variant::UpdateDone, &[]),
    (Variant::UpdateEmpty, &["carte-inutilisable"]),
    (Variant::Elsewhere, &[]),
    (Variant::Test, &["carte-de-test"]),
    (Variant::Employee, &[]),
    (Variant::Training, &[]),
    (Variant::Role, &[]),
    (Variant::UnknownProfession, &[]),
    (Variant::WrongRpps, &[]),
    (Variant::UnknownIssuer, &[]),
    (Variant::TwoNumbers, &[]),
    (Variant::Long, &[]),
    (Variant::Short, &[]),
    (Variant::UnknownGeneration, &[]),
    (Variant::Cps4, &["cps4-cryptolib-5-2"]),
    (Variant::Cps4Stubborn, &["cps4-cryptolib-5-2"]),
    (Variant::Cps4Blocked, &["code-porteur-bloque", "cps4-cryptolib-5-2"]),
    (Variant::Cps4Dual, &["cps4-cryptolib-5-2"]),
    (Variant::Cps4Candidate, &["cps4-cryptolib-5-2"]),
    (Variant::Contactless, &["carte-posee-sans-contact"]),
    (Variant::Cps2Ter, &["carte-expiree"]),
    (Variant::Vitale2, &["carte-vitale"]),
    (Variant::Vitale1, &["carte-vitale"]),
    (Variant::Bank, &["pas-une-carte-cps"]),
    (Variant::Identity, &["pas-une-carte-cps"]),
    (Variant::Mute, &["carte-a-l-envers", "carte-muette"]),
];

#[test]
fn what_is_found() {
    let table: BTreeMap<Variant, &[&str]> = FOUND.into();
    assert_eq!(table.len(), Variant::ALL.len());
    for variant in Variant::ALL {
        let established = match examine(variant) {
            Some(examined) => examined.report.findings(Seconds(sim::variant::TODAY)),
            None => cps::finding::without_an_answer().to_vec(),
        };
        let keys: Vec<&str> = established.iter().map(|e| e.finding.key()).collect();
        assert_eq!(keys, table[&variant], "{variant:?}");
    }
}

#[test]
fn no_command_could_have_hurt_a_card() {
    for examined in Variant::ALL.into_iter().filter_map(examine) {
        assert_eq!(examined.card.caught(), [], "{:?}", examined.report.recognition);
    }
}

#[test]
fn remarks() {
    let of = |variant| examine(variant).unwrap().report.remarks;
    for variant in [Variant::Cps3, Variant::Long, Variant::Employee, Variant::Cps4, Variant::Cps4Stubborn] {
        assert_eq!(of(variant), [], "{variant:?}");
    }
    assert_eq!(of(Variant::WrongRpps), [Remark::RppsDigit]);
    assert_eq!(of(Variant::UnknownIssuer), [Remark::IssuerUnknown]);
    assert_eq!(of(Variant::TwoNumbers), [Remark::NumbersDiffer]);
    assert_eq!(of(Variant::UnknownGeneration), [Remark::GenerationUnknown]);
}

#[test]
fn codes_of_the_nomenclature() {
    let of = |variant| {
        let report = examine(variant).unwrap().report;
        (report.kind(), report.profession())
    };
    use cps::certificate::CardKind::{Cpe, Cpf, Cps};
    assert_eq!(of(Variant::Cps3), (Some(Cps), Some(60)));
    assert_eq!(of(Variant::Role), (Some(Cps), Some(99)));
    assert_eq!(of(Variant::Training), (Some(Cpf), Some(10)));
    assert_eq!(of(Variant::Employee), (Some(Cpe), Some(60)));
    assert_eq!(of(Variant::Vitale2), (None, None));
}

#[test]
fn issuers_and_codes() {
    use cps::Recognised;
    let of = |variant| {
        let report = examine(variant).unwrap().report;
        (report.authentication.unwrap().recognised(), report.codes)
    };
    let (issuer, codes) = of(Variant::Cps3);
    assert_eq!(issuer, Recognised::Unlisted, "an invented name of IGC-Santé");
    let read: Vec<_> = codes.iter().map(|c| (c.unblocks, c.reference, c.least, c.most)).collect();
    assert_eq!(read, [(false, 1, 4, Some(8)), (true, 2, 8, Some(8))]);
    assert_eq!(of(Variant::Test).0, Recognised::Test);
    assert_eq!(of(Variant::UnknownIssuer).0, Recognised::Unknown);
    assert_eq!(of(Variant::Cps4).1, codes);
}

#[test]
fn signatures_are_checked_only_with_a_known_authority() {
    use cps::issuer::{NotChecked, Verdict};
    let checked = |variant: Variant, authority: &[u8], known: &[&str]| {
        let mut card = Card::new(variant);
        let (mut examination, mut step) = Examination::start(&Atr::parse(card.power_up().unwrap()).unwrap());
        while let Step::Send(command) = step {
            let answer = card.transmit(&command.to_apdu().emit(Form::Short).unwrap());
            step = examination.answer(&Response::parse(&answer).unwrap());
        }
        examination.check_signatures(authority, known);
        let report = examination.into_report();
        [report.authentication, report.signature].map(|certificate| certificate.unwrap().verdict)
    };
    let not = |why| [Verdict::NotChecked(why); 2];
    let known: &[&str] = &[INVENTED];
    assert_eq!(checked(Variant::Cps3, sim::AUTHORITY, known), [Verdict::Verified; 2]);
    assert_eq!(checked(Variant::Cps4, sim::AUTHORITY, known), [Verdict::Verified; 2]);
    assert_eq!(checked(Variant::UnknownIssuer, sim::AUTHORITY, known), not(NotChecked::OtherIssuer));
    let published = cps::issuer::published();
    assert_eq!(checked(Variant::Cps3, sim::AUTHORITY, &published), not(NotChecked::UnknownAuthority));
}

/// SHA-256 of the invented authority's certificate; `certificates.rs` has OpenSSL compute it.
const INVENTED: &str = "220D9556CD690E09D6C8EE7556BE8D7A96585F0BFBCDF0025CD2C4E257B2786B";

#[test]
fn within_the_budget_of_exchanges() {
    for variant in Variant::ALL.into_iter().filter(|v| v.has_files()) {
        let Examined { report, exchanges, verdict, .. } = examine(variant).unwrap();
        let verdict = verdict.unwrap();
        assert!(verdict <= 16, "{variant:?}: {verdict}");
        if variant.is_cps4() {
            continue;
        }
        // SELECT, GET RESPONSE and one READ for every 231 bytes of each file (EF(CDF), EF.SN, EF(TokenInfo), EF(AODF)), one more for a certificate that is
        // read from its first bytes on; each counter is a SELECT, a GET DATA and its answer; EF_ACTUA is absent.
        let certificates = [&report.authentication, &report.signature].map(|c| c.as_ref().unwrap().size);
        let reads: usize = certificates.iter().map(|size| 2 + size.div_ceil(231) + 1).sum();
        let small = 4 * (2 + 1);
        let update = match variant {
            Variant::UpdateBroken | Variant::UpdateDone => 3,
            Variant::UpdateEmpty => 2,
            // Its application is selected, then the command is sent again.
            Variant::Elsewhere => 1 + 2,
            _ => 1,
        };
        assert!(exchanges <= reads + small + update + 2 * 3, "{variant:?}: {exchanges}");
        println!("{}: {exchanges} exchanges, the verdict after {verdict}", variant.key());
    }
}

#[test]
fn a_card_pulled_out_at_any_moment_leaves_a_report() {
    let whole = examine(Variant::Cps3).unwrap().exchanges;
    for end in 0..whole {
        let mut card = Card::new(Variant::Cps3);
        let (mut examination, mut step) = Examination::start(&Atr::parse(card.power_up().unwrap()).unwrap());
        for _ in 0..end {
            let Step::Send(command) = &step else { break };
            let answer = card.transmit(&command.to_apdu().emit(Form::Short).unwrap());
            step = examination.answer(&Response::parse(&answer).unwrap());
        }
        let was_sending = matches!(step, Step::Send(_));
        examination.lose();
        let lost = |remark: &Remark| matches!(remark, Remark::Lost(_));
        let remarks = examination.into_report().remarks;
        assert_eq!(remarks.iter().any(lost), was_sending, "after {end}");
    }
}
