//! What does not go, by what helps.

use serde::{Deserialize, Serialize};

/// Something that does not go. Each is told apart from the others because something else helps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Trouble {
    /// Nothing was chosen: the browser's list was empty, or was closed.
    NothingChosen,
    /// The browser asks only right after a click or a key.
    NotAsked,
    /// What was chosen is no card reader.
    NotAReader,
    /// The browser keeps pages away from readers of this class.
    Protected,
    /// The system does not let the browser open it.
    Denied,
    /// A driver or another program has it.
    Held,
    /// Another tab of this site has it.
    OtherTab,
    /// The host or the portal does not allow readers on this page.
    Forbidden,
    /// The host switched reading off.
    SwitchedOff,
    /// It works in a way that is not supported.
    Unsupported,
    /// The reader and the card have no protocol in common.
    NoCommonProtocol,
    /// The reader was unplugged.
    Unplugged,
    /// The reader did not answer in time; it may be opened anew once.
    ReaderSilent,
    /// The reader does what it must not.
    ReaderFaulty,
    /// The card was taken out before the end.
    CardRemoved,
    /// The card, which had answered before, does not any more.
    CardSilent,
    /// The card says what cannot be understood.
    CardFaulty,
    /// The system's card service is not there, or refuses.
    Service,
    /// What was asked for is not possible now.
    NotNow,
}

impl Trouble {
    /// All of them.
    pub const ALL: [Self; 19] = [
        Self::NothingChosen,
        Self::NotAsked,
        Self::NotAReader,
        Self::Protected,
        Self::Denied,
        Self::Held,
        Self::OtherTab,
        Self::Forbidden,
        Self::SwitchedOff,
        Self::Unsupported,
        Self::NoCommonProtocol,
        Self::Unplugged,
        Self::ReaderSilent,
        Self::ReaderFaulty,
        Self::CardRemoved,
        Self::CardSilent,
        Self::CardFaulty,
        Self::Service,
        Self::NotNow,
    ];

    /// The stable name of what helps.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::NothingChosen => "aucun-lecteur-choisi",
            Self::NotAsked => "sans-geste",
            Self::NotAReader => "pas-un-lecteur",
            Self::Protected => "lecteur-protege",
            Self::Denied => "acces-refuse",
            Self::Held => "lecteur-occupe",
            Self::OtherTab => "autre-onglet",
            Self::Forbidden => "page-sans-droit",
            Self::SwitchedOff => "lecture-coupee",
            Self::Unsupported => "lecteur-non-pris-en-charge",
            Self::NoCommonProtocol => "protocole-sans-accord",
            Self::Unplugged => "lecteur-debranche",
            Self::ReaderSilent => "lecteur-sans-reponse",
            Self::ReaderFaulty => "lecteur-en-defaut",
            Self::CardRemoved => "carte-retiree",
            Self::CardSilent => "carte-sans-reponse",
            Self::CardFaulty => "carte-incomprise",
            Self::Service => "service-absent",
            Self::NotNow => "pas-maintenant",
        }
    }
}
