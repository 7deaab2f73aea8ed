//! `check`: what the compiler says about the content. Needs no tool.
//!
//! This is the one command that compiles with today's date: pages past their review
//! date are its business. For all others the same content is always as good.

use std::collections::BTreeMap;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use guide_compiler::render::{self, Style};
use guide_compiler::{Compiled, Options, Source, compile, diagnostics, lock, regions};

use crate::arguments::Arguments;
use crate::fault::{Context, Fault, Outcome};
use crate::repo::Repo;
use crate::talk::{self, say};
use crate::today::today;

/// A folder, compiled.
#[derive(Debug)]
pub(crate) struct Checked {
    sources: Vec<Source>,
    compiled: Compiled,
}

#[derive(Debug, Clone, Copy)]
enum Format {
    Text,
    Json,
    Sarif,
}

/// Prints what there is to say; failure when there is an error.
pub(crate) fn run(repo: &Repo, mut arguments: Arguments) -> Outcome<ExitCode> {
    let explained = arguments.value("--explain")?;
    let format = match arguments.value("--format")?.as_deref() {
        None | Some("texte") => Format::Text,
        Some("json") => Format::Json,
        Some("sarif") => Format::Sarif,
        Some(other) => {
            return Err(Fault::new(format!("--format {other} : texte, json ou sarif")));
        }
    };
    let lock = arguments.flag("--verrouiller");
    let region = arguments.value("--region")?;
    let folder = arguments.word().map_or_else(|| repo.content(), PathBuf::from);
    arguments.end()?;
    if let Some(code) = explained {
        return explain(&code);
    }
    let checked = Checked::new(&folder, region, Some(today()?))?;
    match format {
        Format::Text => {
            talk::out(&checked.text(terminal_style()));
            say!("{}", checked.summary());
        }
        Format::Json => say!("{}", render::json::all(&checked.compiled.diagnostics, &checked.sources)),
        Format::Sarif => say!("{}", render::sarif::all(&checked.compiled.diagnostics, &checked.sources)),
    }
    if checked.refused() {
        return Ok(ExitCode::FAILURE);
    }
    if lock {
        checked.write_lock(&folder)?;
    }
    Ok(ExitCode::SUCCESS)
}

impl Checked {
    /// Compiles `folder` for `region`, else for the one that the guide names, and then for each other one:
    /// a portal may ask for any of them. Review dates count when `today` is given.
    pub(crate) fn new(folder: &Path, region: Option<String>, today: Option<String>) -> Outcome<Self> {
        let sources = read(folder)?;
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

    fn write_lock(&self, folder: &Path) -> Outcome {
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

fn explain(code: &str) -> Outcome<ExitCode> {
    let Some(rule) = diagnostics::explain(code) else {
        let known: Vec<&str> = diagnostics::ALL.iter().map(|rule| rule.code).collect();
        return Err(Fault::new(format!(
            "« {code} » n'est pas un code ; codes connus : {}",
            known.join(", ")
        )));
    };
    say!("{} : {}\n", rule.code, rule.summary);
    say!("{}\n", rule.explanation.trim());
    say!("Refusé :\n\n{}", indented(rule.wrong));
    say!("Accepté :\n\n{}", indented(rule.right));
    Ok(ExitCode::SUCCESS)
}

fn indented(text: &str) -> String {
    let lines = text.trim_matches('\n').lines();
    lines.map(|line| format!("    {line}\n")).collect()
}

/// Every file that may belong to the guide, sorted by name.
fn read(folder: &Path) -> Outcome<Vec<Source>> {
    let mut sources = Vec::new();
    for file in files(folder)? {
        let name = file.strip_prefix(folder).unwrap_or(&file);
        let name: Vec<_> = name.iter().map(|part| part.to_string_lossy()).collect();
        let name = name.join("/");
        let bytes = if is_read(&name) { std::fs::read(&file).context(file.display())? } else { vec![] };
        // The compiler tells of bytes that are no UTF-8 by the sign that stands for them.
        let text = String::from_utf8(bytes);
        let text = text.unwrap_or_else(|e| String::from_utf8_lossy(e.as_bytes()).into_owned());
        sources.push(Source::new(name, &text));
    }
    Ok(sources)
}

/// Whether the compiler looks into the file `name`; of others, it says that they are not read.
fn is_read(name: &str) -> bool {
    name.ends_with(".md") || !name.contains('/')
}

/// The manifest, the lockfile and all that the subfolders hold, but pictures of regions and what systems leave behind.
fn files(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(inner) = open.pop() {
        let entries =
            std::fs::read_dir(&inner).context(format!("le dossier {} ne se lit pas", inner.display()))?;
        for entry in entries {
            let path = entry.context(inner.display())?.path();
            let name = path.file_name().map(|n| n.to_string_lossy().into_owned());
            let name = name.unwrap_or_default();
            if is_left_behind(&name) {
                continue;
            }
            if path.is_dir() {
                open.push(path);
            } else if if inner == folder { belongs_on_top(&path, &name) } else { !is_logo(&path) } {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Hidden files, copies that editors keep, what file managers write.
fn is_left_behind(name: &str) -> bool {
    name.starts_with(['.', '~']) || name.ends_with('~') || ["Thumbs.db", "desktop.ini"].contains(&name)
}

/// Beside the guide's folders stand documents for authors; a page there has lost its way.
fn belongs_on_top(path: &Path, name: &str) -> bool {
    let is_page = || std::fs::read(path).is_ok_and(|bytes| bytes.starts_with(b"---"));
    name == "guide.toml" || name == lock::FILE || (name.ends_with(".md") && is_page())
}

/// A picture beside a region's file.
fn is_logo(path: &Path) -> bool {
    let ending = path.extension().and_then(|e| e.to_str()).unwrap_or("");
    let folder = path.parent().and_then(Path::file_name);
    folder.is_some_and(|f| f == "regions") && ["svg", "png", "webp"].contains(&ending)
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
    fn nothing_that_was_written_is_overlooked() {
        let folder = std::env::temp_dir().join(format!("xtask-check-{}", std::process::id()));
        let write = |name: &str, bytes: &[u8]| {
            let file = folder.join(name);
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(file, bytes).unwrap();
        };
        let unread = ["README.md", "fr/.brouillon.md", "fr/a.md~", "regions/logo.svg"];
        unread.iter().for_each(|name| write(name, b"# T\n"));
        write("page.md", b"---\n");
        write("fr/a.docx", b"PK");
        write("fr/latin.md", b"\xe9t\xe9");
        write("en/a.MD", b"");
        let sources = read(&folder);
        std::fs::remove_dir_all(&folder).unwrap();
        let sources = sources.unwrap();
        let found: Vec<&str> = sources.iter().map(|s| s.name.as_str()).collect();
        assert_eq!(found, ["en/a.MD", "fr/a.docx", "fr/latin.md", "page.md"]);
        assert_eq!(sources[2].text, "\u{fffd}t\u{fffd}");
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
