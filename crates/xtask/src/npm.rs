//! Packages of npm: exactly what the committed lock file names, without their scripts.

use std::path::Path;

use crate::fault::{Context, Fault, Outcome};
use crate::repo::Repo;
use crate::shell::Call;
use crate::tools::installing;

/// Oldest Node.js that everything here runs on.
const NODE: u32 = 20;
/// A copy of the lock file as it was installed.
const MARK: &str = "node_modules/.installed.json";

/// Makes sure that `folder` has what its lock file names.
pub(crate) fn ready(folder: &Path, what: &str) -> Outcome {
    node(folder)?;
    let lock = std::fs::read(folder.join("package-lock.json"))
        .context(format!("{}/package-lock.json ne se lit pas", folder.display()))?;
    let mark = folder.join(MARK);
    if std::fs::read(&mark).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    installing(what, "une minute", || {
        let arguments = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"];
        let mut call = Call::new(folder, npm(), &arguments);
        // The browser is the system's: npm's would come from elsewhere.
        call.env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1").run()
    })
    .context(format!("{what} manque ; lancez « npm ci --ignore-scripts » dans {}", folder.display()))?;
    std::fs::write(&mark, lock).context(format!("{} ne s'écrit pas", mark.display()))
}

/// Whether Node.js is there and new enough.
pub(crate) fn node(folder: &Path) -> Outcome {
    let wanted = format!("installez Node.js {NODE} ou plus récent, avec npm");
    let said = Call::new(folder, "node", &["--version"]).read();
    let said = said.ok_or_else(|| Fault::new(format!("Node.js manque ; {wanted}")))?;
    let number = said.trim().trim_start_matches('v').split('.').next();
    match number.and_then(|n| n.parse::<u32>().ok()) {
        Some(major) if major >= NODE => Ok(()),
        _ => Err(Fault::new(format!("Node.js {} est trop ancien ; {wanted}", said.trim()))),
    }
}

/// The Playwright suite's packages.
pub(crate) fn browser_tests(repo: &Repo) -> Outcome {
    ready(&repo.browser_tests(), "Playwright et axe")
}

/// npm is a script on Windows.
pub(crate) const fn npm() -> &'static str {
    if cfg!(windows) { "npm.cmd" } else { "npm" }
}
