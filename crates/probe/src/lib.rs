//! Asks hosts, and judges what they answer.
//!
//! [`deployed`] walks a deployed copy of the site and names what its host gets
//! wrong; [`portal`] asks whether a portal may show it; [`links`] asks the
//! addresses that the guide points at. The judging is plain functions on an
//! [`Answer`]; only [`Client`] touches the network.
//! Sentences are French: administrators and authors read them.

mod ask;
pub mod deployed;
mod fault;
pub mod judge;
pub mod links;
mod list;
pub mod portal;

pub use ask::{Answer, Client};
pub use fault::{Fault, Report};
pub use list::List;
