//! Web servers for the tests: found where they are, fetched from Debian where they are not.
//!
//! Debian's packages of nginx and Caddy start a service when they are
//! installed. Nobody who runs tests wants one, so these are only unpacked into
//! `/outils`; Apache has a package without a service.

use std::path::{Path, PathBuf};

use crate::fault::{Context, Fault, Outcome};
use crate::repo::Repo;
use crate::shell::Call;
use crate::tools::{from_debian, installing, which};

/// The variable that names it to the browser tests, its package, its program.
const SERVERS: [(&str, &str, &str); 3] = [
    ("NGINX", "nginx", "/usr/sbin/nginx"),
    ("CADDY", "caddy", "/usr/bin/caddy"),
    ("APACHE", "apache2-bin", "/usr/sbin/apache2"),
];
/// The one that may be installed.
const WITHOUT_SERVICE: &str = "apache2-bin";

/// Each server's variable and program.
pub(crate) fn servers(repo: &Repo) -> Outcome<Vec<(&'static str, PathBuf)>> {
    SERVERS.iter().map(|(name, package, program)| Ok((*name, server(repo, package, program)?))).collect()
}

fn server(repo: &Repo, package: &str, program: &str) -> Outcome<PathBuf> {
    let usual = PathBuf::from(program);
    let unpacked = repo.tools().join("serveurs");
    let inner = unpacked.join(program.trim_start_matches('/'));
    let found = [&usual, &inner].into_iter().find(|file| file.is_file());
    if let Some(file) = found {
        return Ok(file.clone());
    }
    let by_hand = format!("installez {package} (Debian : « apt-get install {package} »)");
    if which("apt-get").is_none() {
        return Err(Fault::new(format!("{package} manque : {by_hand}")));
    }
    if package == WITHOUT_SERVICE {
        from_debian(repo, &[package], "une minute").context(&by_hand)?;
        return Ok(usual);
    }
    installing(package, "une minute", || unpack(package, &unpacked)).context(&by_hand)?;
    if inner.is_file() { Ok(inner) } else { Err(Fault::new(by_hand)) }
}

/// Downloads a package and unpacks it into `folder`; nothing of the system changes.
fn unpack(package: &str, folder: &Path) -> Outcome {
    std::fs::create_dir_all(folder).context(format!("{} ne se crée pas", folder.display()))?;
    Call::new(folder, "apt-get", &["download", "-q", package]).run()?;
    let entries = std::fs::read_dir(folder).context(folder.display())?;
    let names = entries.filter_map(|e| Some(e.ok()?.file_name().to_string_lossy().into_owned()));
    let start = format!("{package}_");
    let file = names.into_iter().find(|n| n.starts_with(&start) && n.ends_with(".deb"));
    let file = file.ok_or_else(|| Fault::new(format!("apt-get n'a pas laissé {package}")))?;
    Call::new(folder, "dpkg", &["-x", &file, "."]).run()
}
