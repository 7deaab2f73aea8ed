//! Whether a printed witness is a real person: the way is followed again, page by page.

use crate::model::{Cited, Model};
use crate::oracle::{self, Known, Oracle, Pass, State, Verdict};
use guide_compiler::Diagnostic;

/// The pages of the help that begins with `start`.
pub(crate) fn pages(diagnostic: &Diagnostic, start: &str) -> Vec<usize> {
    let named = diagnostic.helps.iter().find_map(|h| h.strip_prefix(start));
    let named = named.unwrap_or_else(|| panic!("« {start} » is missing: {diagnostic:?}"));
    let names = named.rsplit(" : ").next().unwrap_or_default().split(" › ");
    names.filter_map(|name| name.strip_prefix('p')?.parse().ok()).collect()
}

/// Whether the fault happens to the person that is described, on the way that is given.
pub(crate) fn is_real(model: &Model, diagnostic: &Diagnostic, verdict: &Verdict) -> bool {
    let person = diagnostic.helps.iter().find_map(|h| h.strip_prefix("par exemple : "));
    let way = pages(diagnostic, if person.is_some() { "chemin" } else { "par ce chemin" });
    follow(model, &way, &mut |pass, history| {
        pass.faults.contains(verdict) && person.is_none_or(|person| in_words(model, history, pass) == person)
    })
}

/// Whether somebody goes this way.
pub(crate) fn is_way(model: &Model, way: &[usize]) -> bool {
    follow(model, way, &mut |_, _| true)
}

/// Whether somebody who cannot get out goes round this circle.
pub(crate) fn is_circle(oracle: &Oracle<'_>, circle: &[usize]) -> bool {
    let trapped = oracle.trapped_states();
    let mut there: Vec<State> = trapped.iter().filter(|s| s.0 == circle[0]).map(|s| (*s).clone()).collect();
    for page in circle.iter().skip(1).chain(circle.first()) {
        let next = there.iter().flat_map(|s| &oracle.states[s]).filter_map(|p| p.main.clone());
        there = next.filter(|s| s.0 == *page && trapped.contains(s)).collect();
    }
    circle.iter().all(|page| trapped.iter().any(|s| s.0 == *page)) && !there.is_empty()
}

/// Whether somebody leaves so many screens on this way.
pub(crate) fn leaves(oracle: &Oracle<'_>, way: &[usize], screens: u32) -> bool {
    follow(oracle.model, way, &mut |pass, history| {
        let mut asked: Vec<(usize, bool)> = history.iter().map(|(page, asked, _)| (*page, *asked)).collect();
        asked.extend(way.last().map(|page| (*page, pass.asked)));
        oracle.screens(&asked) == screens
    })
}

/// What happened on the pages before: which, whether something was asked, and what was known after it.
type History = Vec<(usize, bool, Known)>;

fn follow(model: &Model, way: &[usize], found: &mut dyn FnMut(&Pass, &History) -> bool) -> bool {
    let is_start = model.entries.iter().any(|e| e.0 == way[0]) || model.finding == Some(way[0]);
    let nothing = vec![None; model.facts.len()];
    is_start && go(model, way, &nothing, &mut Vec::new(), found)
}

fn go(
    model: &Model,
    way: &[usize],
    known: &Known,
    history: &mut History,
    found: &mut dyn FnMut(&Pass, &History) -> bool,
) -> bool {
    for pass in oracle::passes(model, way[0], known) {
        let Some(next) = way.get(1) else {
            if found(&pass, history) {
                return true;
            }
            continue;
        };
        for (to, then) in pass.main.iter().chain(&pass.side) {
            if to == next {
                history.push((way[0], pass.asked, then.clone()));
                if go(model, &way[1..], then, history, found) {
                    return true;
                }
                history.pop();
            }
        }
    }
    false
}

/// The person of a message: by fact, the values one after the other.
fn in_words(model: &Model, history: &History, pass: &Pass) -> String {
    let mut words: Vec<String> = Vec::new();
    for fact in 0..model.facts.len() {
        let known = history.iter().map(|(_, _, known)| known).chain([&pass.known]);
        let mut values: Vec<String> = known.filter_map(|k| k[fact]).map(|v| model.value(fact, v)).collect();
        values.dedup();
        if !values.is_empty() {
            words.push(format!("{} = {}", model.fact_name(Cited::Fact(fact)), values.join(" puis ")));
        }
    }
    words.sort();
    if words.is_empty() { "n'importe qui".to_owned() } else { words.join(" ; ") }
}
