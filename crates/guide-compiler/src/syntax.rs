//! Conditions as written: `fait = valeur et fait parmi (a, b)`.

use crate::diagnostic::Sink;
use crate::diagnostics::bad_condition;
use crate::header::Word;
use crate::source::{Span, regular};

/// Tests joined by « et », not yet resolved.
#[derive(Debug, Clone)]
pub(crate) struct RawCondition {
    pub(crate) tests: Vec<RawTest>,
}

/// One test as written.
#[derive(Debug, Clone)]
pub(crate) struct RawTest {
    pub(crate) fact: Word,
    pub(crate) negated: bool,
    pub(crate) values: Vec<Word>,
}

/// `fait = valeur` of a `fixe` attribute.
#[derive(Debug, Clone)]
pub(crate) struct RawSet {
    pub(crate) fact: Word,
    pub(crate) value: Word,
}

/// Parses the condition that `text`, standing at `span`, holds.
pub(crate) fn condition(text: &str, span: Span, sink: &mut Sink) -> Option<RawCondition> {
    let mut cursor = Cursor { text, span, at: 0 };
    let mut tests = Vec::new();
    loop {
        match cursor.test() {
            Ok(test) => tests.push(test),
            Err(fault) => {
                sink.push(bad_condition::condition(fault.span, fault.expected));
                return None;
            }
        }
        cursor.blank();
        if cursor.rest().is_empty() {
            return Some(RawCondition { tests });
        }
        let word = cursor.here();
        if !cursor.word("et") {
            if cursor.word("ou") {
                sink.push(bad_condition::or(word));
                return None;
            }
            sink.push(bad_condition::condition(
                cursor.here(),
                "« et » suivi d'un autre test, ou la fin de la condition",
            ));
            return None;
        }
    }
}

/// Parses `fait = valeur`.
pub(crate) fn set(text: &str, span: Span, sink: &mut Sink) -> Option<RawSet> {
    let mut cursor = Cursor { text, span, at: 0 };
    let fault = match cursor.test() {
        Ok(RawTest { fact, negated: false, values }) if values.len() == 1 => {
            cursor.blank();
            if cursor.rest().is_empty() {
                return values.into_iter().next().map(|value| RawSet { fact, value });
            }
            Fault { span: cursor.here(), expected: "la fin de la ligne" }
        }
        Ok(_) => Fault { span, expected: "« fait = valeur »" },
        Err(fault) => fault,
    };
    sink.push(bad_condition::condition(fault.span, fault.expected));
    None
}

struct Fault {
    span: Span,
    expected: &'static str,
}

struct Cursor<'a> {
    text: &'a str,
    span: Span,
    at: usize,
}

impl Cursor<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or("")
    }

    /// The next word, for a message; at the end, the last character.
    fn here(&self) -> Span {
        let rest = self.rest().trim_start();
        if let Some(first) = rest.split_whitespace().next() {
            return self.span.part(self.text.len() - rest.len(), first.len());
        }
        let text = self.text.trim_end();
        let last = text.chars().next_back().map_or(0, char::len_utf8);
        self.span.part(text.len() - last, last)
    }

    fn blank(&mut self) {
        self.at += self.rest().len() - self.rest().trim_start().len();
    }

    fn eat(&mut self, sign: &str) -> bool {
        let found = self.rest().starts_with(sign);
        if found {
            self.at += sign.len();
        }
        found
    }

    /// Eats `word` when it stands alone.
    fn word(&mut self, word: &str) -> bool {
        let after = self.rest().strip_prefix(word);
        let found = after.is_some_and(|a| a.starts_with(|c: char| c.is_whitespace() || c == '('));
        if found {
            self.at += word.len();
        }
        found
    }

    /// A run of characters that a key may be confused with; judged when it is resolved.
    fn name(&mut self, expected: &'static str) -> Result<Word, Fault> {
        self.blank();
        let stop = |c: char| c.is_whitespace() || "=≠!(),<>:;".contains(c);
        let len = self.rest().find(stop).unwrap_or(self.rest().len());
        if len == 0 {
            return Err(Fault { span: self.here(), expected });
        }
        let text = self.rest().get(..len).unwrap_or("").to_owned();
        let span = self.span.part(self.at, len);
        self.at += len;
        Ok(Word { text, span })
    }

    fn test(&mut self) -> Result<RawTest, Fault> {
        let fact = self.name("le nom d'un fait")?;
        self.blank();
        if self.word("parmi") {
            return Ok(RawTest { fact, negated: false, values: self.list()? });
        }
        let negated = self.eat("≠") || self.eat("!=");
        if !negated && !self.eat("=") {
            return Err(Fault { span: self.here(), expected: "« = », « ≠ » ou « parmi (…) »" });
        }
        let value = self.name("une valeur")?;
        Ok(RawTest { fact, negated, values: vec![value] })
    }

    fn list(&mut self) -> Result<Vec<Word>, Fault> {
        self.blank();
        if !self.eat("(") {
            return Err(Fault { span: self.here(), expected: "« ( » après « parmi »" });
        }
        let mut values = Vec::new();
        loop {
            values.push(self.name("une valeur")?);
            self.blank();
            if self.eat(")") {
                return Ok(values);
            }
            if !self.eat(",") {
                return Err(Fault { span: self.here(), expected: "« , » ou « ) »" });
            }
        }
    }
}

