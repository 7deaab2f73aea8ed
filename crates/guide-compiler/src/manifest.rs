//! `guide.toml`: title, entries, phases, facts.

use crate::diagnostic::{Diagnostic, Sink};
use crate::diagnostics::{bad_syntax, bad_value, near_keyword};
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
            let range = error.span().unwrap_or(0..0);
            // The first line shows what is meant, if the place is a whole table.
            let text = source.text.get(range.start..range.end.max(range.start)).unwrap_or("");
            let first = text.lines().next().unwrap_or("").trim_end();
            let span = Span::new(file, range.start..range.start + first.len());
            sink.push(fault(error.message(), span, first));
            None
        }
    }
}

/// What toml says of what it cannot read, and what it takes to mend it.
const SYNTAX: [(&str, &str); 7] = [
    ("must be quoted", "un texte entre guillemets droits : \"…\""),
    ("invalid boolean", "un texte entre guillemets droits : \"…\""),
    ("invalid basic string", "le guillemet droit qui ferme le texte"),
    ("invalid literal string", "le guillemet droit qui ferme le texte"),
    ("expected `]`", "le crochet « ] » qui ferme la liste"),
    ("missing comma", "une virgule"),
    ("invalid unquoted key", "un mot sans accent ni espace"),
];

/// What serde and toml say in English, in the words of this guide.
fn fault(message: &str, span: Span, written: &str) -> Diagnostic {
    let mut quoted = message.split('`').skip(1).step_by(2);
    let first = quoted.next().unwrap_or("");
    if message.starts_with("unknown field") {
        let known: Vec<&str> = quoted.collect();
        return near_keyword::manifest(&Word { text: first.to_owned(), span }, &known);
    }
    if message.starts_with("missing field") {
        return bad_value::missing_in_manifest(span, first);
    }
    let syntax = SYNTAX.iter().find(|(said, _)| message.contains(said)).map(|(_, expected)| *expected);
    let expected = message.rsplit("expected ").next().filter(|_| message.starts_with("invalid "));
    let expected = match expected {
        _ if syntax.is_some() => syntax.unwrap_or_default(),
        Some("u8") => "un nombre de 0 à 255, sans guillemets",
        Some("u32") => "un nombre, sans guillemets",
        Some("a string") => "un texte entre guillemets droits",
        Some("a sequence") => "une liste entre crochets",
        Some(_) => "une table « { mot = valeur } »",
        None if message.starts_with("duplicate key") => "un autre mot : celui-ci est déjà pris",
        None if written.contains(['“', '”', '«', '’']) => "des guillemets droits : \"…\"",
        None => "« mot = valeur », textes entre guillemets droits",
    };
    bad_syntax::manifest(span, expected)
}

/// A TOML string as a word with its place, quotes left out.
pub(crate) fn word(file: usize, spanned: &Spanned<String>) -> Word {
    let range = spanned.span();
    let text = spanned.get_ref().clone();
    let quoted = range.len() == text.len() + 2;
    let start = range.start + usize::from(quoted);
    Word { span: Span::new(file, start..start + text.len()), text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_read_is_told_in_french() {
        for (text, expected) in [
            ("langue = fr", "un texte entre guillemets droits"),
            ("langue = français", "un texte entre guillemets droits"),
            ("langue = \"fr\nformat = 1", "le guillemet droit qui ferme le texte"),
            ("phases = [", "le crochet « ] » qui ferme la liste"),
            ("phases = [{ cle = \"a\" nom = \"A\" }]", "une virgule"),
            ("région = \"a\"", "un mot sans accent ni espace"),
            ("contacts-max = \"6\"", "un nombre"),
        ] {
            let mut sink = Sink::default();
            assert!(read(0, &Source::new("guide.toml", text), &mut sink).is_none(), "{text}");
            let said = sink.list.first().map_or("", |d| d.primary.text.as_str());
            assert!(said.starts_with(&format!("attendu : {expected}")), "{text}: {said}");
        }
    }
}
