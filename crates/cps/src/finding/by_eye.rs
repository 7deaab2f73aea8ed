//! How a person can establish a finding without a reader being read: by looking.
//!
//! Every [`Finding`] has the [`Question`] that establishes it, or the reason why no look does. The
//! questions make one short way, from what is printed on the card to what the ANS's software says of
//! it: an answer gives at most one finding, and names the next question or none. An answer that settles
//! the matter ends the way; a browser that offers a certificate spares what the reader shows.
//!
//! **Sources.** The sentences of CPS-Gestion are those of its dictionary (`DICO-FR.GIP` 2.18 of
//! Cryptolib 5.2.2). Where an end date is printed, and what the lights of readers mean, no source
//! says: such answers are no more than likely.

use super::{Certainty, Established, Evidence, Finding};

/// How a finding can be established by looking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ByEye {
    /// By an answer to this question.
    Asked(Question),
    /// Only the card itself says it; why, in French.
    Unseen(&'static str),
}

/// Something to look at, in the order of the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Question {
    /// What is printed on the card.
    Kind,
    /// The end date printed on it.
    EndDate,
    /// Whether the browser offers a certificate.
    Browser,
    /// How the card lies in the reader.
    Placement,
    /// What the reader's light does.
    Light,
    /// What CPS-Gestion says.
    CpsGestion,
}

/// One answer to a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Its stable name, of its question's own.
    pub key: &'static str,
    /// What the person chooses it by, in French.
    pub text: &'static str,
    /// What it establishes, and how sure that is.
    pub gives: Option<(Finding, Certainty)>,
    /// What to look at next; none at the end of the way.
    pub next: Option<Question>,
}

impl Finding {
    /// How to establish it by looking.
    #[must_use]
    pub const fn by_eye(self) -> ByEye {
        match self {
            Self::VitaleCard | Self::NotACpsCard => ByEye::Asked(Question::Kind),
            Self::Expired | Self::ExpiresSoon => ByEye::Asked(Question::EndDate),
            Self::UpsideDown | Self::Contactless => ByEye::Asked(Question::Placement),
            Self::Mute => ByEye::Asked(Question::Light),
            Self::CodeBlocked | Self::LastTry | Self::Unusable | Self::Cps4 => {
                ByEye::Asked(Question::CpsGestion)
            }
            Self::NotYetValid => ByEye::Unseen(
                "La date de début est inscrite dans la puce. À notre connaissance, elle n'est pas imprimée.",
            ),
            Self::TestCard => ByEye::Unseen(
                "Rien de connu ne distingue à l'œil une carte de test\u{a0}: sa catégorie est inscrite dans la puce.",
            ),
        }
    }
}

impl Question {
    /// The way, from its first question to its last.
    pub const ALL: [Self; 6] =
        [Self::Kind, Self::EndDate, Self::Browser, Self::Placement, Self::Light, Self::CpsGestion];

    /// What is asked first.
    pub const FIRST: Self = Self::Kind;

    /// Its stable name.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Kind => "nom-imprime",
            Self::EndDate => "date-imprimee",
            Self::Browser => "navigateur",
            Self::Placement => "sens",
            Self::Light => "voyant",
            Self::CpsGestion => "cps-gestion",
        }
    }

    /// The question, in French.
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self {
            Self::Kind => "Quel nom de carte est imprimé dessus\u{a0}?",
            Self::EndDate => "Quelle date de fin est imprimée sur la carte\u{a0}?",
            Self::Browser => {
                "Au moment de vous connecter, le navigateur vous propose-t-il le certificat de votre carte\u{a0}?"
            }
            Self::Placement => "Comment la carte est-elle dans le lecteur\u{a0}?",
            Self::Light => "Que fait le voyant du lecteur quand vous mettez la carte\u{a0}?",
            Self::CpsGestion => "Que dit CPS Gestion, carte dans le lecteur\u{a0}?",
        }
    }

    /// Its answers, in the order they are shown.
    #[must_use]
    pub const fn answers(self) -> &'static [Answer] {
        match self {
            Self::Kind => &KIND,
            Self::EndDate => &END_DATE,
            Self::Browser => &BROWSER,
            Self::Placement => &PLACEMENT,
            Self::Light => &LIGHT,
            Self::CpsGestion => &CPS_GESTION,
        }
    }
}

