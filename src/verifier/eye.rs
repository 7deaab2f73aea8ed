//! The guided check: what can be known of a card by looking, one short question after the other.
//!
//! The same findings as an examination's, and the same pages after. The
//! questions that settle most come first: one answer is enough for a wrong card.

use crate::verifier::pages;

/// What is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Question {
    /// What is printed on the card.
    Printed,
    /// The end date printed on it.
    EndDate,
    /// What the computer shows.
    Computer,
    /// The reader's light.
    Light,
    /// The way the card lies in the reader.
    Inserted,
    /// The version of Cryptolib.
    Software,
    /// Whether another card answers in the same reader.
    OtherCard,
}

/// Where an answer leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leads {
    /// To the next question.
    On(Question),
    /// To the next question; this finding will be told at the end as well.
    Noting(&'static str, Question),
    /// To the page of this finding.
    Found(&'static str),
    /// To this page of the guide: something else than the card stands in the way.
    Page(&'static str),
    /// Nothing wrong can be seen.
    Fine,
}

/// How the guided check ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// With a finding, by its stable name.
    Found(&'static str),
    /// With another page of the guide.
    Page(&'static str),
    /// With nothing wrong in sight.
    Fine,
}

/// Where the person stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stand {
    /// Before this question.
    Asked(Question),
    /// At the end.
    Over(End),
}

impl Question {
    /// All of them, in the order in which they may be asked.
    pub const ALL: [Self; 7] = [
        Self::Printed,
        Self::EndDate,
        Self::Computer,
        Self::Light,
        Self::Inserted,
        Self::Software,
        Self::OtherCard,
    ];

    /// Its anchor in the static page.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Printed => "imprime",
            Self::EndDate => "date",
            Self::Computer => "ecran",
            Self::Light => "voyant",
            Self::Inserted => "sens",
            Self::Software => "cryptolib",
            Self::OtherCard => "autre-carte",
        }
    }

    /// Where each of its answers leads; their words stand at the same positions.
    #[must_use]
    pub const fn leads(self) -> &'static [Leads] {
        use Leads::{Fine, Found, Noting, On, Page};
        match self {
            Self::Printed => &[
                On(Self::EndDate),
                Found("carte-vitale"),
                Found("pas-une-carte-cps"),
                Found("carte-de-test"),
                Page(pages::LOST),
            ],
            Self::EndDate => &[
                On(Self::Computer),
                Noting("expire-bientot", Self::Computer),
                Found("carte-expiree"),
                On(Self::Computer),
            ],
            Self::Computer => &[
                Fine,
                Page(pages::NO_CERTIFICATE),
                On(Self::Light),
                Found("code-porteur-bloque"),
                Found("dernier-essai"),
                Found("carte-inutilisable"),
                Page(pages::NO_READER),
            ],
            Self::Light => &[Page(pages::NO_CERTIFICATE), On(Self::Inserted), On(Self::Inserted)],
            Self::Inserted => &[Found("carte-a-l-envers"), On(Self::Software)],
            Self::Software => {
                &[On(Self::OtherCard), Found("cps4-cryptolib-5-2"), Page(pages::NO_CERTIFICATE)]
            }
            Self::OtherCard => &[Found("carte-muette"), Page(pages::NO_CERTIFICATE), Found("carte-muette")],
        }
    }
}

/// One guided check: the answers so far.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Eye {
    given: Vec<(Question, usize)>,
}

impl Eye {
    /// What was answered, in order: the question and the position of the answer.
    #[must_use]
    pub fn given(&self) -> &[(Question, usize)] {
        &self.given
    }

    /// Where the person stands.
    #[must_use]
    pub fn stand(&self) -> Stand {
        match self.last() {
            None => Stand::Asked(Question::Printed),
            Some(Leads::On(next) | Leads::Noting(_, next)) => Stand::Asked(next),
            Some(Leads::Found(key)) => Stand::Over(End::Found(key)),
            Some(Leads::Page(key)) => Stand::Over(End::Page(key)),
            Some(Leads::Fine) => Stand::Over(End::Fine),
        }
    }

    /// What was noted on the way.
    pub fn noted(&self) -> impl Iterator<Item = &'static str> {
        self.given.iter().filter_map(|&(question, at)| match question.leads().get(at) {
            Some(Leads::Noting(key, _)) => Some(*key),
            _ => None,
        })
    }

    /// Every finding it came to, what ended it first.
    #[must_use]
    pub fn findings(&self) -> Vec<&'static str> {
        let end = match self.stand() {
            Stand::Over(End::Found(key)) => Some(key),
            _ => None,
        };
        end.into_iter().chain(self.noted()).collect()
    }

    /// Answers the open question; an answer that it does not have changes nothing.
    pub fn answer(&mut self, at: usize) {
        if let Stand::Asked(question) = self.stand()
            && question.leads().get(at).is_some()
        {
            self.given.push((question, at));
        }
    }

    /// Takes the last answer back.
    pub fn back(&mut self) {
        self.given.pop();
    }

    fn last(&self) -> Option<Leads> {
        let (question, at) = self.given.last()?;
        question.leads().get(*at).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words;
    use std::collections::BTreeSet;

    /// Every way through the questions.
    fn ways() -> Vec<Eye> {
        let mut open = vec![Eye::default()];
        let mut ended = Vec::new();
        while let Some(eye) = open.pop() {
            let Stand::Asked(question) = eye.stand() else {
                ended.push(eye);
                continue;
            };
            for at in 0..question.leads().len() {
                let mut then = eye.clone();
                then.answer(at);
                open.push(then);
            }
        }
        ended
    }

    #[test]
    fn every_way_ends_and_no_question_comes_twice() {
        let ways = ways();
        for way in &ways {
            let asked: BTreeSet<Question> = way.given().iter().map(|(q, _)| *q).collect();
            assert_eq!(asked.len(), way.given().len(), "{way:?}");
        }
        let reached: BTreeSet<Question> = ways.iter().flat_map(|w| w.given()).map(|(q, _)| *q).collect();
        assert_eq!(reached, Question::ALL.into(), "no question is in vain");
        let shortest = ways.iter().map(|w| w.given().len()).min();
        assert_eq!(shortest, Some(1), "a wrong card is told at once");
    }

    #[test]
    fn every_finding_can_be_come_to() {
        let found: BTreeSet<&str> = ways().iter().flat_map(Eye::findings).collect();
        let all: BTreeSet<&str> = cps::Finding::ALL.iter().map(|f| f.key()).collect();
        assert_eq!(found, all);
    }

    #[test]
    fn each_answer_has_its_words() {
        for question in Question::ALL {
            assert_eq!(words::eye_answers(question).len(), question.leads().len(), "{question:?}");
        }
    }

    #[test]
    fn an_answer_is_taken_back() {
        let mut eye = Eye::default();
        eye.answer(0);
        eye.answer(1);
        assert_eq!(eye.stand(), Stand::Asked(Question::Computer));
        assert_eq!(eye.noted().collect::<Vec<_>>(), ["expire-bientot"]);
        eye.answer(0);
        assert_eq!((eye.stand(), eye.findings()), (Stand::Over(End::Fine), vec!["expire-bientot"]));
        eye.back();
        eye.back();
        assert_eq!((eye.stand(), eye.noted().count()), (Stand::Asked(Question::EndDate), 0));
        eye.answer(99);
        assert_eq!(eye.stand(), Stand::Asked(Question::EndDate));
    }
}
