//! The files that pages load: style, icons, and with the app its three parts.

use crate::arguments::Arguments;
use crate::comments;
use crate::compile::{Edited, Guides};
use crate::fault::Fault;
use crate::file;
use crate::install::{self, PICTURES};
use crate::integrity::sri;
use crate::look;
use crate::offline;
use crate::picture::share;
use crate::tree::Tree;
use app::edition::Edition;
use app::still::lean;
use app::verifier::Lookup;
use guide::Guide;

mod built;

use built::Built;
pub(crate) use built::Module;

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
        let public = |name: &str| file::text(&arguments.public.join(name));
        let mut style = comments::css(&public("style.css")?);
        style.push_str(&region_css(tree, arguments, &guides.own)?);
        install::add(tree, arguments, &guides.own.guide)?;
        let plain = |name: &str| Ok(comments::js_lines(&public(name)?));
        let embed = comments::js(&public("integrer.js")?);
        let integrity = sri(embed.as_bytes());
        tree.add(EMBED, embed);
        tree.add(ELEMENT, plain(ELEMENT)?);
        let share = arguments.url.is_some().then(|| share::picture().png());
        Ok(Self {
            style: tree.add_named("style.css", style),
            frame: tree.add_named("frame.js", plain("frame.js")?),
            preview: tree.add_named("preview.js", plain("preview.js")?),
            integrity,
            offline: offline::add_script(tree, arguments)?,
            share: share.map(|png| tree.add_named(&format!("{PICTURES}partage.png"), png)),
            scripts: arguments.app.then(|| scripts(tree, arguments, guides)).transpose()?,
        })
    }
}

/// The look of the guide's region, its logo added to `tree`.
fn region_css(tree: &mut Tree, arguments: &Arguments, own: &Edited) -> Result<String, Fault> {
    let Some(region) = &own.region else { return Ok(String::new()) };
    let mut logo = None;
    if let Some(name) = &region.logo {
        let bytes = file::bytes(&arguments.content.join("regions").join(name))?;
        logo = Some(tree.add_named(name, bytes));
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
    let boot = comments::js_lines(&file::text(&arguments.public.join("boot.js"))?);
    let mut regions = Vec::new();
    for Edited { guide, region } in &guides.others {
        let key = region.as_ref().map(|r| r.key.clone()).unwrap_or_default();
        regions.push((key, editions(tree, guide)?));
    }
    let own = &guides.own.guide;
    Ok(Scripts {
        boot: tree.add_named("boot.js", boot),
        app,
        guides: editions(tree, own)?,
        regions,
        verifier,
        lookup: tree.add_named("verifier.txt", Lookup::of(own).encode()),
        engine,
    })
}

/// Adds both editions of a guide; their names.
fn editions(tree: &mut Tree, guide: &Guide) -> Result<[String; 2], Fault> {
    let [first, second] = Edition::both(guide).map(|edition| {
        postcard::to_allocvec(&lean(guide.clone(), &edition))
            .map_err(|e| Fault::new(format!("guide.bin : {e}")))
    });
    Ok([tree.add_named("guide.bin", first?), tree.add_named("guide.bin", second?)])
}
