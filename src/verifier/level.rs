//! The ways to check a card, and which of them a browser on a system has.

use cps::view::{Means, NoReach, Reach, System};

/// A way to check a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// By eye.
    Guided,
    /// The reader is named.
    Reader,
    /// The card is read.
    Card,
    /// A simulated card is read.
    Demonstration,
}

/// A level as this browser has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Offer {
    /// The level.
    pub level: Level,
    /// Why it can't be begun here; nothing when it can.
    pub lack: Option<NoReach>,
}

/// The levels, in the order in which they are offered.
#[must_use]
pub fn offers(means: Means) -> [Offer; 4] {
    use Level::{Card, Demonstration, Guided, Reader};
    let order = match (means.reach, means.system) {
        (Reach::Any | Reach::Service, _) => [Card, Reader, Guided, Demonstration],
        // No ordinary page reaches an ordinary reader there.
        (Reach::Named, System::Windows | System::MacOs | System::Other) => {
            [Guided, Reader, Card, Demonstration]
        }
        (Reach::Named, _) => [Card, Reader, Guided, Demonstration],
        (Reach::None(_), _) => [Guided, Demonstration, Reader, Card],
    };
    let lack = |level| match (level, means.reach) {
        (Reader | Card, Reach::None(why)) => Some(why),
        _ => None,
    };
    order.map(|level| Offer { level, lack: lack(level) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looking_comes_first_where_ordinary_readers_are_out_of_reach() {
        use Level::{Card, Guided};
        let none = Reach::None(NoReach::Browser);
        let table = [
            (Reach::Named, System::Windows, Guided),
            (Reach::Named, System::MacOs, Guided),
            (Reach::Named, System::Linux, Card),
            (Reach::Any, System::Windows, Card),
            (Reach::Service, System::ChromeOs, Card),
            (none, System::Linux, Guided),
        ];
        for (reach, system, first) in table {
            let offers = offers(Means { reach, system });
            assert_eq!(offers[0].level, first, "{reach:?} {system:?}");
            let mut levels = offers.map(|o| o.level);
            levels.sort_unstable();
            assert_eq!(levels, [Guided, Level::Reader, Card, Level::Demonstration]);
        }
    }

    #[test]
    fn what_is_not_there_says_why() {
        let means = |reach| Means { reach, system: System::Linux };
        assert!(offers(means(Reach::Named)).iter().all(|o| o.lack.is_none()));
        for why in [NoReach::Browser, NoReach::Insecure, NoReach::Policy, NoReach::SwitchedOff] {
            for offer in offers(means(Reach::None(why))) {
                let needs = matches!(offer.level, Level::Reader | Level::Card);
                assert_eq!(offer.lack, needs.then_some(why), "{offer:?}");
            }
        }
    }
}
