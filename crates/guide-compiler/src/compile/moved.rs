//! Pages that links still look for under the name they had: what the lockfile and
//! front matters know of them is added to the message.

use crate::diagnostic::Sink;
use crate::diagnostics::unknown_target;
use crate::lock;
use crate::source::Source;

/// Adds to each message about a missing file what became of it.
pub(super) fn tell(sources: &[Source], sink: &mut Sink) {
    let missing: Vec<String> = sink.told("file ").map(str::to_owned).collect();
    for path in missing {
        let Some((language, key)) = path.strip_suffix(".md").and_then(|p| p.split_once('/')) else {
            continue;
        };
        let help = match renamed(sources, language, key) {
            Some(now) => unknown_target::renamed(&now),
            None if !is_locked(sources, key) => continue,
            None => match new_pages(sources, language).as_slice() {
                [only] => unknown_target::perhaps_renamed(only, key),
                _ => unknown_target::was_published(key),
            },
        };
        if let Some(told) = sink.about(&format!("file {path}")).filter(|told| told.fix.is_none()) {
            told.helps = vec![help];
        }
    }
}

/// The page whose front matter says that it was called `key`.
fn renamed(sources: &[Source], language: &str, key: &str) -> Option<String> {
    let says = |source: &&Source| {
        let lines = source.text.lines().filter_map(|line| line.strip_prefix("ancien:"));
        lines.flat_map(|names| names.split(',')).any(|name| name.trim() == key)
    };
    sources.iter().filter(says).find_map(|source| crate::names::page_key(&source.name, language))
}

/// The pages of `language` that were never published.
fn new_pages(sources: &[Source], language: &str) -> Vec<String> {
    let pages = sources.iter().filter(|s| !s.text.contains("\ntype: fragment"));
    let keys = pages.filter_map(|source| crate::names::page_key(&source.name, language));
    keys.filter(|key| !is_locked(sources, key)).collect()
}

/// Whether a page was published under `key`.
fn is_locked(sources: &[Source], key: &str) -> bool {
    let lock = sources.iter().find(|source| source.name == lock::FILE);
    let line = format!("page {key}");
    lock.is_some_and(|lock| lock.text.lines().any(|locked| locked == line))
}
