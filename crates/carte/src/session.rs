//! The examination of the cards in one reader: which card, in which order, and what the page is told of it.
//!
//! Every card is given power once; the first of the CPS family is examined, the others are only recognised. A
//! card that comes later is looked at when it comes. A slot whose card is not the one examined has no power.

mod course;

use crate::cards::{Cards, Happening, Place};
use crate::facts;
use ccid::Instant;
use course::{Course, Step};
use cps::finding::{Established, without_an_answer};
use cps::view::{Begun, End, Progress, Slot, Stage, Tell, Trouble};
use cps::{Recognition, Report, Seconds};
use iso7816::Atr;
use std::collections::VecDeque;

/// The most failures that are kept.
const MISHAPS: usize = 50;

/// What is being done with the cards of one reader.
#[derive(Debug)]
pub struct Session {
    begun: Begun,
    state: State,
    places: Vec<(Place, bool)>,
    /// Where the card is that was examined last.
    examined: Option<Place>,
    course: Option<Course>,
    /// The last card that was looked at did not answer.
    mute: bool,
    /// What failed, in the words of the layer below.
    mishaps: Vec<String>,
    out: VecDeque<Tell>,
}

#[derive(Debug)]
enum State {
    /// The reader is being opened for the first time.
    Opening,
    /// Nothing is under way.
    Watching,
    /// Cards are given power, one after the other.
    Looking(Looking),
    /// The card at this place is examined.
    Examining(Place),
    /// Power is being taken from this place, then the others are looked at, or nothing.
    Leaving(Place, Option<Looking>),
    /// The examination is over; the card keeps its power, since somebody may ask for its tries.
    Kept(Place),
}

/// A look at several cards.
#[derive(Debug)]
struct Looking {
    at: Place,
    left: VecDeque<Place>,
    /// The first card that answered and is none of the family.
    other: Option<(Place, Atr)>,
    /// The first that did not answer.
    mute: Option<Place>,
    /// Why another could not be given power.
    failed: Option<Trouble>,
}

impl Session {
    /// Begins; `today` is what dates are compared with.
    #[must_use]
    pub fn new(demonstration: bool, today: Seconds) -> Self {
        let begun = Begun { demonstration, today: today.0 };
        let opening = Progress { stage: Stage::Opening, done: 0, expected: 0, seconds_left: None };
        Self {
            begun,
            state: State::Opening,
            places: Vec::new(),
            examined: None,
            course: None,
            mute: false,
            mishaps: Vec::new(),
            out: VecDeque::from([Tell::Begun(begun), Tell::Progress(opening)]),
        }
    }

    /// What the page is to be told next.
    pub fn tell(&mut self) -> Option<Tell> {
        self.out.pop_front()
    }

    /// What was found out of the last card.
    #[must_use]
    pub fn report(&self) -> Option<&Report> {
        self.course.as_ref().map(Course::report)
    }

    /// The conclusions on the last card.
    #[must_use]
    pub fn findings(&self) -> Vec<Established> {
        match self.report() {
            Some(report) => report.findings(Seconds(self.begun.today)),
            None if self.mute => without_an_answer().to_vec(),
            None => Vec::new(),
        }
    }

    /// What failed and when, for whoever helps.
    #[must_use]
    pub fn mishaps(&self) -> &[String] {
        &self.mishaps
    }

    /// What the page was told at the beginning.
    #[must_use]
    pub const fn begun(&self) -> Begun {
        self.begun
    }

    /// Looks at every card once more, on this day; false when something is under way.
    pub fn again(&mut self, today: Seconds, cards: &mut dyn Cards, now: Instant) -> bool {
        match self.state {
            State::Watching => {
                self.begun.today = today.0;
                self.begin();
                self.look_at_all(cards, now);
            }
            State::Kept(place) => {
                self.begun.today = today.0;
                self.begin();
                let all = self.places.iter().filter(|(_, card)| *card).map(|(place, _)| *place).collect();
                self.leave(place, Some(Looking::of(place, all)), cards, now);
            }
            _ => return false,
        }
        true
    }

    /// Asks a CPS4 how many tries are left; false when that is not possible.
    pub fn ask_for_tries(&mut self, cards: &mut dyn Cards, now: Instant) -> bool {
        let State::Kept(place) = self.state else { return false };
        let Some(course) = &mut self.course else { return false };
        let Some(step) = course.ask_for_tries() else { return false };
        self.state = State::Examining(place);
        self.go_on(place, step, cards, now);
        true
    }

    /// It is being stopped; whatever was under way will not come to its end.
    pub fn cancel(&mut self) {
        let under_way = !matches!(self.state, State::Watching | State::Kept(_) | State::Leaving(_, None));
        self.lose();
        if under_way {
            self.out.push_back(Tell::Ended(End::Cancelled));
        }
        self.state = State::Watching;
    }

