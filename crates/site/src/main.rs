//! Renders every page of the guide into files that any static host can serve.
//!
//! Alone (`cargo run -p site -- --sortie DIR`) it writes the complete guide for
//! people without JavaScript. As Trunk's one hook it also finishes the release:
//! the app's files under the hash of their final bytes, the policy, the budgets.

mod arguments;
mod assets;
mod budget;
#[cfg(test)]
mod checks;
mod comments;
mod compile;
mod document;
mod fault;
mod file;
mod hash;
mod hosting;
mod install;
mod integrity;
mod look;
mod offline;
mod packed;
mod pages;
mod picture;
mod sitemap;
mod tree;

use arguments::Arguments;
use assets::Assets;
use fault::Fault;
use std::process::ExitCode;
use tree::Tree;

fn main() -> ExitCode {
    match run() {
        Ok(report) => {
            say(&report);
            ExitCode::SUCCESS
        }
        Err(fault) => {
            complain(&fault);
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<String, Fault> {
    let arguments = Arguments::read(std::env::args().skip(1))?;
    let (tree, assets) = whole(&arguments)?;
    let report = arguments.release.then(|| budget::weigh(&tree, &assets));
    if let Some(report) = report.as_ref().filter(|r| !r.holds) {
        return Err(Fault::new(format!("le site dépasse ses budgets\n{}", report.table)));
    }
    tree.write(&arguments.output)?;
    let pages = tree.files().filter(|(path, _)| path.ends_with(".html")).count();
    Ok(report.map_or_else(|| format!("{pages} pages écrites"), |r| r.table))
}

/// Everything that is written. The order matters: the worker lists what visitors need, hosts get
/// what is to be said about all of it.
fn whole(arguments: &Arguments) -> Result<(Tree, Assets), Fault> {
    let guides = compile::guides(&arguments.content, arguments.region.as_deref())?;
    let mut tree = Tree::new();
    let assets = Assets::add(&mut tree, arguments, &guides)?;
    pages::add(&mut tree, arguments, &assets, guides);
    offline::add_worker(&mut tree, arguments)?;
    if let Some(url) = &arguments.url {
        sitemap::add(&mut tree, url);
    }
    if arguments.release {
        hosting::add(&mut tree);
    }
    Ok((tree, assets))
}

#[expect(clippy::print_stdout, reason = "the report of a command line program")]
fn say(report: &str) {
    println!("{report}");
}

#[expect(clippy::print_stderr, reason = "the fault of a command line program")]
fn complain(fault: &Fault) {
    eprintln!("site : {fault}");
}
