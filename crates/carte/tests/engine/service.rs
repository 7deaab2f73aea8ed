//! The system's card service, by a stand-in: it lists readers and carries whole commands to virtual cards.

use crate::page::TODAY;
use carte::{Action, Engine, Event, Happened, Request};
use cps::view::{Ask, End, Means, Reach, Stage, System, Tell, Trouble};
use iso7816::Instant;
use sim::{Card, Variant};
use std::time::Duration;

/// A page with the service behind it.
struct Page {
    engine: Engine,
    /// The readers, whether they are plugged in, and their cards.
    readers: Vec<(String, bool, Option<Card>)>,
    told: Vec<Tell>,
    /// What is connected: a reader by its number for the engine, and by its place above.
    connected: Vec<(u8, usize)>,
    /// Answered instead of an answer to the n-th command.
    fault: Option<(usize, Trouble)>,
    /// Before this command, this reader is plugged in, or out.
    plug: Option<(usize, usize)>,
    /// Connecting, the n-th command or disconnecting is not answered.
    silent: fn(&Request, usize) -> bool,
    /// Every answer to reset is this instead.
    garbled: Option<Vec<u8>>,
    commands: usize,
    epoch: u32,
    now: Instant,
}

impl Page {
    fn new(cards: &[Option<Variant>]) -> Self {
        let mut page = Self {
            engine: Engine::new(Means { reach: Reach::Service, system: System::ChromeOs }),
            readers: Vec::new(),
            told: Vec::new(),
            connected: Vec::new(),
            fault: None,
            plug: None,
            silent: |_, _| false,
            garbled: None,
            commands: 0,
            epoch: 0,
            now: Instant::from_millis(1_000),
        };
        let named = cards.iter().zip('A'..);
        page.readers = named.map(|(card, name)| (name.to_string(), true, card.map(Card::new))).collect();
        page.does(Ask::ChooseReader);
        page
    }

    fn does(&mut self, ask: Ask) {
        self.happens(Event::Asked(ask, TODAY));
    }

    fn happens(&mut self, event: Event) {
        self.engine.handle(event, self.now);
        while let Some(action) = self.engine.poll(self.now) {
            match action {
                Action::Tell(tell) => self.told.push(tell),
                Action::Choose => panic!("the service has no list of the browser's"),
                Action::Bus { epoch, request } => {
                    self.epoch = epoch;
                    if let Some(what) = self.answer(request) {
                        self.engine.handle(Event::Bus { epoch, what }, self.now);
                    }
                }
            }
        }
    }

    /// Plugs a reader in, or out, and says so.
    fn plug(&mut self, at: usize) {
        self.readers[at].1 ^= true;
        let what = Happened::Readers(self.listed());
        self.engine.handle(Event::Bus { epoch: self.epoch, what }, self.now);
    }

    fn answer(&mut self, request: Request) -> Option<Happened> {
        let silent = (self.silent)(&request, self.commands + 1);
        let what = self.answered(request);
        Some(what).filter(|_| !silent)
    }

    fn answered(&mut self, request: Request) -> Happened {
        match request {
            Request::Watch => Happened::Readers(self.listed()),
            Request::Connect { reader, name } => {
                let at = self.readers.iter().position(|(known, there, _)| *there && *known == name).unwrap();
                let card = self.readers[at].2.as_mut().unwrap();
                let atr = card.power_up().map(<[u8]>::to_vec).ok_or(Trouble::CardSilent);
                if atr.is_ok() {
                    self.connected.push((reader, at));
                }
                Happened::Connected { reader, result: atr.map(|atr| self.garbled.clone().unwrap_or(atr)) }
            }
            Request::Transmit { reader, bytes } => {
                let (_, at) = *self.connected.iter().find(|(connected, _)| *connected == reader).unwrap();
                self.commands += 1;
                if let Some((_, plugged)) = self.plug.take_if(|(command, _)| *command == self.commands) {
                    self.plug(plugged);
                }
                let fault = self.fault.filter(|(command, _)| *command == self.commands);
                let fault = fault.or((!self.readers[at].1).then_some((0, Trouble::CardRemoved)));
                let card = self.readers[at].2.as_mut().unwrap();
                let result = fault.map_or_else(|| Ok(card.transmit(&bytes)), |(_, trouble)| Err(trouble));
                Happened::Replied { reader, result }
            }
            Request::Disconnect { reader } => {
                self.connected.retain(|(connected, _)| *connected != reader);
                Happened::Disconnected { reader }
            }
            Request::Leave => Happened::Closed,
            other => panic!("{other:?} is for USB"),
        }
    }

    /// So much later, this comes from the service.
    fn late(&mut self, seconds: u64, what: Happened) {
        self.now = self.now.after(Duration::from_secs(seconds));
        self.happens(Event::Tick);
        self.happens(Event::Bus { epoch: self.epoch, what });
    }

    fn listed(&self) -> Vec<(String, bool)> {
        let there = self.readers.iter().filter(|(_, there, _)| *there);
        there.map(|(name, _, card)| (name.clone(), card.is_some())).collect()
    }

    fn ends(&self) -> Vec<End> {
        self.told.iter().filter_map(|t| if let Tell::Ended(end) = t { Some(*end) } else { None }).collect()
    }
}

#[test]
fn the_reader_with_a_cps_in_it_is_examined() {
    let mut page = Page::new(&[None, Some(Variant::Vitale2), Some(Variant::Expired), Some(Variant::Mute)]);
    page.does(Ask::Examine);
    assert_eq!(page.ends(), [End::Whole]);
    assert!(page.told.iter().any(|t| matches!(t, Tell::Found(e) if e.finding == cps::Finding::Expired)));
    page.does(Ask::Cancel);
    assert!(page.connected.is_empty() && page.engine.is_idle());
    assert_eq!(page.told.last(), Some(&Tell::Released));
    assert!(
        page.readers.iter().all(|(_, _, card)| card.as_ref().is_none_or(|card| card.caught().is_empty()))
    );
}

