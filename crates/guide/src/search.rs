//! Searching the guide as one types.
//!
//! Names are professions' labels, aliases and shared names, and pages' titles.
//! Words are compared without accents, case, plural or feminine; the last word
//! may be unfinished, any may hold a small mistake. There is no hashing with
//! random seeds and no ordering by address: the same guide and the same letters
//! give the same answer everywhere.

mod fold;
mod mistakes;
mod word;

use crate::model::{Guide, NodeId, NodeKind, ValueId};
use mistakes::Edits;
use word::{Distance, FAR, MISTAKEN};

/// The longest query that is looked at, in letters.
const LONGEST: usize = 64;
/// The most words of a query that are looked at.
const MOST_WORDS: usize = 8;
/// The most letters of a name that can be found.
const LONGEST_NAME: usize = 200;

/// Every name of a guide, made ready to be found.
#[derive(Debug, Clone, Default)]
pub struct SearchIndex {
    names: Vec<Name>,
    /// The letters of all words, one after the other.
    letters: Vec<u8>,
    /// Every place where a word stands, in the order of the letters.
    places: Vec<Place>,
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

#[derive(Debug, Clone)]
struct Name {
    text: String,
    found: Found,
    kind: Kind,
    frequent: bool,
    words: usize,
}

/// A word of a name, in one of its genders; or all its words written as one.
#[derive(Debug, Clone, Copy)]
struct Place {
    start: usize,
    end: usize,
    /// How long it is without plural and feminine.
    stem: usize,
    /// How many letters it shares with the place before.
    common: usize,
    name: usize,
    /// Which of the name's words it is; `None` for all as one.
    word: Option<usize>,
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
                NodeKind::Router | NodeKind::Catalogue | NodeKind::Glossary | NodeKind::Links => false,
            };
            if let Some(id) = NodeId::at(at).filter(|_| searched) {
                index.add(&node.title, Found::Page(id), Kind::Label, false);
                if let Some(short) = &node.short_title {
                    index.add(short, Found::Page(id), Kind::Alias, false);
                }
            }
        }
        index.sort();
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
        let mut best: Vec<(Rank, &Name)> = Vec::new();
        let mut pending: Option<(Rank, &Name)> = None;
        for (name, tally) in self.names.iter().zip(self.tallies(&typed)) {
            let Some(rank) = tally.rank(name) else {
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
        let words = fold::words(text, LONGEST_NAME);
        for (at, word) in words.iter().enumerate() {
            self.place(word, Some(at));
            if let Some(other) = word::other_gender(word) {
                self.place(&other, Some(at));
            }
        }
        self.place(&words.concat(), None);
        self.names.push(Name { text: text.into(), found, kind, frequent, words: words.len() });
    }

    fn place(&mut self, letters: &[u8], word: Option<usize>) {
        let start = self.letters.len();
        self.letters.extend_from_slice(letters);
        self.places.push(Place {
            start,
            end: self.letters.len(),
            stem: word::stem(letters),
            common: 0,
            name: self.names.len(),
            word,
        });
    }

    fn sort(&mut self) {
        let letters = |place: &Place| self.letters.get(place.start..place.end);
        merge_sort(&mut self.places, |a, b| letters(a) < letters(b));
        let mut before: &[u8] = &[];
        for place in &mut self.places {
            let here = letters(place).unwrap_or_default();
            place.common = before.iter().zip(here).take_while(|(a, b)| a == b).count();
            before = here;
        }
    }

    fn letters_of(&self, place: &Place) -> &[u8] {
        self.letters.get(place.start..place.end).unwrap_or_default()
    }

    /// For every name, how well it answers the typed words.
    fn tallies(&self, typed: &[Vec<u8>]) -> Vec<Tally> {
        let mut tallies = vec![Tally::new(); self.names.len()];
        let small = |word: &[u8]| word::is_small(word);
        let all_small = typed.iter().all(|w| small(w));
        for (at, word) in (1..).zip(typed) {
            // A word of one or two letters with others behind it is not being typed any more.
            let finished = at < typed.len() && word.len() < 3;
            self.visit(word, finished, |place, distance| {
                if let Some(tally) = tallies.get_mut(place.name) {
                    tally.meet(place.word, distance, typed.len() == 1);
                }
            });
            let optional = small(word) && !all_small;
            let letters = u16::try_from(word.len()).unwrap_or(u16::MAX);
            for tally in &mut tallies {
                tally.next_word(letters, optional);
            }
        }
        if typed.len() > 1 {
            self.visit(&typed.concat(), false, |place, distance| {
                if let (None, Some(tally)) = (place.word, tallies.get_mut(place.name)) {
                    tally.meet(None, distance, true);
                }
            });
        }
        tallies
    }

    /// Every place whose word may be meant by `typed`, and how far it is.
    fn visit(&self, typed: &[u8], finished: bool, mut meet: impl FnMut(&Place, Distance)) {
        let typed_stem = word::stem(typed);
        let stem = typed.get(..typed_stem).unwrap_or(typed);
        let from = self.places.partition_point(|p| self.letters_of(p) < stem);
        let clean = |place: &Place| {
            let word = self.letters_of(place);
            match word.starts_with(stem) {
                true if finished && word.len() > stem.len() => FAR,
                true => word::distance(typed, typed_stem, word, place.stem),
                false => FAR,
            }
        };
        let nearby = self.places.iter().skip(from);
        for place in nearby.take_while(|p| self.letters_of(p).starts_with(stem)) {
            let distance = clean(place);
            if distance < FAR {
                meet(place, distance);
            }
        }
        let Some(mut edits) = Edits::new(typed, typed_stem) else {
            return;
        };
        for place in &self.places {
            if edits.next(place.common) && clean(place) >= FAR {
                let distance = edits.distance(self.letters_of(place), place.stem);
                if distance < FAR {
                    meet(place, distance);
                }
            }
        }
    }
}

