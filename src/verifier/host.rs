//! What this browser on this system can do, and so which levels of the card check it has.

use cps::view::{Means, NoReach, Reach, System};

/// What the browser says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Host {
    /// Its `User-Agent`.
    pub agent: String,
    /// Whether pages that came safely may be trusted with devices: https, or this very computer.
    pub secure: bool,
    /// Whether there is `navigator.usb`.
    pub usb: bool,
    /// Whether this page may use it (`Permissions-Policy: usb`).
    pub allowed: bool,
    /// Whether it may use readers of every class, as only an Isolated Web App may.
    pub unrestricted: bool,
    /// Whether there is `navigator.smartCard`.
    pub smart_card: bool,
    /// Whether the host of the site switched reading off.
    pub switched_off: bool,
}

impl Host {
    /// What can be done here; the engine says the same once it is loaded.
    #[must_use]
    pub fn means(&self) -> Means {
        let reach = if self.switched_off {
            Reach::None(NoReach::SwitchedOff)
        } else if self.smart_card {
            Reach::Service
        } else if !self.secure {
            Reach::None(NoReach::Insecure)
        } else if !self.usb {
            Reach::None(NoReach::Browser)
        } else if !self.allowed {
            Reach::None(NoReach::Policy)
        } else if self.unrestricted {
            Reach::Any
        } else {
            Reach::Named
        };
        Means { reach, system: system(&self.agent) }
    }
}

/// The system that a `User-Agent` names.
fn system(agent: &str) -> System {
    // The order matters: Android also says Linux, an iPhone also says Mac OS X.
    let names = [
        ("Android", System::Android),
        ("iPhone", System::Other),
        ("iPad", System::Other),
        ("CrOS", System::ChromeOs),
        ("Windows", System::Windows),
        ("Macintosh", System::MacOs),
        ("Linux", System::Linux),
    ];
    names.into_iter().find(|(name, _)| agent.contains(name)).map_or(System::Other, |(_, system)| system)
}

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

    const LINUX: &str = "Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0.0.0 Safari/537.36";

    fn host() -> Host {
        Host { agent: LINUX.to_owned(), secure: true, usb: true, allowed: true, ..Host::default() }
    }

    #[test]
    fn systems_are_named_by_their_browsers() {
        let table = [
            ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/156.0.0.0", System::Windows),
            ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/26.0", System::MacOs),
            (LINUX, System::Linux),
            ("Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) Chrome/156.0.0.0", System::ChromeOs),
            ("Mozilla/5.0 (Linux; Android 10; K) Chrome/156.0.0.0 Mobile", System::Android),
            ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X)", System::Other),
            ("", System::Other),
        ];
        for (agent, expected) in table {
            assert_eq!(system(agent), expected, "{agent}");
        }
    }

    #[test]
    fn what_a_browser_reaches() {
        let table = [
            (host(), Reach::Named),
            (Host { unrestricted: true, ..host() }, Reach::Any),
            (Host { allowed: false, ..host() }, Reach::None(NoReach::Policy)),
            (Host { usb: false, ..host() }, Reach::None(NoReach::Browser)),
            (Host { secure: false, usb: false, ..host() }, Reach::None(NoReach::Insecure)),
            (Host { smart_card: true, usb: false, ..host() }, Reach::Service),
            (Host { switched_off: true, smart_card: true, ..host() }, Reach::None(NoReach::SwitchedOff)),
        ];
        for (host, expected) in table {
            assert_eq!(host.means().reach, expected, "{host:?}");
        }
    }

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
