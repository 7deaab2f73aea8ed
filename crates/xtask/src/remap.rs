//! What is built does not name the folders it was built from, so that it is the same on every machine.
//!
//! rustc writes the place of each panic into the program. Those of our own crates are relative to the checkout,
//! those of the standard library are made up; those of dependencies begin with a folder of the cargo home, whose
//! name depends on the person and on the mirror.

use std::path::{Path, PathBuf};

use crate::fault::{Context, Fault, Outcome};
use crate::folder;
use crate::repo::Repo;
use crate::shell::{Call, variable};
use crate::tools::cargo_home;

/// Flags for what runs in a browser. Cargo adds them to those of its configuration; what is built for this machine
/// keeps its own, and `RUSTFLAGS` its precedence.
const FLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// Has the cargo that `call` leads to leave these folders out.
pub(crate) fn leave_out(call: &mut Call) -> Outcome {
    let mut flags: Vec<String> = variable(FLAGS).into_iter().collect();
    flags.extend(registries()?.iter().filter_map(|folder| flag(folder)));
    call.env(FLAGS, flags.join(" "));
    Ok(())
}

/// A fault that names a module of `dist/` that names a folder of this machine, if there is one.
pub(crate) fn check(repo: &Repo) -> Outcome {
    let places = [repo.root().to_path_buf(), cargo_home()?];
    for (name, file) in folder::files(&repo.dist())?.iter().filter(|(name, _)| name.ends_with(".wasm")) {
        let bytes = std::fs::read(file).context(file.display())?;
        if let Some(place) = places.iter().find(|place| names(&bytes, place)) {
            return Err(Fault::new(format!("{name} nomme {} : RUSTFLAGS est-il posé ?", place.display())));
        }
    }
    Ok(())
}

/// Where cargo unpacks dependencies: a folder for each registry, in an order of their own.
fn registries() -> Outcome<Vec<PathBuf>> {
    let entries = std::fs::read_dir(cargo_home()?.join("registry/src")).into_iter().flatten();
    let mut folders: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    folders.sort();
    Ok(folders)
}

/// The flag that leaves `folder` out; a variable cannot hold a path with a space.
fn flag(folder: &Path) -> Option<String> {
    let path = folder.to_str().filter(|path| !path.contains(char::is_whitespace))?;
    Some(format!("--remap-path-prefix={path}="))
}

fn names(bytes: &[u8], place: &Path) -> bool {
    let place = place.as_os_str().as_encoded_bytes();
    bytes.windows(place.len()).any(|part| part == place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_left_out_unless_its_name_has_a_space() {
        let folder = Path::new("/users/a/.cargo/registry/src/mirror-1");
        let flag_of = |path: &str| flag(Path::new(path));
        assert_eq!(flag(folder).unwrap(), "--remap-path-prefix=/users/a/.cargo/registry/src/mirror-1=");
        assert_eq!(flag_of("/users/a b/.cargo/registry/src/mirror-1"), None);
    }

    #[test]
    fn a_folder_is_found_in_a_module() {
        let module = b"\0asm../users/a/.cargo/registry/src/x/lib.rs..";
        assert!(names(module, Path::new("/users/a/.cargo")));
        assert!(!names(module, Path::new("/users/b/.cargo")));
    }
}
