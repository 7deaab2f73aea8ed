//! `test --qemu`: QEMU's card reader before our own stack and before an unchanged browser. Not in continuous
//! integration: it wants a whole kernel.

use std::path::PathBuf;

use crate::debian;
use crate::fault::{Context, Fault, Outcome};
use crate::iwa;
use crate::repo::Repo;
use crate::shell::Call;
use crate::tools::{self, installing, which};

/// What names the kernel that Debian has now.
const NEWEST: &str = "linux-image-amd64";

/// Gets the machine, then runs the test in it.
pub(crate) fn test(repo: &Repo) -> Outcome {
    if which("apt-get").is_none() {
        return Err(Fault::new("la machine virtuelle se fait avec les paquets de Debian : apt-get manque"));
    }
    if which("qemu-system-x86_64").is_none() {
        debian::install(repo, &["qemu-system-x86"], "2 minutes")?;
    }
    tools::chromium(repo)?;
    // One machine at a time: they are slow enough.
    let arguments =
        ["test", "--locked", "-p", "tests", "--test", "qemu", "--", "--nocapture", "--test-threads", "1"];
    let mut call = Call::cargo(repo.root(), &arguments);
    call.env("QEMU", packages(repo)?).env("DIST", repo.dist()).env("IWA", iwa::unpacked(repo)?).run()
}

/// The folder with the unpacked kernel and the guest's programs; nothing of it is installed here.
fn packages(repo: &Repo) -> Outcome<PathBuf> {
    let folder = repo.tools().join("machine");
    let unpacked = folder.join("racine");
    if unpacked.is_dir() {
        return Ok(unpacked);
    }
    std::fs::create_dir_all(&folder).context(format!("{} ne se crée pas", folder.display()))?;
    let named = Call::new(&folder, "apt-cache", &["depends", NEWEST]).read().unwrap_or_default();
    let kernel = dependency(&named).ok_or_else(|| {
        Fault::new(format!("{NEWEST} n'est dans aucune liste ; essayez « apt-get update »"))
    })?;
    installing(&format!("{kernel}, busybox-static, dans {}", folder.display()), "une minute", || {
        debian::unpack(&folder, &[kernel, "busybox-static"], "en-cours")?;
        // Only what is whole gets its name.
        std::fs::rename(folder.join("en-cours"), &unpacked).context("le dossier ne se renomme pas")
    })?;
    Ok(unpacked)
}

/// The first package that another depends on, in apt-cache's words.
fn dependency(text: &str) -> Option<&str> {
    text.lines().find_map(|line| line.trim().strip_prefix("Depends: "))
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_kernel_has_a_name() {
        let text = "linux-image-amd64\n  Depends: linux-image-6.1.0-56-amd64\n    linux-image-old\n";
        assert_eq!(super::dependency(text), Some("linux-image-6.1.0-56-amd64"));
        assert_eq!(super::dependency("linux-image-amd64\n"), None);
    }
}
