//! The two ways to make the site: the static pages alone, and the whole through Trunk.

use std::path::Path;

use crate::fault::{Context, Outcome};
use crate::remap;
use crate::repo::Repo;
use crate::shell::Call;
use crate::tools::{Tools, WASM};

/// What a release may be told, and reaches `site`, which Trunk calls, through the environment.
#[derive(Debug, Default)]
pub(crate) struct Wanted {
    /// The absolute address that it will have, for what cannot be relative.
    pub(crate) url: Option<String>,
    /// The region it is made for, instead of the one `guide.toml` names.
    pub(crate) region: Option<String>,
}

/// Renders the static pages into `folder`: complete for people without JavaScript, needs no tool.
pub(crate) fn pages(repo: &Repo, folder: &Path) -> Outcome {
    clear(folder)?;
    let mut call = Call::cargo(repo.root(), &["run", "--locked", "-p", "site", "--"]);
    call.add(&["--sortie", &folder.to_string_lossy()]);
    call.env("CARGO_TARGET_DIR", repo.app_target()).run()
}

/// Builds the app and the pages into `folder`.
pub(crate) fn whole(repo: &Repo, tools: &Tools, folder: &Path, options: &[&str], wanted: &Wanted) -> Outcome {
    // Trunk works offline, so that it never downloads a tool of its own: everything must be here before.
    Call::cargo(repo.root(), &["fetch", "--locked", "--target", WASM]).run()?;
    let folder = folder.to_string_lossy();
    let mut call = Call::new(repo.root(), "trunk", &["build", "--dist", &folder]);
    call.add(options).env("PATH", tools.path()?).env("CARGO_TARGET_DIR", repo.app_target());
    remap::leave_out(&mut call)?;
    // A fault of the hook explains itself; Trunk's stack does not.
    call.env("RUST_BACKTRACE", "0");
    for (name, value) in [("SITE_URL", &wanted.url), ("SITE_REGION", &wanted.region)] {
        if let Some(value) = value {
            call.env(name, value);
        }
    }
    call.run()
}

/// An empty folder.
fn clear(folder: &Path) -> Outcome {
    if folder.exists() {
        std::fs::remove_dir_all(folder).context(format!("{} ne peut pas être vidé", folder.display()))?;
    }
    std::fs::create_dir_all(folder).context(format!("{} ne peut pas être créé", folder.display()))
}
