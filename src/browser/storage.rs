//! The browser's two storages: the only place that touches them. Denied
//! storage is normal (a sandbox, a strict setting): reading gives nothing,
//! writing does nothing.

use crate::browser::stage::window;
use web_sys::Storage;

/// A storage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shelf {
    /// Until the tab closes.
    Tab,
    /// Until it is erased.
    Computer,
}

impl Shelf {
    /// The text kept under `key`.
    pub(super) fn get(self, key: &str) -> Option<String> {
        self.open()?.get_item(key).ok().flatten()
    }

    /// Keeps `text` under `key`.
    pub(super) fn set(self, key: &str, text: &str) {
        if let Some(storage) = self.open() {
            // Full or forbidden: the page works, only without a memory.
            let _ = storage.set_item(key, text);
        }
    }

    /// Erases what is kept under `key`.
    pub(super) fn remove(self, key: &str) {
        if let Some(storage) = self.open() {
            let _ = storage.remove_item(key);
        }
    }

    fn open(self) -> Option<Storage> {
        match self {
            Self::Tab => window().session_storage(),
            Self::Computer => window().local_storage(),
        }
        .ok()
        .flatten()
    }
}
