//! Getting the tools: found where they are, installed where they are not.
//!
//! Each is pinned to one version. Cargo's go to the cargo home (or to `/outils`
//! when another version already lives there), npm's to `/outils`, the browser
//! and OpenSC come from the system (`debian`). Nothing here needs GitHub.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::time::Instant;

use crate::debian;
use crate::fault::{Context, Fault, Outcome};
use crate::folder;
use crate::npm;
use crate::repo::Repo;
use crate::shell::{Call, path_with, variable};
use crate::talk::say;

const TRUNK: &str = "0.22.1";
/// The target of everything that runs in a browser.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// The tools that were asked for; their folders come first in `PATH`.
#[derive(Debug)]
pub(crate) struct Tools {
    folders: Vec<PathBuf>,
}

impl Tools {
    /// What a development build of the app needs.
    pub(crate) fn for_app(repo: &Repo) -> Outcome<Self> {
        let bindgen = locked_version(repo, "wasm-bindgen")?;
        let wanted = [
            CargoTool {
                package: "trunk",
                program: "trunk",
                version: TRUNK,
                // Its declared minimum is above our compiler, its code is not; a TLS feature is compulsory.
                arguments: &[
                    "--locked",
                    "--ignore-rust-version",
                    "--no-default-features",
                    "--features",
                    "rustls",
                ],
                duration: "5 à 20 minutes",
            },
            CargoTool {
                package: "wasm-bindgen-cli",
                program: "wasm-bindgen",
                version: &bindgen,
                // Its own lock file names versions that registries no longer have.
                arguments: &[],
                duration: "2 à 5 minutes",
            },
        ];
        wasm_target(repo)?;
        let folders = wanted.iter().map(|tool| tool.ready(repo)).collect::<Outcome<_>>()?;
        Ok(Self { folders })
    }

    /// What a release build needs besides.
    pub(crate) fn for_release(repo: &Repo) -> Outcome<Self> {
        let mut tools = Self::for_app(repo)?;
        tools.folders.push(wasm_opt(repo)?);
        Ok(tools)
    }

    /// `PATH` with these tools first.
    pub(crate) fn path(&self) -> Outcome<OsString> {
        path_with(&self.folders)
    }
}

/// The standard library for WebAssembly.
pub(crate) fn wasm_target(repo: &Repo) -> Outcome {
    let query = ["--print", "target-libdir", "--target", WASM];
    let folder = Call::new(repo.root(), "rustc", &query).read();
    if folder.is_some_and(|f| Path::new(f.trim()).is_dir()) {
        return Ok(());
    }
    installing(&format!("cible {WASM}"), "une minute", || {
        Call::new(repo.root(), "rustup", &["target", "add", WASM]).run()
    })
    .context(format!(
        "la bibliothèque standard pour {WASM} manque ; installez-la avec « rustup target add {WASM} »"
    ))
}

/// A program that cargo installs.
#[derive(Debug)]
struct CargoTool<'a> {
    package: &'a str,
    program: &'a str,
    version: &'a str,
    arguments: &'a [&'a str],
    duration: &'a str,
}

impl CargoTool<'_> {
    /// The folder it lies in, once it is there.
    fn ready(&self, repo: &Repo) -> Outcome<PathBuf> {
        let Self { package, version, .. } = self;
        if let Some(folder) = self.find(repo) {
            return Ok(folder);
        }
        let home = cargo_home()?;
        // Another version there serves somebody else: it stays.
        let taken = home.join("bin").join(self.file()).exists();
        let into = if taken { repo.tools() } else { home };
        installing(&format!("{package} {version}"), self.duration, || self.install(repo, &into)).context(
            format!(
                "{package} {version} manque ; installez-le avec « cargo install {package}@{version} {} »",
                self.arguments.join(" ")
            ),
        )?;
        self.find(repo).ok_or_else(|| {
            Fault::new(format!(
                "{package} {version} est installé dans {} mais ne se lance pas",
                into.display()
            ))
        })
    }

    /// The folder of this very version, if it is anywhere.
    fn find(&self, repo: &Repo) -> Option<PathBuf> {
        let search = std::env::var_os("PATH").unwrap_or_default();
        let mut folders = vec![repo.tools().join("bin")];
        folders.extend(cargo_home().ok().map(|home| home.join("bin")));
        folders.extend(std::env::split_paths(&search));
        folders.into_iter().find(|folder| {
            let file = folder.join(self.file());
            file.is_file() && says_version(repo, &file, self.version)
        })
    }

    fn file(&self) -> String {
        format!("{}{}", self.program, std::env::consts::EXE_SUFFIX)
    }

    fn install(&self, repo: &Repo, into: &Path) -> Outcome {
        let exact = format!("{}@{}", self.package, self.version);
        let into = into.to_string_lossy().into_owned();
        let root = ["--root", into.as_str()];
        let has_binstall = Call::cargo(repo.root(), &["binstall", "-V"]).read().is_some();
        if has_binstall {
            let flags = ["--no-confirm", "--disable-strategies", "compile"];
            let mut call = Call::cargo(repo.root(), &["binstall", &exact]);
            if call.add(&flags).add(&root).run().is_ok() {
                return Ok(());
            }
            say!("  pas de binaire tout prêt ; compilation");
        }
        let mut call = Call::cargo(repo.root(), &["install", &exact]);
        // What this build sets for itself is not for a tool.
        call.add(&root).add(self.arguments).without("CARGO_TARGET_DIR");
        call.run()
    }
}

