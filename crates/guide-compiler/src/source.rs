//! Source texts and places in them.

use std::borrow::Cow;
use std::ops::Range;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// A file to compile: its name relative to the content folder, and its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// `fr/e-cps/coordonnees.md`, always with `/`.
    pub name: String,
    /// The text, made regular: see [`Source::new`].
    pub text: String,
}

impl Source {
    /// A source whose text is made regular: no byte order mark, `\n` at line
    /// ends, accents composed (macOS writes them decomposed).
    #[must_use]
    pub fn new(name: impl Into<String>, text: &str) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let text = if text.contains('\r') {
            text.replace("\r\n", "\n").replace('\r', "\n")
        } else {
            text.to_owned()
        };
        let text = if is_nfc(&text) { text } else { text.nfc().collect() };
        let text = if text.contains(INVISIBLE) { text.replace(INVISIBLE, "") } else { text };
        let text = if text.contains(NO_BREAK) {
            text.split_inclusive('\n').map(regular_start).collect()
        } else {
            text
        };
        Self { name: name.into(), text }
    }
}

/// Signs that nobody sees and that would make two equal words different.
const INVISIBLE: [char; 8] =
    ['\0', '\u{ad}', '\u{200b}', '\u{200c}', '\u{200e}', '\u{200f}', '\u{2060}', '\u{feff}'];

/// Spaces that keyboards and word processors put for ordinary ones.
const NO_BREAK: [char; 3] = ['\u{a0}', '\u{202f}', '\u{2009}'];

/// `line` with ordinary spaces in front of and after the sign that makes it a heading, an item or a quotation.
fn regular_start(line: &str) -> String {
    let space = |c: char| c == ' ' || c == '\t' || NO_BREAK.contains(&c);
    let sign = line.trim_start_matches(space);
    let digits = sign.trim_start_matches(|c: char| c.is_ascii_digit());
    let after = match digits.strip_prefix(['.', ')']) {
        Some(after) if digits.len() < sign.len() => after,
        _ => sign.trim_start_matches(['#', '-', '*', '+', '>']),
    };
    let words = after.trim_start_matches(space);
    let head = line.get(..line.len() - words.len()).unwrap_or("");
    let mut out = head.replace(NO_BREAK, " ");
    out.push_str(words);
    out
}

/// A place: a range of bytes in one source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// Position of the source in the list given to the compiler.
    pub file: u32,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The place `range` of file number `file`.
    #[must_use]
    pub fn new(file: usize, range: Range<usize>) -> Self {
        let small = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self { file: small(file), start: small(range.start), end: small(range.end) }
    }

    /// As a range of bytes.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The part that starts `from` bytes in and is `len` bytes long.
    #[must_use]
    pub(crate) fn part(self, from: usize, len: usize) -> Self {
        let base = self.start as usize + from;
        Self::new(self.file as usize, base..base + len)
    }
}

/// Line and column, both from 1; the column counts characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// Line.
    pub line: usize,
    /// Column in characters.
    pub column: usize,
}

/// Where `offset` lies in `text`.
#[must_use]
pub fn position(text: &str, offset: usize) -> Position {
    let before = text.get(..offset).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |n| n + 1);
    let column = before.get(line_start..).map_or(0, |l| l.chars().count());
    Position { line: before.matches('\n').count() + 1, column: column + 1 }
}

/// Words as they are compared: plain spaces and straight apostrophes.
pub(crate) fn regular(text: &str) -> Cow<'_, str> {
    // Most texts hold none of these, which begin with the bytes C2 and E2.
    if !holds(text, |b| matches!(b, b'\n' | 0xc2 | 0xe2)) {
        return Cow::Borrowed(text);
    }
    let regular = |c| match c {
        '\u{a0}' | '\u{202f}' | '\u{2009}' | '\n' => ' ',
        '’' => '\'',
        other => other,
    };
    Cow::Owned(text.chars().map(regular).collect())
}

/// Whether one of the bytes of `text` is a `sign`: looks at all of them, which is
/// quicker than to look where to stop when there mostly is none.
pub(crate) fn holds(text: &str, sign: impl Fn(u8) -> bool) -> bool {
    text.bytes().fold(false, |found, byte| found | sign(byte))
}

/// Whether `key` is made of `[a-z0-9]+(-[a-z0-9]+)*`.
pub(crate) fn is_key(key: &str) -> bool {
    let word = |w: &str| !w.is_empty() && w.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    key.split('-').all(word)
}

/// A key made of the words of `text`: lower case, no accents, hyphens between.
#[must_use]
pub fn slug(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii() {
            push_slug(c.to_ascii_lowercase(), &mut out);
            continue;
        }
        let letters = std::iter::once(c).nfd().filter(|c| !('\u{300}'..='\u{36f}').contains(c));
        letters.flat_map(char::to_lowercase).for_each(|c| push_slug(c, &mut out));
    }
    out.truncate(out.trim_end_matches('-').len());
    out
}

fn push_slug(c: char, out: &mut String) {
    match c {
        'œ' => out.push_str("oe"),
        'æ' => out.push_str("ae"),
        c if c.is_ascii_alphanumeric() => out.push(c),
        _ if out.ends_with('-') || out.is_empty() => {}
        _ => out.push('-'),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decomposed_accents_become_one() {
        let source = Source::new("a.md", "\u{feff}e\u{301}tape\r\n");
        assert_eq!(source.text, "étape\n");
    }

    #[test]
    fn a_hyphen_that_nobody_sees_is_none() {
        assert_eq!(Source::new("a.md", "- di\u{ad}re :\0 un\u{200c}mot").text, "- dire : unmot");
    }

    #[test]
    fn positions_count_characters() {
        let text = "a\nété x";
        assert_eq!(position(text, 8), Position { line: 2, column: 5 });
    }

    #[test]
    fn slugs_are_keys() {
        assert_eq!(slug("Insérer la carte, puis l’œil !"), "inserer-la-carte-puis-l-oeil");
        assert!(is_key("e-cps") && !is_key("e--cps") && !is_key("É"));
    }
}
