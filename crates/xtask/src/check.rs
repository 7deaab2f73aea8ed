//! `check`: what the compiler says about the content. Needs no tool.
//!
//! This is the one command that compiles with today's date: pages past their review
//! date are its business. For all others the same content is always as good.

use std::path::PathBuf;
use std::process::ExitCode;

use guide_compiler::diagnostics;

use crate::arguments::Arguments;
use crate::checked::{Checked, terminal_style};
use crate::fault::{Fault, Outcome};
use crate::repo::Repo;
use crate::talk::{self, say};
use crate::today::today;

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
        Format::Json => say!("{}", checked.json()),
        Format::Sarif => say!("{}", checked.sarif()),
    }
    if checked.refused() {
        return Ok(ExitCode::FAILURE);
    }
    if lock {
        checked.write_lock(&folder)?;
    }
    Ok(ExitCode::SUCCESS)
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
