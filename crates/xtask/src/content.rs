//! The files of a guide's folder that may belong to the guide.

use std::path::{Path, PathBuf};

use guide_compiler::{Source, lock};

use crate::fault::{Context, Outcome};

/// Every file that may belong to the guide, sorted by name.
pub(crate) fn read(folder: &Path) -> Outcome<Vec<Source>> {
    let mut sources = Vec::new();
    for file in files(folder)? {
        let name = file.strip_prefix(folder).unwrap_or(&file);
        let name: Vec<_> = name.iter().map(|part| part.to_string_lossy()).collect();
        let name = name.join("/");
        let bytes = if is_read(&name) { std::fs::read(&file).context(file.display())? } else { vec![] };
        // The compiler tells of bytes that are no UTF-8 by the sign that stands for them.
        let text = String::from_utf8(bytes);
        let text = text.unwrap_or_else(|e| String::from_utf8_lossy(e.as_bytes()).into_owned());
        sources.push(Source::new(name, &text));
    }
    Ok(sources)
}

/// Whether the compiler looks into the file `name`; of others, it says that they are not read.
fn is_read(name: &str) -> bool {
    name.ends_with(".md") || !name.contains('/')
}

/// The manifest, the lockfile and all that the subfolders hold, but pictures of regions and what systems leave behind.
fn files(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(inner) = open.pop() {
        let entries =
            std::fs::read_dir(&inner).context(format!("le dossier {} ne se lit pas", inner.display()))?;
        for entry in entries {
            let path = entry.context(inner.display())?.path();
            let name = path.file_name().map(|n| n.to_string_lossy().into_owned());
            let name = name.unwrap_or_default();
            if is_left_behind(&name) {
                continue;
            }
            if path.is_dir() {
                open.push(path);
                continue;
            }
            let belongs = if inner == folder { belongs_on_top(&path, &name) } else { !is_logo(&path) };
            found.extend(belongs.then_some(path));
        }
    }
    found.sort();
    Ok(found)
}

/// Hidden files, copies that editors keep, what file managers write.
fn is_left_behind(name: &str) -> bool {
    name.starts_with(['.', '~']) || name.ends_with('~') || ["Thumbs.db", "desktop.ini"].contains(&name)
}

/// Beside the guide's folders stand documents for authors; a page there has lost its way.
fn belongs_on_top(path: &Path, name: &str) -> bool {
    let is_page = || std::fs::read(path).is_ok_and(|bytes| bytes.starts_with(b"---"));
    name == "guide.toml" || name == lock::FILE || (name.ends_with(".md") && is_page())
}

/// A picture beside a region's file.
fn is_logo(path: &Path) -> bool {
    let ending = path.extension().and_then(|e| e.to_str()).unwrap_or("");
    let folder = path.parent().and_then(Path::file_name);
    folder.is_some_and(|f| f == "regions") && ["svg", "png", "webp"].contains(&ending)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_was_written_is_overlooked() {
        let folder = std::env::temp_dir().join(format!("xtask-check-{}", std::process::id()));
        let write = |name: &str, bytes: &[u8]| {
            let file = folder.join(name);
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(file, bytes).unwrap();
        };
        let unread = ["README.md", "fr/.brouillon.md", "fr/a.md~", "regions/logo.svg"];
        unread.iter().for_each(|name| write(name, b"# T\n"));
        write("page.md", b"---\n");
        write("fr/a.docx", b"PK");
        write("fr/latin.md", b"\xe9t\xe9");
        write("en/a.MD", b"");
        let sources = read(&folder);
        std::fs::remove_dir_all(&folder).unwrap();
        let sources = sources.unwrap();
        let found: Vec<&str> = sources.iter().map(|s| s.name.as_str()).collect();
        assert_eq!(found, ["en/a.MD", "fr/a.docx", "fr/latin.md", "page.md"]);
        assert_eq!(sources[2].text, "\u{fffd}t\u{fffd}");
    }
}
