//! `package-iwa`: `dist/` as an Isolated Web App, the one place where Chromium lets a page use every reader.
//!
//! npm's tools make the signed bundle and read it back; what they read is left beside it as files, which is what
//! a browser in developer mode installs from.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::arguments::Arguments;
use crate::fault::{Context, Fault, Outcome};
use crate::folder;
use crate::repo::Repo;
use crate::shell::Call;
use crate::talk::say;
use crate::tools;

/// Its manifest, which is not the site's.
const MANIFEST: &str = "manifest.webmanifest";

/// Packages the site with the key that is given, or with one for tests.
pub(crate) fn run(repo: &Repo, mut arguments: Arguments) -> Outcome<ExitCode> {
    let key = arguments.value("--cle")?.map(PathBuf::from);
    let version = arguments.value("--version")?;
    arguments.end()?;
    let package = Package::make(repo, key.as_deref(), version.as_deref())?;
    let read = package.read_back(repo)?;
    say!("\nL'application isolée est dans {}", package.bundle().display());
    say!("Relue et signature vérifiée : {}", read.trim());
    say!("Ses fichiers, pour le mode développeur : {}", package.files().display());
    if key.is_none() {
        say!("Elle est signée avec une clé d'essai ; pour publier, donnez la vôtre : --cle FICHIER");
    }
    Ok(ExitCode::SUCCESS)
}

/// A bundle holds the site, byte for byte, and is signed by its key; a spoilt one is not.
pub(crate) fn test(repo: &Repo) -> Outcome {
    let package = Package::make(repo, None, None)?;
    package.read_back(repo)?;
    holds(&folder::files(&package.files())?, &folder::files(&repo.dist())?)?;
    let mut bytes = std::fs::read(package.bundle()).context("le paquet ne se lit pas")?;
    let middle = bytes.len() / 2;
    if let Some(byte) = bytes.get_mut(middle) {
        *byte ^= 1;
    }
    let spoilt = Package { folder: package.folder.join("abime"), tools: package.tools };
    std::fs::create_dir_all(&spoilt.folder).context(spoilt.folder.display())?;
    std::fs::write(spoilt.bundle(), bytes).context("le paquet abîmé ne s'écrit pas")?;
    if spoilt.reader(repo).read().is_some() {
        return Err(Fault::new("un paquet abîmé passe pour signé"));
    }
    Ok(())
}

/// Whether what was read is the site: its pages all there, nothing changed but the manifest, no worker.
fn holds(read: &BTreeMap<String, PathBuf>, site: &BTreeMap<String, PathBuf>) -> Outcome {
    let bytes = |path: &PathBuf| std::fs::read(path).context(path.display());
    for (name, path) in read.iter().filter(|(name, _)| !name.ends_with(MANIFEST)) {
        let same = site.get(name).map(|original| Ok(bytes(original)? == bytes(path)?));
        if !same.unwrap_or(Ok(false))? {
            return Err(Fault::new(format!("{name} n'est pas celui de dist/")));
        }
    }
    let wanted = site.keys().filter(|name| name.ends_with("index.html")).map(String::as_str);
    let well_known = format!(".well-known/{MANIFEST}");
    match wanted.chain([well_known.as_str()]).find(|name| !read.contains_key(*name)) {
        Some(missing) => Err(Fault::new(format!("{missing} manque au paquet"))),
        None if read.contains_key("sw.js") => Err(Fault::new("le paquet contient le service worker")),
        None => Ok(()),
    }
}

/// The files of the bundle, packaged and read back, as a host would serve them.
pub(crate) fn unpacked(repo: &Repo) -> Outcome<PathBuf> {
    let package = Package::make(repo, None, None)?;
    package.read_back(repo)?;
    Ok(package.files())
}

/// A signed bundle and what was read from it.
struct Package {
    folder: PathBuf,
    /// Where npm's tools are.
    tools: PathBuf,
}

impl Package {
    fn make(repo: &Repo, key: Option<&Path>, version: Option<&str>) -> Outcome<Self> {
        let version = version.unwrap_or(env!("CARGO_PKG_VERSION"));
        if !is_version(version) {
            return Err(Fault::new(format!(
                "« {version} » n'est pas une version : des nombres, comme 1.2.3"
            )));
        }
        if let Some(missing) = ["index.html", MANIFEST].iter().find(|name| !repo.dist().join(name).is_file())
        {
            return Err(Fault::new(format!("dist/{missing} manque ; lancez d'abord « cargo xtask build »")));
        }
        let own =
            key.map(|key| key.canonicalize().context(format!("--cle {}", key.display()))).transpose()?;
        let package = Self { folder: repo.root().join("target/iwa"), tools: tools::npm_tools(repo)? };
        std::fs::create_dir_all(&package.folder).context(package.folder.display())?;
        let key = own.map_or_else(|| package.test_key(repo), Ok)?;
        package
            .script(repo, "paquet.mjs", &[&repo.dist(), &key, Path::new(version), &package.bundle()])
            .run()?;
        Ok(package)
    }

    /// It stays the same as long as the folder does, and with it the app's identity.
    fn test_key(&self, repo: &Repo) -> Outcome<PathBuf> {
        let key = self.folder.join("cle-essai.pem");
        if !key.is_file() {
            self.script(repo, "cle.mjs", &[&key]).run()?;
        }
        Ok(key)
    }

    /// Reads the bundle back; its address and how many files it has.
    fn read_back(&self, repo: &Repo) -> Outcome<String> {
        self.reader(repo).answer()
    }

    fn reader(&self, repo: &Repo) -> Call {
        self.script(repo, "relecture.mjs", &[&self.bundle(), &self.files()])
    }

    /// One of the scripts that use npm's tools.
    fn script(&self, repo: &Repo, name: &str, arguments: &[&Path]) -> Call {
        let mut call = Call::new(repo.root(), "node", &[&self.tools.join(name).to_string_lossy()]);
        let arguments: Vec<_> = arguments.iter().map(|path| path.to_string_lossy()).collect();
        call.add(&arguments);
        call
    }

    fn bundle(&self) -> PathBuf {
        self.folder.join("guide.swbn")
    }

    fn files(&self) -> PathBuf {
        self.folder.join("site")
    }
}

/// One to four numbers, as Isolated Web Apps have it.
fn is_version(text: &str) -> bool {
    let parts: Vec<&str> = text.split('.').collect();
    parts.len() <= 4 && parts.iter().all(|part| part.parse::<u32>().is_ok() && !part.starts_with('+'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_numbers() {
        for version in ["1", "0.1.0", "1.2.3.4"] {
            assert!(is_version(version), "{version}");
        }
        for version in ["", "1.", "1.2.3.4.5", "1.2-beta", "v1", "+1"] {
            assert!(!is_version(version), "{version}");
        }
    }
}
