//! `check` (stub)
use crate::arguments::Arguments;
use crate::fault::Outcome;
use crate::repo::Repo;
use std::path::PathBuf;
use std::process::ExitCode;
pub struct Report {
    pub text: String,
    pub refused: bool,
}
pub fn report(_repo: &Repo) -> Outcome<Report> {
    Ok(Report {
        text: String::new(),
        refused: false,
    })
}
pub fn run(_repo: &Repo, _a: Arguments) -> Outcome<ExitCode> {
    Ok(ExitCode::SUCCESS)
}
pub fn files(_repo: &Repo) -> Outcome<Vec<PathBuf>> {
    Ok(vec![])
}
pub fn unlocked(_repo: &Repo) -> Outcome<Vec<String>> {
    Ok(vec![])
}
