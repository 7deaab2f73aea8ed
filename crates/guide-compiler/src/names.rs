//! All names of a guide, to resolve what pages cite.

use crate::diagnostic::{Diagnostic, Sink, Topic};
use crate::diagnostics::{bad_condition, unknown_name, unknown_target};
use crate::header::Word;
use crate::page::{Kind, Page};
use crate::source::Span;
use crate::suggest::nearest;
use crate::syntax::{RawCondition, RawSet, RawTest};
use guide::{Condition, Fact, FactId, FactKind, LinkId, NodeId, Phase, Test, ValueId};
use std::collections::{BTreeMap, BTreeSet};

/// What a path in a link leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    Node(NodeId, Kind),
    Fragment(usize),
    LinkTable(NodeId),
}

/// Every name that a page may cite.
#[derive(Debug, Default)]
pub(crate) struct Names {
    /// File name (`fr/e-cps/coordonnees.md`) to what it is.
    pub(crate) files: BTreeMap<String, Place>,
    /// Files that could not be read, and have said so.
    pub(crate) unread: BTreeSet<String>,
    pub(crate) facts: Vec<Fact>,
    fact_ids: BTreeMap<String, FactId>,
    value_ids: Vec<BTreeMap<String, ValueId>>,
    /// Professions of the catalogue were reported, and are not among the values.
    pub(crate) trades_lost: bool,
    pub(crate) links: BTreeMap<String, LinkId>,
    pub(crate) phases: Vec<Phase>,
    /// The text is French: its spaces are made those of French typography.
    pub(crate) french: bool,
}

impl Names {
    /// Declares the facts; their words take the spaces of the guide's language.
    pub(crate) fn set_facts(&mut self, mut facts: Vec<Fact>) {
        for fact in &mut facts {
            fact.name = self.typeset(std::mem::take(&mut fact.name));
            for value in &mut fact.values {
                value.when = self.typeset(std::mem::take(&mut value.when));
            }
        }
        let id = |(i, key): (usize, &String)| FactId::at(i).map(|id| (key.clone(), id));
        self.fact_ids = facts.iter().map(|f| &f.key).enumerate().filter_map(id).collect();
        let values = |f: &Fact| {
            let each = f.values.iter().enumerate();
            each.filter_map(|(i, v)| ValueId::at(i).map(|id| (v.key.clone(), id))).collect()
        };
        self.value_ids = facts.iter().map(values).collect();
        self.facts = facts;
    }

    /// `text` with the spaces of the guide's language.
    pub(crate) fn typeset(&self, text: String) -> String {
        if self.french { crate::typography::french(text) } else { text }
    }

    pub(crate) fn fact(&self, word: &Word, sink: &mut Sink) -> Option<FactId> {
        let found = self.fact_ids.get(&word.text).copied();
        if found.is_none() {
            let keys = || self.facts.iter().map(|f| f.key.as_str());
            let known: Vec<&str> = keys().collect();
            let fault = unknown_name::fact(word, nearest(&word.text, keys()), &known);
            sink.once(Topic::Fact(word.text.clone()), fault);
        }
        found
    }

    pub(crate) fn value(&self, fact: FactId, word: &Word, sink: &mut Sink) -> Option<ValueId> {
        let found = self.value_ids.get(fact.index()).and_then(|v| v.get(&word.text)).copied();
        if found.is_none()
            && let Some(fact) = self.facts.get(fact.index())
            && !(self.trades_lost && fact.kind == FactKind::Catalogue)
        {
            let keys: Vec<&str> = fact.values.iter().map(|v| v.key.as_str()).collect();
            let near = nearest(&word.text, keys.iter().copied());
            let fault = unknown_name::value(word, fact, near, &keys);
            let topic = Topic::Value { fact: fact.key.clone(), value: word.text.clone() };
            sink.once(topic, fault);
        }
        found
    }

    /// A fact that may be set: not one that follows from another.
    pub(crate) fn settable(&self, word: &Word, sink: &mut Sink) -> Option<FactId> {
        let id = self.fact(word, sink)?;
        if let Some(FactKind::Deduced { from, .. }) = self.facts.get(id.index()).map(|f| &f.kind) {
            let from = self.facts.get(from.index()).map_or("", |f| f.key.as_str());
            sink.push(unknown_name::deduced(word, from));
            return None;
        }
        Some(id)
    }

    pub(crate) fn set(&self, raw: &RawSet, sink: &mut Sink) -> Option<(FactId, ValueId)> {
        let fact = self.settable(&raw.fact, sink)?;
        Some((fact, self.value(fact, &raw.value, sink)?))
    }

    pub(crate) fn condition(&self, raw: &RawCondition, sink: &mut Sink) -> Option<Condition> {
        if let Some(fault) = repeated(raw) {
            sink.push(fault);
            return None;
        }
        let mut tests = Vec::new();
        for test in &raw.tests {
            let fact = self.fact(&test.fact, sink)?;
            let values: Vec<ValueId> = test.values.iter().filter_map(|v| self.value(fact, v, sink)).collect();
            if values.len() < test.values.len() {
                return None;
            }
            tests.push(Test { fact, values, negated: test.negated });
        }
        Some(Condition(tests))
    }

