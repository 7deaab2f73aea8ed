//! `serve`: the guide in one's own browser, always as it was last saved.
//!
//! The static pages come first, because they need no tool and are the whole
//! guide; the app follows as soon as its tools are there. A fault in the
//! content or the code is shown on the open page, which otherwise stays.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::mpsc::{self, Sender};

use guide_compiler::render::Style;

use crate::arguments::Arguments;
use crate::checked::{Checked, terminal_style};
use crate::fault::{Fault, Outcome};
use crate::live::Live;
use crate::repo::Repo;
use crate::server::{self, Options};
use crate::site::{self, Wanted};
use crate::talk::{self, complain, say};
use crate::tools::Tools;
use crate::watch::{Change, Watch};

const PORT: u16 = 8080;

/// Runs until it is stopped.
pub(crate) fn run(repo: &Repo, mut arguments: Arguments) -> Outcome<ExitCode> {
    let port = arguments.value("--port")?;
    let number = |p: String| {
        p.parse().map_err(|_| Fault::new(format!("--port {p} : un nombre de 0 à 65535 est attendu")))
    };
    let port = port.map_or(Ok(PORT), number)?;
    let below = arguments.value("--sous")?;
    let folder = arguments.value("--dossier")?;
    arguments.end()?;
    let live = Live::default();
    let options = Options {
        port,
        below: below.map_or_else(|| "/".to_owned(), |b| with_slashes(&b)),
        reload: folder.is_none(),
    };
    if let Some(folder) = folder {
        return as_it_is(&live, options, &folder);
    }
    let address = server::start(&live, options)?;
    let (events, happened) = mpsc::channel();
    watch_in_a_thread(repo, events.clone());
    let mut workshop = Workshop { repo, live, address, events, tools: Readiness::Later };
    workshop.start();
    for event in happened {
        match event {
            Event::Changed(change) => workshop.follow(change),
            Event::Installed(tools) => workshop.equip(tools),
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// What the workshop reacts to.
enum Event {
    Changed(Change),
    Installed(Outcome<Tools>),
}

fn watch_in_a_thread(repo: &Repo, events: Sender<Event>) {
    let mut watch = Watch::new(repo);
    std::thread::spawn(move || while events.send(Event::Changed(watch.wait())).is_ok() {});
}

/// Serves a folder that somebody else built.
fn as_it_is(live: &Live, options: Options, folder: &str) -> Outcome<ExitCode> {
    let folder = PathBuf::from(folder);
    if !folder.is_dir() {
        return Err(Fault::new(format!("{} n'est pas un dossier", folder.display())));
    }
    live.show(folder);
    let address = server::start(live, options)?;
    say!("{address}");
    loop {
        std::thread::park();
    }
}

/// `a/b` as `/a/b/`.
fn with_slashes(path: &str) -> String {
    match path.trim_matches('/') {
        "" => "/".to_owned(),
        inner => format!("/{inner}/"),
    }
}

/// Builds the site again and again.
struct Workshop<'a> {
    repo: &'a Repo,
    live: Live,
    address: String,
    events: Sender<Event>,
    tools: Readiness,
}

/// How far the app's tools are.
enum Readiness {
    /// First the static pages.
    Later,
    Installing,
    Ready(Tools),
    /// They cannot be had here; the static pages are followed all the same.
    Missing,
}

impl Workshop<'_> {
    /// The static pages; with the first good ones, the tools begin to be installed.
    fn start(&mut self) {
        let address = &self.address;
        say!("Préparation du guide (quelques minutes la première fois) ; il s'ouvrira sur {address}");
        self.live.say("Le guide se prépare ; cette page se rechargera.");
        if self.content_is_right() {
            self.pages();
        }
    }

    fn pages(&mut self) {
        if !self.build(site::pages) {
            return;
        }
        say!("\n  Le guide est là : {}\n", self.address);
        if matches!(self.tools, Readiness::Later) {
            self.tools = Readiness::Installing;
            let (repo, events) = (self.repo.clone(), self.events.clone());
            // Authors go on meanwhile: new words are shown without the app.
            std::thread::spawn(move || events.send(Event::Installed(Tools::for_app(&repo))));
        }
        self.live.say(match self.tools {
            Readiness::Installing => "L'application se prépare ; la page se rechargera.",
            Readiness::Later | Readiness::Ready(_) | Readiness::Missing => "",
        });
    }

    /// The app, now that its tools are there.
    fn equip(&mut self, tools: Outcome<Tools>) {
        match tools {
            Ok(tools) => self.tools = Readiness::Ready(tools),
            Err(fault) => {
                self.tools = Readiness::Missing;
                self.live.say("");
                return complain!("erreur : {fault}\nLe guide reste servi sans l'application.");
            }
        }
        if self.content_is_right() && self.whole() {
            say!("\n  L'application est là : {}\n", self.address);
        }
    }

    fn follow(&mut self, change: Change) {
        let what = match change {
            Change::Content => "du contenu",
            Change::Code => "du programme",
        };
        say!("Changement {what}.");
        if !self.content_is_right() {
            return;
        }
        if matches!(self.tools, Readiness::Ready(_)) {
            self.whole();
        } else {
            self.pages();
        }
    }

    /// Says what is wrong with the content; the last good site stays.
    fn content_is_right(&self) -> bool {
        match Checked::new(&self.repo.content(), None, None) {
            Ok(checked) => {
                talk::out(&checked.text(terminal_style()));
                say!("{}", checked.summary());
                if checked.refused() {
                    self.live.say(&checked.text(Style::Plain));
                }
                !checked.refused()
            }
            Err(fault) => {
                complain!("erreur : {fault}");
                self.live.say(&fault.to_string());
                false
            }
        }
    }

    fn whole(&self) -> bool {
        let Readiness::Ready(tools) = &self.tools else {
            return false;
        };
        let done = self.build(|repo, folder| site::whole(repo, tools, folder, &[], &Wanted::default()));
        if done {
            self.live.say("");
        }
        done
    }

    /// Builds into a folder that is not being served, and serves it when all went well.
    fn build(&self, work: impl FnOnce(&Repo, &Path) -> Outcome) -> bool {
        let base = self.repo.root().join("target/serve");
        let (one, other) = (base.join("a"), base.join("b"));
        let served = self.live.now().folder;
        let folder = if served.as_ref() == Some(&one) { other } else { one };
        match work(self.repo, &folder) {
            Ok(()) => {
                self.live.show(folder);
                true
            }
            Err(fault) => {
                complain!("erreur : {fault}");
                self.live.say(&format!("{fault}\nLe terminal en dit plus."));
                false
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_below_has_its_slashes() {
        assert_eq!(with_slashes("a/b"), "/a/b/");
        assert_eq!(with_slashes("/"), "/");
    }
}
