//! The card engine of the page: a second WebAssembly module, without a framework, loaded by the card page only.
//!
//! ```text
//!  page ── Ask ──► engine ── Request ──► the browser (usb, smart_card_api) ──► reader ──► card
//!       ◄─ Tell ──        ◄─ Happened ─  or sim's readers (demonstration)
//! ```
//!
//! | module | what it is |
//! |---|---|
//! | [`engine`] | the whole: what the page asks, what happens, what is to be done |
//! | [`session`] | the examination of the cards in one reader; tells it to the page |
//! | [`cards`] | what a session needs of whatever leads to cards, and its two kinds: |
//! | [`usb_reader`] | a reader behind WebUSB: several interfaces, several slots |
//! | [`service`] | the system's card service (`navigator.smartCard`) |
//! | [`demonstration`] | a virtual reader in the place of a real one |
//! | [`refusal`] | why the browser refuses, told apart by name and words |
//! | [`description`], [`facts`], [`report`] | what is told of readers, of cards, and to whoever helps |
//!
//! All of that is without I/O and without a clock, and tested natively by scripts. `shell` and the files beside
//! it, in a browser only, do what they are told: one loop, one closed enum of [`Event`]s, and only `usb` touches
//! `navigator.usb`.
//!
//! **Read-only.** Commands are [`cps::ReadCommand`]s and nothing else: the one instantiation of a slot is
//! `ccid::Interface<ReadCommand>`. **Nothing stays.** What is read from a card is kept in memory until the page
//! lets it go, and written nowhere. Names and numbers leave the engine only when they are asked for.

pub mod cards;
pub mod demonstration;
pub mod description;
pub mod engine;
pub mod event;
pub mod facts;
pub mod refusal;
pub mod report;
pub mod service;
pub mod session;
pub mod usb_reader;
mod words;

pub use engine::Engine;
pub use event::{Action, Event, Happened, Request};

#[cfg(target_arch = "wasm32")]
mod page;
#[cfg(target_arch = "wasm32")]
pub mod shell;
#[cfg(target_arch = "wasm32")]
mod smart_card_api;
#[cfg(target_arch = "wasm32")]
mod usb;
