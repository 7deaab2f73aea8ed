//! Noticing changed files, by looking at them: no dependency, works on every file system.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use crate::repo::Repo;

/// Between two looks.
const PERIOD: Duration = Duration::from_millis(500);

/// What has changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Change {
    /// Only the guidance.
    Content,
    /// The program, or both.
    Code,
}

/// All watched files as they were at the last look.
#[derive(Debug)]
pub(crate) struct Watch {
    root: PathBuf,
    seen: BTreeMap<PathBuf, Stamp>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Stamp {
    modified: Option<SystemTime>,
    length: u64,
}

/// What the site is made of. This program is not: a change of it needs a new start.
const WATCHED: &[&str] = &[
    "content",
    "src",
    "public",
    "crates/carte",
    "crates/ccid",
    "crates/cps",
    "crates/guide",
    "crates/guide-compiler",
    "crates/iso7816",
    "crates/sim",
    "crates/site",
    "index.html",
    "Trunk.toml",
    "Cargo.toml",
    "Cargo.lock",
];

impl Watch {
    /// Starts with the files as they are.
    pub(crate) fn new(repo: &Repo) -> Self {
        let root = repo.root().to_path_buf();
        let seen = look(&root);
        Self { root, seen }
    }

    /// Waits until something has changed and stays as it is for one period:
    /// an editor that saves several files makes one change.
    pub(crate) fn wait(&mut self) -> Change {
        loop {
            std::thread::sleep(PERIOD);
            let mut now = look(&self.root);
            if now == self.seen {
                continue;
            }
            loop {
                std::thread::sleep(PERIOD);
                let later = look(&self.root);
                if later == now {
                    break;
                }
                now = later;
            }
            let change = kind_of_change(&self.root, &self.seen, &now);
            self.seen = now;
            if let Some(change) = change {
                return change;
            }
        }
    }
}

/// The greatest change between two looks.
fn kind_of_change(
    root: &Path,
    before: &BTreeMap<PathBuf, Stamp>,
    after: &BTreeMap<PathBuf, Stamp>,
) -> Option<Change> {
    let content = root.join("content");
    let names = before.keys().chain(after.keys());
    names
        .filter(|name| before.get(*name) != after.get(*name))
        .map(|name| if name.starts_with(&content) { Change::Content } else { Change::Code })
        .max()
}

fn look(root: &Path) -> BTreeMap<PathBuf, Stamp> {
    let mut found = BTreeMap::new();
    let mut open: Vec<PathBuf> = WATCHED.iter().map(|name| root.join(name)).collect();
    while let Some(path) = open.pop() {
        let Ok(about) = std::fs::metadata(&path) else {
            continue;
        };
        if about.is_dir() {
            let entries = std::fs::read_dir(&path).into_iter().flatten().flatten();
            open.extend(entries.filter(|e| !is_noise(e)).map(|e| e.path()));
        } else {
            let stamp = Stamp { modified: about.modified().ok(), length: about.len() };
            found.insert(path, stamp);
        }
    }
    found
}

/// Editors' own files.
fn is_noise(entry: &std::fs::DirEntry) -> bool {
    let name = entry.file_name();
    let name = name.to_string_lossy();
    name.starts_with('.') || name.ends_with('~') || name == "node_modules" || name == "target"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stamp(length: u64) -> Stamp {
        Stamp { modified: None, length }
    }

    #[test]
    fn every_crate_of_the_site_is_watched() {
        let crates = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        let all = std::fs::read_dir(crates).unwrap().flatten().filter(|entry| entry.path().is_dir());
        for name in all.map(|entry| entry.file_name().into_string().unwrap()) {
            let is_tool = ["probe", "xtask"].contains(&name.as_str());
            let path = format!("crates/{name}");
            assert_eq!(WATCHED.contains(&path.as_str()), !is_tool, "{path}");
        }
    }

    #[test]
    fn code_outweighs_content() {
        let root = Path::new("/r");
        let page = PathBuf::from("/r/content/fr/a.md");
        let code = PathBuf::from("/r/src/lib.rs");
        let before = BTreeMap::from([(page.clone(), stamp(1)), (code.clone(), stamp(1))]);
        let words = BTreeMap::from([(page.clone(), stamp(2)), (code.clone(), stamp(1))]);
        let gone = BTreeMap::from([(page, stamp(2))]);
        assert_eq!(kind_of_change(root, &before, &before), None);
        assert_eq!(kind_of_change(root, &before, &words), Some(Change::Content));
        assert_eq!(kind_of_change(root, &before, &gone), Some(Change::Code));
    }
}
