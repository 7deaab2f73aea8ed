//! The front matter: `key: value` lines between two `---` (YAML).

use crate::diagnostic::{Diagnostic, Sink};
use crate::diagnostics::{bad_syntax, bad_value};
use crate::source::{Source, Span};
use granit_parser::{Event, Marker, Parser, ScalarStyle};

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
        self.get(key).into_iter().flat_map(split).collect()
    }
}

/// The comma-separated parts of `word`, each with its place.
pub(crate) fn split(word: &Word) -> impl Iterator<Item = Word> {
    let mut next = 0;
    word.text.split(',').filter_map(move |part| {
        let from = next + part.len() - part.trim_start().len();
        next += part.len() + 1;
        let text = part.trim();
        (!text.is_empty()).then(|| Word { text: text.to_owned(), span: word.span.part(from, text.len()) })
    })
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
        let empty = text.trim().is_empty();
        sink.push(if empty { bad_syntax::empty_file(start) } else { bad_syntax::no_header(start) });
        return None;
    };
    let Some((end, body)) = fences.next() else {
        sink.push(bad_syntax::header_not_closed(start));
        return None;
    };
    let yaml = text.get(base..end)?;
    let span = Span::new(file, end..end + "---".len());
    match pairs(file, base, yaml) {
        Ok(fields) => {
            let before = sink.list.len();
            for Field { key, value } in &fields {
                if value.text.trim().is_empty() {
                    let line = text.get(key.span.end as usize..).and_then(|rest| rest.lines().next());
                    let is_comment = line.is_some_and(|line| line.contains('#'));
                    sink.push(bad_value::empty(key.span, &key.text, is_comment));
                }
                sink.extend(comment(value.span, text).map(bad_syntax::header_comment));
            }
            (sink.list.len() == before).then_some(Header { fields, span, body })
        }
        Err(Unreadable(at)) => {
            let end = text.get(at..).and_then(|t| t.find('\n')).map_or(text.len(), |n| at + n);
            let known = odd_line(file, base, yaml);
            sink.push(known.unwrap_or_else(|| bad_syntax::header(Span::new(file, at..end))));
            None
        }
    }
}

/// What follows « # » on the line of the value at `span`: YAML takes it for a comment.
fn comment(span: Span, text: &str) -> Option<Span> {
    let end = span.range().end;
    let rest = text.get(end..)?.lines().next()?;
    let rest = rest.trim_end();
    let words = rest.trim_start_matches(['"', '\'']).trim_start();
    words
        .starts_with('#')
        .then(|| span.part(end + rest.len() - words.len() - span.range().start, words.len()))
}

/// The first line of an unreadable front matter that has none of the forms of one.
fn odd_line(file: usize, base: usize, yaml: &str) -> Option<Diagnostic> {
    let mut at = base;
    for line in yaml.lines() {
        let span = Span::new(file, at..at + line.trim_end().len());
        let quoted = line.contains(": \"") || line.contains(": '");
        let colon = line.find(':').map(|colon| line.get(colon + 1..).unwrap_or(""));
        match colon {
            _ if line.trim().is_empty() => {}
            _ if line.starts_with([' ', '\t']) => return Some(bad_syntax::header_indent(span)),
            None => return Some(bad_syntax::header_no_colon(span)),
            Some(value) if !quoted && !value.is_empty() && !value.starts_with([' ', '\t']) => {
                return Some(bad_syntax::header_no_space(span));
            }
            Some(_) => {}
        }
        at += line.len() + 1;
    }
    None
}

/// From which byte of the file the front matter is not `key: value` lines.
struct Unreadable(usize);

/// The lines of `yaml`, which starts at byte `base` of its file: one mapping of
/// scalars to scalars, without anchors, aliases or tags.
fn pairs(file: usize, base: usize, yaml: &str) -> Result<Vec<Field>, Unreadable> {
    let at = |marker: &Marker| base + marker.byte_offset().unwrap_or(0).min(yaml.len());
    let mut fields: Vec<Field> = Vec::new();
    let mut key: Option<Word> = None;
    let mut place = Place::Before;
    for event in Parser::new_from_str(yaml) {
        let (event, span) = event.map_err(|error| Unreadable(at(error.marker())))?;
        let start = at(&span.start);
        match event {
            Event::Scalar(text, style, 0, None) if place == Place::Inside => {
                let word = word(file, start, base + yaml.len(), text.into_owned(), style);
                match key.take() {
                    None => key = Some(word),
                    Some(key) if is_null(&word, style) => {
                        let value = Word { text: String::new(), span: key.span };
                        fields.push(Field { key, value });
                    }
                    Some(key) => fields.push(Field { key, value: word }),
                }
            }
            Event::MappingStart(_, 0, None) if place == Place::Before => place = Place::Inside,
            Event::MappingEnd => place = Place::After,
            Event::StreamStart | Event::StreamEnd | Event::DocumentStart(..) | Event::DocumentEnd => {}
            _ => return Err(Unreadable(start)),
        }
    }
    Ok(fields)
}

/// Where in the one mapping of a front matter its reader is.
#[derive(PartialEq)]
enum Place {
    Before,
    Inside,
    After,
}

/// Nothing written, or what YAML takes for nothing.
fn is_null(word: &Word, style: ScalarStyle) -> bool {
    style == ScalarStyle::Plain && matches!(word.text.as_str(), "" | "~" | "null")
}

/// A scalar that starts at byte `start`; its place ends at byte `limit` at the latest.
fn word(file: usize, start: usize, limit: usize, text: String, style: ScalarStyle) -> Word {
    // The place of a quoted value is its opening quote.
    let quoted = matches!(style, ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted);
    let start = start + usize::from(quoted);
    let end = (start + text.len()).min(limit);
    Word { text, span: Span::new(file, start..end) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `mot=valeur` with the text at each place, or from where it can't be read.
    fn read(yaml: &str) -> Result<Vec<String>, usize> {
        let fields = pairs(0, 0, yaml).map_err(|Unreadable(at)| at)?;
        let at = |word: &Word| yaml.get(word.span.range()).unwrap_or("?").to_owned();
        Ok(fields.iter().map(|f| format!("{}={} {}", at(&f.key), f.value.text, at(&f.value))).collect())
    }

    #[test]
    fn lines_and_their_places() {
        assert_eq!(
            read("type: page\nrelu: 2026-11-23 # hier\n"),
            Ok(vec!["type=page page".into(), "relu=2026-11-23 2026-11-23".into()])
        );
        assert_eq!(read("source: \"Guide : p. 2\"\n"), Ok(vec!["source=Guide : p. 2 Guide : p. 2".into()]));
        assert_eq!(read("relu:\n"), Ok(vec!["relu= relu".into()]));
        assert_eq!(read(""), Ok(vec![]));
    }

    #[test]
    fn nothing_but_lines() {
        assert_eq!(read("a: &x b\nc: *x\n"), Err(6));
        assert_eq!(read("a: !t b\n"), Err(6));
        assert_eq!(read("a: [b]\n"), Err(3));
        assert_eq!(read("a: b\n...\nc\n"), Err(9));
        assert_eq!(read("a\n"), Err(0));
    }
}
