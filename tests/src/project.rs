//! Where the project's files are, and reading them.

use std::fs;
use std::path::{Path, PathBuf};

/// The project's root folder.
#[must_use]
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The text of a file, by its path from the root.
#[must_use]
pub fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
}

/// Whether a generated file is to be written rather than compared.
#[must_use]
pub fn generating() -> bool {
    std::env::var_os("ACTUALISER").is_some()
}

/// Compares a generated file with the one in the project, or writes it when [`generating`].
///
/// # Panics
///
/// When they differ; the message says how to write it.
pub fn generated(path: &str, command: &str, text: &str) {
    if generating() {
        let target = root().join(path);
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder).expect("the folder can be made");
        }
        fs::write(target, text).expect("the file can be written");
    }
    let committed = fs::read_to_string(root().join(path)).unwrap_or_default();
    assert!(committed == text, "{path} is not what {command} writes");
}

/// Every file below a folder of the project whose name ends so, by its path from the root, sorted.
#[must_use]
pub fn files(folder: &str, ending: &str) -> Vec<String> {
    let mut found = Vec::new();
    collect(&root().join(folder), folder, ending, &mut found);
    found.sort();
    found
}

fn collect(folder: &Path, path: &str, ending: &str, found: &mut Vec<String>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{path}/{name}");
        match entry.file_type() {
            Ok(kind) if kind.is_dir() && name != "target" && name != "node_modules" => {
                collect(&entry.path(), &path, ending, found);
            }
            Ok(kind) if kind.is_file() && name.ends_with(ending) => found.push(path),
            _ => {}
        }
    }
}
