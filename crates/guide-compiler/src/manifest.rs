//! `guide.toml`: title, entries, phases, facts.

use crate::diagnostic::Sink;
use crate::diagnostics::bad_syntax;
use crate::header::Word;
use crate::source::{Source, Span};
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;

/// The manifest as written.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Manifest {
    pub(crate) format: Spanned<u32>,
    pub(crate) titre: String,
    pub(crate) langue: String,
    pub(crate) region: Option<Spanned<String>>,
    #[serde(default = "six")]
    pub(crate) contacts_max: u8,
    #[serde(default)]
    pub(crate) reserves: Vec<String>,
    pub(crate) phases: Vec<RawPhase>,
    pub(crate) entrees: Vec<RawEntry>,
    #[serde(default)]
    pub(crate) tuiles: Vec<RawTile>,
    #[serde(default)]
    pub(crate) faits: BTreeMap<Spanned<String>, RawFact>,
    #[serde(default)]
    pub(crate) constats: Vec<Spanned<String>>,
    pub(crate) irreversible: Option<RawIrreversible>,
}

const fn six() -> u8 {
    6
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawPhase {
    pub(crate) cle: Spanned<String>,
    pub(crate) nom: String,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawEntry {
    pub(crate) noeud: Spanned<String>,
    pub(crate) porte: String,
    pub(crate) interactions: Spanned<u8>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawTile {
    pub(crate) metier: Spanned<String>,
    pub(crate) nom: String,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct RawFact {
    pub(crate) nom: String,
    #[serde(default)]
    pub(crate) valeurs: Vec<RawValue>,
    pub(crate) catalogue: Option<Spanned<String>>,
    pub(crate) deduit_de: Option<Spanned<String>>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawValue {
    pub(crate) cle: Spanned<String>,
    pub(crate) si: String,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawIrreversible {
    pub(crate) verifier: Spanned<String>,
}

/// Reads `guide.toml`; `None` after a diagnostic.
pub(crate) fn read(file: usize, source: &Source, sink: &mut Sink) -> Option<Manifest> {
    match toml::from_str(&source.text) {
        Ok(manifest) => Some(manifest),
        Err(error) => {
            let range = error.span().unwrap_or(0..source.text.find('\n').unwrap_or(0));
            sink.push(bad_syntax::manifest(Span::new(file, range), error.message()));
            None
        }
    }
}

/// A TOML string as a word with its place, quotes left out.
pub(crate) fn word(file: usize, spanned: &Spanned<String>) -> Word {
    let range = spanned.span();
    let text = spanned.get_ref().clone();
    let quoted = range.len() == text.len() + 2;
    let start = range.start + usize::from(quoted);
    Word { span: Span::new(file, start..start + text.len()), text }
}
