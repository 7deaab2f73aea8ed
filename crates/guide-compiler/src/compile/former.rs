//! Former names: what was renamed, for the lockfile, and what cannot have been.

use super::files::Files;
use crate::diagnostic::Sink;
use crate::diagnostics::{bad_value, duplicate};
use crate::header::Word;
use crate::source::{Span, is_key};
use std::collections::{BTreeMap, BTreeSet};

impl Files<'_> {
    /// The lines of the lockfile that were declared renamed.
    pub(super) fn former(&self) -> BTreeSet<String> {
        let mut out = BTreeSet::new();
        for page in &self.pages {
            let pages = || {
                std::iter::once(page.key.clone())
                    .chain(page.header.words("ancien").into_iter().map(|w| w.text))
            };
            out.extend(pages().map(|key| format!("page {key}")));
            for question in &page.questions {
                let fact = question.fact.as_ref().or_else(|| page.header.get("fait"));
                let Some(fact) = fact else { continue };
                for answer in &question.answers {
                    let former = answer.former.iter().map(|w| &w.text);
                    for key in std::iter::once(&answer.key.text).chain(former) {
                        out.extend(pages().map(|page| format!("réponse {page} {} {key}", fact.text)));
                    }
                }
            }
        }
        if let Some(catalogue) = &self.catalogue {
            let former = catalogue.trades().flat_map(|t| &t.former);
            out.extend(former.map(|w| format!("métier {}", w.text)));
        }
        out
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
