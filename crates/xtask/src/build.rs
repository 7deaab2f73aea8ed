//! `build`: `dist/`, ready for any static host.

use std::process::ExitCode;

use crate::arguments::Arguments;
use crate::checked::{Checked, terminal_style};
use crate::fault::{Fault, Outcome};
use crate::repo::Repo;
use crate::site::{self, Wanted};
use crate::talk::{self, say};
use crate::tools::Tools;

/// What stands in the legal pages until the publisher is known.
const PLACEHOLDER: &str = "[à compléter";

/// Builds the release.
pub(crate) fn run(repo: &Repo, mut arguments: Arguments) -> Outcome<ExitCode> {
    // A release is the only build there is; the flag is accepted because people type it.
    arguments.flag("--release");
    let publish = arguments.flag("--publier");
    let url = arguments.value("--url")?;
    let region = arguments.value("--region")?;
    arguments.end()?;
    if let Some(url) = url.as_deref().filter(|url| !is_address(url)) {
        return Err(Fault::new(format!(
            "--url {url} : l'adresse entière d'un dossier est attendue, comme https://exemple.fr/guide/"
        )));
    }
    let checked = Checked::new(&repo.content(), region.clone(), None)?;
    if publish {
        publishable(&checked)?;
    }
    let wanted = Wanted { url, region };
    build(repo, &checked, &wanted)?;
    say!("\nLe site est dans {}", repo.dist().display());
    Ok(ExitCode::SUCCESS)
}

/// Whether `url` names a host and a folder of it, and nothing more.
fn is_address(url: &str) -> bool {
    let host = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    host.is_some_and(|host| {
        let is_file = host.ends_with(".html");
        !host.is_empty() && !host.starts_with('/') && !is_file && !host.contains([' ', '?', '#', '"', '<'])
    })
}

/// Builds `dist/` as it is released.
pub(crate) fn release(repo: &Repo) -> Outcome {
    build(repo, &Checked::new(&repo.content(), None, None)?, &Wanted::default())
}

/// `site`, Trunk's hook, refuses what is over its budget.
fn build(repo: &Repo, checked: &Checked, wanted: &Wanted) -> Outcome {
    talk::out(&checked.text(terminal_style()));
    if checked.refused() {
        return Err(Fault::new("le contenu a des erreurs"));
    }
    let tools = Tools::for_release(repo)?;
    site::whole(repo, &tools, &repo.dist(), &["--release"], wanted)
}

/// Whether the guide may be published under somebody's responsibility.
fn publishable(checked: &Checked) -> Outcome {
    let mut reasons = checked.lines_with(PLACEHOLDER);
    let unlocked = checked.unlocked();
    if let Some(first) = unlocked.first() {
        let count = unlocked.len();
        reasons.push(format!(
            "{count} adresses ou réponses à verrouiller (check --verrouiller), dont « {first} »"
        ));
    }
    if reasons.is_empty() {
        return Ok(());
    }
    Err(Fault::new(format!("le guide ne peut pas encore être publié :\n  {}", reasons.join("\n  "))))
}

#[cfg(test)]
mod tests {
    use super::is_address;

    #[test]
    fn addresses_are_whole() {
        for right in ["https://exemple.fr", "https://exemple.fr/guide/", "http://localhost:8080/"] {
            assert!(is_address(right), "{right}");
        }
        let page = "https://exemple.fr/guide/index.html";
        for wrong in
            ["exemple.fr", "/guide/", "https://", "https:///guide", "https://exemple.fr/?a=b", page, ""]
        {
            assert!(!is_address(wrong), "{wrong}");
        }
    }
}
