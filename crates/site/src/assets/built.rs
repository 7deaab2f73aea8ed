//! What Trunk left in the output folder: modules, each taken from there under the hash of its final bytes.

use crate::fault::Fault;
use crate::file;
use crate::tree::Tree;
use std::path::Path;

/// A module that Trunk built.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Module {
    /// The glue that wasm-bindgen writes.
    pub(crate) script: String,
    /// The module itself.
    pub(crate) wasm: String,
}

/// What Trunk left in the output folder.
#[derive(Debug)]
pub(super) struct Built<'a> {
    folder: &'a Path,
    names: Vec<String>,
}

impl<'a> Built<'a> {
    pub(super) fn new(folder: &'a Path) -> Result<Self, Fault> {
        let entries = std::fs::read_dir(folder).map_err(|e| Fault::file(folder, &e))?;
        let names = entries.filter_map(|e| Some(e.ok()?.file_name().to_string_lossy().into_owned()));
        Ok(Self { folder, names: names.collect() })
    }

    /// The one file of a module that ends so: the main module has a hash in its name, the others have not.
    fn find(&self, name: &str, end: &str) -> Option<&str> {
        let ours = |file: &&String| {
            let middle = file.strip_prefix(name).and_then(|rest| rest.strip_suffix(end));
            middle.is_some_and(|middle| middle.is_empty() || middle.starts_with('-'))
        };
        self.names.iter().find(ours).map(String::as_str)
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.find(name, ".js").is_some()
    }

    /// Adds a module under names of its own, and takes Trunk's away.
    pub(super) fn take(&self, tree: &mut Tree, name: &str) -> Result<Module, Fault> {
        let (Some(script), Some(wasm)) = (self.find(name, ".js"), self.find(name, "_bg.wasm")) else {
            return Err(Fault::new(format!(
                "Trunk n'a pas laissé « {name} » dans {}",
                self.folder.display()
            )));
        };
        let bytes = file::bytes(&self.folder.join(wasm))?;
        let renamed = tree.add_named(&format!("{name}.wasm"), bytes);
        // How the glue calls the wasm when nobody tells it where it is; `boot.js` does.
        let unhashed = format!("{name}_bg.wasm");
        let glue = file::text(&self.folder.join(script))?.replace(&unhashed, &renamed);
        tree.remove(wasm);
        tree.remove(script);
        Ok(Module { script: tree.add_named(&format!("{name}.js"), glue), wasm: renamed })
    }
}
