//! `test`: everything continuous integration runs, in this order, each step timed.
//!
//! A step that fails does not stop the others, unless they need what it makes.

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use crate::arguments::Arguments;
use crate::checked::{Checked, terminal_style};
use crate::fault::{Fault, Outcome};
use crate::live::Live;
use crate::repo::Repo;
use crate::server::{self, Options};
use crate::shell::Call;
use crate::talk::{self, say};
use crate::tools::{Tools, WASM};
use crate::{build, folder, hosts, iwa, machine, npm, probe, remap, site, tools};

/// The root package, as cargo knows it.
const APP: &str = "guide-authentification-forte";
/// The card engine: no default member, since it is built for the page only.
const CARTE: &str = "carte";
/// Where the second copy of the site lies for the browser: any host, any path.
const BELOW: &str = "/un/sous/chemin/";

struct Step {
    name: &'static str,
    run: fn(&Repo) -> Outcome,
    /// The step that makes what this one needs.
    after: Option<&'static str>,
    /// Left out by `--rapide`.
    browser: bool,
}

const fn step(name: &'static str, run: fn(&Repo) -> Outcome) -> Step {
    Step { name, run, after: None, browser: false }
}

const RELEASE: &str = "construction par Trunk";

const STEPS: &[Step] = &[
    step("mise en forme", format),
    step("contenu", content),
    step("clippy", clippy),
    step("clippy de site", clippy_site),
    step("clippy de l'application", clippy_app),
    step("clippy de carte", clippy_carte),
    step("cargo test", test),
    // Its reader exists on Linux only.
    #[cfg(target_os = "linux")]
    step("cartes devant OpenSC", opensc),
    step("cargo test -p carte", test_carte),
    step("cargo test -p site", test_site),
    step("crates pures en wasm", pure_wasm),
    step("documentation", documentation),
    step(RELEASE, release),
    Step { name: "deux constructions identiques", run: twice, after: Some(RELEASE), browser: false },
    Step { name: "application isolée", run: iwa::test, after: Some(RELEASE), browser: false },
    Step { name: "navigateur", run: browser, after: Some(RELEASE), browser: true },
];

struct Done {
    name: &'static str,
    time: Duration,
    /// `None` when it was left out.
    result: Option<Outcome>,
}

