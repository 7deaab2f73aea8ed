//! The commands of this repository: `cargo xtask serve`, `build`, `check`, `test`, `bench`.
//!
//! Each does its own set-up, prints every program it runs, and speaks French to
//! the person who typed it. Read [`COMMANDS`] first, then the module of the command.

mod arguments;
mod bench;
mod build;
mod check;
mod checked;
mod content;
mod debian;
mod fault;
mod folder;
mod hosts;
mod iwa;
mod lighthouse;
mod live;
mod machine;
mod mime;
mod npm;
mod probe;
mod remap;
mod repo;
mod request;
mod serve;
mod server;
mod shell;
mod site;
mod talk;
mod test;
mod today;
mod tools;
mod watch;
mod weight;

use std::process::ExitCode;

use crate::arguments::Arguments;
use crate::fault::{Fault, Outcome};
use crate::repo::Repo;
use crate::talk::complain;

struct Command {
    name: &'static str,
    usage: &'static str,
    does: &'static str,
    run: fn(&Repo, Arguments) -> Outcome<ExitCode>,
}

const COMMANDS: &[Command] = &[
    Command {
        name: "serve",
        usage: "[--port N] [--dossier DIR] [--sous /chemin/]",
        does: "montre le guide sur http://127.0.0.1:8080/ et suit les changements",
        run: serve::run,
    },
    Command {
        name: "build",
        usage: "[--publier] [--url URL] [--region NOM]",
        does: "construit dist/, prêt pour n'importe quel hébergement",
        run: build::run,
    },
    Command {
        name: "package-iwa",
        usage: "[--cle FICHIER] [--version X.Y.Z]",
        does: "fait de dist/ une application isolée signée, où Chromium laisse servir tous les lecteurs",
        run: iwa::run,
    },
    Command {
        name: "check",
        usage: "[DOSSIER] [--region NOM] [--format texte|json|sarif] [--explain CODE] [--verrouiller]",
        does: "vérifie le contenu ; sans aucun outil",
        run: check::run,
    },
    Command {
        name: "deploy-check",
        usage: "ADRESSE [--dossier DIST] | ADRESSE --portail PORTAIL",
        does: "visite un guide déployé et dit ce que l'hébergement fait mal ; --dossier compare avec ce qui a été construit ; \
               --portail dit seulement si ce portail peut le montrer",
        run: probe::deploy_check,
    },
    Command {
        name: "links",
        usage: "[--online]",
        does: "liste les adresses extérieures ; --online les demande et donne les dates pour la table des liens",
        run: probe::links,
    },
    Command {
        name: "test",
        usage: "[--rapide] [ÉTAPE]… | --qemu",
        does: "tout ce que vérifie l'intégration continue ; --rapide laisse le navigateur ; --qemu, à part, une carte \
               dans le lecteur d'une machine virtuelle",
        run: test::run,
    },
    Command {
        name: "bench",
        usage: "[--temps] [--poids] [--lighthouse]",
        does: "mesure la compilation, la recherche et le poids du site, contre les budgets ; --lighthouse, ses notes aussi",
        run: bench::run,
    },
];

fn main() -> ExitCode {
    let mut words = std::env::args().skip(1);
    let name = words.next().unwrap_or_default();
    match dispatch(&name, words) {
        Ok(code) => code,
        Err(fault) => {
            complain!("erreur : {fault}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(name: &str, words: impl Iterator<Item = String>) -> Outcome<ExitCode> {
    if matches!(name, "" | "-h" | "--help" | "aide" | "help") {
        talk::out(&help());
        return Ok(ExitCode::SUCCESS);
    }
    let command = COMMANDS.iter().find(|c| c.name == name);
    let command =
        command.ok_or_else(|| Fault::new(format!("« {name} » n'est pas une commande\n\n{}", help())))?;
    let arguments = Arguments::new(words, command.help());
    if arguments.asks_for_help() {
        talk::out(&command.help());
        return Ok(ExitCode::SUCCESS);
    }
    (command.run)(&Repo::find()?, arguments)
}

impl Command {
    fn help(&self) -> String {
        format!("  cargo xtask {} {}\n      {}\n", self.name, self.usage, self.does)
    }
}

fn help() -> String {
    COMMANDS.iter().map(Command::help).collect()
}
