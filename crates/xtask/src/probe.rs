//! `deploy-check` and `links`: what hosts answer.
//!
//! The asking is the business of `crates/probe`, compiled when it is first
//! needed: its TLS stack takes longer than everything else here together.

use std::path::PathBuf;
use std::process::ExitCode;

use crate::arguments::Arguments;
use crate::checked::Checked;
use crate::fault::{Context, Fault, Outcome};
use crate::repo::Repo;
use crate::shell::Call;
use crate::talk::say;
use crate::today::today;

/// Every file of a built site with its hash; written by `site`.
const LIST: &str = "empreintes.txt";

/// Walks a deployed copy, or asks whether a portal may show it; failure when its host gets something wrong.
pub(crate) fn deploy_check(repo: &Repo, mut arguments: Arguments) -> Outcome<ExitCode> {
    let built = arguments.value("--dossier")?;
    let portal = arguments.value("--portail")?;
    let url = arguments.needed("l'adresse du guide déployé")?;
    arguments.end()?;
    let words = match (portal, built) {
        (Some(_), Some(_)) => {
            return Err(Fault::new(
                "--portail et --dossier ne vont pas ensemble : --portail ne regarde que ce que demande ce portail",
            ));
        }
        (Some(portal), None) => vec!["portail".to_owned(), url, portal],
        (None, Some(folder)) => vec!["site".to_owned(), url, list(&folder)?],
        (None, None) => vec!["site".to_owned(), url],
    };
    ask(repo, &words)
}

/// The list of hashes of a built site.
fn list(folder: &str) -> Outcome<String> {
    let file = PathBuf::from(folder).join(LIST);
    if !file.is_file() {
        return Err(Fault::new(format!(
            "--dossier {folder} : {LIST} n'y est pas ; donnez le dossier que « cargo xtask build » a rempli"
        )));
    }
    Ok(file.to_string_lossy().into_owned())
}

/// Lists the outgoing addresses; asks them with `--online`. Failure when one does not answer.
pub(crate) fn links(repo: &Repo, mut arguments: Arguments) -> Outcome<ExitCode> {
    let online = arguments.flag("--online");
    arguments.end()?;
    let links = Checked::new(&repo.content(), None, None)?.links();
    if !online {
        for (key, url, checked) in &links {
            let checked = checked.as_deref().unwrap_or("jamais");
            say!("{key} : {url} (relue : {checked})");
        }
        say!("{} adresses ; « --online » les demande une à une", links.len());
        return Ok(ExitCode::SUCCESS);
    }
    let table: String = links.iter().map(|(key, url, _)| format!("{key}\t{url}\n")).collect();
    let file = repo.root().join("target/liens.txt");
    std::fs::write(&file, table).context(format!("{} ne s'écrit pas", file.display()))?;
    ask(repo, &["liens".to_owned(), today()?, file.to_string_lossy().into_owned()])
}

/// The program that asks, compiled.
pub(crate) fn program(repo: &Repo) -> Outcome<PathBuf> {
    Call::cargo(repo.root(), &["build", "--locked", "--quiet", "-p", "probe"]).run()?;
    Ok(repo.target().join("debug").join(format!("probe{}", std::env::consts::EXE_SUFFIX)))
}

/// Runs it; what is wrong it says itself.
fn ask(repo: &Repo, words: &[String]) -> Outcome<ExitCode> {
    let program = program(repo)?;
    let done =
        Call::new(&std::env::current_dir().context("dossier courant")?, &program.to_string_lossy(), &[])
            .add(words)
            .run();
    Ok(if done.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
