//! Searching the guide as one types.
//!
//! Names are professions' labels, aliases and shared names, and pages' titles.
//! Words are compared without accents, case, plural or feminine; the last word
//! may be unfinished, any may hold a small mistake. There is no hashing with
//! random seeds and no ordering by address: the same guide and the same letters
//! give the same answer everywhere.

mod fold;
mod word;

use crate::model::{Guide, NodeId, NodeKind, ValueId};
use word::{Distance, FAR, MISTAKEN, Shape};

/// The longest query that is looked at, in letters.
const LONGEST: usize = 64;
/// The most words of a query that are looked at.
const MOST_WORDS: usize = 8;

/// Every name of a guide, made ready to be found.
#[derive(Debug, Clone, Default)]
pub struct SearchIndex {
    letters: Vec<u8>,
    words: Vec<Word>,
    slots: Vec<usize>,
    names: Vec<Name>,
}

/// Something found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// What was found.
    pub found: Found,
    /// The name it was found by, as it is written in the guide.
    pub name: String,
    /// Whether other professions carry that very name too: a choice, not an answer.
    pub shared: bool,
}

/// What can be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// A profession: the value of the catalogue's fact.
    Trade(ValueId),
    /// A page.
    Page(NodeId),
}

/// A distinct word, or all words of a name written as one.
#[derive(Debug, Clone, Copy)]
struct Word {
    start: usize,
    end: usize,
    shape: Shape,
}

#[derive(Debug, Clone)]
struct Name {
    text: String,
    found: Found,
    kind: Kind,
    frequent: bool,
    /// All its words written as one.
    whole: usize,
    /// Its words, each with its other gender or itself.
    parts: Vec<[usize; 2]>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Label,
    Alias,
    Shared,
}

/// How good a find is; the least is the best.
///
/// In this order: whether all words are meant, whether one holds a mistake, a
/// page or a profession, how far it is, how often it is met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    partial: bool,
    mistaken: bool,
    page: bool,
    cost: Distance,
    rare: bool,
    kind: Kind,
}

impl SearchIndex {
    /// Makes the names of `guide` ready.
    #[must_use]
    pub fn new(guide: &Guide) -> Self {
        let mut index = Self::default();
        for trade in guide.catalogue.iter().flat_map(|c| c.trades()) {
            let mut add = |kind, name: &String| {
                index.add(name, Found::Trade(trade.value), kind, trade.frequent);
            };
            add(Kind::Label, &trade.label);
            trade.aliases.iter().for_each(|n| add(Kind::Alias, n));
            trade.shared.iter().for_each(|n| add(Kind::Shared, n));
        }
        for (at, node) in guide.nodes.iter().enumerate() {
            let searched = match node.kind {
                NodeKind::Procedure
                | NodeKind::Information
                | NodeKind::Outcome(_)
                | NodeKind::Page
                | NodeKind::Question => true,
                NodeKind::Router | NodeKind::Catalogue | NodeKind::Glossary | NodeKind::Links => {
                    false
                }
            };
            if let Some(id) = NodeId::at(at).filter(|_| searched) {
                index.add(&node.title, Found::Page(id), Kind::Label, false);
                if let Some(short) = &node.short_title {
                    index.add(short, Found::Page(id), Kind::Alias, false);
                }
            }
        }
        index
    }

    /// What `query` may mean, best first, at most `limit` of them.
    ///
    /// Those who share the very name that was typed all come before the others.
    #[must_use]
    pub fn search(&self, query: &str, limit: usize) -> Vec<Hit> {
        let mut typed = fold::words(query, LONGEST);
        typed.truncate(MOST_WORDS);
        if typed.is_empty() || limit == 0 {
            return Vec::new();
        }
        let query = Query::new(self, &typed);
        let mut best: Vec<(Rank, &Name)> = Vec::new();
        let mut pending: Option<(Rank, &Name)> = None;
        for name in &self.names {
            let Some(rank) = query.rank(name) else {
                continue;
            };
            // Names of one profession follow each other: its best one speaks for it.
            match &mut pending {
                Some((old, of)) if of.found == name.found => {
                    if rank < *old {
                        (*old, *of) = (rank, name);
                    }
                }
                _ => {
                    if let Some(done) = pending.replace((rank, name)) {
                        insert(&mut best, done, limit);
                    }
                }
            }
        }
        if let Some(done) = pending {
            insert(&mut best, done, limit);
        }
        // What leaves a word out only helps when nothing else does.
        let whole = best.first().is_some_and(|(rank, _)| !rank.partial);
        best.retain(|(rank, _)| !(whole && rank.partial));
        let hit = |(rank, name): (Rank, &Name)| Hit {
            found: name.found,
            name: name.text.clone(),
            shared: name.kind == Kind::Shared && rank.cost <= VERY_NAME,
        };
        best.into_iter().map(hit).collect()
    }

    fn add(&mut self, text: &str, found: Found, kind: Kind, frequent: bool) {
        let words = fold::words(text, usize::MAX);
        if words.is_empty() {
            return;
        }
        let mut part = |word: &Vec<u8>| {
            let itself = self.intern(word);
            let other = word::other_gender(word).map(|w| self.intern(&w));
            [itself, other.unwrap_or(itself)]
        };
        let parts = words.iter().map(&mut part).collect();
        let whole = self.intern(&words.concat());
        self.names.push(Name {
            text: text.into(),
            found,
            kind,
            frequent,
            whole,
            parts,
        });
    }

