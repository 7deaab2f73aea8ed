//! What follows from an examination on some day, and in which order.

use super::*;

#[test]
fn what_a_card_says_of_its_code() {
    let findings = |tries: u8| -> Vec<&str> {
        let mut card = Card::cps3();
        card.tries = tries;
        let report = examine(CPS3_ATR, |command| card.answer(command)).0.into_report();
        let now = report.authentication.as_ref().unwrap().not_before;
        report.findings(now).iter().map(|e| e.finding.key()).collect()
    };
    assert_eq!(findings(3), ["carte-de-test"]);
    assert_eq!(findings(1), ["carte-de-test", "dernier-essai"]);
    assert_eq!(findings(0), ["carte-de-test", "code-porteur-bloque"]);
}

#[test]
fn what_makes_the_others_idle_comes_first() {
    let mut card = Card::cps3();
    card.files.push(("D010", Vec::new()));
    card.tries = 0;
    let report = examine(CPS3_ATR, |command| card.answer(command)).0.into_report();
    let end = report.authentication.as_ref().unwrap().not_after;
    let at = |now| report.findings(now).iter().map(|e| e.finding.key()).collect::<Vec<_>>();
    let (idle, blocked) = ("carte-inutilisable", "code-porteur-bloque");
    assert_eq!(at(Seconds(end.0 + 1)), ["carte-de-test", "carte-expiree", idle, blocked]);
    assert_eq!(at(Seconds(0)), ["carte-de-test", idle, "carte-pas-encore-valable", blocked]);
}

#[test]
fn a_blocked_code_that_nothing_unblocks_any_more() {
    use crate::finding::Certainty;
    for (left, tries, unusable) in [(0, 0, true), (1, 0, false), (0, 1, false)] {
        let mut card = Card { tries, unblocking: left, ..Card::cps3() };
        let (examination, _) = examine(CPS3_ATR, |command| card.answer(command));
        let found = examination.report().findings(Seconds(0));
        let found = found.iter().find(|e| e.finding == Finding::Unusable).map(|e| e.certainty);
        assert_eq!(found, unusable.then_some(Certainty::Likely), "{left} {tries}");
    }
}

#[test]
fn what_only_the_key_s_own_time_says_is_no_more_than_likely() {
    use crate::finding::Certainty::{Likely, Sure};
    let mut card = Card::cps3();
    let (mut examination, _) = examine(CPS3_ATR, |command| card.answer(command));
    let certificate = examination.report.authentication.as_mut().unwrap();
    let (begin, end) = (certificate.not_before.0, certificate.not_after.0);
    let (day, soon) = (Seconds::DAY, 70 * Seconds::DAY);
    let period = &mut certificate.extensions.as_mut().unwrap().key_period;
    (period.begins, period.ends) = (Some(Seconds(begin + day)), Some(Seconds(end - soon)));
    let report = examination.into_report();
    for (now, finding, certainty) in [
        (begin - 1, Finding::NotYetValid, Sure),
        (begin + 1, Finding::NotYetValid, Likely),
        (end - soon - day, Finding::ExpiresSoon, Likely),
        (end - day, Finding::Expired, Likely),
        (end + 1, Finding::Expired, Sure),
    ] {
        let found = report.findings(Seconds(now));
        assert!(found.iter().any(|e| (e.finding, e.certainty) == (finding, certainty)), "{now} {found:?}");
    }
}

#[test]
fn dates() {
    let report = examine(CPS3_ATR, {
        let mut card = Card::cps3();
        move |command| card.answer(command)
    });
    let report = report.0.into_report();
    let end = report.authentication.as_ref().unwrap().not_after;
    let at = |now: Seconds| -> bool { report.findings(now).iter().any(|e| e.finding == Finding::Expired) };
    assert!(!at(end) && at(Seconds(end.0 + 1)));
    let soon = |days: u64| {
        let now = Seconds(end.0 - days * Seconds::DAY);
        report.findings(now).iter().any(|e| e.finding == Finding::ExpiresSoon)
    };
    assert!(soon(0) && soon(59) && !soon(60) && !soon(1000));
}

#[test]
fn a_broken_update() {
    let mut card = Card::cps3();
    card.files.push(("D010", Vec::new()));
    let report = examine(CPS3_ATR, |command| card.answer(command)).0.into_report();
    assert_eq!(report.actua, Some(Actua::Broken));
    assert!(report.findings(Seconds(0)).iter().any(|e| e.finding == Finding::Unusable));
}
