//! What a French health professional's card means (CPS, CPF, CPE, CPA), read
//! without a code and without changing anything on it.
//!
//! [`Recognition`] names the card from its answer to reset. An [`Examination`]
//! then yields one [`ReadCommand`] after the other — nothing else can be sent:
//! see [`command`] — and ends in a [`Report`], from which [`Report::findings`]
//! draws the conclusions. What was read is kept when something fails: a partial
//! report with remarks is worth more than an error.
//!
//! No I/O and no clock: time is an argument. Nothing that a card answers can
//! cause a panic, an endless loop or more memory than [`examination::MAX_FILE`]
//! a file.
//!
//! [`view`] is the border to the page (feature `view`); with it alone nothing else is here, so that a page
//! brings no code that meets a card.
//!
//! What names a person, a card or a structure is [`Personal`]: never printed by
//! accident, never cloned, wiped when it goes. [`support::print`] writes a report
//! for whoever helps, without any of it unless it is asked for.
//!
//! **Features.** `examination`, by default: everything that meets a card. `signature`: signatures are checked,
//! when the caller brings the certificate of a known authority ([`issuer`]). `view`: what crosses between a
//! page and the engine that reads cards. Without any there are the findings, and how people see them by eye.
//!
//! **Sources.** CL: the PKCS#11 source of the ANS's Cryptolib CPS 5.2, read for its facts. OpenSC, with a
//! number: a trace or dump in a public report of that project. T: the test certificates that the CNAM
//! publishes. Standards are cited by their paragraphs.
//!
//! **What was not verified.** No real card was ever touched. Facts come from the
//! ANS's published sources and from public traces; where they were inferred the
//! documentation says so.

#[cfg(feature = "examination")]
pub mod certificate;
#[cfg(feature = "examination")]
pub mod command;
#[cfg(feature = "examination")]
pub mod examination;
#[cfg(feature = "examination")]
pub mod files;
pub mod finding;
#[cfg(feature = "examination")]
pub mod issuer;
#[cfg(feature = "examination")]
mod lax;
#[cfg(feature = "examination")]
pub mod luhn;
#[cfg(feature = "examination")]
pub mod nomenclature;
#[cfg(feature = "examination")]
pub mod personal;
#[cfg(feature = "examination")]
pub mod pkcs15;
#[cfg(feature = "examination")]
pub mod recognition;
#[cfg(feature = "examination")]
pub mod records;
#[cfg(feature = "examination")]
pub mod report;
#[cfg(feature = "signature")]
pub mod signature;
#[cfg(feature = "examination")]
pub mod support;
#[cfg(feature = "examination")]
pub mod time;
#[cfg(feature = "examination")]
pub mod trace;
#[cfg(feature = "view")]
pub mod view;

#[cfg(feature = "examination")]
pub use certificate::Certificate;
#[cfg(feature = "examination")]
pub use command::ReadCommand;
#[cfg(feature = "examination")]
pub use examination::{Examination, Step};
pub use finding::Finding;
#[cfg(feature = "examination")]
pub use issuer::{Recognised, Verdict};
#[cfg(feature = "examination")]
pub use personal::Personal;
#[cfg(feature = "examination")]
pub use recognition::{Generation, OtherCard, Recognition};
#[cfg(feature = "examination")]
pub use report::Report;
#[cfg(feature = "examination")]
pub use time::Seconds;
#[cfg(feature = "examination")]
pub use trace::TraceLine;