/// Runs every step.
pub(crate) fn run(repo: &Repo, mut arguments: Arguments) -> Outcome<ExitCode> {
    if arguments.flag("--qemu") {
        arguments.end()?;
        return machine::test(repo).map(|()| ExitCode::SUCCESS);
    }
    let quick = arguments.flag("--rapide");
    let wanted: Vec<String> = std::iter::from_fn(|| arguments.word()).collect();
    arguments.end()?;
    let steps = chosen(&wanted)?;
    let mut done: Vec<Done> = Vec::new();
    for step in steps {
        let failed = |name| done.iter().any(|d| d.name == name && !d.passed());
        let left_out = (quick && step.browser) || step.after.is_some_and(failed);
        say!("\n── {} ──", step.name);
        let start = Instant::now();
        let result = (!left_out).then(|| (step.run)(repo));
        let time = start.elapsed();
        match &result {
            Some(Ok(())) => say!("── {} : réussi en {:.1} s", step.name, time.as_secs_f64()),
            Some(Err(fault)) => say!("── {} : échec : {fault}", step.name),
            None => say!("── {} : pas fait", step.name),
        }
        done.push(Done { name: step.name, time, result });
    }
    talk::out(&summary(&done));
    let all = done.iter().all(|d| d.passed() || (quick && d.result.is_none()));
    Ok(if all { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The steps whose names hold one of these words; all when there is none.
fn chosen(wanted: &[String]) -> Outcome<Vec<&'static Step>> {
    let is_wanted = |step: &&Step| wanted.is_empty() || wanted.iter().any(|w| step.name.contains(w));
    let steps: Vec<&Step> = STEPS.iter().filter(is_wanted).collect();
    if steps.is_empty() {
        let names: Vec<&str> = STEPS.iter().map(|step| step.name).collect();
        let wanted = wanted.join(" » ni « ");
        return Err(Fault::new(format!(
            "aucune étape n'a « {wanted} » dans son nom ; étapes : {}",
            names.join(", ")
        )));
    }
    Ok(steps)
}

impl Done {
    const fn passed(&self) -> bool {
        matches!(self.result, Some(Ok(())))
    }
}

fn summary(done: &[Done]) -> String {
    let mut text = String::from("\n");
    for step in done {
        let word = match step.result {
            Some(Ok(())) => "réussi",
            Some(Err(_)) => "ÉCHEC",
            None => "pas fait",
        };
        let seconds = step.time.as_secs_f64();
        text.push_str(&format!("{word:>9} {seconds:>8.1} s  {}\n", step.name));
    }
    let total: Duration = done.iter().map(|d| d.time).sum();
    let passed = done.iter().filter(|d| d.passed()).count();
    let failed = done.iter().filter(|d| matches!(d.result, Some(Err(_)))).count();
    let skipped = done.len() - passed - failed;
    let minutes = total.as_secs_f64() / 60.0;
    text.push_str(&format!("    total {minutes:>7.1} min\n"));
    if skipped > 0 {
        text.push_str(&format!("{passed} passed, {failed} failed, {skipped} skipped\n"));
    } else {
        text.push_str(&format!("{passed} passed, {failed} failed\n"));
    }
    text
}

fn format(repo: &Repo) -> Outcome {
    Call::cargo(repo.root(), &["fmt", "--all", "--check"]).run()
}

fn content(repo: &Repo) -> Outcome {
    let checked = Checked::new(&repo.content(), None, None)?;
    talk::out(&checked.text(terminal_style()));
    say!("{}", checked.summary());
    if checked.is_silent() { Ok(()) } else { Err(Fault::new("le contenu a des fautes")) }
}

/// Warnings are errors here by the lints' level: a change of `RUSTFLAGS` would build everything anew.
const STRICT: &[&str] = &["--", "-D", "warnings"];

fn clippy(repo: &Repo) -> Outcome {
    Call::cargo(repo.root(), &["clippy", "--locked", "--all-targets"]).add(STRICT).run()
}

fn clippy_site(repo: &Repo) -> Outcome {
    app(repo, &["clippy", "--locked", "-p", "site", "--all-targets"]).add(STRICT).run()
}

fn clippy_app(repo: &Repo) -> Outcome {
    tools::wasm_target(repo)?;
    let arguments = ["clippy", "--locked", "-p", APP, "--features", "csr", "--target", WASM];
    app(repo, &arguments).add(STRICT).run()
}

/// The card engine, natively and as it runs in the page.
fn clippy_carte(repo: &Repo) -> Outcome {
    tools::wasm_target(repo)?;
    Call::cargo(repo.root(), &["clippy", "--locked", "-p", CARTE, "--all-targets"]).add(STRICT).run()?;
    Call::cargo(repo.root(), &["clippy", "--locked", "-p", CARTE, "--target", WASM]).add(STRICT).run()
}

fn test(repo: &Repo) -> Outcome {
    Call::cargo(repo.root(), &["test", "--locked"]).run()
}

/// The virtual cards, read by programs of others; with the variable, a missing program is a failure.
#[cfg(target_os = "linux")]
fn opensc(repo: &Repo) -> Outcome {
    tools::opensc(repo)?;
    // Waiting is most of it: more at once than there are cores.
    let arguments = ["test", "--locked", "-p", "tests", "--test", "opensc", "--", "--test-threads", "6"];
    Call::cargo(repo.root(), &arguments).env("OPENSC", "1").run()
}

fn test_carte(repo: &Repo) -> Outcome {
    Call::cargo(repo.root(), &["test", "--locked", "-p", CARTE]).run()
}

fn test_site(repo: &Repo) -> Outcome {
    app(repo, &["test", "--locked", "-p", "site"]).run()
}

/// The compiler and the card crates are pure: they must run in a browser too.
fn pure_wasm(repo: &Repo) -> Outcome {
    tools::wasm_target(repo)?;
    let pure = ["-p", "guide-compiler", "-p", "ccid", "-p", "cps", "-p", "sim"];
    Call::cargo(repo.root(), &["build", "--locked", "--target", WASM]).add(&pure).run()
}

fn documentation(repo: &Repo) -> Outcome {
    Call::cargo(repo.root(), &["doc", "--locked", "--no-deps"]).env("RUSTDOCFLAGS", "-D warnings").run()
}

fn release(repo: &Repo) -> Outcome {
    build::release(repo)
}

/// App and card engine compiled once more, and everything after them: the same bytes, file by file, that name no
/// folder of this machine.
fn twice(repo: &Repo) -> Outcome {
    app(repo, &["clean", "--release", "--target", WASM, "-p", APP, "-p", CARTE]).run()?;
    let again = repo.root().join("target/encore");
    site::whole(repo, &Tools::for_release(repo)?, &again, &["--release"], &site::Wanted::default())?;
    folder::same(&repo.dist(), &again)?;
    remap::check(repo)
}

/// The built site in a browser, at the root of a host and below a path.
fn browser(repo: &Repo) -> Outcome {
    npm::browser_tests(repo)?;
    // The readers behind the stand-in for WebUSB: virtual ones, and a third party's firmware.
    Call::cargo(repo.root(), &["build", "--locked", "-p", "sim", "--example", "pipes"]).run()?;
    Call::cargo(repo.root(), &["build", "--locked", "-p", "peers", "--example", "firmware"]).run()?;
    let chromium = tools::chromium(repo)?;
    let servers = hosts::servers(repo)?;
    let root = serve(repo, "/")?;
    let below = serve(repo, BELOW)?;
    let cli: PathBuf = ["node_modules", "@playwright", "test", "cli.js"].iter().collect();
    let folder = repo.browser_tests();
    let mut call = Call::new(&folder, "node", &[&cli.to_string_lossy(), "test"]);
    call.env("CHROMIUM", chromium)
        .env("SITE", root)
        .env("SITE_SOUS_CHEMIN", below)
        .env("IWA", iwa::unpacked(repo)?);
    for (name, program) in servers {
        call.env(name, program);
    }
    // With it, a server that is not there fails instead of being left out.
    call.env("SERVEURS", "1").env("PROBE", probe::program(repo)?).run()
}

/// Serves `dist/` below a path as long as this program runs, on any free port.
fn serve(repo: &Repo, below: &str) -> Outcome<String> {
    let live = Live::default();
    live.show(repo.dist());
    let options = Options { port: 0, below: below.to_owned(), reload: false };
    server::start(&live, options)
}

/// cargo for everything with `csr` or `ssr`.
fn app(repo: &Repo, arguments: &[&str]) -> Call {
    let mut call = Call::cargo(repo.root(), arguments);
    call.env("CARGO_TARGET_DIR", repo.app_target());
    call
}
