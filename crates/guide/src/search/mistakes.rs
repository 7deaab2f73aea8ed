//! Small mistakes: which words are one or two edits away from what was typed.
//!
//! An edit inserts, drops or replaces a letter, or swaps two neighbours. Words
//! are looked at in alphabetical order; what was found out about a beginning
//! holds for all words that share it, and a beginning that already holds too
//! many edits is left with all its words. Only the diagonals that the allowed
//! edits can reach are filled, so a letter of a word costs at most five steps.

use super::word::{Distance, FAR, LONG_STEM, MISTAKEN};

/// The table of edits between the typed letters and one path of letters.
pub(super) struct Edits<'a> {
    typed: &'a [u8],
    most: usize,
    rows: Vec<Row>,
    /// How many letters of the path have a row.
    depth: usize,
    /// From this depth on, the path holds too many edits.
    dead: Option<usize>,
}

/// Cell k is the column k - 1 - most places right of the row's own number.
#[derive(Clone, Copy)]
struct Row {
    letter: u8,
    cells: [u8; WIDTH],
    /// The fewest edits between the typed letters and any beginning of the path.
    beginning: u8,
}

const WIDTH: usize = 7;
const NEVER: u8 = 100;

const ONE_MISTAKE: Distance = 6;
const UNFINISHED: Distance = 2;

impl<'a> Edits<'a> {
    /// Ready for the first word; `None` when a word of this length forgives nothing.
    ///
    /// `stem` is the length of `typed` without plural and feminine.
    pub(super) fn new(typed: &'a [u8], stem: usize) -> Option<Self> {
        let most = match typed.len() {
            0..4 => return None,
            4..8 => 1,
            _ => 2,
        };
        let mut first = Row { letter: 0, cells: [NEVER; WIDTH], beginning: NEVER };
        for (edits, cell) in (0..).zip(first.cells.iter_mut().skip(most + 1).take(most + 1)) {
            *cell = edits;
        }
        Some(Self {
            // What is left of a short word would be the beginning of too many.
            typed: typed.get(..stem).filter(|s| s.len() >= LONG_STEM).unwrap_or(typed),
            most,
            rows: vec![first],
            depth: 0,
            dead: None,
        })
    }

    /// Says that the next word shares only its first `common` letters with the one before.
    ///
    /// Whether the next word needs to be looked at.
    pub(super) fn next(&mut self, common: usize) -> bool {
        self.depth = self.depth.min(common);
        if self.dead.is_some_and(|dead| common >= dead) {
            return false;
        }
        self.dead = None;
        true
    }

    /// How far the typed letters are from `word`, whose stem is `stem` letters long.
    pub(super) fn distance(&mut self, word: &[u8], stem: usize) -> Distance {
        let deepest = self.typed.len() + self.most;
        for &letter in word.iter().take(deepest).skip(self.depth) {
            let row = self.extended(letter);
            self.depth += 1;
            self.rows.truncate(self.depth);
            self.rows.push(row);
            let fewest = row.cells.iter().fold(row.beginning, |a, b| a.min(*b));
            if usize::from(fewest) > self.most {
                self.dead = Some(self.depth);
                return FAR;
            }
        }
        let whole = self.at_end(word.len()).min(self.at_end(stem));
        let beginning = self.rows.get(self.depth).map_or(NEVER, |r| r.beginning);
        let cost = |edits: u8| MISTAKEN + ONE_MISTAKE * Distance::from(edits);
        if usize::from(whole) <= self.most {
            cost(whole)
        } else if usize::from(beginning) <= self.most {
            cost(beginning) + UNFINISHED
        } else {
            FAR
        }
    }

    /// The row after the path's last one, for one letter more.
    fn extended(&self, letter: u8) -> Row {
        let number = self.depth + 1;
        let above = self.rows.get(self.depth);
        let two_above = self.depth.checked_sub(1).and_then(|d| self.rows.get(d));
        let cell = |row: Option<&Row>, k: usize| row.and_then(|r| r.cells.get(k)).map_or(NEVER, |c| *c);
        let typed = |column: usize| column.checked_sub(1).and_then(|c| self.typed.get(c));
        let mut cells = [NEVER; WIDTH];
        let mut left = NEVER;
        for (k, slot) in cells.iter_mut().enumerate().skip(1).take(2 * self.most + 1) {
            let Some(column) = (number + k).checked_sub(self.most + 1) else {
                continue;
            };
            if column > self.typed.len() {
                break;
            }
            let mut best = (cell(above, k + 1) + 1).min(left + 1);
            if let Some(there) = typed(column) {
                best = best.min(cell(above, k) + u8::from(*there != letter));
                let before = above.filter(|_| self.depth > 0).map(|r| &r.letter);
                if before == Some(there) && typed(column - 1) == Some(&letter) {
                    best = best.min(cell(two_above, k) + 1);
                }
            }
            left = best.min(NEVER);
            *slot = left;
        }
        let end = self.end_cell(number);
        let here = end.and_then(|k| cells.get(k)).map_or(NEVER, |c| *c);
        Row { letter, cells, beginning: here.min(above.map_or(NEVER, |r| r.beginning)) }
    }

    /// The cell of a row that stands for all typed letters.
    fn end_cell(&self, row: usize) -> Option<usize> {
        let k = (self.typed.len() + self.most + 1).checked_sub(row)?;
        (1..=2 * self.most + 1).contains(&k).then_some(k)
    }

    /// The edits between the typed letters and the first `depth` letters of the path.
    fn at_end(&self, depth: usize) -> u8 {
        let row = self.rows.get(depth).filter(|_| depth <= self.depth);
        let cell = self.end_cell(depth);
        let found = row.and_then(|r| r.cells.get(cell?));
        found.map_or(NEVER, |c| *c)
    }
}
