//! What can go wrong, at every moment it can: each examination ends, is told as it ended, and leaves nothing open.

use crate::page::{Browser, Page};
use carte::{Event, Happened};
use cps::view::{Ask, Behaviour, End, NoReach, Reach, Tell, Trouble};
use sim::{Fault, Model, Variant};

#[test]
fn refusals_are_told_apart() {
    for (browser, trouble) in [
        (Browser::Open(Trouble::Denied), Trouble::Denied),
        (Browser::Open(Trouble::OtherTab), Trouble::OtherTab),
        (Browser::Claim(Trouble::Held), Trouble::Held),
        (Browser::Claim(Trouble::Protected), Trouble::Protected),
        (Browser::Open(Trouble::Unplugged), Trouble::Unplugged),
        (Browser::Hangs, Trouble::ReaderSilent),
    ] {
        let mut page = Page::new(Model::VENDOR, Variant::Cps3);
        page.choose();
        page.browser = browser;
        page.does(Ask::Examine);
        assert_eq!((page.troubles(), page.ends()), (vec![trouble], vec![End::Partial]), "{browser:?}");
        assert_eq!(page.told.last(), Some(&Tell::Released));
        page.browser = Browser::Lets;
        page.does(Ask::Examine);
        assert_eq!(page.ends(), [End::Partial, End::Whole], "and works once it is allowed");
    }
}

#[test]
fn a_reader_that_must_not_be_opened_is_named_all_the_same() {
    for browser in [Browser::Open(Trouble::Denied), Browser::Hangs] {
        let mut page = Page::empty(Model::TWO_CARDS, Reach::Named);
        page.browser = browser;
        let told = page.choose();
        let Some(Tell::Reader(reader)) = told.first() else { panic!("{told:?}") };
        assert_eq!((reader.interfaces.len(), reader.behaviour), (3, Behaviour::Protected));
        assert!(matches!(told.last(), Some(Tell::Trouble(Trouble::Denied | Trouble::ReaderSilent))));
    }
}

#[test]
fn protected_readers_are_described_and_never_claimed() {
    let mut page = Page::empty(Model::TPDU, Reach::Named);
    let told = page.choose();
    let Some(Tell::Reader(reader)) = told.last() else { panic!("{told:?}") };
    assert_eq!((reader.behaviour, reader.interfaces[0].slots), (Behaviour::Protected, Some(1)));
    assert_eq!(page.requests, 2, "opened to be described, and closed");
    page.does(Ask::Examine);
    assert_eq!((page.troubles(), page.requests), (vec![Trouble::Protected], 2));
}

#[test]
fn where_nothing_can_be_reached() {
    for (why, trouble) in [
        (NoReach::Browser, Trouble::Forbidden),
        (NoReach::Insecure, Trouble::Forbidden),
        (NoReach::Policy, Trouble::Forbidden),
        (NoReach::SwitchedOff, Trouble::SwitchedOff),
    ] {
        let mut page = Page::empty(Model::VENDOR, Reach::None(why));
        page.choose();
        page.does(Ask::Examine);
        assert_eq!((page.troubles(), page.requests), (vec![trouble; 2], 0));
    }
    let mut page = Page::empty(Model::VENDOR, Reach::Named);
    page.handle(Event::Chosen(Err(Trouble::NothingChosen)));
    page.handle(Event::NotUnderstood);
    page.does(Ask::Demonstrate { key: "inconnue".to_owned(), pace: cps::view::Pace::AtOnce });
    assert_eq!(page.troubles(), [Trouble::NothingChosen, Trouble::NotNow, Trouble::NotNow]);
}

#[test]
fn a_reader_that_says_to_have_as_many_slots_as_there_can_be() {
    let mut page = Page::new(Model::VENDOR, Variant::Short);
    page.spoil = |what| match what {
        Happened::Opened(Ok(mut bytes)) => {
            // bMaxSlotIndex, behind bLength, bDescriptorType and bcdCCID (CCID 1.1 §5.1).
            let at = bytes.windows(2).position(|pair| pair == [0x36, 0x21]).unwrap();
            bytes[at + 4] = 0xff;
            Happened::Opened(Ok(bytes))
        }
        what => what,
    };
    page.examine();
    assert!(!page.ends().is_empty() || !page.troubles().is_empty(), "{:?}", page.told);
    page.does(Ask::Cancel);
    assert!(page.engine.is_idle() && !page.device.is_open());
}

