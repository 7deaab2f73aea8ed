//! Whole-program tests: what the guide promises, as data, and the means to check it.
//!
//! The tables here were written from the commitments to the visitors, not from
//! `content/`: the content cannot define its own success.

#![expect(
    clippy::panic,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::missing_panics_doc,
    reason = "a test helper that fails its test is doing its job"
)]

pub mod doors;
pub mod edits;
pub mod guide;
pub mod journeys;
pub mod persona;
pub mod professions;
pub mod project;
pub mod promises;
pub mod skeleton;