impl Answer {
    /// The finding it establishes.
    #[must_use]
    pub const fn established(&self) -> Option<Established> {
        match self.gives {
            Some((finding, certainty)) => Some(finding.by(Evidence::Eye, certainty)),
            None => None,
        }
    }

    const fn goes_on(key: &'static str, text: &'static str, next: Question) -> Self {
        Self { key, text, gives: None, next: Some(next) }
    }

    const fn ends(key: &'static str, text: &'static str, finding: Finding, certainty: Certainty) -> Self {
        Self { key, text, gives: Some((finding, certainty)), next: None }
    }

    const fn finds_nothing(key: &'static str, text: &'static str) -> Self {
        Self { key, text, gives: None, next: None }
    }
}

use Certainty::{Likely, Possible, Sure};

const KIND: [Answer; 4] = [
    Answer::goes_on("cps", "CPS, CPF, CPE, CPA, CDE ou CDA", Question::EndDate),
    Answer::ends("vitale", "Vitale", Finding::VitaleCard, Sure),
    Answer::ends("autre", "Un autre nom", Finding::NotACpsCard, Likely),
    Answer::goes_on("illisible", "Je n'en vois pas", Question::EndDate),
];

const END_DATE: [Answer; 4] = [
    Answer::goes_on("plus-tard", "Une date dans plus de deux mois", Question::Browser),
    Answer {
        key: "bientot",
        text: "Une date dans moins de deux mois",
        gives: Some((Finding::ExpiresSoon, Likely)),
        next: Some(Question::Browser),
    },
    Answer::ends("passee", "Une date passée", Finding::Expired, Likely),
    Answer::goes_on("sans-date", "Je n'en vois pas", Question::Browser),
];

/// A certificate that is offered went through reader, card and software: only the code is left.
const BROWSER: [Answer; 3] = [
    Answer::goes_on("oui", "Oui", Question::CpsGestion),
    Answer::goes_on("non", "Non", Question::Placement),
    Answer::goes_on("je-ne-sais-pas", "Je ne sais pas", Question::Placement),
];

const PLACEMENT: [Answer; 3] = [
    Answer::goes_on(
        "puce-dedans",
        "La puce est entrée la première, du côté dessiné sur le lecteur",
        Question::Light,
    ),
    Answer::ends(
        "puce-dehors",
        "La puce reste visible, ou regarde de l'autre côté",
        Finding::UpsideDown,
        Likely,
    ),
    Answer::ends("posee", "Elle est posée sur le lecteur, sans y entrer", Finding::Contactless, Likely),
];

const LIGHT: [Answer; 3] = [
    Answer::goes_on("reagit", "Il s'allume ou clignote", Question::CpsGestion),
    Answer::ends("rien", "Il ne change pas", Finding::Mute, Possible),
    Answer::goes_on("sans-voyant", "Il n'y en a pas, ou je ne le vois pas", Question::CpsGestion),
];

