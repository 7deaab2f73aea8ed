//! What is said when something does not go: what happened, what to do, whom to call.
//!
//! No advice replaces, unbinds or disables a driver or the smart-card service:
//! the type has no place for a step that can't be taken back. Stopping pcscd is
//! one value with the command that restarts it.

use crate::words;
use cps::view::{System, Trouble};

/// What is said when something does not go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Advice {
    /// In a few words.
    pub title: &'static str,
    /// What happened, and whether that is normal.
    pub happened: &'static str,
    /// What to do here.
    pub steps: &'static [Step],
    /// Whom to call when that does not help.
    pub call: &'static str,
    /// What the person can do with this page next.
    pub next: Next,
}

/// Something to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// In words.
    Do(&'static str),
    /// A service is stopped for the time of the reading, and restarted afterwards.
    Pause {
        /// Why.
        why: &'static str,
        /// The command that stops it.
        stop: &'static str,
        /// What to do afterwards.
        then: &'static str,
        /// The command that restarts it.
        restart: &'static str,
    },
}

/// What can be done with this page next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// Choosing a reader again.
    Choose,
    /// Reading again.
    Again,
    /// Looking instead.
    Look,
}

/// What is said about `trouble` on `system`.
#[must_use]
pub const fn advice(trouble: Trouble, system: System) -> Advice {
    use Trouble as T;
    let (title, happened) = words::trouble(trouble, system);
    Advice {
        title,
        happened,
        steps: words::trouble_steps(trouble, system),
        call: words::trouble_call(trouble),
        next: match trouble {
            T::NothingChosen | T::NotAsked | T::NotAReader | T::Unplugged | T::OtherTab | T::NotNow => {
                Next::Choose
            }
            T::Held if matches!(system, System::Linux | System::ChromeOs) => Next::Choose,
            T::CardRemoved | T::CardSilent | T::CardFaulty | T::ReaderSilent | T::ReaderFaulty => Next::Again,
            _ => Next::Look,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    const SYSTEMS: [System; 6] =
        [System::Windows, System::MacOs, System::Linux, System::ChromeOs, System::Android, System::Other];

    fn every() -> impl Iterator<Item = (Trouble, System, Advice)> {
        let pairs = Trouble::ALL.into_iter().flat_map(|t| SYSTEMS.map(|s| (t, s)));
        pairs.map(|(t, s)| (t, s, advice(t, s)))
    }

    #[test]
    fn each_says_what_happened_what_to_do_and_whom_to_call() {
        for (trouble, system, advice) in every() {
            for text in [advice.title, advice.happened, advice.call] {
                assert!(!text.is_empty(), "{trouble:?} {system:?}");
            }
            assert!(!advice.steps.is_empty(), "{trouble:?} {system:?}");
        }
    }

    #[test]
    fn troubles_are_told_apart() {
        let titles: BTreeSet<&str> = Trouble::ALL.iter().map(|t| advice(*t, System::Linux).title).collect();
        assert_eq!(titles.len(), Trouble::ALL.len());
    }

    #[test]
    fn nothing_is_advised_that_cannot_be_taken_back() {
        // What replaces, unbinds or disables a driver or the smart-card service, by the names people meet.
        let never = [
            "Zadig",
            "WinUSB",
            "libusb",
            "unbind",
            "désactive",
            "désinstalle",
            "remplace le pilote",
            "rmmod",
            "mask",
        ];
        for (trouble, system, advice) in every() {
            let steps = format!("{:?}", advice.steps);
            for word in never {
                assert!(!steps.contains(word), "{trouble:?} {system:?}: {word}");
            }
            for step in advice.steps {
                let Step::Pause { stop, restart, .. } = step else {
                    assert!(
                        !format!("{step:?}").contains("systemctl"),
                        "a command stands in a pause: {step:?}"
                    );
                    continue;
                };
                assert_eq!(system, System::Linux);
                assert!(stop.contains("stop pcscd") && restart.contains("start pcscd"));
            }
        }
    }

    /// Cryptolib, and with it CPS Gestion, is there for three systems.
    #[test]
    fn no_step_needs_what_the_system_does_not_have() {
        let has = |system| matches!(system, System::Windows | System::MacOs | System::Linux);
        for (trouble, system, advice) in every() {
            let steps = format!("{:?}", advice.steps);
            assert!(has(system) || !steps.contains("ouvrir CPS Gestion"), "{trouble:?} {system:?}");
            assert!(system != System::Android || !steps.contains("l'ordinateur"), "{trouble:?}");
        }
    }

    /// A reader that does not answer in time is told before it is opened anew.
    #[test]
    fn nothing_is_said_that_was_not_done() {
        assert!(every().all(|(_, _, advice)| !advice.happened.contains("rouvert")));
    }

    #[test]
    fn the_three_refusals_differ_and_depend_on_the_system() {
        let of = |trouble, system| advice(trouble, system);
        let linux = |trouble| of(trouble, System::Linux);
        let refusals = [Trouble::Protected, Trouble::Denied, Trouble::Held].map(linux);
        assert!(refusals.iter().all(|a| refusals.iter().filter(|b| a.steps == b.steps).count() == 1));
        assert_ne!(of(Trouble::Held, System::Windows).steps, linux(Trouble::Held).steps);
        assert_ne!(of(Trouble::Denied, System::Windows).happened, linux(Trouble::Denied).happened);
        assert_eq!(linux(Trouble::Protected).next, Next::Look);
    }
}