#[test]
fn every_card() {
    for variant in Variant::ALL {
        let mut page = Page::new(&[Some(variant)]);
        page.does(Ask::Examine);
        assert_eq!(page.ends(), [End::Whole], "{variant:?}");
        page.does(Ask::Forget);
        assert!(page.connected.is_empty(), "{variant:?}");
    }
}

#[test]
fn what_fails_ends_the_examination_and_leaves_nothing_connected() {
    for at in 1..=10 {
        for trouble in [Trouble::CardRemoved, Trouble::Held, Trouble::Service] {
            let mut page = Page::new(&[Some(Variant::Cps3)]);
            page.fault = Some((at, trouble));
            page.does(Ask::Examine);
            assert_eq!(page.ends(), [End::Partial]);
            assert!(page.told.contains(&Tell::Trouble(trouble)) && page.connected.is_empty());
        }
    }
}

#[test]
fn a_card_whose_first_answer_is_of_no_use_is_let_go() {
    let mut page = Page::new(&[Some(Variant::Cps3)]);
    page.garbled = Some(vec![0x00]);
    page.does(Ask::Examine);
    assert_eq!(page.ends(), [End::Partial]);
    assert!(page.connected.is_empty());
}

#[test]
fn what_comes_too_late_keeps_nothing_waiting_and_nothing_connected() {
    let mut page = Page::new(&[Some(Variant::Cps3)]);
    page.silent = |request, command| match request {
        Request::Transmit { .. } => command == 3,
        Request::Disconnect { .. } => command == 4,
        _ => false,
    };
    page.does(Ask::Examine);
    page.late(31, Happened::Replied { reader: 0, result: Ok(vec![0x90, 0x00]) });
    page.happens(Event::Bus { epoch: page.epoch, what: Happened::Disconnected { reader: 0 } });
    page.readers[0].2 = None;
    page.plug(0);
    page.readers[0].2 = Some(Card::new(Variant::Expired));
    page.plug(0);
    page.happens(Event::Tick);
    assert_eq!(page.ends(), [End::Partial, End::Whole], "the next card is examined");

    let mut page = Page::new(&[Some(Variant::Cps3)]);
    page.silent = |request, _| matches!(request, Request::Connect { .. });
    page.does(Ask::Examine);
    page.late(61, Happened::Connected { reader: 0, result: Ok(vec![0x3b, 0x00]) });
    assert_eq!((page.ends(), page.connected.len()), (vec![End::Partial], 0));
}

#[test]
fn readers_that_come_and_go_meanwhile_change_nothing() {
    for plugged in [0, 2] {
        for there in [true, false] {
            for at in 1..=10 {
                let mut page = Page::new(&[None, Some(Variant::Cps3), None]);
                page.readers[plugged].1 = there;
                page.plug = Some((at, plugged));
                page.does(Ask::Examine);
                assert_eq!((page.ends(), page.plug), (vec![End::Whole], None), "{plugged} {there} {at}");
                page.does(Ask::Examine);
                assert_eq!(page.ends(), [End::Whole; 2], "{plugged} {there} {at}");
                page.does(Ask::Cancel);
                assert!(page.connected.is_empty() && page.engine.is_idle());
            }
        }
    }
}

#[test]
fn a_reader_that_is_plugged_in_with_a_card_is_looked_at() {
    let mut page = Page::new(&[Some(Variant::Expired), None]);
    page.readers[0].1 = false;
    page.does(Ask::Examine);
    assert_eq!(page.ends(), []);
    page.plug(0);
    page.happens(Event::Tick);
    assert_eq!(page.ends(), [End::Whole]);
    let told = page.told.iter().rev();
    let slots =
        told.filter_map(|t| if let Tell::Slots(slots) = t { Some(slots) } else { None }).next().unwrap();
    let shown: Vec<_> = slots.iter().map(|slot| (slot.interface, slot.card, slot.examined)).collect();
    assert_eq!(shown, [(0, false, false), (1, true, true)]);
    page.plug(0);
    page.happens(Event::Tick);
    assert!(matches!(page.told.last(), Some(Tell::Progress(p)) if p.stage == Stage::WaitingForCard));
}

#[test]
fn a_hidden_page_lets_the_service_go() {
    let mut page = Page::new(&[Some(Variant::Cps3)]);
    page.does(Ask::Examine);
    page.happens(Event::Sight(false));
    assert!(page.engine.is_idle() && page.connected.is_empty());
    page.happens(Event::Sight(true));
    assert!(!page.engine.is_idle());
    assert_eq!(page.ends(), [End::Whole], "the card is still the same");
    page.readers[0].2 = None;
    page.happens(Event::Sight(false));
    page.happens(Event::Sight(true));
    page.does(Ask::Examine);
    assert_eq!(page.ends(), [End::Whole], "no card is there any more");
}

#[test]
fn no_list_of_readers_is_too_long() {
    let mut page = Page::new(&[]);
    page.does(Ask::Examine);
    for round in 0..3 {
        let names = (0..200).map(|reader| (format!("{round} {reader}"), false));
        let what = Happened::Readers(names.collect());
        page.happens(Event::Bus { epoch: page.epoch, what });
    }
    let Some(Tell::Slots(slots)) = page.told.iter().rev().find(|t| matches!(t, Tell::Slots(_))) else {
        panic!("no slots")
    };
    assert_eq!(slots.len(), 256);
}
