//! `bench`: what the guide costs, in time and in bytes, against its budgets.

use std::process::ExitCode;

use crate::arguments::Arguments;
use crate::fault::{Fault, Outcome};
use crate::repo::Repo;
use crate::shell::Call;
use crate::{build, lighthouse, weight};

/// Prints every figure; failure when one is over its budget.
pub(crate) fn run(repo: &Repo, mut arguments: Arguments) -> Outcome<ExitCode> {
    let only_times = arguments.flag("--temps");
    let only_weights = arguments.flag("--poids");
    let scores = arguments.flag("--lighthouse");
    arguments.end()?;
    let mut failed = Vec::new();
    if !only_weights {
        failed.extend(times(repo).err());
    }
    if !only_times {
        failed.extend(weights(repo).err());
    }
    if scores {
        failed.extend(lighthouse::measure(repo).err());
    }
    if failed.is_empty() {
        return Ok(ExitCode::SUCCESS);
    }
    let failed: Vec<String> = failed.iter().map(Fault::to_string).collect();
    Err(Fault::new(failed.join("\n")))
}

/// Compiling and searching, in a profile that is fast first.
fn times(repo: &Repo) -> Outcome {
    let arguments = ["bench", "--quiet", "--locked", "--profile", "fast"];
    Call::cargo(repo.root(), &arguments).add(&["-p", "tests", "--bench", "mesures"]).run()
}

/// The files of the release.
fn weights(repo: &Repo) -> Outcome {
    build::release(repo)?;
    weight::report(repo)
}
