//! What the engine told so far, put together.

use crate::verifier::trail::is_cpx;
use cps::Finding;
use cps::finding::{Established, Severity};
use cps::view::{Begun, Demonstration, End, Facts, Person, Progress, Reader, Slot, Stage, Tell, Trouble};
use std::cmp::Reverse;

/// What the engine told so far.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reading {
    /// The virtual cards there are.
    pub demonstrations: Vec<Demonstration>,
    /// The chosen reader.
    pub reader: Option<Reader>,
    /// The examination, once it began.
    pub begun: Option<Begun>,
    /// The reader's slots.
    pub slots: Vec<Slot>,
    /// How far it is.
    pub progress: Option<Progress>,
    /// What is known of the card.
    pub facts: Option<Facts>,
    /// The conclusions, each once.
    pub found: Vec<Established>,
    /// Names and numbers, once they were asked for.
    pub person: Option<Person>,
    /// The text for whoever helps, as it was asked for last.
    pub report: Option<String>,
    /// How the examination of the last card ended.
    pub ended: Option<End>,
    /// What does not go.
    pub trouble: Option<Trouble>,
    /// Who has the reader.
    pub hold: Hold,
}

/// Who has the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Hold {
    /// Whoever wants it.
    #[default]
    Free,
    /// This page, ever since the card was put in.
    Held,
    /// This page again, after it let the reader go, as a hidden page does: the reader says that a card is there, not
    /// that it is the same.
    Regained,
}

impl Reading {
    /// Takes in what was told.
    pub fn hear(&mut self, tell: &Tell) {
        match tell {
            Tell::Means(_) => {}
            Tell::Released => self.hold = Hold::Free,
            Tell::Demonstrations(all) => self.demonstrations.clone_from(all),
            Tell::Reader(reader) => {
                self.reader = Some(reader.clone());
                self.trouble = None;
            }
            Tell::Begun(begun) => {
                self.forget_card();
                self.begun = Some(*begun);
                self.trouble = None;
                self.hold = Hold::Held;
            }
            Tell::Slots(slots) => {
                self.slots.clone_from(slots);
                self.hold = self.hold.again(slots.iter().any(|slot| slot.card && slot.examined));
            }
            Tell::Progress(progress) => self.go_on(*progress),
            Tell::Found(established) => {
                self.found.retain(|known| known.finding != established.finding);
                self.found.push(*established);
                self.found.sort_by_key(in_the_way);
            }
            Tell::Facts(facts) => self.facts = Some(facts.clone()),
            Tell::Person(person) => self.person = Some(person.clone()),
            Tell::Report(text) => self.report = Some(text.clone()),
            Tell::Ended(end) => {
                self.ended = Some(*end);
                self.progress = None;
            }
            Tell::Trouble(trouble) => {
                self.trouble = Some(*trouble);
            }
        }
    }

    /// Whether a card is being read, or waited for.
    #[must_use]
    pub const fn is_busy(&self) -> bool {
        self.begun.is_some() && self.ended.is_none() && self.trouble.is_none()
    }

    /// Whether an examination is over, however it ended: there is something to report.
    #[must_use]
    pub const fn is_over(&self) -> bool {
        self.begun.is_some() && !self.is_busy()
    }

    /// Whether the card that was read may have been changed for another one unseen.
    #[must_use]
    pub const fn may_be_another(&self) -> bool {
        matches!(self.hold, Hold::Regained) && self.is_over()
    }

    /// Whether other programs have to wait for the reader although nothing is read. The system's card service, a
    /// reader without a vendor, is shared.
    #[must_use]
    pub fn keeps_reader(&self) -> bool {
        let usb = self.reader.as_ref().is_some_and(|reader| reader.vendor != 0);
        self.hold != Hold::Free && self.is_over() && usb && !self.is_demonstration()
    }

