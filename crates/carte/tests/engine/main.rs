//! The engine as a page drives it, with virtual readers behind the browser.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that fails says so by failing"
)]

mod examinations;
mod page;
mod service;
mod sight;
mod troubles;
