//! The small guide that every example is a change of.
//!
//! An example says only what matters: files after lines `=== name`, merged
//! over [`BASE`]. A Markdown file that has a front matter is complete; without
//! one, its sections replace those of the base, or are added. Of `guide.toml`,
//! keys and tables are replaced or added. `=== name (absent)` takes a file away.

use crate::source::Source;
use std::collections::BTreeMap;

/// A question, a procedure, two ends, a catalogue, a fragment, a glossary and a link table.
const BASE: &str = include_str!("example.txt");

/// The reserved sections, in their order.
const ORDER: [&str; 6] = [
    "## Avant de commencer",
    "## Réponses",
    "## Étapes",
    "## Qui appeler",
    "## Aussi possible",
    "## Ensuite",
];

/// The guide that `text` describes.
#[must_use]
pub fn example(text: &str) -> Vec<Source> {
    let mut files: BTreeMap<&str, String> = split(BASE).map(|(name, text)| (name, text.to_owned())).collect();
    for (name, text) in split(text) {
        if let Some(name) = name.strip_suffix(" (absent)") {
            files.remove(name);
            continue;
        }
        let merged = match files.get(name) {
            Some(base) if name == "guide.toml" => merge(base, text, |line| line.starts_with('[')),
            Some(base) if !text.starts_with("---") && name.ends_with(".md") => {
                merge(base, text, |line| bare(line).starts_with("# ") || bare(line).starts_with("## "))
            }
            _ => text.to_owned(),
        };
        files.insert(name, merged);
    }
    files.into_iter().map(|(name, text)| Source::new(name, &text)).collect()
}

/// The files of `text`, each with its name.
fn split(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.split("=== ")
        .skip(1)
        .filter_map(|part| part.split_once('\n'))
        .map(|(name, text)| (name, text.trim_matches('\n')))
}

/// `base` with the parts of `change`, each from a heading line to the next.
fn merge(base: &str, change: &str, is_heading: impl Fn(&str) -> bool) -> String {
    let mut parts = cut(base, &is_heading);
    let mut replaced = vec![false; parts.len()];
    for (heading, text) in cut(change, &is_heading) {
        if heading.is_empty() {
            if let Some((_, first)) = parts.first_mut() {
                *first = set_keys(first, &text);
            }
            continue;
        }
        let same = |(at, (other, _)): &(usize, &(String, String))| {
            let title = bare(&heading).starts_with("# ") && other.starts_with("# ");
            replaced.get(*at) == Some(&false) && (other.trim_end() == bare(&heading) || title)
        };
        let found = parts.iter().enumerate().find(same).map(|(at, _)| at);
        match found.and_then(|at| Some((parts.get_mut(at)?, replaced.get_mut(at)?))) {
            Some((part, replaced)) => {
                *part = (heading, text);
                *replaced = true;
            }
            None => {
                // A reserved section goes where it belongs.
                let rank = |heading: &str| ORDER.iter().position(|section| bare(heading) == *section);
                let later = |other: &str| rank(other).is_some_and(|there| Some(there) > rank(&heading));
                let at = parts.iter().position(|(other, _)| rank(&heading).is_some() && later(other));
                let at = at.unwrap_or(parts.len());
                parts.insert(at, (heading, text));
                replaced.insert(at, true);
            }
        }
    }
    let mut out = String::new();
    for (heading, text) in parts {
        for line in [heading.as_str(), text.trim_end_matches('\n')].into_iter().filter(|l| !l.is_empty()) {
            out.push_str(line);
            out.push('\n');
        }
        out.push('\n');
    }
    out.truncate(out.trim_end_matches('\n').len() + 1);
    out
}

/// `line` without the marks of a test.
fn bare(line: &str) -> String {
    line.trim_end().replace(['⟦', '⟧'], "")
}

