//! The files that pages load: style, icon, and with the app its three parts.

use crate::arguments::Arguments;
use crate::comments;
use crate::fault::Fault;
use crate::hash::named;
use crate::tree::Tree;
use app::edition::Edition;
use app::still::lean;
use guide::Guide;
use std::path::Path;

/// The icon keeps its name: browsers also ask for it by themselves.
pub(crate) const ICON: &str = "icon.svg";

/// How the glue calls the wasm when nobody tells it where it is; `boot.js` does.
const UNHASHED: &str = "app_bg.wasm";

/// The names of the files that pages load, relative to the root.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Assets {
    /// The style sheet.
    pub(crate) style: String,
    /// The app, when it was built.
    pub(crate) app: Option<App>,
}

/// The names of the app's files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct App {
    /// Loads the three others.
    pub(crate) boot: String,
    /// The glue that wasm-bindgen writes.
    pub(crate) script: String,
    /// The app itself.
    pub(crate) wasm: String,
    /// The compiled guide, in its two editions.
    pub(crate) guides: [String; 2],
}

impl App {
    /// Everything the app loads on a page of one edition.
    pub(crate) fn files<'a>(&'a self, guide: &'a str) -> [&'a str; 4] {
        [&self.boot, &self.script, &self.wasm, guide]
    }
}

impl Assets {
    /// Adds all of them to `tree`.
    pub(crate) fn add(tree: &mut Tree, arguments: &Arguments, guide: &Guide) -> Result<Self, Fault> {
        let style = read(&arguments.public.join("style.css"))?;
        let style = comments::css(&String::from_utf8_lossy(&style)).into_bytes();
        tree.add(ICON, read(&arguments.public.join(ICON))?);
        Ok(Self {
            style: add_named(tree, "style.css", style),
            app: arguments.app.then(|| app(tree, arguments, guide)).transpose()?,
        })
    }
}

/// Takes what Trunk built from the output folder, each under the hash of its
/// final bytes: Trunk's own name for the wasm is older than `wasm-opt`.
fn app(tree: &mut Tree, arguments: &Arguments, guide: &Guide) -> Result<App, Fault> {
    let [script, wasm] = built(&arguments.output)?;
    let bytes = read(&arguments.output.join(&wasm))?;
    tree.remove(&wasm);
    let renamed = add_named(tree, "app.wasm", bytes);
    let glue = read(&arguments.output.join(&script))?;
    let glue = String::from_utf8_lossy(&glue).replace(UNHASHED, &renamed);
    tree.remove(&script);
    let boot = read(&arguments.public.join("boot.js"))?;
    let boot = without_remarks(&String::from_utf8_lossy(&boot));
    let [first, second] = Edition::both(guide).map(|edition| {
        postcard::to_allocvec(&lean(guide.clone(), &edition))
            .map_err(|e| Fault::new(format!("guide.bin : {e}")))
    });
    Ok(App {
        script: add_named(tree, "app.js", glue.into_bytes()),
        wasm: renamed,
        boot: add_named(tree, "boot.js", boot.into_bytes()),
        guides: [add_named(tree, "guide.bin", first?), add_named(tree, "guide.bin", second?)],
    })
}

/// The names of Trunk's script and wasm, each with a hash of its own.
fn built(folder: &Path) -> Result<[String; 2], Fault> {
    let entries = std::fs::read_dir(folder).map_err(|e| Fault::file(folder, &e))?;
    let names = entries.filter_map(|e| Some(e.ok()?.file_name().to_string_lossy().into_owned()));
    let ours: Vec<String> = names.filter(|n| n.starts_with("app-")).collect();
    let one = |end: &str| ours.iter().find(|n| n.ends_with(end)).cloned();
    match (one(".js"), one("_bg.wasm")) {
        (Some(script), Some(wasm)) => Ok([script, wasm]),
        _ => Err(Fault::new(format!("Trunk n'a pas laissé l'application dans {}", folder.display()))),
    }
}

/// The script without its remarks and indentation.
fn without_remarks(script: &str) -> String {
    let lines = script.lines().map(str::trim);
    let lines = lines.filter(|l| !l.is_empty() && !l.starts_with("//"));
    lines.map(|l| format!("{l}\n")).collect()
}

fn add_named(tree: &mut Tree, name: &str, bytes: Vec<u8>) -> String {
    let named = named(name, &bytes);
    tree.add(named.clone(), bytes);
    named
}

fn read(path: &Path) -> Result<Vec<u8>, Fault> {
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
