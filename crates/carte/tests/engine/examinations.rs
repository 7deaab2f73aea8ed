//! Whole examinations through the engine: every card, every kind of reader, what is told and what is not.

use crate::page::{Page, TODAY};
use carte::Event;
use cps::view::{Ask, Card as Kind, Choices, End, Pace, Reach, Stage, Tell, Trouble};
use sim::{Card, Model, Variant};
use std::collections::BTreeSet;

/// What an examination without an engine, a reader and a line finds.
fn expected(variant: Variant) -> BTreeSet<&'static str> {
    use iso7816::{Atr, Command, Form, Response};
    let mut card = Card::new(variant);
    let Some(atr) = card.power_up() else {
        return cps::finding::without_an_answer().iter().map(|e| e.finding.key()).collect();
    };
    let (mut examination, mut step) = cps::Examination::start(&Atr::parse(atr).unwrap());
    while let cps::Step::Send(command) = step {
        let answer = card.transmit(&command.to_apdu().emit(Form::Short).unwrap());
        step = examination.answer(&Response::parse(&answer).unwrap());
    }
    examination.report().findings(TODAY).iter().map(|e| e.finding.key()).collect()
}

#[test]
fn every_card_as_a_demonstration() {
    for variant in Variant::ALL {
        for pace in [Pace::AtOnce, Pace::AsReal] {
            let mut page = Page::empty(Model::TPDU, Reach::None(cps::view::NoReach::Browser));
            let begun = page.now;
            page.does(Ask::Demonstrate { key: variant.key().to_owned(), pace });
            assert_eq!(page.ends(), [End::Whole], "{variant:?}");
            assert_eq!(page.troubles(), []);
            let found: BTreeSet<&str> = page.found().into_iter().collect();
            assert_eq!(found, expected(variant), "{variant:?}");
            let Tell::Begun(begins) = &page.told[2] else { panic!("{:?}", page.told) };
            assert!(begins.demonstration);
            if variant == Variant::Cps3 {
                let seconds = page.now.since(begun).as_secs();
                assert_eq!(seconds >= 3, pace == Pace::AsReal, "a real card takes its time: {seconds}");
            }
            assert_eq!(page.requests, 0, "no reader is touched");
            page.does(Ask::Cancel);
            assert_eq!(page.told.last(), Some(&Tell::Released));
            page.is_clean();
        }
    }
}

#[test]
fn every_kind_of_reader() {
    for model in Model::ALL {
        for variant in [Variant::Cps3, Variant::Cps4, Variant::Cps4Dual, Variant::Vitale2, Variant::Mute] {
            let mut page = Page::new(model.clone(), variant);
            page.examine();
            let what = format!("{} {variant:?}", model.key);
            assert_eq!((page.ends(), page.troubles()), (vec![End::Whole], vec![]), "{what}");
            assert_eq!(page.found().into_iter().collect::<BTreeSet<_>>(), expected(variant), "{what}");
            page.does(Ask::Cancel);
            assert_eq!(page.told.last(), Some(&Tell::Released), "{what}");
            page.is_clean();
        }
    }
}

#[test]
fn the_slot_with_a_cps_in_it_is_examined() {
    for (model, cps, other) in [
        (Model::TWO_CARDS, (1, 0), (0, 0)),
        (Model::TWO_CARDS, (0, 0), (2, 0)),
        (Model::FIVE_SLOTS, (0, 3), (0, 1)),
    ] {
        let mut page = Page::empty(model, Reach::Any);
        page.insert(cps.0, cps.1, Variant::Cps3);
        page.insert(other.0, other.1, Variant::Vitale2);
        page.examine();
        assert_eq!((page.ends(), page.found()), (vec![End::Whole], vec![]));
        let Some(Tell::Slots(slots)) = page.told.iter().rev().find(|t| matches!(t, Tell::Slots(_))) else {
            panic!("no slots")
        };
        let examined: Vec<_> = slots.iter().filter(|s| s.examined).map(|s| (s.interface, s.number)).collect();
        assert_eq!((examined, slots.iter().filter(|s| s.card).count()), (vec![cps], 2));
        page.does(Ask::Cancel);
        page.is_clean();
    }
}

#[test]
fn cards_come_and_go() {
    for model in [Model::TPDU, Model::QUIET] {
        let mut page = Page::empty(model, Reach::Any);
        page.examine();
        let waits = |tell: &Tell| matches!(tell, Tell::Progress(p) if p.stage == Stage::WaitingForCard);
        assert!(page.told.iter().any(waits) && page.ends().is_empty());
        page.insert(0, 0, Variant::Cps3);
        page.run();
        assert_eq!(page.ends(), [End::Whole]);
        page.remove(0, 0);
        page.run();
        assert!(page.told.last().is_some_and(waits), "{:?}", page.told.last());
        page.insert(0, 0, Variant::Expired);
        let from = page.told.len();
        page.run();
        assert_eq!((page.ends().len(), page.found()), (2, vec!["carte-expiree"]));
        assert!(page.told[from..].iter().any(|t| matches!(t, Tell::Begun(_))), "another card");
        page.does(Ask::Cancel);
        page.is_clean();
    }
}

#[test]
fn another_card_beside_the_examined_one_changes_nothing() {
    let mut page = Page::empty(Model::TWO_CARDS, Reach::Any);
    page.insert(0, 0, Variant::LastTry);
    page.examine();
    let from = page.told.len();
    page.insert(1, 0, Variant::Vitale2);
    page.run();
    let after = &page.told[from..];
    assert!(after.iter().all(|t| matches!(t, Tell::Slots(_) | Tell::Progress(_))), "{after:?}");
    page.does(Ask::Reveal);
    assert!(matches!(page.told.last(), Some(Tell::Person(person)) if person.surname.is_some()));
}

