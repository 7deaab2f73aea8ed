//! Why the browser refuses, told apart by the name of the error, its words, and what was being done.
//!
//! The words are Chromium's (156): it gives one name to several reasons. Where they change, the name alone decides.

use crate::event::Broken;
use ccid::TransferFault;
use cps::view::Trouble;

/// What was being done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// `requestDevice`.
    Choosing,
    /// `open`, `selectConfiguration`, reading descriptors.
    Opening,
    /// `claimInterface`, `selectAlternateInterface`.
    Claiming,
}

/// What an error of this name with these words means then.
#[must_use]
pub fn of(phase: Phase, name: &str, words: &str) -> Trouble {
    match (phase, name) {
        (_, "NotFoundError") if words.contains("disconnected") => Trouble::Unplugged,
        (Phase::Choosing, "NotFoundError" | "AbortError") => Trouble::NothingChosen,
        (Phase::Choosing, "SecurityError") if words.contains("gesture") => Trouble::NotAsked,
        (Phase::Choosing, _) => Trouble::Forbidden,
        (_, "SecurityError") if words.contains("protected") || words.contains("transfer") => {
            Trouble::Protected
        }
        (Phase::Opening, "SecurityError") => Trouble::Denied,
        (Phase::Claiming, "SecurityError") => Trouble::Protected,
        // The system gave it to a driver or another program; or this page does something else with it.
        (_, "NetworkError" | "InvalidStateError") => Trouble::Held,
        _ => Trouble::ReaderFaulty,
    }
}

/// What a failed transfer means.
#[must_use]
pub fn of_transfer(name: &str, words: &str) -> Broken {
    if name == "NotFoundError" && words.contains("disconnected") {
        Broken::Gone
    } else {
        Broken::Transfer(TransferFault::Other)
    }
}

/// What a `SmartCardError` means by its `responseCode`, or a `DOMException` by its name.
#[must_use]
pub fn of_service(code: &str) -> Trouble {
    match code {
        "no-smartcard" | "removed-card" => Trouble::CardRemoved,
        "unresponsive-card" | "unpowered-card" => Trouble::CardSilent,
        "not-transacted" | "unsupported-card" => Trouble::CardFaulty,
        "proto-mismatch" => Trouble::NoCommonProtocol,
        "reader-unavailable" | "unknown-reader" => Trouble::Unplugged,
        // Another program has the card, or reset it.
        "sharing-violation" | "server-too-busy" | "reset-card" => Trouble::Held,
        "NotAllowedError" => Trouble::Denied,
        "SecurityError" => Trouble::Forbidden,
        _ => Trouble::Service,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chromium_says_it_so() {
        use Phase::{Choosing, Claiming, Opening};
        let on = |what: &str, words: &str| format!("Failed to execute '{what}' on 'USBDevice': {words}");
        for (phase, name, words, trouble) in [
            (Choosing, "NotFoundError", "Failed to execute 'requestDevice' on 'USB': No device selected.".to_owned(), Trouble::NothingChosen),
            (Choosing, "SecurityError", "Failed to execute 'requestDevice' on 'USB': Must be handling a user gesture to show a permission request.".to_owned(), Trouble::NotAsked),
            (Choosing, "SecurityError", "Failed to execute 'requestDevice' on 'USB': Access to the feature \"usb\" is disallowed by permissions policy.".to_owned(), Trouble::Forbidden),
            (Opening, "SecurityError", on("open", "Access denied."), Trouble::Denied),
            (Opening, "NetworkError", on("open", "Unable to open device."), Trouble::Held),
            (Opening, "NotFoundError", on("open", "The device was disconnected."), Trouble::Unplugged),
            // An earlier browser lets these transfers through, a later one may not.
            (Opening, "SecurityError", on("controlTransferIn", "The transfer was not allowed."), Trouble::Protected),
            (Claiming, "SecurityError", on("claimInterface", "The requested interface implements a protected class."), Trouble::Protected),
            (Claiming, "NetworkError", on("claimInterface", "Unable to claim interface."), Trouble::Held),
            (Claiming, "NotFoundError", on("claimInterface", "The interface number provided is not supported by the device in its current configuration."), Trouble::ReaderFaulty),
        ] {
            assert_eq!(of(phase, name, &words), trouble, "{name}: {words}");
        }
        assert_eq!(
            of_transfer("NotFoundError", &on("transferIn", "The device was disconnected.")),
            Broken::Gone
        );
        let other = Broken::Transfer(TransferFault::Other);
        assert_eq!(of_transfer("NetworkError", &on("transferIn", "A transfer error has occurred.")), other);
    }

    #[test]
    fn the_card_service_says_it_so() {
        assert_eq!(of_service("removed-card"), Trouble::CardRemoved);
        assert_eq!(of_service("sharing-violation"), Trouble::Held);
        assert_eq!(of_service("no-service"), Trouble::Service);
        assert_eq!(of_service("reset-card"), Trouble::Held, "by another program: the card is not to blame");
        assert_eq!(of_service("NotAllowedError"), Trouble::Denied, "by the person: no list was shown");
    }
}
