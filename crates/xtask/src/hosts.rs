//! Web servers for the tests: found where they are, fetched from Debian where they are not.
//!
//! Debian's packages of nginx and Caddy start a service when they are
//! installed. Nobody who runs tests wants one, so these are only unpacked into
//! `/outils`; Apache has a package without a service.

use std::path::PathBuf;

use crate::debian;
use crate::fault::{Context, Fault, Outcome};
use crate::repo::Repo;
use crate::tools::installing;

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
    if package == WITHOUT_SERVICE {
        debian::install(repo, &[package], "une minute").context(&by_hand)?;
        return Ok(usual);
    }
    installing(package, "une minute", || debian::unpack(&unpacked, &[package], ".")).context(&by_hand)?;
    if inner.is_file() { Ok(inner) } else { Err(Fault::new(by_hand)) }
}
