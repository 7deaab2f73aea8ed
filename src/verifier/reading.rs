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
}

impl Reading {
    /// Takes in what was told.
    pub fn hear(&mut self, tell: &Tell) {
        match tell {
            Tell::Means(_) | Tell::Released => {}
            Tell::Demonstrations(all) => self.demonstrations.clone_from(all),
            Tell::Reader(reader) => {
                self.reader = Some(reader.clone());
                self.trouble = None;
            }
            Tell::Begun(begun) => {
                self.forget_card();
                self.begun = Some(*begun);
                self.trouble = None;
            }
            Tell::Slots(slots) => self.slots.clone_from(slots),
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

    fn go_on(&mut self, progress: Progress) {
        let another = self.ended.is_some() && progress.stage != Stage::WaitingForCard;
        if another {
            let (begun, slots) = (self.begun, std::mem::take(&mut self.slots));
            self.forget_card();
            (self.begun, self.slots) = (begun, slots);
        }
        if self.ended.is_none() {
            self.trouble = None;
        }
        self.progress = Some(progress);
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

    #[test]
    fn another_card_begins_anew_and_an_empty_slot_keeps_what_was_found() {
        let mut reading = after(&script::examination(script::EXPIRED));
        assert_eq!(reading.found.len(), 1);
        let progress = |stage| Tell::Progress(Progress { stage, done: 0, expected: 0, seconds_left: None });
        reading.hear(&progress(Stage::WaitingForCard));
        assert_eq!(reading.found.len(), 1);
        reading.hear(&progress(Stage::PoweringOn));
        assert!(reading.found.is_empty() && reading.facts.is_none() && reading.ended.is_none());
        assert!(reading.begun.is_some() && reading.is_busy());
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
