//! A page where anything may happen at any moment: what the fuzz target `engine` does with its bytes; the
//! committed corpus runs through the same as a plain test.

use carte::demonstration::Demonstration;
use carte::event::{Broken, Chosen};
use carte::{Action, Engine, Event, Happened, Request};
use ccid::TransferFault;
use cps::Seconds;
use cps::view::{Ask, Choices, Means, Pace, Reach, System, Tell, Trouble};
use iso7816::Instant;
use sim::{Card, Line, Model, Reader, Variant};

/// More than an engine wants at once, with 256 slots to look at.
const AT_ONCE: usize = 100_000;
/// How long it may take to let everything go.
const LETTING_GO: u64 = 10_000;

/// The first bytes choose what can be reached, the reader and the card; the others what happens. Behind them
/// all is as it should be.
pub(crate) fn engine(data: &[u8]) {
    let mut page = Page::new(data);
    while page.input.len() > 0 {
        page.happens();
        page.settle();
    }
    page.handle(Event::Asked(Ask::Forget, page.today()));
    page.lets_go();
    let chosen = page.chosen();
    page.handle(Event::Chosen(Ok(chosen)));
    page.lets_go();
    page.handle(Event::Asked(Ask::Cancel, page.today()));
    page.lets_go();
    assert_eq!(page.last, Some(Tell::Released));
    for interface in 0..page.device.reader().model().interfaces {
        for slot in 0..page.device.reader().model().slots {
            let pipes = page.device.reader().interface(interface);
            let card = pipes.and_then(|pipes| pipes.line(slot)).map(Line::card);
            assert!(card.is_none_or(|card| card.caught().is_empty()), "a card was hurt");
        }
    }
}

struct Page {
    input: std::vec::IntoIter<u8>,
    engine: Engine,
    device: Demonstration,
    now: Instant,
    epoch: u32,
    last: Option<Tell>,
}

impl Page {
    fn new(data: &[u8]) -> Self {
        let mut input = Vec::from(data).into_iter();
        let mut byte = || input.next().unwrap_or(0);
        let reach = [Reach::Any, Reach::Service, Reach::Named][usize::from(byte()) % 3];
        let model = &Model::ALL[usize::from(byte()) % Model::ALL.len()];
        let variant = Variant::ALL[usize::from(byte()) % Variant::ALL.len()];
        let now = Instant::from_millis(1_000);
        let mut reader = Reader::new(model.clone());
        reader.insert(0, 0, Line::new(Card::new(variant)));
        Self {
            input,
            engine: Engine::new(Means { reach, system: System::Linux }),
            device: Demonstration::new(reader, Pace::AsReal),
            now,
            epoch: 0,
            last: None,
        }
    }

    fn byte(&mut self) -> u8 {
        self.input.next().unwrap_or(0)
    }

    fn flag(&mut self) -> bool {
        self.byte() % 2 == 1
    }

    fn bytes(&mut self) -> Vec<u8> {
        let count = usize::from(self.byte());
        self.input.by_ref().take(count).collect()
    }

    const fn today(&self) -> Seconds {
        Seconds(sim::variant::TODAY)
    }

    fn chosen(&mut self) -> Chosen {
        let model = self.device.reader().model();
        let interfaces = (0..model.interfaces).map(|number| (number, model.class)).collect();
        Chosen { id: model.id, name: None, interfaces }
    }

    fn handle(&mut self, event: Event) {
        self.engine.handle(event, self.now);
        self.settle();
    }

    /// Whatever can be done without time going by.
    fn settle(&mut self) {
        for _ in 0..AT_ONCE {
            match self.engine.poll(self.now) {
                Some(Action::Tell(tell)) => {
                    assert_eq!(Tell::decode(&tell.encode()).as_ref(), Ok(&tell));
                    self.last = Some(tell);
                }
                Some(Action::Choose) => {}
                Some(Action::Bus { epoch, request }) => {
                    self.epoch = epoch;
                    match request {
                        Request::Leave => self.event(Happened::Closed),
                        request => self.device.request(request, self.now),
                    }
                }
                None => match self.device.poll(self.now) {
                    Some(what) => self.event(what),
                    None => return,
                },
            }
        }
        panic!("it never has enough");
    }

    fn event(&mut self, what: Happened) {
        let spoilt = if self.byte() < 230 { Some(what) } else { self.spoil(what) };
        if let Some(what) = spoilt {
            self.engine.handle(Event::Bus { epoch: self.epoch, what }, self.now);
        }
    }