/// What stands before the link of a rule, or before the text of a variant.
#[derive(Debug, Clone)]
pub(crate) enum Guard {
    /// Nothing: everybody.
    Always,
    /// « Si … »
    When(RawCondition),
    /// « Sinon »
    Else,
}

impl Guard {
    /// Where the fact of each test stands.
    pub(crate) fn facts(&self) -> Vec<Span> {
        match self {
            Self::When(condition) => condition.tests.iter().map(|t| t.fact.span).collect(),
            Self::Always | Self::Else => Vec::new(),
        }
    }
}

/// The arrows that are accepted for `→`.
pub(crate) const ARROWS: [&str; 4] = ["→", "->", "=>", "⇒"];

/// Where `text` holds the middle of a link that Markdown did not understand.
pub(crate) fn broken_link(text: &str) -> Option<usize> {
    ["](", "][", "] (", "]#", "(#", "(]"].iter().filter_map(|sign| text.find(sign)).min()
}

/// Parses « Si … → », « Sinon → » or nothing; `text` stands at `span` and ends where the link begins.
///
/// # Errors
///
/// It is none of these, or a condition with a fault, which was then reported.
pub(crate) fn rule_guard(text: &str, span: Span, sink: &mut Sink) -> Result<Guard, Reported> {
    let trimmed = text.trim_end();
    if trimmed.is_empty() {
        return Ok(Guard::Always);
    }
    let Some(before) = ARROWS.iter().find_map(|a| trimmed.strip_suffix(a)) else {
        return Err(Reported::No);
    };
    guard(before, span, sink)
}

/// Whether a fault was already reported.
pub(crate) enum Reported {
    Yes,
    No,
}

/// Parses « Si … » or « Sinon ».
pub(crate) fn guard(text: &str, span: Span, sink: &mut Sink) -> Result<Guard, Reported> {
    let lead = text.len() - text.trim_start().len();
    let trimmed = text.trim();
    if trimmed == "Sinon" {
        return Ok(Guard::Else);
    }
    let rest = trimmed.strip_prefix("Si").filter(|r| r.starts_with(char::is_whitespace));
    let Some(rest) = rest else {
        return Err(Reported::No);
    };
    let skip = lead + "Si".len() + (rest.len() - rest.trim_start().len());
    let rest = rest.trim();
    match condition(rest, span.part(skip, rest.len()), sink) {
        Some(condition) => Ok(Guard::When(condition)),
        None => Err(Reported::Yes),
    }
}

/// Splits `mot : valeur`; the word, and how many bytes precede the value.
///
/// The word may be any single word, known or not, so that an unknown one is
/// reported rather than published.
pub(crate) fn attribute(text: &str) -> Option<(&str, usize)> {
    let colon = text.find(':')?;
    let word = text.get(..colon)?.trim_end_matches([' ', '\u{a0}', '\u{202f}']);
    let single = !word.is_empty() && !word.contains(char::is_whitespace);
    let rest = text.get(colon + 1..)?;
    let value = colon + 1 + (rest.len() - rest.trim_start().len());
    single.then_some((word, value))
}

/// Splits `clé — texte` (also with `-` or `–`).
pub(crate) fn keyed_title(text: &str) -> Option<(&str, &str)> {
    let found = [" — ", " – ", " - "].iter().find_map(|dash| text.split_once(dash));
    found
        .map(|(key, title)| (key.trim(), title.trim()))
        .filter(|(_, title)| !regular(title).trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<String, String> {
        let mut sink = Sink::default();
        let span = Span::new(0, 0..text.len());
        let Some(condition) = condition(text, span, &mut sink) else {
            return Err(sink
                .list
                .iter()
                .map(|d| format!("{}@{}", d.primary.text, d.primary.span.start))
                .collect());
        };
        let one = |t: &RawTest| {
            let values: Vec<&str> = t.values.iter().map(|v| v.text.as_str()).collect();
            format!("{}{}{}", t.fact.text, if t.negated { "≠" } else { "=" }, values.join("|"))
        };
        Ok(condition.tests.iter().map(one).collect::<Vec<_>>().join(" & "))
    }

    #[test]
    fn conditions() {
        assert_eq!(parse("a = b").as_deref(), Ok("a=b"));
        assert_eq!(parse("a=b et c ≠ d").as_deref(), Ok("a=b & c≠d"));
        assert_eq!(parse("a\u{a0}= b et c parmi (d, e)").as_deref(), Ok("a=b & c=d|e"));
        assert!(parse("a = b ou c = d").is_err());
        assert!(parse("a == b").is_err());
        assert!(parse("a parmi ()").is_err());
        assert!(parse("").is_err());
        assert!(parse("a = b c").is_err());
    }

    #[test]
    fn attributes() {
        assert_eq!(attribute("aide : oui"), Some(("aide", 7)));
        assert_eq!(attribute("à-vérifier\u{a0}: x"), Some(("à-vérifier", 16)));
        assert_eq!(attribute("deux mots : x"), None);
    }
}