/// How many messages a whole examination writes.
fn messages(model: &Model, variant: Variant) -> u32 {
    let mut page = Page::new(model.clone(), variant);
    page.examine();
    page.device.reader().interface(0).unwrap().messages()
}

#[test]
fn every_fault_at_every_message() {
    let all = messages(&Model::TPDU, Variant::Short);
    assert!(all > 30, "{all}");
    for fault in Fault::ALL {
        for at in 0..all {
            let mut page = Page::new(Model::TPDU, Variant::Short);
            page.device.reader().interface(0).unwrap().plan(&[(at, fault)], u64::from(at));
            page.examine();
            let ends = page.ends();
            assert!(
                !ends.is_empty() || fault == Fault::CardRemoved || fault == Fault::CardSwapped,
                "{fault:?} {at}"
            );
            let partial = ends.contains(&End::Partial);
            // Only the plug can still be pulled once everything was read.
            let troubled = page.troubles().iter().any(|what| *what != Trouble::Unplugged || partial);
            assert_eq!(partial, troubled, "{fault:?} {at}: {ends:?} {:?}", page.troubles());
            page.does(Ask::Cancel);
            assert_eq!(page.told.last(), Some(&Tell::Released), "{fault:?} {at}");
            assert!(page.engine.is_idle() && !page.device.is_open(), "{fault:?} {at}");
            // The next attempt works, unless the reader is gone for good or its card is.
            if fault != Fault::Unplugged && fault != Fault::CardRemoved {
                page.device.reader().interface(0).unwrap().plan(&[], 0);
                page.examine();
                assert_eq!(page.ends().last(), Some(&End::Whole), "{fault:?} {at}: {:?}", page.troubles());
            }
        }
    }
}

#[test]
fn unplugged_at_every_request() {
    let mut whole = Page::new(Model::VENDOR, Variant::Short);
    whole.examine();
    for at in 1..=whole.requests {
        let mut page = Page::new(Model::VENDOR, Variant::Short);
        page.ask(Ask::ChooseReader);
        while page.requests < at {
            if !page.step() {
                // Chosen and described: read it; or time must pass.
                match (page.engine.is_idle(), page.engine.wake(), page.device.due()) {
                    (true, ..) => page.ask(Ask::Examine),
                    (_, wake, due) => {
                        page.now = [wake, due].into_iter().flatten().min().unwrap().max(page.now);
                        page.handle(Event::Tick);
                    }
                }
            }
        }
        page.device.reader().unplug();
        page.handle(Event::Unplugged);
        page.run();
        assert!(page.engine.is_idle(), "{at}: {:?}", page.engine);
        assert!(
            !page.troubles().is_empty() && page.troubles().iter().all(|t| *t == Trouble::Unplugged),
            "{at}"
        );
        assert!(page.ends().iter().filter(|end| **end == End::Partial).count() <= 1);
        assert!(!page.device.is_open(), "{at}");
    }
}

#[test]
fn cancelled_at_every_request() {
    let mut whole = Page::new(Model::VENDOR, Variant::Short);
    whole.examine();
    let all = whole.requests;
    for at in 1..=all {
        let mut page = Page::new(Model::VENDOR, Variant::Short);
        page.choose();
        page.ask(Ask::Examine);
        page.run_until(at.max(3));
        let asked = page.now;
        page.does(Ask::Cancel);
        assert!(page.now.since(asked).as_secs() < 5, "{at}");
        assert_eq!(page.told.last(), Some(&Tell::Released), "{at}");
        assert_eq!(page.told.iter().filter(|t| **t == Tell::Released).count(), 1, "{at}");
        assert!(matches!(page.ends()[..], [End::Cancelled | End::Whole]), "{at}: {:?}", page.ends());
        page.is_clean();
    }
}

#[test]
fn another_reader_may_be_chosen_meanwhile() {
    let mut page = Page::new(Model::VENDOR, Variant::Short);
    page.choose();
    page.ask(Ask::Examine);
    for _ in 0..40 {
        page.step();
    }
    page.choose();
    assert_eq!(page.ends(), [End::Cancelled]);
    page.is_clean();
    page.does(Ask::Examine);
    assert_eq!(page.ends(), [End::Cancelled, End::Whole]);
}
