//! A guide's folder, compiled, and what commands want to know of it.

use std::collections::BTreeMap;
use std::io::{self, IsTerminal};
use std::path::Path;

use guide_compiler::render::{self, Style};
use guide_compiler::{Compiled, Options, Source, compile, lock, regions};

use crate::content;
use crate::fault::{Context, Outcome};
use crate::talk::say;

/// A folder, compiled.
#[derive(Debug)]
pub(crate) struct Checked {
    sources: Vec<Source>,
    compiled: Compiled,
}

impl Checked {
    /// Compiles `folder` for `region`, else for the one that the guide names, and then for each other one:
    /// a portal may ask for any of them. Review dates count when `today` is given.
    pub(crate) fn new(folder: &Path, region: Option<String>, today: Option<String>) -> Outcome<Self> {
        let sources = content::read(folder)?;
        let of = |region| compile(&sources, &Options { region, today: today.clone() });
        let mut compiled = of(region);
        let own = compiled.region.as_ref().map(|r| r.key.clone());
        for other in regions(&sources).filter(|name| Some(*name) != own.as_deref()) {
            let found = of(Some(other.to_owned())).diagnostics;
            let new: Vec<_> = found.into_iter().filter(|d| !compiled.diagnostics.contains(d)).collect();
            compiled.diagnostics.extend(new);
        }
        Ok(Self { sources, compiled })
    }

    /// Whether a source has a part in the guide of this region.
    fn takes_part(&self, source: &Source) -> bool {
        let own = self.compiled.region.as_ref().map(|r| format!("regions/{}.md", r.key));
        if source.name.starts_with("regions/") {
            return Some(&source.name) == own.as_ref();
        }
        let fragment = source.name.split_once("/fragments/").and_then(|(_, name)| name.strip_suffix(".md"));
        let region = self.sources.iter().find(|s| Some(&s.name) == own.as_ref());
        let replaced = fragment.zip(region).is_some_and(|(key, region)| {
            region.text.lines().any(|line| line.strip_prefix("## ").is_some_and(|title| title.trim() == key))
        });
        !replaced
    }

    /// Whether the guide has an error.
    pub(crate) fn refused(&self) -> bool {
        self.compiled.has_errors()
    }

    /// Whether there is anything to say at all.
    pub(crate) fn is_silent(&self) -> bool {
        self.compiled.diagnostics.is_empty()
    }

    /// Every diagnostic as a text with an empty line after it.
    pub(crate) fn text(&self, style: Style) -> String {
        let all = self.compiled.diagnostics.iter();
        all.map(|d| format!("{}\n\n", render::text(d, &self.sources, style))).collect()
    }

    /// The diagnostics as JSON.
    pub(crate) fn json(&self) -> String {
        render::json::all(&self.compiled.diagnostics, &self.sources)
    }

    /// The diagnostics as SARIF.
    pub(crate) fn sarif(&self) -> String {
        render::sarif::all(&self.compiled.diagnostics, &self.sources)
    }

    /// One line: how much was looked at, how much is wrong.
    pub(crate) fn summary(&self) -> String {
        let count = self.compiled.diagnostics.len();
        let files = self.sources.len();
        let explained = || {
            let first = self.compiled.diagnostics.first().map_or("", |d| d.rule.code);
            format!("« cargo xtask check --explain {first} » l'explique")
        };
        match (count, &self.compiled.guide) {
            (0, Some(guide)) if self.sources.iter().all(|s| s.name != lock::FILE) => format!(
                "{} pages vérifiées ; sans {}, une page publiée peut disparaître sans que rien ne le dise : \
                 rétablissez-le, ou « cargo xtask check --verrouiller » l'écrit",
                guide.nodes.len(),
                lock::FILE
            ),
            (0, Some(guide)) => format!("{} pages vérifiées : rien à signaler", guide.nodes.len()),
            (1, _) => format!("{files} fichiers lus : 1 message ; {}", explained()),
            _ => format!("{files} fichiers lus : {count} messages. Le premier : {}", explained()),
        }
    }

    /// Pages and answers that the lockfile does not hold yet.
    pub(crate) fn unlocked(&self) -> Vec<String> {
        let Some(guide) = &self.compiled.guide else {
            return vec!["le contenu a des erreurs".to_owned()];
        };
        let locked = self.sources.iter().find(|s| s.name == lock::FILE);
        let locked = locked.map_or("", |s| s.text.as_str());
        lock::unlocked(guide, locked)
    }

    /// Every line of the guide's sources that holds `words`, with its place.
    pub(crate) fn lines_with(&self, words: &str) -> Vec<String> {
        let in_source = |source: &Source| -> Vec<String> {
            let lines = source.text.lines().enumerate();
            lines
                .filter(|(_, line)| line.contains(words))
                .map(|(at, line)| format!("{}:{} : {}", source.name, at + 1, line.trim()))
                .collect()
        };
        self.sources.iter().filter(|s| self.takes_part(s)).flat_map(in_source).collect()
    }

    /// The `type` of each page's header, by its id.
    pub(crate) fn page_types(&self) -> BTreeMap<String, String> {
        let kind = |source: &Source| {
            let key = source.name.strip_prefix("fr/")?.strip_suffix(".md")?;
            let kind = source.text.lines().find_map(|l| l.strip_prefix("type:"))?;
            Some((key.to_owned(), kind.trim().to_owned()))
        };
        self.sources.iter().filter_map(kind).collect()
    }

    /// Key, address and day of the last check of every outgoing link.
    pub(crate) fn links(&self) -> Vec<(String, String, Option<String>)> {
        let links = self.compiled.guide.iter().flat_map(|guide| &guide.links);
        links.filter_map(|l| Some((l.key.clone(), l.url.clone()?, l.checked.clone()))).collect()
    }

    /// Writes the lockfile of `folder` anew.
    pub(crate) fn write_lock(&self, folder: &Path) -> Outcome {
        let Some(guide) = &self.compiled.guide else {
            return Ok(());
        };
        let text = lock::text(guide);
        let file = folder.join(lock::FILE);
        std::fs::write(&file, &text).context(format!("{} ne s'écrit pas", file.display()))?;
        say!("{} : {} adresses et réponses", file.display(), text.lines().count());
        Ok(())
    }
}

/// With colours when somebody looks.
pub(crate) fn terminal_style() -> Style {
    if io::stdout().is_terminal() { Style::Colour } else { Style::Plain }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_have_a_place() {
        let checked = Checked {
            sources: vec![Source::new("fr/legal.md", "# T\n\nÉditeur : [à compléter]\n")],
            compiled: Compiled::default(),
        };
        let found = checked.lines_with("[à compléter");
        assert_eq!(found, ["fr/legal.md:3 : Éditeur : [à compléter]"]);
    }

    #[test]
    fn what_the_region_replaces_is_not_missing() {
        let missing = "[à compléter]\n";
        let region = |key: &str| guide_compiler::Region {
            key: key.to_owned(),
            name: String::new(),
            colours: None,
            logo: None,
        };
        let checked = |key: &str| Checked {
            sources: vec![
                Source::new("fr/fragments/editeur.md", missing),
                Source::new("regions/brume.md", "# Brume\n\n## editeur\n\nAgence\n"),
                Source::new("regions/lande.md", missing),
            ],
            compiled: Compiled { region: Some(region(key)), ..Compiled::default() },
        };
        assert_eq!(checked("brume").lines_with("[à compléter"), [""; 0]);
        let found = checked("lande").lines_with("[à compléter");
        assert_eq!(found.len(), 2, "{found:?}");
    }
}
