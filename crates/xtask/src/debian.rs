//! Debian's packages: installed, or only unpacked where nothing of the system may change.

use std::path::Path;

use crate::fault::{Context, Fault, Outcome};
use crate::repo::Repo;
use crate::shell::Call;
use crate::tools::{installing, which};

/// Installs packages of the system.
pub(crate) fn install(repo: &Repo, packages: &[&str], duration: &str) -> Outcome {
    if which("apt-get").is_none() {
        return Err(Fault::new("apt-get manque"));
    }
    installing(&packages.join(", "), duration, || {
        // Old lists may do; if not, the installation says so.
        let _old_lists = apt(repo, &["update", "-q"]);
        apt(repo, &[&["install", "-q", "-y", "--no-install-recommends"], packages].concat())
    })
}

/// apt-get as root, or through sudo when it asks nothing.
fn apt(repo: &Repo, arguments: &[&str]) -> Outcome {
    let user = Call::new(repo.root(), "id", &["-u"]).read();
    let mut call = if user.is_some_and(|u| u.trim() == "0") {
        Call::new(repo.root(), "apt-get", &[])
    } else {
        Call::new(repo.root(), "sudo", &["-n", "apt-get"])
    };
    call.add(arguments).env("DEBIAN_FRONTEND", "noninteractive");
    call.run()
}

/// Downloads packages into `folder` and unpacks them into its subfolder `into`; nothing of the system changes.
pub(crate) fn unpack(folder: &Path, packages: &[&str], into: &str) -> Outcome {
    std::fs::create_dir_all(folder).context(format!("{} ne se crée pas", folder.display()))?;
    Call::new(folder, "apt-get", &["download", "-q"]).add(packages).run()?;
    let entries = std::fs::read_dir(folder).context(folder.display())?;
    let names = entries.filter_map(|e| Some(e.ok()?.file_name().to_string_lossy().into_owned()));
    let names: Vec<String> = names.collect();
    for package in packages {
        let start = format!("{package}_");
        let file = names.iter().find(|name| name.starts_with(&start) && name.ends_with(".deb"));
        let file = file.ok_or_else(|| Fault::new(format!("apt-get n'a pas laissé {package}")))?;
        Call::new(folder, "dpkg", &["-x", file, into]).run()?;
    }
    Ok(())
}
