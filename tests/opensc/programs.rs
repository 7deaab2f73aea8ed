//! The programs of others, if they are here.

use std::path::{Path, PathBuf};
use std::process::Command;

/// Where they are.
#[derive(Debug)]
pub(crate) struct Programs {
    pub(crate) daemon: PathBuf,
    /// vpcd.
    pub(crate) driver: PathBuf,
    pub(crate) opensc: PathBuf,
    pub(crate) pkcs15: PathBuf,
    pub(crate) pkcs11: PathBuf,
}

impl Programs {
    /// All of them, or the name of the first that is missing.
    pub(crate) fn find() -> Result<Self, &'static str> {
        Ok(Self {
            daemon: program("pcscd").ok_or("pcscd")?,
            driver: driver().ok_or("vsmartcard-vpcd")?,
            opensc: program("opensc-tool").ok_or("opensc")?,
            pkcs15: program("pkcs15-tool").ok_or("opensc")?,
            pkcs11: program("pkcs11-tool").ok_or("opensc")?,
        })
    }

    /// « OpenSC 0.23.0 ».
    pub(crate) fn version(&self) -> String {
        let output = Command::new(&self.opensc).arg("--info").output().unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        text.split_whitespace().take(2).collect::<Vec<_>>().join(" ")
    }
}

fn program(name: &str) -> Option<PathBuf> {
    let search = std::env::var_os("PATH").unwrap_or_default();
    // Daemons lie where only an administrator's PATH leads.
    let folders = std::env::split_paths(&search).chain([PathBuf::from("/usr/sbin")]);
    folders.map(|folder| folder.join(name)).find(|file| file.is_file())
}

fn driver() -> Option<PathBuf> {
    let folder = Path::new("/usr/lib/pcsc/drivers/serial");
    let file = folder.join("libifdvpcd.so");
    file.exists().then_some(file)
}