    /// The number of a word, one for each distinct word.
    fn intern(&mut self, word: &[u8]) -> usize {
        if self.words.len() * 2 >= self.slots.len() {
            self.grow();
        }
        let slot = self.slot_of(word);
        if let Some(&at) = self.slots.get(slot).filter(|at| **at != EMPTY) {
            return at;
        }
        let at = self.words.len();
        let start = self.letters.len();
        self.letters.extend_from_slice(word);
        self.words.push(Word {
            start,
            end: self.letters.len(),
            shape: Shape::of(word),
        });
        if let Some(slot) = self.slots.get_mut(slot) {
            *slot = at;
        }
        at
    }

    fn grow(&mut self) {
        self.slots = vec![EMPTY; (self.slots.len() * 2).max(1024)];
        for at in 0..self.words.len() {
            let slot = self.slot_of(self.letters_of(at));
            if let Some(slot) = self.slots.get_mut(slot) {
                *slot = at;
            }
        }
    }

    /// Where a word's number is, or is to be put; half of the slots are always empty.
    fn slot_of(&self, word: &[u8]) -> usize {
        let hash = word.iter().fold(0x811c_9dc5_u32, |hash, c| {
            (hash ^ u32::from(*c)).wrapping_mul(0x0100_0193)
        });
        let last = self.slots.len().saturating_sub(1);
        let mut slot = hash as usize & last;
        while let Some(&at) = self.slots.get(slot)
            && at != EMPTY
            && self.letters_of(at) != word
        {
            slot = (slot + 1) & last;
        }
        slot
    }

    fn letters_of(&self, word: usize) -> &[u8] {
        let range = self.words.get(word).map(|w| w.start..w.end);
        range.and_then(|r| self.letters.get(r)).unwrap_or_default()
    }
}

const EMPTY: usize = usize::MAX;

/// Up to here, the typed words are the name itself: no word more, none unfinished.
const VERY_NAME: Distance = 1;
/// Finding the words of a name is worth less than finding the name.
const BY_WORDS: Distance = 2;
/// The most that the words of a name that were not typed may count.
const MOST_UNTYPED: usize = 6;
/// A typed word that the name does not hold.
const LEFT_OUT: Distance = 10;

/// A query, compared with every distinct word once.
struct Query {
    /// For all its words written as one, the distance of every word of the index.
    whole: Vec<Distance>,
    words: Vec<TypedWord>,
    /// Nothing but words like « de »: then they are meant.
    all_small: bool,
}

struct TypedWord {
    letters: usize,
    small: bool,
    distances: Vec<Distance>,
}

impl Query {
    fn new(index: &SearchIndex, typed: &[Vec<u8>]) -> Self {
        let distances = |typed: &[u8]| {
            let shape = Shape::of(typed);
            let one = |word: &Word| {
                let letters = index.letters.get(word.start..word.end).unwrap_or_default();
                word::distance((typed, shape), (letters, word.shape))
            };
            index.words.iter().map(one).collect::<Vec<_>>()
        };
        let word = |typed: &Vec<u8>| TypedWord {
            letters: typed.len(),
            small: word::is_small(typed),
            distances: distances(typed),
        };
        let words: Vec<TypedWord> = typed.iter().map(word).collect();
        Self {
            whole: distances(&typed.concat()),
            all_small: words.iter().all(|w| w.small),
            words,
        }
    }

    /// How well `name` answers; `None` when it does not.
    fn rank(&self, name: &Name) -> Option<Rank> {
        let whole = self.whole.get(name.whole).copied().unwrap_or(FAR);
        let by_words = self.by_words(name);
        let (cost, partial) = match by_words {
            Some((cost, partial)) if cost < whole => (cost, partial),
            _ if whole < FAR => (whole, false),
            _ => return None,
        };
        Some(Rank {
            partial,
            mistaken: cost >= MISTAKEN && !partial,
            page: matches!(name.found, Found::Page(_)),
            cost,
            rare: !name.frequent,
            kind: name.kind,
        })
    }

    fn by_words(&self, name: &Name) -> Option<(Distance, bool)> {
        let mut cost = BY_WORDS;
        let mut found = 0;
        let mut missing = 0;
        let mut touched = 0_u64;
        for typed in &self.words {
            let mut best = FAR;
            for (at, [itself, other]) in name.parts.iter().enumerate().take(64) {
                let distance = |word: &usize| typed.distances.get(*word).copied().unwrap_or(FAR);
                let one = distance(itself).min(distance(other));
                if one < FAR {
                    touched |= 1 << at;
                }
                best = best.min(one);
            }
            if best < FAR {
                cost += best;
                found += typed.letters;
            } else if typed.small && !self.all_small {
                cost += 1;
            } else {
                cost += LEFT_OUT;
                missing += typed.letters;
            }
        }
        let untyped = name
            .parts
            .len()
            .saturating_sub(touched.count_ones() as usize);
        cost += Distance::try_from(untyped.min(MOST_UNTYPED)).unwrap_or(0);
        (found > missing).then_some((cost, missing > 0))
    }
}

/// Puts `hit` where it belongs among the `limit` best; the first come keeps its place.
fn insert<'a>(best: &mut Vec<(Rank, &'a Name)>, hit: (Rank, &'a Name), limit: usize) {
    let at = best.partition_point(|(rank, _)| *rank <= hit.0);
    if at < limit {
        best.insert(at, hit);
        best.truncate(limit);
    }
}

#[cfg(test)]
mod tests;
