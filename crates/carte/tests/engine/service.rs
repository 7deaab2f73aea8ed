//! The system's card service, by a stand-in: it lists readers and carries whole commands to virtual cards.

use crate::page::TODAY;
use carte::{Action, Engine, Event, Happened, Request};
use cps::view::{Ask, End, Means, Reach, System, Tell, Trouble};
use iso7816::Instant;
use sim::{Card, Variant};

const NOW: Instant = Instant::from_millis(1_000);

/// A page with the service behind it.
struct Page {
    engine: Engine,
    cards: Vec<Option<Card>>,
    told: Vec<Tell>,
    connected: Vec<u8>,
    /// Answered instead of an answer to the n-th command.
    fault: Option<(usize, Trouble)>,
    commands: usize,
}

impl Page {
    fn new(cards: &[Option<Variant>]) -> Self {
        let mut page = Self {
            engine: Engine::new(Means { reach: Reach::Service, system: System::ChromeOs }),
            cards: cards.iter().map(|card| card.map(Card::new)).collect(),
            told: Vec::new(),
            connected: Vec::new(),
            fault: None,
            commands: 0,
        };
        page.does(Ask::ChooseReader);
        page
    }

    fn does(&mut self, ask: Ask) {
        self.engine.handle(Event::Asked(ask, TODAY), NOW);
        while let Some(action) = self.engine.poll(NOW) {
            match action {
                Action::Tell(tell) => self.told.push(tell),
                Action::Choose => panic!("the service has no list of the browser's"),
                Action::Bus { epoch, request } => {
                    if let Some(what) = self.answer(request) {
                        self.engine.handle(Event::Bus { epoch, what }, NOW);
                    }
                }
            }
        }
    }

    fn answer(&mut self, request: Request) -> Option<Happened> {
        Some(match request {
            Request::Watch => Happened::Readers(self.readers()),
            Request::Connect { reader } => {
                let card = self.cards[usize::from(reader)].as_mut().unwrap();
                let atr = card.power_up().map(<[u8]>::to_vec).ok_or(Trouble::CardSilent);
                if atr.is_ok() {
                    self.connected.push(reader);
                }
                Happened::Connected { reader, result: atr }
            }
            Request::Transmit { reader, bytes } => {
                assert!(self.connected.contains(&reader));
                self.commands += 1;
                let fault = self.fault.filter(|(at, _)| *at == self.commands);
                let card = self.cards[usize::from(reader)].as_mut().unwrap();
                let result = fault.map_or_else(|| Ok(card.transmit(&bytes)), |(_, trouble)| Err(trouble));
                Happened::Replied { reader, result }
            }
            Request::Disconnect { reader } => {
                self.connected.retain(|connected| *connected != reader);
                Happened::Disconnected { reader }
            }
            Request::Leave => Happened::Closed,
            other => panic!("{other:?} is for USB"),
        })
    }

    fn readers(&self) -> Vec<(String, bool)> {
        self.cards.iter().map(|card| ("Lecteur".to_owned(), card.is_some())).collect()
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
    assert!(page.cards.iter().flatten().all(|card| card.caught().is_empty()));
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
