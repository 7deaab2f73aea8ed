//! The conclusions that an examination can come to.
//!
//! How a person comes to the same ones by looking is in [`by_eye`].

pub mod by_eye;

#[cfg(feature = "view")]
use serde::{Deserialize, Serialize};

/// One conclusion. Of those that stand in the way alike, the one comes first that makes the others idle: a card
/// that has to be replaced need not be unblocked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "view", derive(Serialize, Deserialize))]
pub enum Finding {
    /// A card made for tests.
    TestCard,
    /// The certificate to log in with is past its end.
    Expired,
    /// It soon will be.
    ExpiresSoon,
    /// The card can't be repaired.
    Unusable,
    /// It is valid from a later day on.
    NotYetValid,
    /// No try is left for the code.
    CodeBlocked,
    /// One is.
    LastTry,
    /// A card of another kind.
    NotACpsCard,
    /// A patient's card.
    VitaleCard,
    /// Perhaps upside down: nothing answers.
    UpsideDown,
    /// A CPS4, which old software does not know.
    Cps4,
    /// Nothing answers.
    Mute,
    /// A card of the family over the air: what it says there is not examined.
    Contactless,
}

/// How much a finding stands in the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Good to know.
    Remark,
    /// It will stand in the way.
    Warning,
    /// The card does not serve as it is.
    Blocking,
}

/// How a finding was established.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "view", derive(Serialize, Deserialize))]
pub enum Evidence {
    /// By the answer to reset.
    AnswerToReset,
    /// By the absence of one.
    NoAnswer,
    /// By a counter that the card keeps.
    Counter,
    /// By a file of the card.
    File,
    /// By a certificate of the card; whether its signature was checked, its verdict says.
    Certificate,
    /// By somebody who looked, see [`by_eye`].
    Eye,
}

/// How sure it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "view", derive(Serialize, Deserialize))]
pub enum Certainty {
    /// One explanation among others.
    Possible,
    /// By a rule inferred from published facts.
    Likely,
    /// As the card itself says.
    Sure,
}

/// A finding with what it rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "view", derive(Serialize, Deserialize))]
pub struct Established {
    /// The finding.
    pub finding: Finding,
    /// How it was established.
    pub evidence: Evidence,
    /// How sure it is.
    pub certainty: Certainty,
}

impl Finding {
    /// All of them, in the order of their names' list.
    pub const ALL: [Self; 13] = [
        Self::TestCard,
        Self::Expired,
        Self::ExpiresSoon,
        Self::Unusable,
        Self::NotYetValid,
        Self::CodeBlocked,
        Self::LastTry,
        Self::NotACpsCard,
        Self::VitaleCard,
        Self::UpsideDown,
        Self::Cps4,
        Self::Mute,
        Self::Contactless,
    ];

    /// Its stable name, which pages answer to (`constat:`).
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Expired => "carte-expiree",
            Self::ExpiresSoon => "expire-bientot",
            Self::NotYetValid => "carte-pas-encore-valable",
            Self::CodeBlocked => "code-porteur-bloque",
            Self::LastTry => "dernier-essai",
            Self::Unusable => "carte-inutilisable",
            Self::NotACpsCard => "pas-une-carte-cps",
            Self::VitaleCard => "carte-vitale",
            Self::UpsideDown => "carte-a-l-envers",
            Self::Cps4 => "cps4-cryptolib-5-2",
            Self::TestCard => "carte-de-test",
            Self::Mute => "carte-muette",
            Self::Contactless => "carte-posee-sans-contact",
        }
    }

    /// How much it stands in the way.
    #[must_use]
    pub const fn severity(self) -> Severity {
        match self {
            Self::Cps4 => Severity::Remark,
            Self::ExpiresSoon | Self::LastTry => Severity::Warning,
            Self::Expired
            | Self::NotYetValid
            | Self::CodeBlocked
            | Self::Unusable
            | Self::NotACpsCard
            | Self::VitaleCard
            | Self::UpsideDown
            | Self::TestCard
            | Self::Mute
            | Self::Contactless => Severity::Blocking,
        }
    }

    pub(crate) const fn by(self, evidence: Evidence, certainty: Certainty) -> Established {
        Established { finding: self, evidence, certainty }
    }
}

/// What it means that a card does not answer when it is powered: it is upside
/// down, badly inserted, dirty or dead; which one can't be told from here.
#[must_use]
pub const fn without_an_answer() -> [Established; 2] {
    [
        Finding::UpsideDown.by(Evidence::NoAnswer, Certainty::Possible),
        Finding::Mute.by(Evidence::NoAnswer, Certainty::Sure),
    ]
}

#[cfg(test)]
mod tests {
    use super::Finding;
    use std::collections::BTreeSet;

    #[test]
    fn names_are_keys_of_their_own() {
        let names: BTreeSet<&str> = Finding::ALL.iter().map(|finding| finding.key()).collect();
        assert_eq!(names.len(), Finding::ALL.len());
        let fits =
            |name: &str| name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        assert!(names.iter().all(|name| fits(name)));
    }
}
