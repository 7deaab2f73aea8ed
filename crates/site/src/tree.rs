//! The files to write, kept in memory until all of them are right.

use crate::fault::Fault;
use crate::hash::named;
use std::collections::BTreeMap;
use std::path::Path;

/// Files by their path below the site's root.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Tree {
    files: BTreeMap<String, Vec<u8>>,
    gone: Vec<String>,
}

impl Tree {
    /// Nothing yet.
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// Adds a file.
    pub(crate) fn add(&mut self, path: impl Into<String>, bytes: impl Into<Vec<u8>>) {
        self.files.insert(path.into(), bytes.into());
    }

    /// Adds a file under its name with the hash of its bytes in it; that name.
    pub(crate) fn add_named(&mut self, path: &str, bytes: impl Into<Vec<u8>>) -> String {
        let bytes = bytes.into();
        let named = named(path, &bytes);
        self.files.insert(named.clone(), bytes);
        named
    }

    /// A file of the output that is to be removed: it was added under another name.
    pub(crate) fn remove(&mut self, path: impl Into<String>) {
        self.gone.push(path.into());
    }

    /// Every file, in the order of their paths.
    pub(crate) fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files.iter().map(|(p, b)| (p.as_str(), b.as_slice()))
    }

    /// The bytes of a file.
    pub(crate) fn get(&self, path: &str) -> Option<&[u8]> {
        self.files.get(path).map(Vec::as_slice)
    }

    /// Writes everything below `output`.
    pub(crate) fn write(&self, output: &Path) -> Result<(), Fault> {
        for path in &self.gone {
            let path = output.join(path);
            std::fs::remove_file(&path).map_err(|e| Fault::file(&path, &e))?;
        }
        for (path, bytes) in &self.files {
            let path = output.join(path);
            if let Some(folder) = path.parent() {
                std::fs::create_dir_all(folder).map_err(|e| Fault::file(folder, &e))?;
            }
            std::fs::write(&path, bytes).map_err(|e| Fault::file(&path, &e))?;
        }
        Ok(())
    }
}