/// Up to here, the typed words are the name itself: no word more, none unfinished.
const VERY_NAME: Distance = 1;
/// Finding the words of a name is worth less than finding the name.
const BY_WORDS: Distance = 2;
/// The most that the words of a name that were not typed may count.
const MOST_UNTYPED: usize = 6;
/// A typed word that the name does not hold.
const LEFT_OUT: Distance = 10;

/// What is known of one name while the typed words are looked for.
#[derive(Debug, Clone)]
struct Tally {
    /// The distance of all typed words as one from all its words as one.
    whole: Distance,
    /// The distance of its nearest word from the typed word at hand.
    nearest: Distance,
    /// The distances so far, word by word.
    sum: Distance,
    /// Letters of the typed words that it holds, and that it does not hold.
    found: u16,
    missing: u16,
    /// Which of its words were met.
    met: u32,
}

impl Tally {
    const fn new() -> Self {
        Self { whole: FAR, nearest: FAR, sum: BY_WORDS, found: 0, missing: 0, met: 0 }
    }

    /// A word of the name, or the name as one word, is this far from the typed word.
    fn meet(&mut self, word: Option<usize>, distance: Distance, is_whole: bool) {
        match word {
            Some(word) => {
                self.nearest = self.nearest.min(distance);
                self.met |= 1 << word.min(31);
            }
            None if is_whole => self.whole = self.whole.min(distance),
            None => {}
        }
    }

    /// Everything near the typed word was met.
    fn next_word(&mut self, letters: u16, optional: bool) {
        if self.nearest < FAR {
            self.sum += self.nearest;
            self.found += letters;
            self.nearest = FAR;
        } else if optional {
            self.sum += 1;
        } else {
            self.sum += LEFT_OUT;
            self.missing += letters;
        }
    }

    /// How well `name` answers; `None` when it does not.
    fn rank(&self, name: &Name) -> Option<Rank> {
        let untyped = name.words.saturating_sub(self.met.count_ones() as usize);
        let untyped = Distance::try_from(untyped.min(MOST_UNTYPED)).unwrap_or(0);
        let by_words = if self.found > self.missing { self.sum + untyped } else { FAR };
        // To leave a word out is worse than any mistake.
        let partial = self.missing > 0 && self.whole >= FAR;
        let cost = if self.missing > 0 && !partial { self.whole } else { self.whole.min(by_words) };
        (cost < FAR).then_some(Rank {
            partial,
            mistaken: cost >= MISTAKEN && !partial,
            page: matches!(name.found, Found::Page(_)),
            cost,
            rare: !name.frequent,
            kind: name.kind,
        })
    }
}

/// Sorts by merging, equals in their order.
///
/// A quarter of the code that the library's own sort brings into the wasm.
fn merge_sort(places: &mut Vec<Place>, less: impl Fn(&Place, &Place) -> bool) {
    let mut width = 1;
    while width < places.len() {
        let mut merged = Vec::with_capacity(places.len());
        for pair in places.chunks(2 * width) {
            let (mut left, mut right) = pair.split_at(width.min(pair.len()));
            while let (Some(a), Some(b)) = (left.first(), right.first()) {
                let from = if less(b, a) { &mut right } else { &mut left };
                merged.extend(from.split_off_first());
            }
            merged.extend(left);
            merged.extend(right);
        }
        *places = merged;
        width *= 2;
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
