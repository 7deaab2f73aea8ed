//! Reading files: a fault names the one that cannot be read.

use crate::fault::Fault;
use std::path::Path;

/// The bytes of a file.
pub(crate) fn bytes(path: &Path) -> Result<Vec<u8>, Fault> {
    std::fs::read(path).map_err(|e| Fault::file(path, &e))
}

/// The text of a file.
pub(crate) fn text(path: &Path) -> Result<String, Fault> {
    Ok(String::from_utf8_lossy(&bytes(path)?).into_owned())
}
