//! The course of one examination: what is new since the page was told last, and how far it is.

use crate::facts;
use ccid::Instant;
use cps::finding::Established;
use cps::report::Part;
use cps::view::{Facts, Progress, Reading, Stage, Tell};
use cps::{Examination, Generation, Recognition, Report, Seconds};
use iso7816::{Atr, Response};

pub(super) use cps::Step;

/// An examination under way, or at its end.
#[derive(Debug)]
pub(super) struct Course {
    examination: Examination,
    begun: Instant,
    done: u16,
    /// Its end was told.
    ended: bool,
    told: Vec<Established>,
    facts: Option<Facts>,
}

impl Course {
    pub(super) fn start(atr: &Atr, now: Instant) -> (Self, Step) {
        let (examination, step) = Examination::start(atr);
        let ended = step == Step::Done;
        (Self { examination, begun: now, done: 0, ended, told: Vec::new(), facts: None }, step)
    }

    pub(super) const fn report(&self) -> &Report {
        self.examination.report()
    }

    pub(super) fn answer(&mut self, response: &Response) -> Step {
        self.done = self.done.saturating_add(1);
        let step = self.examination.answer(response);
        self.ended = step == Step::Done;
        step
    }

    pub(super) fn ask_for_tries(&mut self) -> Option<Step> {
        let step = self.examination.ask_for_tries()?;
        self.ended = false;
        Some(step)
    }

    /// Whether the tries could be asked for, now.
    pub(super) fn may_ask_for_tries(&self) -> bool {
        self.ended && self.report().holder_code.is_none() && self.examination.may_ask_for_tries()
    }

    /// The link to the card is no more; a remark if that was in the midst of something.
    pub(super) fn lose(&mut self, examining: bool) {
        if examining {
            self.examination.lose();
        }
        self.ended = false;
    }

    /// What the page does not know yet.
    pub(super) fn news(&mut self, today: Seconds) -> Vec<Tell> {
        let mut news = Vec::new();
        let facts = facts::of(self.report(), self.may_ask_for_tries());
        for found in self.report().findings(today) {
            if !self.told.contains(&found) {
                self.told.push(found);
                news.push(Tell::Found(found));
            }
        }
        if self.facts.as_ref() != Some(&facts) {
            self.facts = Some(facts.clone());
            news.push(Tell::Facts(facts));
        }
        news
    }

    pub(super) fn progress(&self, now: Instant) -> Progress {
        let (part, _) = self.examination.progress();
        let is_cps4 = self.report().recognition == Recognition::Cpx(Generation::Cps4);
        let left: u16 = self.examination.left().map(|part| usual(part, is_cps4)).sum();
        // What is left of the part being read is not known: half of it is a fair guess.
        let here = part.map_or(0, |part| usual(part, is_cps4).div_ceil(2));
        let left = left.saturating_add(here);
        let seconds_left = (self.done >= ENOUGH).then(|| {
            let took = now.as_millis().saturating_sub(self.begun.as_millis());
            let whole = took.saturating_mul(left.into()) / u64::from(self.done.max(1));
            u16::try_from(whole.div_ceil(1000)).unwrap_or(u16::MAX)
        });
        let stage = Stage::Reading(part.map_or(Reading::Application, facts::reading));
        Progress { stage, done: self.done, expected: self.done.saturating_add(left), seconds_left }
    }
}

/// After so many exchanges the card's speed is known.
const ENOUGH: u16 = 4;

/// How many commands a part usually needs, with certificates of 2,200 bytes.
const fn usual(part: Part, is_cps4: bool) -> u16 {
    match part {
        Part::Application if is_cps4 => 1,
        Part::Application => 0,
        Part::Actua | Part::HolderCode | Part::UnblockingCode | Part::SerialNumber | Part::Token => 2,
        Part::Certificates | Part::Codes => 2,
        // Only when EF(CDF) is not where it usually is.
        Part::Objects => 0,
        Part::Authentication | Part::Signature => 3,
        Part::AuthenticationWhole | Part::SignatureWhole => 9,
    }
}
