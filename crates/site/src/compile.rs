//! From the folder of Markdown to the compiled guide, for one region and beside it for the others.

use crate::fault::Fault;
use crate::file;
use guide::Guide;
use guide_compiler::render::{self, Style};
use guide_compiler::{Diagnostic, Options, Region, Source, compile, regions};
use std::path::{Path, PathBuf};

/// A guide, and the region it is made for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Edited {
    /// The guide.
    pub(crate) guide: Guide,
    /// Its region; none when the guide knows no regions.
    pub(crate) region: Option<Region>,
}

/// The guides of a site: the one that its pages show, and those that a portal may ask the app for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Guides {
    /// The build's own.
    pub(crate) own: Edited,
    /// Those of all other regions, in the order of their names.
    pub(crate) others: Vec<Edited>,
}

/// The guides that `content` holds, its own for `region`; what is wrong with one of them when it is refused.
pub(crate) fn guides(content: &Path, region: Option<&str>) -> Result<Guides, Fault> {
    let sources = sources(content)?;
    let own = edited(&sources, region)?;
    let key = own.region.as_ref().map(|r| r.key.as_str());
    let others = regions(&sources).filter(|name| Some(*name) != key);
    let others = others.map(|name| edited(&sources, Some(name))).collect::<Result<_, _>>()?;
    Ok(Guides { own, others })
}

fn edited(sources: &[Source], region: Option<&str>) -> Result<Edited, Fault> {
    let region = region.map(str::to_owned);
    let compiled = compile(sources, &Options { region, ..Options::default() });
    let refused = compiled.has_errors();
    match compiled.guide {
        Some(guide) if !refused => Ok(Edited { guide, region: compiled.region }),
        _ => Err(Fault::new(refusal(&compiled.diagnostics, sources))),
    }
}

fn refusal(diagnostics: &[Diagnostic], sources: &[Source]) -> String {
    let messages = diagnostics.iter().map(|d| render::text(d, sources, Style::Plain));
    let messages: Vec<String> = messages.collect();
    format!("le guide est refusé\n\n{}", messages.join("\n\n"))
}

/// Every file that the compiler reads, in the order of their names.
fn sources(content: &Path) -> Result<Vec<Source>, Fault> {
    let mut files = Vec::new();
    for name in ["guide.toml", "verrou.txt"] {
        files.extend(Some(content.join(name)).filter(|p| p.is_file()));
    }
    for folder in ["fr", "regions", "tests"] {
        walk(&content.join(folder), &mut files)?;
    }
    files.sort();
    files.iter().map(|path| source(content, path)).collect()
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), Fault> {
    if !folder.is_dir() {
        return Ok(());
    }
    let entries = std::fs::read_dir(folder).map_err(|e| Fault::file(folder, &e))?;
    for entry in entries {
        let path = entry.map_err(|e| Fault::file(folder, &e))?.path();
        if path.is_dir() {
            walk(&path, files)?;
        } else if path.extension().is_some_and(|e| e == "md") {
            files.push(path);
        }
    }
    Ok(())
}

fn source(content: &Path, path: &Path) -> Result<Source, Fault> {
    let name = path.strip_prefix(content).unwrap_or(path);
    let name: Vec<_> = name.iter().map(|part| part.to_string_lossy()).collect();
    Ok(Source::new(name.join("/"), &file::text(path)?))
}

#[cfg(test)]
mod tests {
    use super::refusal;
    use guide_compiler::{Options, Source, compile};

    #[test]
    fn a_refused_guide_is_told_as_check_tells_it() {
        let sources = [Source::new("guide.toml", "titre = \n")];
        let told = refusal(&compile(&sources, &Options::default()).diagnostics, &sources);
        assert!(told.starts_with("le guide est refusé\n\nerreur[G"), "{told}");
        assert!(told.contains("guide.toml:1:") && told.contains("aide"), "{told}");
        assert!(!told.contains('{'), "{told}");
    }
}
