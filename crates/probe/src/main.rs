//! `probe site ADRESSE [LISTE]`, `probe portail ADRESSE PORTAIL` and `probe liens JOUR TABLE`, called by `cargo xtask`.
//!
//! The first walks a deployed copy; LISTE is the `empreintes.txt` it should have. The second asks whether pages of
//! PORTAIL may show it. The third asks every address of TABLE, a file of one key and one address a line. 0: nothing
//! wrong; 1: something is.

use probe::links::{Seen, look, parse};
use probe::{Client, List, Report, deployed, portal};
use std::io::Write as _;
use std::process::ExitCode;

const USAGE: &str =
    "usage : probe site ADRESSE [LISTE] | probe portail ADRESSE PORTAIL | probe liens JOUR TABLE";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["site", url] => site(url, None),
        ["site", url, list] => site(url, Some(list)),
        ["portail", url, portal] => embedded(url, portal),
        ["liens", day, table] => links(day, table),
        _ => Err(USAGE.to_owned()),
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(fault) => {
            say(&format!("erreur : {fault}"));
            ExitCode::FAILURE
        }
    }
}

/// Whether the copy at `url` is as it should be.
fn site(url: &str, list: Option<&str>) -> Result<bool, String> {
    is_address(url)?;
    let built = list.map(read_list).transpose()?;
    Ok(told(&deployed::examine(&Client::default(), url, built.as_ref())))
}

/// Whether pages of `portal` may show the copy at `url`.
fn embedded(url: &str, portal: &str) -> Result<bool, String> {
    is_address(url)?;
    is_address(portal)?;
    Ok(told(&portal::examine(&Client::default(), url, portal)))
}

fn is_address(url: &str) -> Result<(), String> {
    if url.starts_with("https://") || url.starts_with("http://") {
        return Ok(());
    }
    let meant = if url.contains(':') { String::new() } else { format!(" ; écrivez https://{url}") };
    Err(format!("{url} n'est pas une adresse en https:// ou http://{meant}"))
}

/// Says what was found; whether that is nothing.
fn told(report: &Report) -> bool {
    say(&report.to_string());
    report.is_clean()
}

fn read_list(path: &str) -> Result<List, String> {
    let text = std::fs::read_to_string(path).map_err(|e| format!("{path} : {e}"))?;
    List::parse(&text).ok_or_else(|| format!("{path} n'est pas une liste d'empreintes"))
}

/// Whether every address answers.
fn links(day: &str, table: &str) -> Result<bool, String> {
    let table = std::fs::read_to_string(table).map_err(|e| format!("{table} : {e}"))?;
    let client = Client::default();
    let mut seen = Vec::new();
    for link in parse(&table) {
        let what = look(&client, &link.url);
        say(&format!("{} : {} {what}", link.key, link.url));
        seen.push((link, what));
    }
    let good: Vec<&str> = seen.iter().filter(|(_, s)| s.is_good()).map(|(l, _)| l.key.as_str()).collect();
    let unreached = seen.iter().filter(|(_, s)| matches!(s, Seen::Unreached(_))).count();
    if !good.is_empty() {
        say(&format!("\nPour la table des liens, « - vérifié : {day} » sous : {}", good.join(", ")));
    }
    if unreached > 0 {
        say(&format!("\n{unreached} adresses n'ont pas été jointes : rien n'est dit d'elles."));
    }
    say(&format!("{} adresses demandées, {} répondent", seen.len(), good.len()));
    Ok(good.len() == seen.len())
}

fn say(words: &str) {
    // A reader who leaves early is no fault.
    let _ = writeln!(std::io::stdout(), "{words}");
}
