//! Hosts on this machine, right ones and wrong ones, and what is said of them.
#![expect(clippy::unwrap_used, reason = "a test that fails says so by failing")]

mod deployed;
mod host;
mod links;