    /// Lets the card that is kept go, since the reader is to be; false when something is under way.
    pub fn pause(&mut self) -> bool {
        let rests = matches!(self.state, State::Watching | State::Kept(_));
        if let State::Kept(_) = self.state {
            self.lose();
            self.state = State::Watching;
        }
        rests
    }

    /// The reader can't be used any more.
    pub fn gone(&mut self, trouble: Trouble) {
        self.out.push_back(Tell::Trouble(trouble));
        self.interrupted();
        self.places.clear();
        self.state = State::Watching;
    }

    /// Takes what comes of the cards.
    pub fn handle(&mut self, happening: Happening, cards: &mut dyn Cards, now: Instant) {
        match happening {
            Happening::Ready(places) => self.ready(places, cards, now),
            Happening::Presence(place, card) => self.presence(place, card, cards, now),
            Happening::PoweredOn(place, atr) => self.powered(place, &atr, cards, now),
            Happening::PoweredOff(place) => self.left(place, cards, now),
            Happening::Answered(place, response) => {
                if let (State::Examining(at), Some(course)) = (&self.state, &mut self.course)
                    && *at == place
                {
                    let step = course.answer(&response);
                    self.go_on(place, step, cards, now);
                }
            }
            Happening::Failed(place, trouble, words) => {
                if !words.is_empty() && self.mishaps.len() < MISHAPS {
                    self.mishaps.push(format!("{now}\u{a0}: {words}"));
                }
                self.failed(place, trouble, cards, now);
            }
            Happening::Gone(_) | Happening::Closed => {}
        }
    }

    /// The reader is open. What was under way when it had to be opened anew has failed by then; cards that came
    /// or went meanwhile are noticed.
    fn ready(&mut self, places: Vec<(Place, bool)>, cards: &mut dyn Cards, now: Instant) {
        let known = core::mem::replace(&mut self.places, places.clone());
        if matches!(self.state, State::Opening) {
            return self.look_at_all(cards, now);
        }
        self.state = State::Watching;
        self.tell_slots();
        for (place, card) in places {
            if known.contains(&(place, !card)) {
                self.presence(place, card, cards, now);
            }
        }
    }

    fn look_at_all(&mut self, cards: &mut dyn Cards, now: Instant) {
        self.tell_slots();
        let all = self.places.iter().filter(|(_, card)| *card).map(|(place, _)| *place);
        self.look(all.collect(), cards, now);
    }

    fn look(&mut self, mut places: VecDeque<Place>, cards: &mut dyn Cards, now: Instant) {
        match places.pop_front() {
            Some(first) => self.look_on(Looking::of(first, places), first, cards, now),
            None => {
                self.state = State::Watching;
                self.progress(Stage::WaitingForCard);
            }
        }
    }

    fn look_on(&mut self, looking: Looking, at: Place, cards: &mut dyn Cards, now: Instant) {
        self.progress(Stage::PoweringOn);
        self.state = State::Looking(Looking { at, ..looking });
        cards.power_on(at, now);
    }

    fn powered(&mut self, place: Place, atr: &Atr, cards: &mut dyn Cards, now: Instant) {
        match core::mem::replace(&mut self.state, State::Watching) {
            State::Looking(mut looking) if looking.at == place => {
                if let Recognition::Cpx(_) = Recognition::of(atr) {
                    return self.examine(place, atr, cards, now);
                }
                looking.other = looking.other.or_else(|| Some((place, atr.clone())));
                self.leave(place, Some(looking), cards, now);
            }
            state => self.state = state,
        }
    }

    /// What was told of the former card holds no longer.
    fn begin(&mut self) {
        (self.course, self.mute) = (None, false);
        self.out.push_back(Tell::Begun(self.begun));
    }

    /// The same, where another card is known to be the one in question only now.
    fn begin_if_told(&mut self) {
        if self.course.is_some() || self.mute {
            self.begin();
        }
    }

    fn examine(&mut self, place: Place, atr: &Atr, cards: &mut dyn Cards, now: Instant) {
        self.begin_if_told();
        self.examined = Some(place);
        self.tell_slots();
        let (course, step) = Course::start(atr, now);
        self.course = Some(course);
        self.state = State::Examining(place);
        self.go_on(place, step, cards, now);
    }

    /// Takes the power from a card, then looks at the others.
    fn leave(&mut self, place: Place, then: Option<Looking>, cards: &mut dyn Cards, now: Instant) {
        self.state = State::Leaving(place, then);
        cards.power_off(place, now);
    }

    fn left(&mut self, place: Place, cards: &mut dyn Cards, now: Instant) {
        match core::mem::replace(&mut self.state, State::Watching) {
            State::Leaving(at, Some(looking)) if at == place => self.next_look(looking, cards, now),
            State::Leaving(at, None) if at == place => {}
            state => self.state = state,
        }
    }