    pub(crate) fn phase(&self, word: &Word, sink: &mut Sink) -> Option<u8> {
        let found = self.phases.iter().position(|p| p.key == word.text).and_then(|n| u8::try_from(n).ok());
        if found.is_none() {
            let keys: Vec<&str> = self.phases.iter().map(|p| p.key.as_str()).collect();
            let fault = unknown_name::phase(word, nearest(&word.text, keys.iter().copied()), &keys);
            sink.once(Topic::Phase(word.text.clone()), fault);
        }
        found
    }

    /// What the path `to`, written in file `from`, leads to.
    pub(crate) fn target(&self, from: &str, to: &str, span: Span, sink: &mut Sink) -> Option<Place> {
        let path = join(from, to);
        let found = path.as_deref().and_then(|p| self.files.get(p)).copied();
        let unread = || {
            let name = |path: &str| path.rsplit('/').next().unwrap_or("").to_owned();
            path.as_ref().is_some_and(|p| self.unread.contains(p) || self.unread.contains(&name(p)))
        };
        if found.is_none() && !unread() {
            let near = nearest_file(from, &to.replace('\\', "/"), self.files.keys());
            let topic = Topic::File(path.unwrap_or_else(|| to.to_owned()));
            sink.once(topic, unknown_target::file(span, to, near.as_deref()));
        }
        found
    }

    pub(crate) fn link(&self, key: &str, span: Span, sink: &mut Sink) -> Option<LinkId> {
        let found = self.links.get(key).copied();
        if found.is_none() {
            let near = nearest(key, self.links.keys().map(String::as_str));
            sink.once(Topic::Link(key.to_owned()), unknown_target::link(span, key, near));
        }
        found
    }
}

/// A fact tested twice, or a value written twice.
fn repeated(raw: &RawCondition) -> Option<Diagnostic> {
    let mut facts: BTreeMap<&str, &RawTest> = BTreeMap::new();
    let mut values: BTreeMap<(&str, &str), Span> = BTreeMap::new();
    for test in &raw.tests {
        let fact = test.fact.text.as_str();
        match facts.get(fact) {
            Some(first) if !(test.negated && first.negated) => {
                return Some(bad_condition::fact_twice(&test.fact, first.fact.span));
            }
            Some(_) => {}
            None => {
                facts.insert(fact, test);
            }
        }
        for value in &test.values {
            if let Some(first) = values.insert((fact, &value.text), value.span) {
                return Some(bad_condition::value_twice(value, first));
            }
        }
    }
    None
}

/// The name of the file that `to` means when written in file `from`; `None` above the first folder.
pub(crate) fn join(from: &str, to: &str) -> Option<String> {
    // A folder and its `/`; nothing is the first folder.
    let folder = from.trim_end_matches(|c| c != '/');
    let mut path = String::with_capacity(folder.len() + to.len() + 1);
    path.push_str(folder);
    for part in to.split('/') {
        match part {
            "." => {}
            ".." => {
                path.pop()?;
                path.truncate(path.rfind('/').map_or(0, |end| end + 1));
            }
            part => {
                path.push_str(part);
                path.push('/');
            }
        }
    }
    path.pop();
    Some(path)
}

/// The path from file `from` to file `to`.
pub(crate) fn relative(from: &str, to: &str) -> String {
    let folder: Vec<&str> = from.split('/').collect();
    let folder = folder.get(..folder.len().saturating_sub(1)).unwrap_or(&[]);
    let target: Vec<&str> = to.split('/').collect();
    let same = folder.iter().zip(&target).take_while(|(a, b)| a == b).count();
    let mut out: Vec<&str> = vec![".."; folder.len() - same];
    out.extend(target.get(same..).unwrap_or(&[]));
    out.join("/")
}

fn nearest_file<'a>(from: &str, to: &str, files: impl Iterator<Item = &'a String> + Clone) -> Option<String> {
    let wanted = join(from, to).unwrap_or_else(|| to.to_owned());
    fn name(path: &str) -> &str {
        path.rsplit('/').next().unwrap_or("")
    }
    // Folders alone make no likeness.
    let like = |file: &&str| nearest(name(&wanted), [name(file)]).is_some();
    let near = nearest(&wanted, files.clone().map(String::as_str).filter(like));
    let same_name = || files.clone().map(String::as_str).find(|file| name(file) == name(&wanted));
    near.or_else(same_name).map(|f| relative(from, f))
}

/// The id of a page from its file name: its path below the language folder, without `.md`.
pub(crate) fn page_key(name: &str, language: &str) -> Option<String> {
    let inner = name.strip_prefix(language)?.strip_prefix('/')?;
    inner.strip_suffix(".md").map(str::to_owned)
}

/// The file that holds the page `page`.
pub(crate) fn file_of(page: &Page, language: &str) -> String {
    format!("{language}/{}.md", page.key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths() {
        assert_eq!(join("fr/a/b.md", "../c.md").as_deref(), Some("fr/c.md"));
        assert_eq!(join("fr/a.md", "../../c.md"), None);
        assert_eq!(join("fr/a/b.md", "../../x/./c.md").as_deref(), Some("x/c.md"));
        assert_eq!(join("a.md", "c.md").as_deref(), Some("c.md"));
        assert_eq!(relative("fr/a/b.md", "fr/c.md"), "../c.md");
        assert_eq!(relative("fr/a.md", "fr/x/c.md"), "x/c.md");
    }
}