    /// Another thing instead, or nothing at all.
    fn spoil(&mut self, what: Happened) -> Option<Happened> {
        let fault = [TransferFault::Stall, TransferFault::Babble, TransferFault::Other];
        match what {
            Happened::Received { interface, result: Ok(mut bytes) } => {
                let result = match self.byte() % 6 {
                    0 => return None,
                    1 => Err(Broken::Gone),
                    kind @ 2..=4 => Err(Broken::Transfer(fault[usize::from(kind) - 2])),
                    _ => {
                        let (at, value) = (usize::from(self.byte()), self.byte());
                        bytes.get_mut(at).map(|byte| *byte = value).unwrap_or_default();
                        Ok(bytes)
                    }
                };
                Some(Happened::Received { interface, result })
            }
            Happened::Opened(Ok(mut bytes)) => {
                let (at, value) = (usize::from(self.byte()), self.byte());
                bytes.get_mut(at).map(|byte| *byte = value).unwrap_or_default();
                Some(Happened::Opened(Ok(bytes)))
            }
            // However it ends, it ends: closing has a limit of its own, but the stand-in would stay open.
            Happened::Closed => Some(Happened::Closed),
            _ => None,
        }
    }

    /// Something that nobody asked for.
    fn happens(&mut self) {
        let today = self.today();
        let event = match self.byte() % 24 {
            0..=5 => return self.time_goes_by(),
            6 => Event::Chosen(Ok(self.chosen())),
            7..=9 => Event::Asked(Ask::Examine, today),
            10 => {
                let variant = Variant::ALL[usize::from(self.byte()) % Variant::ALL.len()];
                let pace = if self.flag() { Pace::AsReal } else { Pace::AtOnce };
                Event::Asked(Ask::Demonstrate { key: variant.key().to_owned(), pace }, today)
            }
            11 => Event::Asked(Ask::AskForTries, today),
            12 => Event::Asked(Ask::Reveal, today),
            13 => {
                let choices = Choices { names: self.flag(), numbers: self.flag() };
                Event::Asked(Ask::WriteReport(choices), today)
            }
            14 => Event::Asked(
                [Ask::Cancel, Ask::Forget, Ask::ChooseReader][usize::from(self.byte()) % 3].clone(),
                today,
            ),
            15 => Event::Sight(self.flag()),
            16 => [Event::Left, Event::Unplugged, Event::NotUnderstood][usize::from(self.byte()) % 3].clone(),
            17 => Event::Chosen(Err(Trouble::NothingChosen)),
            18 => {
                let variant = Variant::ALL[usize::from(self.byte()) % Variant::ALL.len()];
                self.device.reader().insert(0, 0, Line::new(Card::new(variant)));
                return;
            }
            19 => {
                self.device.reader().remove(0, 0);
                return;
            }
            _ => {
                let epoch = if self.flag() { self.epoch } else { u32::from(self.byte()) };
                Event::Bus { epoch, what: self.unasked() }
            }
        };
        self.engine.handle(event, self.now);
    }

    fn unasked(&mut self) -> Happened {
        let number = self.byte() % 4;
        match self.byte() % 11 {
            0 => Happened::Opened(Ok(self.bytes())),
            1 => Happened::Opened(Err(Trouble::Denied)),
            2 => Happened::Claimed { interface: number, result: Err(Trouble::Held) },
            3 => Happened::Received { interface: number, result: Ok(self.bytes()) },
            4 => Happened::Notified { interface: number, result: Ok(self.bytes()) },
            5 => Happened::Notified { interface: number, result: Err(Broken::Gone) },
            6 => Happened::NotWritten { interface: number, broken: Broken::Transfer(TransferFault::Other) },
            7 => Happened::ControlDone { interface: number },
            8 => {
                let listed = self.bytes().into_iter().map(|byte| ((byte >> 1).to_string(), byte % 2 == 1));
                Happened::Readers(listed.collect())
            }
            9 => Happened::Connected { reader: number, result: Ok(self.bytes()) },
            _ => Happened::Replied { reader: number, result: Ok(self.bytes()) },
        }
    }

    /// Until the next moment that something waits for.
    fn time_goes_by(&mut self) {
        let due = [self.engine.wake(), self.device.due()].into_iter().flatten().min();
        self.now = due.unwrap_or(self.now).max(Instant::from_millis(self.now.as_millis() + 1));
        self.engine.handle(Event::Tick, self.now);
    }

    /// Until everything is free, which takes a while at most.
    fn lets_go(&mut self) {
        let from = self.now.as_millis();
        while !self.engine.is_idle() {
            self.time_goes_by();
            self.settle();
            let waited = self.now.as_millis() - from;
            assert!(waited <= LETTING_GO, "it keeps the reader: {:?}", self.engine);
        }
    }
}
