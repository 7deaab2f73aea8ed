//! What is remembered of a visit, where, and for how long: in the tab, and on
//! the computer only when the person asked for it.

use crate::browser::storage::Shelf;
use crate::ticks::Ticks;
use std::sync::{Arc, RwLock};

const MARK: &str = "marque";
const VISIT: &str = "visite";
const TICKS: &str = "coches";
const KEEP: &str = "garder";

/// The memory of one install: every key begins with its path.
#[derive(Debug, Clone)]
pub(super) struct Memory {
    root: &'static str,
    mark: Arc<RwLock<String>>,
}

impl Memory {
    /// The memory of the site at `root`.
    pub(super) fn new(root: &'static str) -> Self {
        let memory = Self { root, mark: Arc::default() };
        let mark = Shelf::Tab.get(&memory.key(MARK)).unwrap_or_else(new_mark);
        memory.set_mark(mark);
        memory
    }

    /// The mark of the visit that history entries must carry to mean something.
    pub(super) fn mark(&self) -> String {
        self.mark.read().map(|m| m.clone()).unwrap_or_default()
    }

    /// The visit of this tab, else the one kept on this computer.
    pub(super) fn visit(&self) -> Option<String> {
        self.get(VISIT)
    }

    /// The ticks.
    pub(super) fn ticks(&self) -> Ticks {
        self.get(TICKS).map(|line| Ticks::decode(&line)).unwrap_or_default()
    }

    /// Whether progress is kept on this computer.
    pub(super) fn keeps(&self) -> bool {
        Shelf::Computer.get(&self.key(KEEP)).is_some()
    }

    /// Keeps progress on this computer from now on, or erases what is kept there.
    pub(super) fn keep(&self, keep: bool) {
        if keep {
            Shelf::Computer.set(&self.key(KEEP), "1");
        } else {
            self.clear(Shelf::Computer);
        }
    }

    /// Writes the visit down.
    pub(super) fn save_visit(&self, line: &str) {
        Shelf::Tab.set(&self.key(MARK), &self.mark());
        self.set(VISIT, line);
    }

    /// Writes the ticks down.
    pub(super) fn save_ticks(&self, ticks: &Ticks) {
        self.set(TICKS, &ticks.encode());
    }

    /// Erases everything; history entries of the visit mean nothing any more.
    pub(super) fn forget(&self) {
        self.clear(Shelf::Tab);
        self.clear(Shelf::Computer);
        self.set_mark(new_mark());
        // The only thing left says that the visit is over, not what it was.
        Shelf::Tab.set(&self.key(MARK), &self.mark());
    }

    fn set_mark(&self, mark: String) {
        if let Ok(mut place) = self.mark.write() {
            *place = mark;
        }
    }

    fn get(&self, name: &str) -> Option<String> {
        let key = self.key(name);
        Shelf::Tab.get(&key).or_else(|| Shelf::Computer.get(&key).filter(|_| self.keeps()))
    }

    fn set(&self, name: &str, text: &str) {
        Shelf::Tab.set(&self.key(name), text);
        if self.keeps() {
            Shelf::Computer.set(&self.key(name), text);
        }
    }

    fn clear(&self, shelf: Shelf) {
        for name in [MARK, VISIT, TICKS, KEEP] {
            shelf.remove(&self.key(name));
        }
    }

    fn key(&self, name: &str) -> String {
        format!("{}{name}", self.root)
    }
}

/// A mark that no earlier visit of this tab had. Not a secret, and the same for nobody.
fn new_mark() -> String {
    js_sys::Math::random().to_bits().to_string()
}
