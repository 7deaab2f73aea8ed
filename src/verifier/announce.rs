//! What screen readers are told while a card is read: beginnings, ends and troubles, not every step.

use crate::verifier::advice::advice;
use crate::verifier::reading::Reading;
use crate::words::reading as words;
use cps::view::{Stage, System, Tell};

/// What is said after `tell`, when it changed `before` into `after`; nothing when it was said before.
#[must_use]
pub fn announce(before: &Reading, after: &Reading, tell: &Tell, system: System) -> Option<String> {
    match tell {
        Tell::Reader(_) if before.reader.is_none() => Some(words::SAID_READER.to_owned()),
        Tell::Progress(_) if after.is_busy() && phase(before) != phase(after) => {
            phase(after).map(str::to_owned)
        }
        Tell::Slots(_) if after.may_be_another() && !before.may_be_another() => {
            Some(format!("{}. {}", words::MAY_BE_ANOTHER, words::MAY_BE_ANOTHER_TEXT))
        }
        Tell::Ended(end) => Some(words::said_ended(*end, after.found.len())),
        Tell::Trouble(trouble) => Some(advice(*trouble, system).title.to_owned()),
        _ => None,
    }
}

fn phase(reading: &Reading) -> Option<&'static str> {
    match reading.progress?.stage {
        Stage::Opening => None,
        Stage::WaitingForCard => Some(words::SAID_WAITING),
        Stage::PoweringOn | Stage::Reading(_) => Some(words::SAID_READING),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verifier::script;
    use cps::view::Trouble;

    fn said(tells: &[Tell]) -> Vec<String> {
        let mut reading = Reading::default();
        let mut said = Vec::new();
        for tell in tells {
            let before = reading.clone();
            reading.hear(tell);
            said.extend(announce(&before, &reading, tell, System::Linux));
        }
        said
    }

    #[test]
    fn a_whole_examination_says_two_things() {
        let said = said(&script::examination(script::EXPIRED));
        assert_eq!(said, [words::SAID_READING, "Lecture terminée\u{a0}: 1 constat."]);
    }

    #[test]
    fn a_trouble_is_said_at_once() {
        let mut tells = script::examination(script::CPS3);
        tells.truncate(8);
        tells.push(Tell::Trouble(Trouble::Unplugged));
        assert_eq!(said(&tells).last().unwrap(), "Le lecteur a été débranché");
    }
}
