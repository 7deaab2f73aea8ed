//! The lockfile: every published page, answer and profession, one a line.

use crate::compile::Former;
use crate::diagnostic::Sink;
use crate::diagnostics::vanished;
use crate::source::{Source, Span};
use guide::{Answers, Guide};
use std::collections::BTreeSet;

/// The name of the lockfile.
pub const FILE: &str = "verrou.txt";

/// What the lockfile of `guide` says: sorted, one key a line.
#[must_use]
pub fn text(guide: &Guide) -> String {
    let mut lines = BTreeSet::new();
    for node in &guide.nodes {
        lines.insert(format!("page {}", node.key));
        for question in &node.questions {
            let Some(fact) = guide.fact(question.fact) else {
                continue;
            };
            let Answers::Listed(answers) = &question.answers else {
                continue;
            };
            for answer in answers {
                let value = fact.values.get(answer.value.index()).map_or("", |v| v.key.as_str());
                lines.insert(format!("réponse {} {} {value}", node.key, fact.key));
            }
        }
    }
    if let Some(catalogue) = &guide.catalogue {
        for trade in catalogue.trades() {
            if let Some(value) = guide.value(catalogue.fact, trade.value) {
                lines.insert(format!("métier {}", value.key));
            }
        }
    }
    let mut out = String::new();
    for line in lines {
        out.push_str(&line);
        out.push('\n');
    }
    out
}

/// Reports every published key that neither stands in `guide` nor was declared renamed.
pub(crate) fn check(file: usize, source: &Source, guide: &Guide, former: &Former<'_>, sink: &mut Sink) {
    let current = text(guide);
    let current: BTreeSet<&str> = current.lines().collect();
    let mut at = 0;
    let mut gone = BTreeSet::new();
    for line in source.text.split_inclusive('\n') {
        let key = line.trim();
        let span = Span::new(file, at..at + key.len());
        at += line.len();
        if key.is_empty() || current.contains(key) || former.has(key) {
            continue;
        }
        // A page, which stands before its answers, takes them with it.
        match key.split(' ').collect::<Vec<_>>()[..] {
            ["page", page] => _ = gone.insert(page),
            ["réponse", page, ..] if gone.contains(page) => continue,
            _ => {}
        }
        sink.push(vanished::key(span, key));
    }
}

/// The published keys of `guide` that `locked` does not hold yet.
#[must_use]
pub fn unlocked(guide: &Guide, locked: &str) -> Vec<String> {
    let locked: BTreeSet<&str> = locked.lines().map(str::trim).collect();
    let current = text(guide);
    current.lines().filter(|l| !locked.contains(l)).map(str::to_owned).collect()
}