    /// Whether a whole examination of a card of the family found nothing in the way.
    #[must_use]
    pub fn is_fine(&self) -> bool {
        self.ended == Some(End::Whole)
            && self.facts.as_ref().is_some_and(|f| is_cpx(f.card) && f.authentication.is_some())
            && self.found.iter().all(|e| e.finding.severity() == Severity::Remark)
    }

    /// Whether the card holds names and numbers that may be shown.
    #[must_use]
    pub fn has_person(&self) -> bool {
        self.ended.is_some() && self.facts.as_ref().is_some_and(|f| is_cpx(f.card))
    }

    /// Whether the card is a virtual one.
    #[must_use]
    pub fn is_demonstration(&self) -> bool {
        self.begun.is_some_and(|b| b.demonstration)
    }

    /// Forgets the examination, not the reader.
    pub fn forget_card(&mut self) {
        let Self { demonstrations, reader, .. } = std::mem::take(self);
        *self = Self { demonstrations, reader, ..Self::default() };
    }

    /// Forgets all but which virtual cards there are.
    pub fn forget(&mut self) {
        self.forget_card();
        self.reader = None;
    }

    /// A card beside the one that was read is only looked at; what that one still has to say is read.
    fn go_on(&mut self, progress: Progress) {
        if let Stage::Reading(_) = progress.stage {
            (self.ended, self.report) = (None, None);
        }
        if self.ended.is_none() {
            self.trouble = None;
        }
        self.progress = Some(progress);
    }
}

impl Hold {
    /// What the reader's slots mean for it, where the card that was read was: is one there?
    const fn again(self, there: bool) -> Self {
        match (self, there) {
            (Self::Held, _) | (_, false) => Self::Held,
            (Self::Free | Self::Regained, true) => Self::Regained,
        }
    }
}

