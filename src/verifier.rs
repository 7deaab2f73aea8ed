//! The card check: what stands on `/verifier-ma-carte/`, decided without a browser and without a card.
//!
//! [`Check`] is the page's whole state. A person does something
//! ([`Check::act`]), the engine tells something ([`Check::hear`]); both answer
//! with what is to be done outside ([`Effect`]). The engine itself is another
//! module, loaded when a level needs it; [`cps::view`] is all they share.

pub mod act;
pub mod advice;
pub mod announce;
pub mod check;
pub mod day;
pub mod eye;
pub mod hand_over;
pub mod level;
pub mod lookup;
pub mod pages;
pub mod reading;
#[cfg(test)]
pub mod script;
pub mod trail;

pub use self::act::{Act, Effect};
pub use self::check::{Check, Engine, Panel, Stage};
pub use self::level::Level;
pub use self::lookup::Lookup;
pub use self::reading::Reading;
