//! `bench --lighthouse`: what Lighthouse says of one page of each type.

use crate::fault::{Context, Outcome};
use crate::npm;
use crate::repo::Repo;
use crate::shell::Call;
use crate::tools::{self, installing};

const PACKAGE: &str = "lighthouse@12.8.2";

/// Prints the scores of `dist/`; a fault when one that must be 100 is not.
pub(crate) fn measure(repo: &Repo) -> Outcome {
    let folder = repo.root().join("target/lighthouse");
    std::fs::create_dir_all(&folder).context(format!("{} ne se crée pas", folder.display()))?;
    npm::node(&folder)?;
    let program = folder.join("node_modules/lighthouse/cli/index.js");
    if !program.is_file() {
        let arguments =
            ["install", "--no-save", "--no-package-lock", "--ignore-scripts", "--no-audit", "--no-fund"];
        installing("Lighthouse", "une minute", || {
            Call::new(&folder, npm::npm(), &arguments).add(&[PACKAGE]).run()
        })?;
    }
    Call::new(&repo.browser_tests(), "node", &["lighthouse.mjs"])
        .env("CHROME_PATH", tools::chromium(repo)?)
        .env("DIST", repo.dist())
        .env("LIGHTHOUSE", &program)
        .run()
}
