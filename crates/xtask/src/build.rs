//! `build`: `dist/`, ready for any static host.

use std::path::Path;
use std::process::ExitCode;

use crate::arguments::Arguments;
use crate::check;
use crate::fault::{Context, Fault, Outcome};
use crate::repo::Repo;
use crate::site;
use crate::tools::Tools;

/// What stands in the legal pages until the publisher is known.
const PLACEHOLDER: &str = "[à compléter";

/// Builds the release.
pub(crate) fn run(repo: &Repo, mut arguments: Arguments) -> Outcome<ExitCode> {
    // A release is the only build there is; the flag is accepted because people type it.
    arguments.flag("--release");
    let publish = arguments.flag("--publier");
    let url = arguments.value("--url")?;
    arguments.end()?;
    if publish {
        publishable(repo)?;
    }
    release(repo, url.as_deref())?;
    println!("\nLe site est dans {}", repo.dist().display());
    Ok(ExitCode::SUCCESS)
}

/// Builds `dist/` as it is released; `site`, Trunk's hook, refuses what is over its budget.
pub(crate) fn release(repo: &Repo, url: Option<&str>) -> Outcome {
    let report = check::report(repo)?;
    print!("{}", report.text);
    if report.refused {
        return Err(Fault::new("le contenu a des erreurs"));
    }
    let tools = Tools::for_release(repo)?;
    site::whole(repo, &tools, &repo.dist(), &["--release"], url)
}

/// Whether the guide may be published under somebody's responsibility.
fn publishable(repo: &Repo) -> Outcome {
    let mut reasons: Vec<String> = Vec::new();
    for file in check::files(repo)? {
        let text = std::fs::read_to_string(&file).context(file.display())?;
        reasons.extend(placeholders(repo.root(), &file, &text));
    }
    reasons.extend(check::unlocked(repo)?);
    if reasons.is_empty() {
        return Ok(());
    }
    Err(Fault::new(format!(
        "le guide ne peut pas encore être publié :\n  {}",
        reasons.join("\n  ")
    )))
}

fn placeholders(root: &Path, file: &Path, text: &str) -> Vec<String> {
    let name = file.strip_prefix(root).unwrap_or(file);
    let open = text
        .lines()
        .enumerate()
        .filter(|(_, l)| l.contains(PLACEHOLDER));
    open.map(|(at, line)| format!("{}:{} : {}", name.display(), at + 1, line.trim()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_have_a_place() {
        let file = Path::new("/r/content/fr/legal.md");
        let found = placeholders(
            Path::new("/r"),
            file,
            "# Titre\n\nÉditeur : [à compléter]\n",
        );
        assert_eq!(found, ["content/fr/legal.md:3 : Éditeur : [à compléter]"]);
    }
}
