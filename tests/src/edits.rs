//! Random small mistakes in the lines that steer the guide.

use guide_compiler::Source;
use std::ops::Range;

/// One mistake.
#[derive(Debug, Clone)]
pub struct Edit {
    /// Which source.
    pub file: usize,
    /// Which line of it, from 1.
    pub line: usize,
    /// The line before.
    pub before: String,
    /// The line after.
    pub after: String,
    /// The whole text with the mistake.
    pub text: String,
}

/// A small source of numbers, the same on every machine (xorshift).
#[derive(Debug, Clone)]
pub struct Dice(u64);

impl Dice {
    /// A source for one seed.
    #[must_use]
    pub const fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// A number below `bound`, 0 when there is none.
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 20).unwrap_or(0) % bound.max(1)
    }

    /// One of these; they are never empty.
    pub fn pick<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }
}

/// Where mistakes are made, and of which characters.
#[derive(Debug)]
pub struct Field<'a> {
    sources: &'a [Source],
    lines: Vec<(usize, usize, Range<usize>)>,
    characters: Vec<char>,
}

impl<'a> Field<'a> {
    /// The lines that steer the guide.
    #[must_use]
    pub fn structural(sources: &'a [Source]) -> Self {
        Self::new(sources, is_structural)
    }

    /// The lines that are only read.
    #[must_use]
    pub fn wording(sources: &'a [Source]) -> Self {
        Self::new(sources, is_wording)
    }

    fn new(sources: &'a [Source], wanted: fn(&str, &Place<'_>) -> bool) -> Self {
        let mut lines = Vec::new();
        let mut characters = vec!['=', '≠'];
        for (file, source) in sources.iter().enumerate() {
            characters.extend(source.text.chars());
            let mut start = 0;
            let mut place = Place { name: &source.name, fences: 0, free: false };
            for (number, line) in (1..).zip(source.text.split_inclusive('\n')) {
                place.pass(line);
                if wanted(line.trim_end(), &place) {
                    lines.push((file, number, start..start + line.len()));
                }
                start += line.len();
            }
        }
        characters.sort_unstable();
        characters.dedup();
        Self { sources, lines, characters }
    }

    /// How many lines there are.
    #[must_use]
    pub fn lines(&self) -> usize {
        self.lines.len()
    }

    /// One mistake: a character inserted, deleted, replaced or swapped with the next.
    pub fn mistake(&self, dice: &mut Dice) -> Edit {
        let (file, line, range) = dice.pick(&self.lines).clone();
        let text = &self.sources[file].text;
        let mut letters: Vec<char> = text[range.clone()].chars().collect();
        let marks: Vec<usize> = (0..letters.len()).filter(|i| is_mark(letters[*i])).collect();
        let near_mark = dice.below(2) == 0 && !marks.is_empty();
        let at = if near_mark { *dice.pick(&marks) } else { dice.below(letters.len()) };
        let letter = *dice.pick(&self.characters);
        match dice.below(4) {
            0 => letters.insert(at, letter),
            1 => drop(letters.remove(at)),
            2 => letters[at] = letter,
            _ => {
                let next = (at + 1).min(letters.len() - 1);
                letters.swap(at, next);
            }
        }
        self.edit(file, line, range, letters.into_iter().collect())
    }

    /// A letter of a word replaced by another one.
    pub fn reword(&self, dice: &mut Dice) -> Edit {
        let (file, line, range) = dice.pick(&self.lines).clone();
        let mut letters: Vec<char> = self.sources[file].text[range.clone()].chars().collect();
        let inner = |i: &usize| {
            let around = [i.wrapping_sub(1), *i, i + 1];
            around.iter().all(|i| letters.get(*i).is_some_and(|c| c.is_lowercase()))
        };
        let spots: Vec<usize> = (0..letters.len()).filter(inner).collect();
        if !spots.is_empty() {
            letters[*dice.pick(&spots)] = *dice.pick(&['a', 'e', 'i', 'o', 'r', 's', 't', 'é']);
        }
        self.edit(file, line, range, letters.into_iter().collect())
    }

    fn edit(&self, file: usize, line: usize, range: Range<usize>, after: String) -> Edit {
        let text = &self.sources[file].text;
        let before = text[range.clone()].to_owned();
        let text = [&text[..range.start], &after, &text[range.end..]].concat();
        Edit { file, line, before, after, text }
    }
}

/// Where a line stands in its file.
#[derive(Debug)]
struct Place<'a> {
    name: &'a str,
    /// How many lines of three dashes came before or are this one.
    fences: usize,
    /// Below the title, before the first section.
    free: bool,
}

impl Place<'_> {
    fn pass(&mut self, line: &str) {
        if line.trim_end() == "---" {
            self.fences += 1;
        } else if line.starts_with("# ") {
            self.free = true;
        } else if line.starts_with('#') {
            self.free = false;
        }
    }
}

/// Header, headings, list items, addresses, framed remarks, inclusions; every line of the manifest.
fn is_structural(line: &str, place: &Place<'_>) -> bool {
    if line.is_empty() {
        return false;
    }
    if !place.name.ends_with(".md") {
        return !line.starts_with('#');
    }
    let item = line.trim_start();
    let numbered = item.trim_start_matches(|c: char| c.is_ascii_digit());
    place.fences < 2
        || line == "---"
        || line.starts_with(['#', '<'])
        || item.starts_with("- ")
        || (numbered.len() < item.len() && numbered.starts_with(". "))
        || line.starts_with("> [!")
        || line.ends_with("\"inclure\")")
}

/// Paragraphs between the title and the first section, without a link.
fn is_wording(line: &str, place: &Place<'_>) -> bool {
    place.name.starts_with("fr/")
        && place.free
        && !line.contains(['[', '#', '<', '|', '>'])
        && !line.trim_start().starts_with('-')
        && line.len() > 20
}

fn is_mark(c: char) -> bool {
    c.is_ascii_punctuation() || c.is_ascii_digit() || matches!(c, '=' | '≠' | '→' | '—' | '\n')
}
