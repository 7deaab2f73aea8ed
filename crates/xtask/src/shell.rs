//! Running other programs: each is printed before it runs.

use std::ffi::OsStr;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::fault::{Context, Fault, Outcome};
use crate::talk::say;

/// A program about to be run.
#[derive(Debug)]
pub(crate) struct Call {
    command: Command,
    line: String,
}

impl Call {
    /// `program` with `arguments`, run in `folder`.
    pub(crate) fn new(folder: &Path, program: &str, arguments: &[&str]) -> Self {
        let mut call = Self { command: Command::new(program), line: program.to_owned() };
        call.command.current_dir(folder);
        call.add(arguments);
        call
    }

    /// cargo, the one that runs this program.
    pub(crate) fn cargo(folder: &Path, arguments: &[&str]) -> Self {
        let mut call = Self::new(folder, "cargo", arguments);
        // What cargo told us about this package must not reach the next cargo.
        for (name, _) in std::env::vars_os() {
            if name.to_str().is_some_and(|n| n.starts_with("CARGO_PKG_")) {
                call.command.env_remove(&name);
            }
        }
        call.command.env_remove("CARGO_MANIFEST_DIR");
        call
    }

    /// Adds arguments.
    pub(crate) fn add<S: AsRef<str>>(&mut self, arguments: &[S]) -> &mut Self {
        for argument in arguments {
            let argument = argument.as_ref();
            self.command.arg(argument);
            self.line.push(' ');
            self.line.push_str(&quoted(argument));
        }
        self
    }

    /// Sets a variable of the environment; it is not printed.
    pub(crate) fn env(&mut self, name: &str, value: impl AsRef<OsStr>) -> &mut Self {
        self.command.env(name, value);
        self
    }

    /// Takes a variable away.
    pub(crate) fn without(&mut self, name: &str) -> &mut Self {
        self.command.env_remove(name);
        self
    }

    /// Runs it and waits; anything but success is a fault.
    pub(crate) fn run(&mut self) -> Outcome {
        say!("$ {}", self.line);
        let status = self.command.status().map_err(|reason| self.lost(&reason))?;
        if status.success() {
            return Ok(());
        }
        let how = status.code().map_or_else(|| "interrompue".to_owned(), |c| format!("code {c}"));
        Err(Fault::new(format!("« {} » a échoué ({how})", self.line)))
    }

    /// Runs it quietly; its standard output when it succeeds.
    pub(crate) fn read(&mut self) -> Option<String> {
        let output = self.command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
        output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
    }

    /// Runs it; its standard output.
    pub(crate) fn answer(&mut self) -> Outcome<String> {
        say!("$ {}", self.line);
        self.command.stdin(Stdio::null()).stderr(Stdio::inherit());
        let output = self.command.output().map_err(|reason| self.lost(&reason))?;
        if output.status.success() {
            return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
        }
        Err(Fault::new(format!("« {} » a échoué", self.line)))
    }

    fn lost(&self, reason: &std::io::Error) -> Fault {
        Fault::new(format!("« {} » ne se lance pas : {reason}", self.line))
    }
}

/// `argument` as one would type it.
fn quoted(argument: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./:=@,+".contains(c);
    if !argument.is_empty() && argument.chars().all(plain) {
        argument.to_owned()
    } else {
        format!("'{}'", argument.replace('\'', r"'\''"))
    }
}

/// Whether this variable of the environment is there and not empty.
pub(crate) fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|v| !v.is_empty())
}

/// The variable `PATH` with `folders` before it.
pub(crate) fn path_with(folders: &[std::path::PathBuf]) -> Outcome<std::ffi::OsString> {
    let old = std::env::var_os("PATH").unwrap_or_default();
    let all = folders.iter().cloned().chain(std::env::split_paths(&old));
    std::env::join_paths(all).context("PATH ne peut pas être complété")
}