    fn next_look(&mut self, mut looking: Looking, cards: &mut dyn Cards, now: Instant) {
        if let Some(next) = looking.left.pop_front() {
            return self.look_on(looking, next, cards, now);
        }
        self.state = State::Watching;
        // Another card beside the one that was examined changes nothing.
        let there = |place: Place| self.places.contains(&(place, true));
        let seen = [looking.other.as_ref().map(|(place, _)| *place), looking.mute];
        if self.examined.is_some_and(|at| there(at) && !seen.contains(&Some(at)))
            && self.report().is_some_and(|report| matches!(report.recognition, Recognition::Cpx(_)))
        {
            return;
        }
        match (looking.other, looking.mute, looking.failed) {
            (Some((place, atr)), _, _) => self.examine(place, &atr, cards, now),
            (None, Some(place), _) => {
                self.begin_if_told();
                self.mute = true;
                self.examined = Some(place);
                self.tell_slots();
                self.out.extend(without_an_answer().map(Tell::Found));
                self.out.push_back(Tell::Ended(End::Whole));
            }
            (None, None, failed) => {
                self.out.extend(failed.map(Tell::Trouble));
                self.out.push_back(Tell::Ended(End::Partial));
            }
        }
    }

    fn failed(&mut self, place: Place, trouble: Trouble, cards: &mut dyn Cards, now: Instant) {
        match core::mem::replace(&mut self.state, State::Watching) {
            State::Looking(mut looking) if looking.at == place => {
                match trouble {
                    Trouble::CardSilent => looking.mute = looking.mute.or(Some(place)),
                    trouble => looking.failed = looking.failed.or(Some(trouble)),
                }
                self.leave(place, Some(looking), cards, now);
            }
            State::Leaving(at, Some(looking)) if at == place => self.next_look(looking, cards, now),
            State::Examining(at) if at == place => {
                self.out.push_back(Tell::Trouble(trouble));
                self.state = State::Examining(at);
                self.interrupted();
                self.leave(place, None, cards, now);
            }
            State::Leaving(at, None) if at == place => {}
            state => self.state = state,
        }
    }

    /// What was under way ends here, with what was found so far.
    fn interrupted(&mut self) {
        if matches!(
            self.state,
            State::Opening | State::Looking(_) | State::Examining(_) | State::Leaving(_, Some(_))
        ) {
            self.lose();
            self.out.push_back(Tell::Ended(End::Partial));
        }
    }

    /// The link to the card is no more.
    fn lose(&mut self) {
        let today = Seconds(self.begun.today);
        let examining = matches!(self.state, State::Examining(_));
        if let Some(course) = &mut self.course {
            course.lose(examining);
            self.out.extend(course.news(today));
        }
    }

    fn presence(&mut self, place: Place, card: bool, cards: &mut dyn Cards, now: Instant) {
        match self.places.iter_mut().find(|(known, _)| *known == place) {
            Some((_, known)) => *known = card,
            None => self.places.push((place, card)),
        }
        if !card && self.examined == Some(place) && !matches!(self.state, State::Examining(_)) {
            self.lose();
        }
        self.tell_slots();
        match self.state {
            State::Kept(at) if at == place => self.state = State::Watching,
            _ => {}
        }
        match self.state {
            State::Watching if card => {
                if self.examined.is_none_or(|at| at == place || !self.places.contains(&(at, true))) {
                    self.begin();
                }
                self.look(VecDeque::from([place]), cards, now);
            }
            State::Watching if self.places.iter().all(|(_, card)| !card) => {
                self.progress(Stage::WaitingForCard);
            }
            _ => {}
        }
    }

    /// Does what the examination wants next, and tells what is new.
    fn go_on(&mut self, place: Place, step: Step, cards: &mut dyn Cards, now: Instant) {
        let today = Seconds(self.begun.today);
        let Some(course) = &mut self.course else { return };
        self.out.extend(course.news(today));
        match step {
            Step::Send(command) => {
                self.out.push_back(Tell::Progress(course.progress(now)));
                cards.transmit(place, &command, now);
            }
            Step::Done => {
                let kept = course.may_ask_for_tries();
                self.out.push_back(Tell::Ended(End::Whole));
                if kept {
                    self.state = State::Kept(place);
                } else {
                    self.leave(place, None, cards, now);
                }
            }
        }
    }

    fn progress(&mut self, stage: Stage) {
        self.out.push_back(Tell::Progress(Progress { stage, done: 0, expected: 0, seconds_left: None }));
    }

    fn tell_slots(&mut self) {
        let slots = self.places.iter().map(|(place, card)| Slot {
            interface: place.interface,
            number: place.slot,
            card: *card,
            examined: self.examined == Some(*place),
        });
        self.out.push_back(Tell::Slots(slots.collect()));
    }

    /// Names and numbers.
    #[must_use]
    pub fn person(&self) -> cps::view::Person {
        self.report().map(facts::person).unwrap_or_default()
    }
}

impl Looking {
    const fn of(at: Place, left: VecDeque<Place>) -> Self {
        Self { at, left, other: None, mute: None, failed: None }
    }
}
