//! What the server shows at this moment, and telling open pages when it changes.

use std::path::PathBuf;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// Shared by the loop that builds and the server that answers.
#[derive(Debug, Clone, Default)]
pub(crate) struct Live {
    inner: Arc<Inner>,
}

#[derive(Debug, Default)]
struct Inner {
    state: Mutex<State>,
    changed: Condvar,
}

/// One state of the site.
#[derive(Debug, Clone, Default)]
pub(crate) struct State {
    /// The folder to serve; `None` until something was built.
    pub(crate) folder: Option<PathBuf>,
    /// Grows with each new folder: pages of an older one reload.
    pub(crate) version: u64,
    /// What is wrong with the newest words, or what is being done; empty when all is well.
    pub(crate) note: String,
}

impl Live {
    /// The state now.
    pub(crate) fn now(&self) -> State {
        self.lock().clone()
    }

    /// Serves `folder` from now on; open pages reload.
    pub(crate) fn show(&self, folder: PathBuf) {
        let mut state = self.lock();
        state.folder = Some(folder);
        state.version += 1;
        drop(state);
        self.inner.changed.notify_all();
    }

    /// Says `note` on every open page; nothing to say when it is empty.
    pub(crate) fn say(&self, note: &str) {
        note.clone_into(&mut self.lock().note);
        self.inner.changed.notify_all();
    }

    /// Waits until the state is not `seen` any more, or for `patience`.
    pub(crate) fn wait(&self, seen: &State, patience: Duration) -> State {
        let same = |s: &mut State| s.version == seen.version && s.note == seen.note;
        let waited = self.inner.changed.wait_timeout_while(self.lock(), patience, same);
        let (state, _) = waited.unwrap_or_else(PoisonError::into_inner);
        state.clone()
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.inner.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