/// The folder of `wasm-opt`, from npm: Debian's and the crate's are too old.
fn wasm_opt(repo: &Repo) -> Outcome<PathBuf> {
    Ok(npm_tools(repo)?.join("node_modules/.bin"))
}

/// The folder with npm's tools, and our scripts beside what they import.
pub(crate) fn npm_tools(repo: &Repo) -> Outcome<PathBuf> {
    let folder = repo.tools();
    let source = repo.root().join("crates/xtask/npm");
    std::fs::create_dir_all(&folder).context("le dossier outils ne peut pas être créé")?;
    for (name, file) in folder::files(&source)? {
        std::fs::copy(file, folder.join(&name)).context(format!("outils/{name} ne peut pas être écrit"))?;
    }
    npm::ready(&folder, "wasm-opt (binaryen), wbn, wbn-sign")?;
    Ok(folder)
}

/// The browser for the tests.
pub(crate) fn chromium(repo: &Repo) -> Outcome<PathBuf> {
    if let Some(named) = variable("CHROMIUM") {
        let path = PathBuf::from(&named);
        return if path.is_file() {
            Ok(path)
        } else {
            Err(Fault::new(format!("CHROMIUM={named} n'est pas un fichier")))
        };
    }
    if let Some(found) = installed_chromium() {
        return Ok(found);
    }
    let by_hand = "installez Chromium (Debian : « apt-get install chromium ») ou donnez son chemin dans la variable CHROMIUM";
    debian::install(repo, &["chromium"], "2 à 5 minutes")
        .context(format!("aucun navigateur pour les tests : {by_hand}"))?;
    installed_chromium().ok_or_else(|| Fault::new(by_hand))
}

fn installed_chromium() -> Option<PathBuf> {
    let names = [
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
    ];
    names.into_iter().find_map(which)
}

/// Programs of others for cards, and the reader between them and ours.
#[cfg(target_os = "linux")]
pub(crate) fn opensc(repo: &Repo) -> Outcome {
    const DRIVER: &str = "/usr/lib/pcsc/drivers/serial/libifdvpcd.so";
    let programs = [Path::new("/usr/sbin/pcscd"), Path::new("/usr/bin/pkcs15-tool"), Path::new(DRIVER)];
    if programs.iter().all(|program| program.exists()) {
        return Ok(());
    }
    let packages = ["pcscd", "opensc", "vsmartcard-vpcd"];
    let by_hand = format!("installez {} (Debian : « apt-get install »)", packages.join(", "));
    debian::install(repo, &packages, "une minute").context(format!("OpenSC manque : {by_hand}"))
}

/// Says what is being installed and how long it took.
pub(crate) fn installing(what: &str, duration: &str, work: impl FnOnce() -> Outcome) -> Outcome {
    say!("Installation : {what} ({duration}, une seule fois)");
    let start = Instant::now();
    work()?;
    say!("Installé : {what}, en {} s", start.elapsed().as_secs());
    Ok(())
}

/// Whether the last word or a parenthesis of `--version` is this very version.
fn says_version(repo: &Repo, file: &Path, version: &str) -> bool {
    let said = Call::new(repo.root(), &file.to_string_lossy(), &["--version"]).read();
    said.is_some_and(|text| text.split_whitespace().any(|word| word == version))
}

/// The version of a package in `Cargo.lock`.
fn locked_version(repo: &Repo, package: &str) -> Outcome<String> {
    let lock = std::fs::read_to_string(repo.root().join("Cargo.lock")).context("Cargo.lock ne se lit pas")?;
    version_in(&lock, package).ok_or_else(|| Fault::new(format!("{package} n'est pas dans Cargo.lock")))
}

fn version_in(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name).skip(1);
    let version = lines.next()?.strip_prefix("version = \"")?;
    Some(version.trim_end_matches('"').to_owned())
}

/// Where cargo installs programs.
pub(crate) fn cargo_home() -> Outcome<PathBuf> {
    if let Some(home) = variable("CARGO_HOME") {
        return Ok(PathBuf::from(home));
    }
    std::env::home_dir()
        .map(|home| home.join(".cargo"))
        .ok_or_else(|| Fault::new("le dossier personnel est inconnu ; donnez CARGO_HOME"))
}

/// The first file of this name in `PATH`.
pub(crate) fn which(name: &str) -> Option<PathBuf> {
    let search = std::env::var_os("PATH")?;
    std::env::split_paths(&search).map(|folder| folder.join(name)).find(|file| file.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lock_file_gives_the_exact_package() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"9.9.9\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(version_in(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(version_in(lock, "wasm"), None);
    }
}
