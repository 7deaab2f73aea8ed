//! The front matter: `key: value` lines between two `---` (YAML).

use crate::diagnostic::Sink;
use crate::diagnostics::{bad_syntax, bad_value};
use crate::source::{Source, Span};
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_saphyr::{DuplicateKeyPolicy, Location, Spanned};
use std::fmt;

/// A value and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    pub(crate) text: String,
    pub(crate) span: Span,
}

/// One line of the front matter.
#[derive(Debug, Clone)]
pub(crate) struct Field {
    pub(crate) key: Word,
    pub(crate) value: Word,
}

/// The front matter, and where the body begins.
#[derive(Debug, Clone)]
pub(crate) struct Header {
    pub(crate) fields: Vec<Field>,
    /// The line that closes it.
    pub(crate) span: Span,
    /// First byte of the body.
    pub(crate) body: usize,
}

impl Header {
    pub(crate) fn get(&self, key: &str) -> Option<&Word> {
        self.fields.iter().find(|f| f.key.text == key).map(|f| &f.value)
    }

    /// The comma-separated words of a value.
    pub(crate) fn words(&self, key: &str) -> Vec<Word> {
        self.get(key).map(split).unwrap_or_default()
    }
}

/// The comma-separated parts of `word`, each with its place.
pub(crate) fn split(word: &Word) -> Vec<Word> {
    let mut from = 0;
    let mut out = Vec::new();
    for part in word.text.split(',') {
        let lead = part.len() - part.trim_start().len();
        let text = part.trim();
        if !text.is_empty() {
            out.push(Word { text: text.to_owned(), span: word.span.part(from + lead, text.len()) });
        }
        from += part.len() + 1;
    }
    out
}

/// Reads the front matter of `source`; `None` after a diagnostic.
pub(crate) fn read(file: usize, source: &Source, sink: &mut Sink) -> Option<Header> {
    let text = &source.text;
    let start = Span::new(file, 0..text.find('\n').unwrap_or(text.len()));
    let mut at = 0;
    let mut fences = text.split_inclusive('\n').filter_map(|line| {
        let start = at;
        at += line.len();
        (line.trim_end() == "---").then_some((start, at))
    });
    let Some((_, base)) = fences.next().filter(|(start, _)| *start == 0) else {
        sink.push(bad_syntax::no_header(start));
        return None;
    };
    let Some((end, body)) = fences.next() else {
        sink.push(bad_syntax::header_not_closed(start));
        return None;
    };
    let yaml = text.get(base..end)?;
    let span = Span::new(file, end..end + "---".len());
    // Said with both places by whoever knows the words.
    let options = serde_saphyr::options! { duplicate_keys: DuplicateKeyPolicy::LastWins };
    match serde_saphyr::from_str_with_options::<Pairs>(yaml, options) {
        Ok(Pairs(pairs)) => {
            let mut fields: Vec<Field> = Vec::new();
            for (key, value) in pairs {
                let key = word(file, base, yaml, key);
                let value = match value.value {
                    Some(text) => word(
                        file,
                        base,
                        yaml,
                        Spanned { value: text, referenced: value.referenced, defined: value.defined },
                    ),
                    None => Word { text: String::new(), span: key.span },
                };
                if value.text.trim().is_empty() {
                    sink.push(bad_value::empty(key.span, &key.text));
                }
                fields.push(Field { key, value });
            }
            Some(Header { fields, span, body })
        }
        Err(error) => {
            let at = error.location().map_or(base, |l| base + place(yaml, l).start);
            let end = text.get(at..).and_then(|t| t.find('\n')).map_or(text.len(), |n| at + n);
            sink.push(bad_syntax::header(Span::new(file, at..end)));
            None
        }
    }
}

fn place(yaml: &str, location: Location) -> std::ops::Range<usize> {
    let (line, column) = (location.line(), location.column());
    let number = |n: u64| usize::try_from(n).unwrap_or(1);
    let start = crate::source::offset(yaml, number(line), number(column)).min(yaml.len());
    start..start
}

fn word(file: usize, base: usize, yaml: &str, spanned: Spanned<String>) -> Word {
    let mut start = place(yaml, spanned.defined).start;
    let text = spanned.value;
    // The place of a quoted value is its opening quote.
    if yaml.get(start..).is_some_and(|t| t.starts_with(['"', '\''])) && !text.starts_with(['"', '\'']) {
        start += 1;
    }
    let end = (start + text.len()).min(yaml.len());
    Word { span: Span::new(file, base + start..base + end), text }
}

/// Key-value pairs in the order of the file.
struct Pairs(Vec<(Spanned<String>, Spanned<Option<String>>)>);

impl<'de> Deserialize<'de> for Pairs {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Collect;
        impl<'de> Visitor<'de> for Collect {
            type Value = Pairs;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("des lignes « mot: valeur »")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Pairs, A::Error> {
                let mut pairs = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    pairs.push(pair);
                }
                Ok(Pairs(pairs))
            }
        }
        deserializer.deserialize_map(Collect)
    }
}