/// Its sentences as they stand in `DICO-FR.GIP`; the number of tries is the card's own.
const CPS_GESTION: [Answer; 8] = [
    Answer::finds_nothing(
        "plusieurs-essais",
        "«\u{a0}reste 3 tentative(s)\u{a0}» ou «\u{a0}reste 2 tentative(s)\u{a0}»",
    ),
    Answer::ends("un-essai", "«\u{a0}reste 1 tentative(s)\u{a0}»", Finding::LastTry, Sure),
    Answer::ends(
        "bloquee",
        "«\u{a0}Cette carte est bloquée (3 codes erronés)\u{a0}»",
        Finding::CodeBlocked,
        Sure,
    ),
    Answer::ends("definitivement", "Une carte «\u{a0}définitivement bloquée\u{a0}»", Finding::Unusable, Sure),
    Answer::ends(
        "incident",
        "«\u{a0}Carte inutilisable suite à un incident lors de son actualisation\u{a0}»",
        Finding::Unusable,
        Likely,
    ),
    // The card bears a name of the family, or none that is another's: the software may be older than the card.
    Answer::ends(
        "pas-une-ps",
        "«\u{a0}La carte dans le lecteur n'est pas une carte PS\u{a0}»",
        Finding::Cps4,
        Possible,
    ),
    Answer::ends(
        "sous-tension",
        "«\u{a0}Impossible de mettre la carte sous tension\u{a0}»",
        Finding::Mute,
        Likely,
    ),
    Answer::finds_nothing("rien", "Rien de tout cela, ou CPS Gestion n'est pas installé"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Severity;
    use std::collections::BTreeSet;

    fn answers() -> impl Iterator<Item = (Question, &'static Answer)> {
        Question::ALL.into_iter().flat_map(|q| q.answers().iter().map(move |answer| (q, answer)))
    }

    #[test]
    fn every_finding_is_asked_for_where_it_says_so_and_nowhere_else() {
        for finding in Finding::ALL {
            let asked: Vec<Question> = answers()
                .filter(|(_, answer)| answer.gives.is_some_and(|(found, _)| found == finding))
                .map(|(question, _)| question)
                .collect();
            match finding.by_eye() {
                ByEye::Asked(question) => assert_eq!(asked.first(), Some(&question), "{finding:?}"),
                ByEye::Unseen(why) => {
                    assert!(asked.is_empty(), "{finding:?}");
                    assert!(why.ends_with('.') && why.contains("puce"), "{finding:?}");
                }
            }
        }
    }

    #[test]
    fn the_way_only_leads_on_and_ends_where_something_stands_in_the_way() {
        for (question, answer) in answers() {
            assert!(answer.next.is_none_or(|next| next > question), "{question:?}, {}", answer.key);
            if let Some((finding, _)) = answer.gives {
                let ends = finding.severity() == Severity::Blocking || question == Question::CpsGestion;
                assert_eq!(answer.next.is_none(), ends, "{question:?}, {}", answer.key);
            }
        }
        let reached: BTreeSet<Question> =
            answers().filter_map(|(_, answer)| answer.next).chain([Question::FIRST]).collect();
        assert_eq!(reached, Question::ALL.into());
    }

    /// How many questions the longest way asks from `question` on, those answers first that `choose` wants.
    fn longest(question: Question, choose: &dyn Fn(&Answer) -> bool) -> usize {
        let ways = question.answers().iter().filter(|answer| choose(answer));
        1 + ways.filter_map(|answer| answer.next).map(|next| longest(next, choose)).max().unwrap_or(0)
    }

    #[test]
    fn few_questions() {
        assert_eq!(longest(Question::FIRST, &|_| true), 6);
        let in_use = |answer: &Answer| !matches!(answer.key, "non" | "je-ne-sais-pas");
        assert_eq!(longest(Question::FIRST, &in_use), 4, "a card that the browser sees");
    }

    #[test]
    fn names_and_sentences() {
        let keys: BTreeSet<&str> = Question::ALL.iter().map(|q| q.key()).collect();
        assert_eq!(keys.len(), Question::ALL.len());
        for question in Question::ALL {
            assert!(question.text().ends_with("\u{a0}?"), "{question:?}");
            let keys: BTreeSet<&str> = question.answers().iter().map(|a| a.key).collect();
            assert_eq!(keys.len(), question.answers().len(), "{question:?}");
        }
        let fits = |key: &str| key.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        for (question, answer) in answers() {
            assert!(fits(answer.key) && !answer.text.is_empty(), "{question:?}, {}", answer.key);
            let text = answer.text;
            assert!(!text.contains("« ") && !text.contains(" »") && !text.ends_with('.'), "{text}");
        }
    }

    #[test]
    fn what_is_seen_is_never_taken_for_what_was_read() {
        for (_, answer) in answers() {
            let established = answer.established();
            assert_eq!(established.map(|e| e.finding), answer.gives.map(|(finding, _)| finding));
            assert!(established.is_none_or(|e| e.evidence == Evidence::Eye));
        }
    }
}
