//! The guided check: one person's way through the questions by eye, which are [`cps::finding::by_eye`]'s.

use crate::verifier::pages;
use crate::verifier::reading::in_the_way;
use cps::finding::Established;
use cps::finding::by_eye::{Answer, Question};

/// One guided check: the answers so far.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Eye {
    given: Vec<(Question, usize)>,
}

impl Eye {
    /// What was answered, in order.
    pub fn given(&self) -> impl ExactSizeIterator<Item = (Question, Option<&'static Answer>)> {
        self.given.iter().map(|&(question, at)| (question, question.answers().get(at)))
    }

    /// The open question; none at the end.
    #[must_use]
    pub fn open(&self) -> Option<Question> {
        match self.given.last() {
            None => Some(Question::FIRST),
            Some(&(question, at)) => question.answers().get(at)?.next,
        }
    }

    /// What the answers establish, what stands most in the way first.
    #[must_use]
    pub fn findings(&self) -> Vec<Established> {
        let mut found: Vec<Established> = self.given().filter_map(|(_, a)| a?.established()).collect();
        found.sort_by_key(in_the_way);
        found
    }

    /// Whether the browser offers a certificate: reader, card and software work together.
    #[must_use]
    pub fn offers_certificate(&self) -> bool {
        self.given().any(|(question, a)| question == Question::Browser && a.is_some_and(|a| a.key == "oui"))
    }

    /// The pages to go on with when nothing was found, the likeliest first.
    #[must_use]
    pub fn onward(&self) -> &'static [&'static str] {
        if self.offers_certificate() {
            &[pages::LOGGING_IN, pages::CARD_OR_READER]
        } else {
            &[pages::NO_CERTIFICATE, pages::CARD_OR_READER, pages::LOGGING_IN]
        }
    }

    /// Answers the open question; an answer that it does not have changes nothing.
    pub fn answer(&mut self, at: usize) {
        if let Some(question) = self.open()
            && question.answers().get(at).is_some()
        {
            self.given.push((question, at));
        }
    }

    /// Takes the last answer back.
    pub fn back(&mut self) {
        self.given.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use cps::Finding;
    use cps::finding::by_eye::ByEye;
    use std::collections::BTreeSet;

    /// Every way through the questions.
    fn ways() -> Vec<Eye> {
        let mut open = vec![Eye::default()];
        let mut ended = Vec::new();
        while let Some(eye) = open.pop() {
            let Some(question) = eye.open() else {
                ended.push(eye);
                continue;
            };
            for at in 0..question.answers().len() {
                let mut then = eye.clone();
                then.answer(at);
                open.push(then);
            }
        }
        ended
    }

    #[test]
    fn every_finding_that_can_be_seen_is_come_to() {
        let found: BTreeSet<Finding> = ways().iter().flat_map(Eye::findings).map(|e| e.finding).collect();
        let seen = |finding: &Finding| matches!(finding.by_eye(), ByEye::Asked(_));
        assert_eq!(found, Finding::ALL.into_iter().filter(seen).collect());
    }

    #[test]
    fn whoever_finds_nothing_is_told_where_to_go_on() {
        let nothing: Vec<Eye> = ways().into_iter().filter(|way| way.findings().is_empty()).collect();
        assert!(nothing.iter().any(Eye::offers_certificate) && !nothing.iter().all(Eye::offers_certificate));
        for way in &nothing {
            let first = if way.offers_certificate() { pages::LOGGING_IN } else { pages::NO_CERTIFICATE };
            assert_eq!(way.onward().first(), Some(&first));
        }
    }

    #[test]
    fn an_answer_is_taken_back() {
        let mut eye = Eye::default();
        eye.answer(0);
        eye.answer(1);
        assert_eq!(eye.open(), Some(Question::Browser));
        let found = |eye: &Eye| eye.findings().iter().map(|e| e.finding).collect::<Vec<_>>();
        assert_eq!(found(&eye), [Finding::ExpiresSoon]);
        eye.answer(0);
        eye.answer(2);
        assert_eq!((eye.open(), found(&eye)), (None, vec![Finding::CodeBlocked, Finding::ExpiresSoon]));
        eye.back();
        eye.back();
        eye.back();
        assert_eq!((eye.open(), found(&eye)), (Some(Question::EndDate), Vec::new()));
        eye.answer(99);
        assert_eq!(eye.open(), Some(Question::EndDate));
    }
}
