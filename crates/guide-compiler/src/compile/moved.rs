//! Pages that links still look for under the name they had: what the lockfile and
//! front matters know of them is added to the message. They are read as text here:
//! where a page is missing, the one that says so often can't be compiled either.

use crate::diagnostic::Sink;
use crate::diagnostics::unknown_target;
use crate::lock;
use crate::names::page_key;
use crate::source::Source;
use std::collections::{BTreeMap, BTreeSet};

/// Adds to each message about a missing file what became of it.
pub(super) fn tell(sources: &[Source], sink: &mut Sink) {
    let mut missing = sink.missing_files().peekable();
    if missing.peek().is_none() {
        return;
    }
    let known = Known::of(sources);
    for (path, told) in missing.filter(|(_, told)| told.fix.is_none()) {
        if let Some(help) = known.help(path) {
            told.helps = vec![help];
        }
    }
}

/// What is known of names that pages had.
struct Known<'a> {
    /// Each former name of a page, with the language before it, and the page.
    former: BTreeMap<(&'a str, &'a str), String>,
    /// The pages that were published.
    locked: BTreeSet<&'a str>,
    /// The pages of each language that never were.
    new: BTreeMap<&'a str, Vec<String>>,
}

impl<'a> Known<'a> {
    fn of(sources: &'a [Source]) -> Self {
        let lock = sources.iter().find(|source| source.name == lock::FILE);
        let lines = lock.into_iter().flat_map(|lock| lock.text.lines());
        let mut known = Self {
            former: BTreeMap::new(),
            locked: lines.filter_map(|line| line.strip_prefix("page ")).collect(),
            new: BTreeMap::new(),
        };
        for source in sources {
            let Some((language, _)) = source.name.split_once('/') else { continue };
            let Some(key) = page_key(&source.name, language) else { continue };
            let lists = source.text.lines().filter_map(|line| line.strip_prefix("ancien:"));
            for name in lists.flat_map(|names| names.split(',')) {
                known.former.entry((language, name.trim())).or_insert_with(|| key.clone());
            }
            if !source.text.contains("\ntype: fragment") && !known.locked.contains(key.as_str()) {
                known.new.entry(language).or_default().push(key);
            }
        }
        known
    }

    /// What became of the file at `path`.
    fn help(&self, path: &str) -> Option<String> {
        let (language, key) = path.strip_suffix(".md")?.split_once('/')?;
        if let Some(now) = self.former.get(&(language, key)) {
            return Some(unknown_target::renamed(now));
        }
        self.locked.contains(key).then(|| match self.new.get(language).map(Vec::as_slice) {
            Some([only]) => unknown_target::perhaps_renamed(only, key),
            _ => unknown_target::was_published(key),
        })
    }
}
