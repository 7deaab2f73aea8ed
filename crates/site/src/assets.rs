//! The files that pages load: style, icons, and with the app its three parts.

use crate::arguments::Arguments;
use crate::comments;
use crate::compile::{Edited, Guides};
use crate::fault::Fault;
use crate::hash::named;
use crate::install::{self, add_picture};
use crate::integrity::sri;
use crate::look;
use crate::offline;
use crate::picture::share;
use crate::tree::Tree;
use app::edition::Edition;
use app::still::lean;
use app::verifier::Lookup;
use guide::Guide;
use std::path::Path;

/// What a portal's script tag names. The number changes with what it does, never the bytes behind a number.
pub(crate) const EMBED: &str = "integrer.1.js";
/// What it loads on the same host; its name stays, for the bytes that name it do.
const ELEMENT: &str = "element.js";

/// The names of the files that pages load, relative to the root.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Assets {
    /// The style sheet.
    pub(crate) style: String,
    /// What a page does in a portal's frame.
    pub(crate) frame: String,
    /// Shows what a portal would.
    pub(crate) preview: String,
    /// The integrity of [`EMBED`].
    pub(crate) integrity: String,
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
    /// The same for each other region of this build, behind its name.
    pub(crate) regions: Vec<(String, [String; 2])>,
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
    pub(crate) fn add(tree: &mut Tree, arguments: &Arguments, guides: &Guides) -> Result<Self, Fault> {
        let style = read(&arguments.public.join("style.css"))?;
        let mut style = comments::css(&String::from_utf8_lossy(&style));
        style.push_str(&region_css(tree, arguments, &guides.own)?);
        install::add(tree, arguments, &guides.own.guide)?;
        let script = |name: &str| read(&arguments.public.join(name));
        let plain = |name: &str| Ok(without_remarks(&String::from_utf8_lossy(&script(name)?)).into_bytes());
        let embed = comments::js(&String::from_utf8_lossy(&script("integrer.js")?));
        let integrity = sri(embed.as_bytes());
        tree.add(EMBED, embed);
        tree.add(ELEMENT, plain(ELEMENT)?);
        let share = arguments.url.is_some().then(|| share::picture().png());
        Ok(Self {
            style: add_named(tree, "style.css", style.into_bytes()),
            frame: add_named(tree, "frame.js", plain("frame.js")?),
            preview: add_named(tree, "preview.js", plain("preview.js")?),
            integrity,
            offline: offline::add_script(tree, arguments)?,
            share: share.map(|png| add_picture(tree, "partage.png", png)),
            scripts: arguments.app.then(|| scripts(tree, arguments, guides)).transpose()?,
        })
    }
}

/// The look of the guide's region, its logo added to `tree`.
fn region_css(tree: &mut Tree, arguments: &Arguments, own: &Edited) -> Result<String, Fault> {
    let Some(region) = &own.region else { return Ok(String::new()) };
    let mut logo = None;
    if let Some(name) = &region.logo {
        let bytes = read(&arguments.content.join("regions").join(name))?;
        logo = Some(add_named(tree, name, bytes));
    }
    Ok(look::css(region, logo.as_deref()))
}

/// Takes what Trunk built from the output folder, each under the hash of its
/// final bytes: Trunk's own name for the wasm is older than `wasm-opt`.
fn scripts(tree: &mut Tree, arguments: &Arguments, guides: &Guides) -> Result<Scripts, Fault> {
    let built = Built::new(&arguments.output)?;
    let app = built.take(tree, "app")?;
    let verifier = built.take(tree, "verifier")?;
    let engine = built.has("carte").then(|| built.take(tree, "carte")).transpose()?;
    let boot = read(&arguments.public.join("boot.js"))?;
    let boot = without_remarks(&String::from_utf8_lossy(&boot));
    let mut regions = Vec::new();
    for Edited { guide, region } in &guides.others {
        let key = region.as_ref().map(|r| r.key.clone()).unwrap_or_default();
        regions.push((key, editions(tree, guide)?));
    }
    let own = &guides.own.guide;
    Ok(Scripts {
        boot: add_named(tree, "boot.js", boot.into_bytes()),
        app,
        guides: editions(tree, own)?,
        regions,
        verifier,
        lookup: add_named(tree, "verifier.txt", Lookup::of(own).encode().into_bytes()),
        engine,
    })
}

/// Adds both editions of a guide; their names.
fn editions(tree: &mut Tree, guide: &Guide) -> Result<[String; 2], Fault> {
    let [first, second] = Edition::both(guide).map(|edition| {
        postcard::to_allocvec(&lean(guide.clone(), &edition))
            .map_err(|e| Fault::new(format!("guide.bin : {e}")))
    });
    Ok([add_named(tree, "guide.bin", first?), add_named(tree, "guide.bin", second?)])
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
