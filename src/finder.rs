//! The state of the search field: what is typed, what was found, which result
//! the arrow keys are on (the ARIA combobox pattern, list autocomplete).

use guide::Guide;
use guide::search::{Found, SearchIndex};

/// The most results shown at once.
const MOST: usize = 8;

/// A search field.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Finder {
    /// What is typed.
    pub query: String,
    /// What was found, best first.
    pub hits: Vec<Hit>,
    /// The result the arrow keys are on.
    pub active: Option<usize>,
    /// Whether the results are shown.
    pub open: bool,
}

/// A result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The profession or page.
    pub found: Found,
    /// Its name.
    pub label: String,
    /// The other name that matched, when it is not the label.
    pub alias: Option<String>,
    /// Whether other professions carry the matched name on purpose.
    pub shared: bool,
}

/// A key that means something to the field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// Down arrow.
    Down,
    /// Up arrow.
    Up,
    /// To the first result.
    Home,
    /// To the last result.
    End,
    /// Takes the result the arrow keys are on.
    Enter,
    /// Closes the results, then empties the field.
    Escape,
}

impl Key {
    /// The key by its name in the browser's events.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            "ArrowDown" => Self::Down,
            "ArrowUp" => Self::Up,
            "Home" => Self::Home,
            "End" => Self::End,
            "Enter" => Self::Enter,
            "Escape" => Self::Escape,
            _ => return None,
        })
    }
}

/// What a key did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing of ours: the browser acts as usual.
    Ignored,
    /// The field changed.
    Moved,
    /// A result was taken.
    Taken(Found),
}

/// What is found for `query`; only professions when the page asks for one.
#[must_use]
pub fn find(guide: &Guide, index: &SearchIndex, query: &str, pages: bool) -> Vec<Hit> {
    // Pages may have to be left out: look further than what is shown.
    let found = index.search(query, if pages { MOST } else { 4 * MOST });
    let hits = found.into_iter().filter_map(|hit| {
        let label = match hit.found {
            Found::Trade(value) => &guide.catalogue.as_ref()?.trade(value)?.label,
            Found::Page(_) if !pages => return None,
            Found::Page(id) => &guide.node(id)?.title,
        };
        Some(Hit {
            found: hit.found,
            label: label.clone(),
            alias: (hit.name != *label).then_some(hit.name),
            shared: hit.shared,
        })
    });
    hits.take(MOST).collect()
}

impl Finder {
    /// Something else is typed; `hits` is what was found for it.
    pub fn typed(&mut self, query: String, hits: Vec<Hit>) {
        self.open = !query.trim().is_empty();
        self.query = query;
        self.hits = hits;
        self.active = None;
    }

    /// Hides the results.
    pub const fn close(&mut self) {
        self.open = false;
        self.active = None;
    }

    /// The person pressed `key`.
    pub fn press(&mut self, key: Key) -> Outcome {
        match key {
            Key::Escape if self.open => self.close(),
            Key::Escape if !self.query.is_empty() => self.typed(String::new(), Vec::new()),
            Key::Enter => return self.enter(),
            // Home and End belong to the text as long as no result is active.
            Key::Home | Key::End if self.active.is_none() => return Outcome::Ignored,
            _ if self.hits.is_empty() => return Outcome::Ignored,
            Key::Escape => return Outcome::Ignored,
            Key::Down => self.reach(self.active.map_or(0, |a| a + 1) % self.hits.len()),
            Key::Up => {
                let last = self.hits.len() - 1;
                self.reach(self.active.and_then(|a| a.checked_sub(1)).unwrap_or(last));
            }
            Key::Home => self.reach(0),
            Key::End => self.reach(self.hits.len() - 1),
        }
        Outcome::Moved
    }

    /// Takes the active result, or the only one; else goes to the first, so that nothing is chosen unseen.
    fn enter(&mut self) -> Outcome {
        if !self.open || self.hits.is_empty() {
            return Outcome::Moved;
        }
        let only = if self.hits.len() == 1 { Some(0) } else { None };
        match self.active.or(only).and_then(|a| self.hits.get(a)) {
            Some(hit) => Outcome::Taken(hit.found),
            None => {
                self.reach(0);
                Outcome::Moved
            }
        }
    }

    const fn reach(&mut self, at: usize) {
        self.open = true;
        self.active = Some(at);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use guide::ValueId;

    const fn trade(value: u16) -> Found {
        Found::Trade(ValueId(value))
    }

    fn finder(found: u16) -> Finder {
        let hit = |v| Hit { found: trade(v), label: format!("m{v}"), alias: None, shared: false };
        let mut finder = Finder::default();
        finder.typed("m".to_owned(), (0..found).map(hit).collect());
        finder
    }

    #[test]
    fn keys_move_as_the_pattern_says() {
        let table = [
            (&[Key::Down][..], Some(0)),
            (&[Key::Up], Some(2)),
            (&[Key::Down, Key::Down], Some(1)),
            (&[Key::Down, Key::Up], Some(2)),
            (&[Key::Down, Key::End], Some(2)),
            (&[Key::Down, Key::End, Key::Home], Some(0)),
            (&[Key::Down, Key::End, Key::Down], Some(0)),
            (&[Key::Home], None),
            (&[Key::Down, Key::Escape], None),
        ];
        for (keys, active) in table {
            let mut finder = finder(3);
            for key in keys {
                finder.press(*key);
            }
            assert_eq!(finder.active, active, "{keys:?}");
        }
    }

    #[test]
    fn enter_takes_what_is_seen() {
        assert_eq!(finder(1).press(Key::Enter), Outcome::Taken(trade(0)));
        let mut many = finder(3);
        assert_eq!(many.press(Key::Enter), Outcome::Moved);
        assert_eq!(many.press(Key::Enter), Outcome::Taken(trade(0)));
        assert_eq!(finder(0).press(Key::Enter), Outcome::Moved);
    }

    #[test]
    fn only_professions_where_one_is_asked() {
        let guide = crate::sample::sample();
        let index = SearchIndex::new(&guide);
        let labels = |query, pages| -> Vec<String> {
            find(&guide, &index, query, pages).into_iter().map(|h| h.label).collect()
        };
        assert_eq!(labels("aide", false), ["Aide-soignant"]);
        assert_eq!(labels("aide", true), ["Aide-soignant", "Demander de l'aide"]);
    }

    #[test]
    fn escape_closes_then_empties() {
        let mut finder = finder(2);
        finder.press(Key::Escape);
        assert_eq!((finder.open, finder.query.as_str()), (false, "m"));
        finder.press(Key::Escape);
        assert_eq!(finder, Finder::default());
        assert_eq!(finder.press(Key::Escape), Outcome::Ignored);
    }
}
