//! What can be done with readers here, from what the browser and the page say of themselves.

use serde::{Deserialize, Serialize};

/// What can be done in this browser, on this page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Means {
    /// What can be done with readers.
    pub reach: Reach,
    /// The computer's system, as the browser names it: remedies depend on it.
    pub system: System,
}

/// What can be done with readers; demonstrations and checking by eye are always there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reach {
    /// Nothing, for this reason.
    None(NoReach),
    /// They can be chosen and named; the few of vendor class can be read.
    Named,
    /// Those that the system lets go can be read: an installed app with the right to.
    Any,
    /// Every reader of the system's card service can be read (`navigator.smartCard`; never tried with a real one).
    Service,
}

/// Why no reader can be reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NoReach {
    /// The browser has no WebUSB.
    Browser,
    /// The page was not delivered over https.
    Insecure,
    /// The host, or the portal around the page, does not allow it (`Permissions-Policy: usb`).
    Policy,
    /// The host switched reading off.
    SwitchedOff,
}

/// The computer's system.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum System {
    /// Windows.
    Windows,
    /// macOS.
    MacOs,
    /// Linux.
    Linux,
    /// ChromeOS.
    ChromeOs,
    /// Android.
    Android,
    /// Another, or not told.
    Other,
}

/// What is known of the page's surroundings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Surroundings<'a> {
    /// The page was delivered over https, or from this computer.
    pub secure: bool,
    /// There is `navigator.usb`.
    pub usb: bool,
    /// The page may use it: `Permissions-Policy: usb`.
    pub usb_allowed: bool,
    /// It may use all of it: `usb-unrestricted`, for isolated apps only.
    pub unrestricted: bool,
    /// There is `navigator.smartCard`.
    pub smart_card: bool,
    /// The host's setting switches reading off: an element with `data-reading="off"`.
    pub switched_off: bool,
    /// `navigator.userAgent`.
    pub agent: &'a str,
}

impl Surroundings<'_> {
    /// What follows from it.
    #[must_use]
    pub fn means(&self) -> Means {
        let reach = match () {
            () if self.switched_off => Reach::None(NoReach::SwitchedOff),
            () if !self.secure => Reach::None(NoReach::Insecure),
            () if self.smart_card => Reach::Service,
            () if !self.usb => Reach::None(NoReach::Browser),
            () if !self.usb_allowed => Reach::None(NoReach::Policy),
            () if self.unrestricted => Reach::Any,
            () => Reach::Named,
        };
        Means { reach, system: system(self.agent) }
    }
}

/// By the words that browsers still send; Android says Linux too.
fn system(agent: &str) -> System {
    let words = [
        ("Windows", System::Windows),
        ("Android", System::Android),
        ("CrOS", System::ChromeOs),
        ("Macintosh", System::MacOs),
        ("Linux", System::Linux),
    ];
    let found = words.into_iter().find(|(word, _)| agent.contains(word));
    found.map_or(System::Other, |(_, system)| system)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: Surroundings<'_> = Surroundings {
        secure: true,
        usb: true,
        usb_allowed: true,
        unrestricted: false,
        smart_card: false,
        switched_off: false,
        agent: "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36",
    };

    #[test]
    fn what_can_be_reached() {
        for (surroundings, reach) in [
            (PLAIN, Reach::Named),
            (Surroundings { usb: false, ..PLAIN }, Reach::None(NoReach::Browser)),
            (
                Surroundings { secure: false, usb: false, smart_card: true, ..PLAIN },
                Reach::None(NoReach::Insecure),
            ),
            (Surroundings { usb_allowed: false, ..PLAIN }, Reach::None(NoReach::Policy)),
            (Surroundings { unrestricted: true, ..PLAIN }, Reach::Any),
            (Surroundings { smart_card: true, unrestricted: true, ..PLAIN }, Reach::Service),
            (
                Surroundings { smart_card: true, switched_off: true, ..PLAIN },
                Reach::None(NoReach::SwitchedOff),
            ),
        ] {
            assert_eq!(surroundings.means().reach, reach, "{surroundings:?}");
        }
    }

    #[test]
    fn systems() {
        for (agent, expected) in [
            ("Mozilla/5.0 (Windows NT 10.0; Win64; x64)", System::Windows),
            ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)", System::MacOs),
            ("Mozilla/5.0 (Linux; Android 10; K)", System::Android),
            ("Mozilla/5.0 (X11; CrOS x86_64 14541.0.0)", System::ChromeOs),
            ("Mozilla/5.0 (X11; Linux x86_64)", System::Linux),
            ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X)", System::Other),
            ("", System::Other),
        ] {
            assert_eq!(system(agent), expected, "{agent}");
        }
    }
}
