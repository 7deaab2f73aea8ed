//! Every file below a folder, and whether two folders hold the same.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::fault::{Context, Fault, Outcome};

/// Every file, by its path from `root` with `/` between names.
pub(crate) fn files(root: &Path) -> Outcome<BTreeMap<String, PathBuf>> {
    let mut found = BTreeMap::new();
    let mut open = vec![root.to_path_buf()];
    while let Some(folder) = open.pop() {
        let entries = std::fs::read_dir(&folder).context(folder.display())?;
        for entry in entries {
            let path = entry.context(folder.display())?.path();
            if path.is_dir() {
                open.push(path);
            } else {
                found.insert(relative(root, &path), path);
            }
        }
    }
    Ok(found)
}

/// A fault that names the first difference, if there is one.
pub(crate) fn same(one: &Path, other: &Path) -> Outcome {
    let (left, right) = (files(one)?, files(other)?);
    let names = left.keys().chain(right.keys());
    for name in names {
        let (Some(left), Some(right)) = (left.get(name), right.get(name)) else {
            return Err(Fault::new(format!("{name} n'est que dans une des deux constructions")));
        };
        let read = |path: &PathBuf| std::fs::read(path).context(path.display());
        if read(left)? != read(right)? {
            return Err(Fault::new(format!("{name} n'est pas le même dans les deux constructions")));
        }
    }
    Ok(())
}

fn relative(root: &Path, file: &Path) -> String {
    let inner = file.strip_prefix(root).unwrap_or(file);
    let parts: Vec<_> = inner.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn differences_are_named() {
        let base = std::env::temp_dir().join(format!("xtask-folder-{}", std::process::id()));
        let (one, other) = (base.join("one"), base.join("other"));
        let write = |folder: &Path, name: &str, text: &str| {
            std::fs::create_dir_all(folder.join("a")).unwrap();
            std::fs::write(folder.join(name), text).unwrap();
        };
        write(&one, "a/x", "1");
        write(&other, "a/x", "1");
        assert!(same(&one, &other).is_ok());
        write(&other, "a/x", "2");
        assert!(same(&one, &other).unwrap_err().to_string().starts_with("a/x n'est pas"));
        write(&other, "a/x", "1");
        write(&other, "y", "1");
        assert!(same(&one, &other).unwrap_err().to_string().starts_with("y n'est que"));
        std::fs::remove_dir_all(&base).unwrap();
    }
}
