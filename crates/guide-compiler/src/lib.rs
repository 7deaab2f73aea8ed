//! Compiles a folder of French Markdown into a [`guide::Guide`], or says
//! exactly what is wrong with it.
//!
//! ```text
//! sources ─ header, markdown ─► pages as written ─ names, lower ─► Guide ─ proof, personas, lock ─► accepted
//! ```
//!
//! Nothing here does I/O or reads a clock: sources come in as names and texts,
//! today is an option. The same input gives the same output.
//!
//! ```
//! use guide_compiler::{Options, Source, compile};
//!
//! let compiled = compile(&[Source::new("guide.toml", "format = 1")], &Options::default());
//! assert!(compiled.guide.is_none());
//! assert_eq!(compiled.diagnostics[0].rule.code, "G024");
//! ```

mod banned;
mod catalogue;
mod colour;
mod compile;
mod contacts;
mod date;
mod diagnostic;
pub mod diagnostics;
mod glossary;
mod header;
mod links;
mod listing;
pub mod lock;
mod lower;
mod manifest;
mod markdown;
mod names;
mod page;
mod personas;
mod proof;
mod region;
pub mod render;
mod source;
mod suggest;
mod syntax;
mod text;
mod typography;

pub use compile::{Compiled, Options, compile, regions};
pub use date::is_date;
pub use diagnostic::{Diagnostic, Fix, Label, Rule, Severity};
pub use proof::Figures;
pub use region::Region;
pub use source::{Position, Source, Span, position, slug};
