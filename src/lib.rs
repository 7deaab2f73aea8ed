//! The app: walks a compiled [`guide::Guide`] in the browser and renders the
//! same pages natively for people without JavaScript.
//!
//! What the app knows and decides are plain structs, tested natively and
//! compiled without Leptos. Components (`pages`, `components`) only show them;
//! `browser` is the only part that touches the browser.

#[cfg(all(feature = "csr", feature = "ssr"))]
compile_error!("`csr` and `ssr` never meet in one build: see Cargo.toml");

// What is known and decided
pub mod act;
pub mod address;
pub mod contact;
pub mod edition;
pub mod finder;
pub mod form;
pub mod home;
pub mod lanes;
pub mod leads;
pub mod legal;
pub mod messages;
pub mod progress;
pub mod qr;
pub mod saved;
pub mod screen;
pub mod session;
pub mod share;
pub mod still;
pub mod ticks;
pub mod unpack;
pub mod verifier;
pub mod why;
pub mod words;

#[cfg(test)]
pub mod sample;

// What is shown
#[cfg(any(feature = "csr", feature = "ssr"))]
pub mod components;
#[cfg(any(feature = "csr", feature = "ssr"))]
pub mod pages;
#[cfg(any(feature = "csr", feature = "ssr"))]
pub mod view;

// What touches the browser
#[cfg(feature = "csr")]
pub mod browser;
