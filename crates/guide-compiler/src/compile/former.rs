//! Former names: what was renamed, for the lockfile, and what cannot have been.

use super::files::Files;
use crate::diagnostic::Sink;
use crate::diagnostics::{bad_value, duplicate};
use crate::header::Word;
use crate::source::{Span, is_key};
use std::collections::{BTreeMap, BTreeSet};

/// What stood or stands under each name.
#[derive(Debug, Default)]
pub(crate) struct Former<'a> {
    /// The page of each name.
    pages: BTreeMap<String, usize>,
    /// The answers of each page, by fact and name.
    answers: BTreeSet<(usize, &'a str, &'a str)>,
    trades: BTreeSet<&'a str>,
}

impl<'a> Former<'a> {
    pub(super) fn of(files: &'a Files<'_>) -> Self {
        let mut former = Self::default();
        for (at, page) in files.pages.iter().enumerate() {
            former.pages.insert(page.key.clone(), at);
            former.pages.extend(page.header.words("ancien").into_iter().map(|name| (name.text, at)));
            for question in &page.questions {
                let fact = question.fact.as_ref().or_else(|| page.header.get("fait"));
                let Some(fact) = fact else { continue };
                let names = question.answers.iter().flat_map(|a| std::iter::once(&a.key).chain(&a.former));
                former.answers.extend(names.map(|name| (at, fact.text.as_str(), name.text.as_str())));
            }
        }
        let trades = files.catalogue.iter().flat_map(|catalogue| catalogue.trades());
        former.trades = trades.flat_map(|t| &t.former).map(|name| name.text.as_str()).collect();
        former
    }

    /// Whether what `line` of the lockfile names was declared renamed.
    pub(crate) fn has(&self, line: &str) -> bool {
        let words: Vec<&str> = line.split(' ').collect();
        match words[..] {
            ["page", page] => self.pages.contains_key(page),
            ["réponse", page, fact, answer] => {
                self.pages.get(page).is_some_and(|page| self.answers.contains(&(*page, fact, answer)))
            }
            ["métier", trade] => self.trades.contains(trade),
            _ => false,
        }
    }
}

/// Former names must be keys, name nothing that still exists, and belong to one thing only.
pub(super) fn check(files: &Files<'_>, sink: &mut Sink) {
    let pages = files.pages.iter().filter_map(|page| Some((page.key.as_str(), page.title?)));
    let former = files.headers().flat_map(|header| header.words("ancien"));
    renamed(pages, former, |key| key.split('/').all(is_key), sink);
    for question in files.pages.iter().flat_map(|page| &page.questions) {
        let answers = question.answers.iter().map(|a| (a.key.text.as_str(), a.key.span));
        renamed(answers, question.answers.iter().flat_map(|a| a.former.clone()), is_key, sink);
    }
    if let Some(catalogue) = &files.catalogue {
        let trades = catalogue.trades().map(|t| (t.key.text.as_str(), t.key.span));
        renamed(trades, catalogue.trades().flat_map(|t| t.former.clone()), is_key, sink);
    }
}

fn renamed<'a>(
    present: impl Iterator<Item = (&'a str, Span)>,
    former: impl Iterator<Item = Word>,
    fits: impl Fn(&str) -> bool,
    sink: &mut Sink,
) {
    let mut former = former.peekable();
    // Most guides renamed nothing yet.
    if former.peek().is_none() {
        return;
    }
    let present: BTreeMap<&str, Span> = present.collect();
    let mut seen: BTreeMap<String, Span> = BTreeMap::new();
    for word in former {
        if !fits(&word.text) {
            sink.push(bad_value::key(word.span, &word.text));
        } else if let Some(now) = present.get(word.text.as_str()) {
            sink.push(duplicate::former(&word, *now));
        } else if let Some(first) = seen.get(&word.text) {
            sink.push(duplicate::former_twice(&word, *first));
        } else {
            seen.insert(word.text, word.span);
        }
    }
}
