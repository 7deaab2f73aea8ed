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
//! **Sources.** CL: the PKCS#11 source of the ANS's Cryptolib CPS 5.2, read for its facts. OpenSC, with a
//! number: a trace or dump in a public report of that project. T: the test certificates that the CNAM
//! publishes. Standards are cited by their paragraphs.
//!
//! **What was not verified.** No real card was ever touched. Facts come from the
//! ANS's published sources and from public traces; where they were inferred the
//! documentation says so.

pub mod certificate;
pub mod command;
pub mod examination;
pub mod files;
pub mod finding;
pub mod issuer;
pub mod luhn;
pub mod personal;
pub mod pkcs15;
pub mod recognition;
pub mod records;
pub mod report;
#[cfg(feature = "signature")]
pub mod signature;
pub mod time;

pub use certificate::Certificate;
pub use command::ReadCommand;
pub use examination::{Examination, Step};
pub use finding::Finding;
pub use issuer::{Recognised, Verdict};
pub use personal::Personal;
pub use recognition::{Generation, OtherCard, Recognition};
pub use report::Report;
pub use time::Seconds;
