//! Where things lie in this repository.

use std::path::{Path, PathBuf};

use crate::fault::{Context, Outcome};

/// The checkout.
#[derive(Debug, Clone)]
pub(crate) struct Repo {
    root: PathBuf,
}

impl Repo {
    /// The checkout that this program belongs to, wherever it is called from.
    pub(crate) fn find() -> Outcome<Self> {
        let package = std::env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = package.join("../..").canonicalize().context("le dossier du projet est introuvable")?;
        Ok(Self { root })
    }

    /// Its root.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// The guidance.
    pub(crate) fn content(&self) -> PathBuf {
        self.root.join("content")
    }

    /// The built site.
    pub(crate) fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// The npm tools and what else this program installs for itself; not under version control.
    pub(crate) fn tools(&self) -> PathBuf {
        self.root.join("outils")
    }

    /// The target folder of everything built with `csr` or `ssr`. The pure
    /// crates keep `target/`: one folder for both would build each twice.
    pub(crate) fn app_target(&self) -> PathBuf {
        self.root.join("target/app")
    }

    /// The target folder of everything else.
    pub(crate) fn target(&self) -> PathBuf {
        std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| self.root.join("target"), PathBuf::from)
    }

    /// The browser tests.
    pub(crate) fn browser_tests(&self) -> PathBuf {
        self.root.join("tests/browser")
    }
}
