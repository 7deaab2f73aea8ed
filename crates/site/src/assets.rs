//! The files that pages load: style, icons, and with the app its three parts.

use crate::arguments::Arguments;
use crate::comments;
use crate::fault::Fault;
use crate::hash::named;
use crate::install::{self, add_picture};
use crate::offline;
use crate::picture::share;
use crate::tree::Tree;
use app::edition::Edition;
use app::still::lean;
use app::verifier::Lookup;
use guide::Guide;
use std::path::Path;

/// The names of the files that pages load, relative to the root.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Assets {
    /// The style sheet.
    pub(crate) style: String,
    /// What has the guide kept for times without a network, in a release.
    pub(crate) offline: Option<String>,
    /// The picture beside shared links, where the site's address is known.
    pub(crate) share: Option<String>,
    /// What runs, when it was built.
    pub(crate) scripts: Option<Scripts>,
}

/// The names of everything that runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Scripts {
    /// Loads what a page needs.
    pub(crate) boot: String,
    /// The app.
    pub(crate) app: Module,
    /// The compiled guide, in its two editions.
    pub(crate) guides: [String; 2],
    /// The card check, on its own page in the app's place.
    pub(crate) verifier: Module,
    /// What it looks up of the guide.
    pub(crate) lookup: String,
    /// The engine that reads cards, which the card check loads when it needs it.
    pub(crate) engine: Option<Module>,
}

/// A module that Trunk built.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Module {
    /// The glue that wasm-bindgen writes.
    pub(crate) script: String,
    /// The module itself.
    pub(crate) wasm: String,
}

impl Scripts {
    /// Everything the app loads on a page of one edition.
    pub(crate) fn guide<'a>(&'a self, guide: &'a str) -> Vec<&'a str> {
        vec![&self.boot, &self.app.script, &self.app.wasm, guide]
    }

    /// Everything the card check loads as it opens.
    pub(crate) fn card_check(&self) -> Vec<&str> {
        vec![&self.boot, &self.verifier.script, &self.verifier.wasm, &self.lookup]
    }
}

impl Assets {
    /// Adds all of them to `tree`.
    pub(crate) fn add(tree: &mut Tree, arguments: &Arguments, guide: &Guide) -> Result<Self, Fault> {
        let style = read(&arguments.public.join("style.css"))?;
        let style = comments::css(&String::from_utf8_lossy(&style)).into_bytes();
        install::add(tree, arguments, guide)?;
        let share = arguments.url.is_some().then(|| share::picture().png());
        Ok(Self {
            style: add_named(tree, "style.css", style),
            offline: offline::add_script(tree, arguments)?,
            share: share.map(|png| add_picture(tree, "partage.png", png)),
            scripts: arguments.app.then(|| scripts(tree, arguments, guide)).transpose()?,
        })
    }
}

/// Takes what Trunk built from the output folder, each under the hash of its
/// final bytes: Trunk's own name for the wasm is older than `wasm-opt`.
fn scripts(tree: &mut Tree, arguments: &Arguments, guide: &Guide) -> Result<Scripts, Fault> {
    let built = Built::new(&arguments.output)?;
    let app = built.take(tree, "app")?;
    let verifier = built.take(tree, "verifier")?;
    let engine = built.has("carte").then(|| built.take(tree, "carte")).transpose()?;
    let boot = read(&arguments.public.join("boot.js"))?;
    let boot = without_remarks(&String::from_utf8_lossy(&boot));
    let [first, second] = Edition::both(guide).map(|edition| {
        postcard::to_allocvec(&lean(guide.clone(), &edition))
            .map_err(|e| Fault::new(format!("guide.bin : {e}")))
    });
    Ok(Scripts {
        boot: add_named(tree, "boot.js", boot.into_bytes()),
        app,
        guides: [add_named(tree, "guide.bin", first?), add_named(tree, "guide.bin", second?)],
        verifier,
        lookup: add_named(tree, "verifier.txt", Lookup::of(guide).encode().into_bytes()),
        engine,
    })
}

/// What Trunk left in the output folder.
#[derive(Debug)]
struct Built<'a> {
    folder: &'a Path,
    names: Vec<String>,
}

impl<'a> Built<'a> {
    fn new(folder: &'a Path) -> Result<Self, Fault> {
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

    fn has(&self, name: &str) -> bool {
        self.find(name, ".js").is_some()
    }

    /// Adds a module under names of its own, and takes Trunk's away.
    fn take(&self, tree: &mut Tree, name: &str) -> Result<Module, Fault> {
        let (Some(script), Some(wasm)) = (self.find(name, ".js"), self.find(name, "_bg.wasm")) else {
            return Err(Fault::new(format!(
                "Trunk n'a pas laissé « {name} » dans {}",
                self.folder.display()
            )));
        };
        let bytes = read(&self.folder.join(wasm))?;
        let renamed = add_named(tree, &format!("{name}.wasm"), bytes);
        // How the glue calls the wasm when nobody tells it where it is; `boot.js` does.
        let unhashed = format!("{name}_bg.wasm");
        let glue = read(&self.folder.join(script))?;
        let glue = String::from_utf8_lossy(&glue).replace(&unhashed, &renamed);
        tree.remove(wasm);
        tree.remove(script);
        Ok(Module { script: add_named(tree, &format!("{name}.js"), glue.into_bytes()), wasm: renamed })
    }
}

/// The script without its remarks and indentation.
pub(crate) fn without_remarks(script: &str) -> String {
    let lines = script.lines().map(str::trim);
    let lines = lines.filter(|l| !l.is_empty() && !l.starts_with("//"));
    lines.map(|l| format!("{l}\n")).collect()
}

fn add_named(tree: &mut Tree, name: &str, bytes: Vec<u8>) -> String {
    let named = named(name, &bytes);
    tree.add(named.clone(), bytes);
    named
}

/// The bytes of a file.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>, Fault> {
    std::fs::read(path).map_err(|e| Fault::file(path, &e))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remarks_go() {
        let script = "// a\nconst x = 1; // kept\n\n  // b\n  y(\"//\");\n";
        assert_eq!(without_remarks(script), "const x = 1; // kept\ny(\"//\");\n");
    }
}