/// Until it is told so, the page takes what comes for the former card's.
#[test]
fn another_card_of_the_family_beside_the_examined_one_begins_anew() {
    for beside in [Variant::Expired, Variant::Vitale2, Variant::Mute] {
        let mut page = Page::empty(Model::TWO_CARDS, Reach::Any);
        page.insert(0, 0, beside);
        page.examine();
        let from = page.told.len();
        page.insert(1, 0, Variant::Blocked);
        page.run();
        let after = &page.told[from..];
        let first = after.iter().find(|t| !matches!(t, Tell::Slots(_) | Tell::Progress(_)));
        assert!(matches!(first, Some(Tell::Begun(_))), "{beside:?}: {after:?}");
        assert_eq!(after.iter().filter(|t| matches!(t, Tell::Begun(_))).count(), 1, "{beside:?}");
        assert_eq!(page.found().last(), Some(&"code-porteur-bloque"));
    }
}

#[test]
fn reading_again_on_another_day_compares_with_that_day() {
    let mut page = Page::new(Model::VENDOR, Variant::ExpiresSoon);
    page.examine();
    assert_eq!(page.found(), ["expire-bientot"]);
    page.handle(Event::Asked(Ask::Examine, TODAY.days_later(60)));
    page.run();
    assert_eq!(page.found(), ["expire-bientot", "carte-expiree"]);
}

#[test]
fn the_tries_of_a_cps4_are_asked_for_only_when_somebody_wants_them() {
    let mut page = Page::new(Model::TPDU, Variant::Cps4Blocked);
    page.examine();
    assert_eq!(page.found(), ["cps4-cryptolib-5-2"]);
    let facts = |page: &Page| {
        let facts =
            page.told.iter().rev().find_map(|t| if let Tell::Facts(f) = t { Some(f.clone()) } else { None });
        facts.unwrap()
    };
    assert_eq!((facts(&page).card, facts(&page).may_ask_for_tries), (Kind::Cps4, true));
    page.does(Ask::AskForTries);
    assert_eq!(page.found(), ["cps4-cryptolib-5-2", "code-porteur-bloque"]);
    assert_eq!((page.ends(), facts(&page).may_ask_for_tries), (vec![End::Whole; 2], false));
    page.does(Ask::AskForTries);
    assert_eq!(page.troubles(), [Trouble::NotNow]);
    page.does(Ask::Forget);
    page.is_clean();
}

#[test]
fn it_is_read_again_when_asked() {
    for variant in [Variant::Cps3, Variant::Cps4] {
        let mut page = Page::new(Model::TPDU, variant);
        page.examine();
        page.does(Ask::Examine);
        assert_eq!(page.ends(), [End::Whole, End::Whole]);
        page.does(Ask::Cancel);
        page.does(Ask::Examine);
        assert_eq!((page.ends().len(), page.troubles()), (3, vec![]));
        page.does(Ask::Forget);
        page.is_clean();
        page.does(Ask::Examine);
        assert_eq!(page.troubles(), [Trouble::NotNow], "nothing is chosen any more");
    }
}

#[test]
fn fifty_in_a_row_leave_nothing_open() {
    let mut page = Page::new(Model::VENDOR, Variant::Cps3);
    for at in 1..=50 {
        page.examine();
        page.does(Ask::Cancel);
        assert_eq!(page.ends(), vec![End::Whole; at]);
        page.is_clean();
    }
}

#[test]
fn names_and_numbers_leave_only_when_they_are_asked_for() {
    let mut page = Page::new(Model::TPDU, Variant::Cps3);
    page.examine();
    page.does(Ask::WriteReport(Choices::default()));
    let told: Vec<Vec<u8>> = page.told.iter().map(Tell::encode).collect();
    page.does(Ask::Reveal);
    let Some(Tell::Person(person)) = page.told.last().cloned() else { panic!() };
    let names = [person.given_names, person.surname];
    let numbers = [person.identifier, person.card_number, person.chip_number];
    let all: Vec<String> = names.iter().chain(&numbers).flatten().cloned().collect();
    assert_eq!(all.len(), 5);
    let holds = |bytes: &[u8], text: &str| bytes.windows(text.len()).any(|w| w == text.as_bytes());
    for text in &all {
        assert!(told.iter().all(|bytes| !holds(bytes, text)), "{text}");
    }
    for (choices, shown) in [
        (Choices { names: true, numbers: false }, &names[..]),
        (Choices { names: false, numbers: true }, &numbers[..]),
    ] {
        page.does(Ask::WriteReport(choices));
        let Some(Tell::Report(report)) = page.told.last() else { panic!() };
        let is = |text: &&String| report.contains(text.as_str());
        let wanted: Vec<&String> = shown.iter().flatten().collect();
        assert_eq!(all.iter().filter(is).collect::<Vec<_>>(), wanted);
    }
    page.does(Ask::Forget);
    page.does(Ask::Reveal);
    assert_eq!(page.told.last(), Some(&Tell::Person(Default::default())));
}

#[test]
fn an_issuer_is_told_no_better_than_it_is_known() {
    use cps::view::Issuer;
    for (variant, issuer) in [
        (Variant::Cps3, Issuer::Unlisted),
        (Variant::Test, Issuer::ForTests),
        (Variant::UnknownIssuer, Issuer::Unknown),
    ] {
        let mut page = Page::new(Model::VENDOR, variant);
        page.examine();
        let told = page.told.iter().rev();
        let facts = told.filter_map(|tell| if let Tell::Facts(facts) = tell { Some(facts) } else { None });
        let certificate = facts.filter_map(|facts| facts.authentication.as_ref()).next().unwrap();
        assert_eq!(certificate.recognised, issuer, "{variant:?}");
    }
}
