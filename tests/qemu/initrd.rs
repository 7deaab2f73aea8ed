//! The guest's files, in the form that Linux takes at start (kernel documentation, `initramfs buffer format`).

use std::fs;
use std::path::Path;

/// An archive being written.
#[derive(Debug, Default)]
pub(crate) struct Initrd {
    bytes: Vec<u8>,
    files: u32,
}

/// Kinds and rights, as in `stat`.
const FOLDER: u32 = 0o040_755;
const PROGRAM: u32 = 0o100_755;

impl Initrd {
    /// With an empty folder.
    pub(crate) fn folder(mut self, name: &str) -> Self {
        self.entry(name, FOLDER, &[]);
        self
    }

    /// With a file that may be run.
    pub(crate) fn program(mut self, name: &str, bytes: &[u8]) -> Self {
        self.entry(name, PROGRAM, bytes);
        self
    }

    /// With the file of this name that lies anywhere in a folder.
    pub(crate) fn found(self, into: &str, name: &str, folder: &Path) -> Self {
        let file = find(folder, name).unwrap_or_else(|| panic!("no {name} in {}", folder.display()));
        self.program(&format!("{into}/{name}"), &fs::read(file).unwrap())
    }

    /// All of it.
    pub(crate) fn finish(mut self) -> Vec<u8> {
        self.entry("TRAILER!!!", 0, &[]);
        self.bytes
    }

    fn entry(&mut self, name: &str, mode: u32, data: &[u8]) {
        self.files += 1;
        let [size, name_size] = [data.len(), name.len() + 1].map(|length| u32::try_from(length).unwrap());
        // Inode, mode, owner, group, links, time, size, four of devices, length of the name, no checksum.
        let fields = [self.files, mode, 0, 0, 1, 0, size, 0, 0, 0, 0, name_size, 0];
        self.bytes.extend(b"070701");
        for field in fields {
            self.bytes.extend(format!("{field:08x}").bytes());
        }
        self.bytes.extend(name.bytes().chain([0]));
        self.align();
        self.bytes.extend(data);
        self.align();
    }

    fn align(&mut self) {
        self.bytes.resize(self.bytes.len().next_multiple_of(4), 0);
    }
}

fn find(folder: &Path, name: &str) -> Option<std::path::PathBuf> {
    let entries = fs::read_dir(folder).ok()?.flatten();
    let (folders, files): (Vec<_>, Vec<_>) =
        entries.map(|entry| entry.path()).partition(|path| path.is_dir());
    files
        .into_iter()
        .find(|file| file.file_name().is_some_and(|own| own == name))
        .or_else(|| folders.iter().find_map(|folder| find(folder, name)))
}
