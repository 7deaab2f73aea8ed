//! The two ways to make the site: the static pages alone, and the whole through Trunk.

use std::path::Path;

use crate::fault::{Context, Outcome};
use crate::repo::Repo;
use crate::shell::Call;
use crate::tools::{Tools, WASM};

/// How the absolute address reaches `site`, which Trunk calls.
const URL: &str = "SITE_URL";

/// Renders the static pages into `folder`: complete for people without JavaScript, needs no tool.
pub(crate) fn pages(repo: &Repo, folder: &Path) -> Outcome {
    clear(folder)?;
    let mut call = Call::cargo(repo.root(), &["run", "--locked", "-p", "site", "--"]);
    call.add(&["--sortie", &folder.to_string_lossy()]);
    call.env("CARGO_TARGET_DIR", repo.app_target()).run()
}

/// Builds the app and the pages into `folder`. `url` is the absolute address
/// that the release will have, for what cannot be relative.
pub(crate) fn whole(
    repo: &Repo,
    tools: &Tools,
    folder: &Path,
    options: &[&str],
    url: Option<&str>,
) -> Outcome {
    // Trunk works offline, so that it never downloads a tool of its own: everything must be here before.
    Call::cargo(repo.root(), &["fetch", "--locked", "--target", WASM]).run()?;
    let folder = folder.to_string_lossy();
    let mut call = Call::new(repo.root(), "trunk", &["build", "--dist", &folder]);
    call.add(options).env("PATH", tools.path()?).env("CARGO_TARGET_DIR", repo.app_target());
    // A fault of the hook explains itself; Trunk's stack does not.
    call.env("RUST_BACKTRACE", "0");
    if let Some(url) = url {
        call.env(URL, url);
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
