//! A page that nobody sees keeps no reader: other programs may have it, and it is watched again afterwards.

use crate::page::Page;
use carte::Event;
use cps::view::{Ask, End, Pace, Reach, Tell, Trouble};
use sim::{Model, Variant};

/// Hides the page, or shows it, and lets happen what follows; what was told.
fn sight(page: &mut Page, seen: bool) -> Vec<Tell> {
    let from = page.told.len();
    page.handle(Event::Sight(seen));
    page.run();
    page.told[from..].to_vec()
}

#[test]
fn the_reader_is_let_go_while_nobody_looks_and_taken_again_after() {
    for model in [Model::VENDOR, Model::QUIET, Model::FIVE_SLOTS] {
        let mut page = Page::new(model, Variant::Cps3);
        page.examine();
        sight(&mut page, false);
        page.is_clean();
        let told = sight(&mut page, true);
        assert!(page.device.is_open());
        assert!(
            told.iter().all(|tell| matches!(tell, Tell::Slots(_))),
            "the card that is still there is not read again: {told:?}"
        );
        page.does(Ask::Examine);
        assert_eq!(page.ends(), [End::Whole, End::Whole], "and can be");
        page.does(Ask::Cancel);
        page.is_clean();
    }
}

#[test]
fn what_is_under_way_comes_to_its_end_first() {
    let mut whole = Page::new(Model::VENDOR, Variant::Short);
    whole.choose();
    whole.does(Ask::Examine);
    for at in 3..=whole.requests {
        let mut page = Page::new(Model::VENDOR, Variant::Short);
        page.choose();
        page.ask(Ask::Examine);
        page.run_until(at);
        sight(&mut page, false);
        assert_eq!((page.ends(), page.troubles()), (vec![End::Whole], vec![]), "{at}");
        page.is_clean();
    }
}

#[test]
fn cards_that_come_or_go_meanwhile_are_noticed_afterwards() {
    let mut page = Page::new(Model::VENDOR, Variant::Cps3);
    page.examine();
    sight(&mut page, false);
    page.remove(0, 0);
    sight(&mut page, true);
    assert_eq!(page.ends(), [End::Whole]);
    sight(&mut page, false);
    page.insert(0, 0, Variant::Expired);
    sight(&mut page, true);
    assert_eq!((page.ends(), page.found()), (vec![End::Whole; 2], vec!["carte-expiree"]));
}

#[test]
fn the_tries_of_a_card_that_lost_its_power_can_not_be_asked_for() {
    let mut page = Page::new(Model::VENDOR, Variant::Cps4);
    page.examine();
    let told = sight(&mut page, false);
    let offered = |tell: &Tell| matches!(tell, Tell::Facts(facts) if facts.may_ask_for_tries);
    assert!(page.told.iter().any(offered));
    assert!(told.iter().any(|tell| matches!(tell, Tell::Facts(_)) && !offered(tell)), "{told:?}");
    sight(&mut page, true);
    page.does(Ask::AskForTries);
    assert_eq!(page.troubles(), [Trouble::NotNow]);
}

#[test]
fn looking_away_for_a_moment_at_any_moment() {
    let mut page = Page::new(Model::VENDOR, Variant::Cps3);
    page.examine();
    let before = page.requests;
    sight(&mut page, false);
    let all = page.requests - before;
    assert!(all > 0);
    for at in 0..=all {
        let mut page = Page::new(Model::VENDOR, Variant::Cps3);
        page.examine();
        let from = page.requests;
        page.handle(Event::Sight(false));
        page.run_until(from + at);
        for seen in [true, false, true] {
            page.handle(Event::Sight(seen));
        }
        page.run();
        assert_eq!((page.ends(), page.troubles()), (vec![End::Whole], vec![]), "{at}");
        assert!(page.device.is_open(), "{at}");
        page.does(Ask::Cancel);
        page.is_clean();
    }
}

#[test]
fn whatever_is_asked_meanwhile_counts() {
    for ask in [Ask::Cancel, Ask::Forget] {
        let mut page = Page::new(Model::VENDOR, Variant::Cps3);
        page.examine();
        sight(&mut page, false);
        page.does(ask);
        assert_eq!(sight(&mut page, true), []);
        page.is_clean();
    }
    let mut page = Page::new(Model::VENDOR, Variant::Cps3);
    page.examine();
    page.handle(Event::Left);
    sight(&mut page, false);
    assert_eq!(sight(&mut page, true), [], "a page that was left and is shown again");
    page.is_clean();
    let mut page = Page::new(Model::VENDOR, Variant::Cps3);
    page.examine();
    sight(&mut page, false);
    page.device.reader().unplug();
    page.handle(Event::Unplugged);
    assert_eq!(sight(&mut page, true), [Tell::Trouble(Trouble::Unplugged)]);
    page.is_clean();
}

#[test]
fn a_demonstration_goes_on() {
    let mut page = Page::empty(Model::TPDU, Reach::Any);
    page.ask(Ask::Demonstrate { key: "cps3".to_owned(), pace: Pace::AsReal });
    sight(&mut page, false);
    assert_eq!(page.ends(), [End::Whole]);
    assert!(!page.engine.is_idle());
    assert_eq!(sight(&mut page, true), []);
}