/// The parts of `text`: each heading line with what follows; the first has none.
fn cut(text: &str, is_heading: impl Fn(&str) -> bool) -> Vec<(String, String)> {
    let mut parts = vec![(String::new(), String::new())];
    for line in text.lines() {
        if is_heading(line) {
            parts.push((line.to_owned(), String::new()));
        } else if let Some((_, part)) = parts.last_mut() {
            part.push_str(line);
            part.push('\n');
        }
    }
    parts
}

/// `base` with the lines `key = …` of `change` instead of its own.
fn set_keys(base: &str, change: &str) -> String {
    let key = |line: &str| line.split_once('=').map(|(key, _)| key.trim().to_owned());
    let new: Vec<Option<String>> = change.lines().map(key).collect();
    let kept = base.lines().filter(|line| key(line).is_none() || !new.contains(&key(line)));
    kept.chain(change.lines()).map(|line| format!("{line}\n")).collect()
}

#[cfg(test)]
pub(crate) use checking::check;

#[cfg(test)]
mod checking {
    use super::*;
    use crate::diagnostic::{Diagnostic, Rule};
    use crate::render::{Style, text};
    use crate::{Options, compile};

    /// The day on which examples are compiled.
    const TODAY: &str = "2026-12-01";

    /// Checks that `fixture` gives one diagnostic, of `rule`, with this title, on the words between `⟦` and `⟧`.
    #[track_caller]
    pub(crate) fn check(rule: &Rule, fixture: &str, title: &str) {
        let mut sources = example(fixture);
        let mut marked = None;
        for (file, source) in sources.iter_mut().enumerate() {
            if let Some((before, rest)) = source.text.split_once('⟦') {
                let (inside, after) = rest.split_once('⟧').expect("« ⟧ »");
                marked = Some((file, before.len()..before.len() + inside.len()));
                source.text = format!("{before}{inside}{after}");
            }
        }
        let options = Options { today: Some(TODAY.to_owned()), ..Options::default() };
        let found = compile(&sources, &options).diagnostics;
        let shown = |d: &Diagnostic| text(d, &sources, Style::Plain);
        let all: String = found.iter().map(shown).collect::<Vec<_>>().join("\n\n");
        println!("{all}");
        let [one] = found.as_slice() else { panic!("{} messages:\n{all}", found.len()) };
        // Titles of pages have no-break spaces.
        let said = one.title.replace('\u{a0}', " ");
        assert_eq!((one.rule.code, said.as_str()), (rule.code, title), "\n{all}");
        let place = (one.primary.span.file as usize, one.primary.span.range());
        let at = |(file, range): &(usize, std::ops::Range<usize>)| sources[*file].text.get(range.clone());
        if let Some(marked) = marked {
            assert_eq!(place, marked, "{:?} instead of {:?}\n{all}", at(&place), at(&marked));
        }
    }

    #[test]
    fn the_base_has_no_fault() {
        let sources = example("");
        let compiled = compile(&sources, &Options::default());
        let shown: Vec<String> =
            compiled.diagnostics.iter().map(|d| text(d, &sources, Style::Plain)).collect();
        assert!(shown.is_empty(), "{}", shown.join("\n\n"));
    }

    #[test]
    fn sections_replace_sections() {
        let changed = example(
            "=== fr/depart.md\n## Ensuite\n\n- [Fin](pret.md)\n\n## De plus\n\nTexte\n=== guide.toml\nformat = 2\n=== fr/pret.md (absent)\n",
        );
        let text = |name: &str| changed.iter().find(|s| s.name == name).map(|s| s.text.as_str());
        let depart = text("fr/depart.md").unwrap();
        assert!(depart.ends_with("## Ensuite\n\n- [Fin](pret.md)\n\n## De plus\n\nTexte\n"), "{depart}");
        assert!(depart.contains("## Réponses") && !depart.contains("Sinon"), "{depart}");
        assert!(text("guide.toml").unwrap().contains("format = 2\n"));
        assert_eq!(text("fr/pret.md"), None);
    }
}