/// The order of findings: what stands most in the way first.
#[must_use]
pub fn in_the_way(established: &Established) -> (Reverse<Severity>, Finding) {
    (Reverse(established.finding.severity()), established.finding)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verifier::script::{self, CPS3};
    use cps::view::{Behaviour, Reading as Part};

    fn after(tells: &[Tell]) -> Reading {
        let mut reading = Reading::default();
        tells.iter().for_each(|tell| reading.hear(tell));
        reading
    }

    #[test]
    fn it_grows_and_ends() {
        let whole = script::examination(CPS3);
        let half: Vec<Tell> = whole.iter().take_while(|t| !matches!(t, Tell::Ended(_))).cloned().collect();
        assert!(after(&half).is_busy());
        let reading = after(&whole);
        assert!(!reading.is_busy());
        assert_eq!(reading.ended, Some(End::Whole));
        assert_eq!(reading.progress, None);
    }

    #[test]
    fn what_is_offered_once_it_ended() {
        for (variant, fine, person) in [
            (CPS3, true, true),
            (script::CPS4, true, true),
            (script::EXPIRED, false, true),
            (script::BLOCKED, false, true),
            (script::VITALE, false, false),
        ] {
            let tells = script::examination(variant);
            let reading = after(&tells);
            assert_eq!((reading.is_fine(), reading.has_person()), (fine, person), "{variant:?}");
            assert!(reading.is_over());
            let half = after(&tells[..tells.len() - 2]);
            assert!(!half.is_fine() && !half.has_person() && !half.is_over(), "{variant:?}");
        }
        assert!(!Reading::default().is_over());
    }

    fn progress(stage: Stage) -> Tell {
        Tell::Progress(Progress { stage, done: 0, expected: 0, seconds_left: None })
    }

    #[test]
    fn another_card_begins_anew_and_an_empty_slot_keeps_what_was_found() {
        let mut reading = after(&script::examination(script::EXPIRED));
        let begun = reading.begun.unwrap();
        assert_eq!(reading.found.len(), 1);
        reading.hear(&progress(Stage::WaitingForCard));
        assert_eq!(reading.found.len(), 1);
        reading.hear(&Tell::Begun(begun));
        reading.hear(&progress(Stage::PoweringOn));
        assert!(reading.found.is_empty() && reading.facts.is_none() && reading.ended.is_none());
        assert!(reading.begun.is_some() && reading.is_busy());
    }

    #[test]
    fn a_card_put_beside_the_one_that_was_read_changes_nothing() {
        let mut reading = after(&script::examination(script::EXPIRED));
        let before = reading.clone();
        reading.hear(&progress(Stage::PoweringOn));
        assert!(reading.is_over() && !reading.is_busy());
        assert_eq!(Reading { progress: None, ..reading }, before);
    }

    #[test]
    fn a_card_that_was_out_of_sight_may_be_another() {
        let slots = |card| Tell::Slots(vec![Slot { interface: 0, number: 0, card, examined: true }]);
        let mut reading = after(&script::examination(script::EXPIRED));
        let begun = Begun { demonstration: false, ..reading.begun.unwrap() };
        reading.hear(&Tell::Reader(script::reader(Behaviour::Readable)));
        reading.hear(&Tell::Begun(begun));
        reading.hear(&slots(true));
        assert!(!reading.may_be_another() && !reading.keeps_reader(), "it is being read");
        reading.hear(&Tell::Ended(End::Whole));
        assert!(!reading.may_be_another() && reading.keeps_reader());
        for (card, another) in [(true, true), (false, false)] {
            reading.hear(&Tell::Released);
            assert!(!reading.may_be_another() && !reading.keeps_reader(), "nobody has the reader");
            reading.hear(&slots(card));
            assert_eq!((reading.may_be_another(), reading.keeps_reader()), (another, true));
        }
        reading.hear(&Tell::Released);
        reading.hear(&slots(true));
        let shared = Reader { vendor: 0, ..script::reader(Behaviour::Readable) };
        let shared = Reading { reader: Some(shared), ..reading.clone() };
        assert!(shared.may_be_another() && !shared.keeps_reader(), "the card service");
        reading.hear(&Tell::Begun(begun));
        assert!(!reading.may_be_another(), "it is read again");
    }

    #[test]
    fn asking_for_the_tries_keeps_what_was_found() {
        let facts = script::facts(script::CPS4);
        let mut reading = after(&script::examination(script::CPS4));
        reading.hear(&Tell::Report("sans essais".to_owned()));
        for tell in [
            Tell::Facts(Facts { may_ask_for_tries: false, ..facts.clone() }),
            progress(Stage::Reading(Part::HolderCode)),
        ] {
            reading.hear(&tell);
        }
        assert!(reading.is_busy() && reading.facts.is_some());
        assert_eq!(reading.report, None, "it does not know the tries");
        reading.hear(&Tell::Ended(End::Whole));
        assert_eq!(reading.found.iter().map(|e| e.finding).collect::<Vec<_>>(), [Finding::Cps4]);
        assert!(reading.is_over() && reading.is_fine());
    }

    #[test]
    fn what_is_established_better_replaces_what_was_known() {
        use cps::finding::{Certainty, Evidence};
        let found = |finding, certainty| {
            Tell::Found(Established { finding, evidence: Evidence::Certificate, certainty })
        };
        let reading = after(&[
            found(Finding::ExpiresSoon, Certainty::Sure),
            found(Finding::TestCard, Certainty::Likely),
            found(Finding::TestCard, Certainty::Sure),
        ]);
        let order: Vec<_> = reading.found.iter().map(|e| (e.finding, e.certainty)).collect();
        assert_eq!(
            order,
            [(Finding::TestCard, Certainty::Sure), (Finding::ExpiresSoon, Certainty::Sure)],
            "what stands most in the way first"
        );
    }

    #[test]
    fn a_trouble_stops_and_what_was_known_stays() {
        let mut reading = after(&script::examination(CPS3));
        reading.hear(&Tell::Trouble(Trouble::CardRemoved));
        assert!(reading.facts.is_some() && !reading.is_busy());
        reading.forget();
        assert_eq!(reading, Reading { demonstrations: reading.demonstrations.clone(), ..Reading::default() });
    }
}
