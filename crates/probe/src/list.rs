//! `empreintes.txt`: every file of the built site with its SHA-256.

use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// Hashes in lower-case hexadecimal, by path.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct List(BTreeMap<String, String>);

impl List {
    /// Its name below the site's root.
    pub const FILE: &'static str = "empreintes.txt";

    /// Reads the list; `None` when a line is not one of `sha256sum`, as a host's own page would be.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let files: Option<BTreeMap<String, String>> = text.lines().map(line).collect();
        files.filter(|files| !files.is_empty()).map(Self)
    }

    /// Path and hash of every file.
    pub fn files(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(path, hash)| (path.as_str(), hash.as_str()))
    }

    /// The hash of a file.
    #[must_use]
    pub fn hash(&self, path: &str) -> Option<&str> {
        self.0.get(path).map(String::as_str)
    }
}

fn line(line: &str) -> Option<(String, String)> {
    let (hash, path) = line.split_once("  ")?;
    let is_hash = hash.len() == 64 && hash.bytes().all(|b| b.is_ascii_hexdigit());
    (is_hash && !path.is_empty()).then(|| (path.to_owned(), hash.to_ascii_lowercase()))
}

/// The SHA-256 of these bytes, as the list writes it.
#[must_use]
pub(crate) fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_list_is_a_list() {
        let text = format!("{}  index.html\n", hash(b"abc"));
        let list = List::parse(&text).unwrap();
        assert_eq!(list.hash("index.html"), Some(hash(b"abc").as_str()));
        assert!(hash(b"abc").starts_with("ba7816bf"));
        for other in ["", "<!doctype html>", "abc  index.html", &format!("{text}\nx")] {
            assert_eq!(List::parse(other), None, "{other}");
        }
    }
}
