//! What the guide costs: compiling it beside only rendering its Markdown, and
//! searching it; what examining a card costs. Called by `cargo xtask bench`; a figure over its budget ends in failure.

#![expect(clippy::print_stdout, reason = "a table on the terminal is the result")]

mod cards;
mod clock;
mod compiling;
mod generated;
mod searching;

use std::process::ExitCode;

fn main() -> ExitCode {
    let compiling = compiling::measure();
    let searching = searching::measure();
    let cards = cards::measure();
    if compiling && searching && cards { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// One line of the report against its budget; whether it holds.
pub(crate) fn against(what: &str, figure: f64, unit: &str, budget: f64) -> bool {
    let holds = figure <= budget;
    let word = if holds { "tenu" } else { "DÉPASSÉ" };
    println!("  {word:>8}  {what} : {figure:.2} {unit}, au plus {budget:.0}");
    holds
}
