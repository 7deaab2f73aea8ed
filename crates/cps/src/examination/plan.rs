//! Which parts of a card are read, and in which order.

use crate::command::Channel;
use crate::files::Application;
use crate::recognition::{Generation, Recognition};
use crate::report::Part;

/// How to speak to the card, and the parts to read of it.
pub(super) const fn of(recognition: Recognition) -> (Channel, &'static [Part]) {
    match recognition {
        Recognition::Cpx(Generation::Cps3 | Generation::Unknown) => (Channel::Basic, &CPS3),
        Recognition::Cpx(Generation::Cps4) => (Channel::One, &CPS4),
        // Over the air other files are there, and a CPS2ter's are read by commands that are not allowed here.
        Recognition::Cpx(Generation::Cps3Contactless | Generation::Cps2Ter) | Recognition::Other(_) => {
            (Channel::Basic, &[])
        }
    }
}

/// What opens a CPS4's application when its SELECT is refused (CL `card-cps4.c`).
pub(super) const RECOVERY: [(Channel, Application); 3] = [
    (Channel::One, Application::IssuerDomain),
    (Channel::Basic, Application::Cps2Ter),
    (Channel::One, Application::Cps),
];

/// The parts of a CPS3, what decides most first. The rest of a certificate follows
/// its first bytes at once: its file is still selected.
pub(super) const CPS3: [Part; 11] = [
    Part::Actua,
    Part::HolderCode,
    Part::Certificates,
    Part::Authentication,
    Part::AuthenticationWhole,
    Part::SerialNumber,
    Part::Token,
    Part::Signature,
    Part::SignatureWhole,
    Part::UnblockingCode,
    Part::Codes,
];

/// The parts of a CPS4: without EF_ACTUA, and without the counters, which only a
/// VERIFY gives: that is never sent unless somebody asks for it.
const CPS4: [Part; 9] = [
    Part::Application,
    Part::Certificates,
    Part::Authentication,
    Part::AuthenticationWhole,
    Part::SerialNumber,
    Part::Token,
    Part::Signature,
    Part::SignatureWhole,
    Part::Codes,
];
