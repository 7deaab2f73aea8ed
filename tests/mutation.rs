//! Nothing degrades into prose: a small mistake in a line that steers the guide never goes unnoticed.
//!
//! Each edit must be reported by a diagnostic, by the lockfile or by a persona, or change nothing in how the
//! guide behaves. Edits of wording alone must pass.
#![expect(clippy::expect_used, clippy::indexing_slicing, reason = "a test that fails says so by failing")]

use guide::Guide;
use guide_compiler::{Source, lock};
use std::collections::BTreeMap;
use tests::edits::{Dice, Edit, Field};
use tests::guide::{compiled, real, sources};
use tests::persona::Persona;
use tests::project;
use tests::promises;
use tests::skeleton::skeleton;

/// How many mistakes are made; `MUTATIONS=20000` makes more.
const MISTAKES: usize = 4_000;
/// How many times a word is changed.
const REWORDINGS: usize = 300;

/// What came of one edit.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    /// A diagnostic without the lockfile's help: its code.
    Told(&'static str),
    /// Only the lockfile.
    Locked,
    /// A persona, or another promise of the tables.
    Promised,
    /// The guide behaves as before.
    Same,
    /// None of these.
    Silent,
}

/// What every edit is compared with.
struct Bench {
    sources: Vec<Source>,
    lock: Source,
    skeleton: Guide,
    personas: Vec<Persona>,
    addresses: String,
}

impl Bench {
    fn new() -> Self {
        let guide = real();
        let mut sources = sources();
        // The personas of `content/tests/` are walked from the tables they are written from, and more strictly.
        sources.retain(|s| s.name != lock::FILE && !s.name.starts_with("tests/"));
        Self {
            sources,
            lock: Source::new(lock::FILE, &lock::text(&guide)),
            skeleton: skeleton(&guide),
            personas: promises::personas(),
            addresses: project::read(promises::ADDRESSES),
        }
    }

    fn try_out(&self, edit: &Edit) -> Outcome {
        let mut sources = self.sources.clone();
        sources[edit.file] = Source::new(sources[edit.file].name.clone(), &edit.text);
        let result = compiled(&sources);
        if let Some(first) = result.diagnostics.first() {
            return Outcome::Told(first.rule.code);
        }
        let guide = result.guide.expect("no diagnostic, hence a guide");
        if skeleton(&guide) == self.skeleton {
            return Outcome::Same;
        }
        if !promises::broken(&guide, &self.personas, &self.addresses).is_empty() {
            return Outcome::Promised;
        }
        sources.push(self.lock.clone());
        match compiled(&sources).diagnostics.is_empty() {
            true => Outcome::Silent,
            false => Outcome::Locked,
        }
    }
}

#[test]
fn no_mistake_in_a_steering_line_goes_unnoticed() {
    let bench = Bench::new();
    let field = Field::structural(&bench.sources);
    let wanted = std::env::var("MUTATIONS").ok().and_then(|n| n.parse().ok()).unwrap_or(MISTAKES);
    let mut counts: BTreeMap<Outcome, usize> = BTreeMap::new();
    let mut silent = Vec::new();
    let half = |seed: u64| {
        let mut dice = Dice::new(seed);
        let edits = (0..wanted / 2).map(|_| field.mistake(&mut dice)).filter(|e| e.before != e.after);
        edits.map(|edit| (bench.try_out(&edit), edit)).collect::<Vec<_>>()
    };
    let results = std::thread::scope(|scope| {
        let other = scope.spawn(|| half(2));
        let mut all = half(1);
        all.extend(other.join().expect("no panic"));
        all
    });
    let made = results.len();
    for (outcome, edit) in results {
        *counts.entry(outcome.clone()).or_default() += 1;
        if outcome == Outcome::Silent {
            let name = &bench.sources[edit.file].name;
            silent.push(format!("{name}:{}\n  - {:?}\n  + {:?}", edit.line, edit.before, edit.after));
        }
    }
    report(field.lines(), made, &counts);
    silent.sort();
    assert!(silent.is_empty(), "{} silent:\n{}", silent.len(), silent.join("\n"));
}

#[expect(clippy::print_stdout, reason = "the figures are what one wants to see")]
fn report(lines: usize, made: usize, counts: &BTreeMap<Outcome, usize>) {
    let count = |wanted: fn(&Outcome) -> bool| -> usize {
        counts.iter().filter(|(o, _)| wanted(o)).map(|(_, n)| n).sum()
    };
    let told = count(|o| matches!(o, Outcome::Told(_)));
    let promised = count(|o| *o == Outcome::Promised);
    let locked = count(|o| *o == Outcome::Locked);
    let same = count(|o| *o == Outcome::Same);
    let silent = count(|o| *o == Outcome::Silent);
    println!(
        "{made} edits on {lines} lines: {told} told, {promised} caught by the tables, {same} change nothing"
    );
    println!("without the lockfile {} silent, with it {silent}", locked + silent);
    println!("{counts:?}");
}

#[test]
fn edits_of_wording_pass() {
    let bench = Bench::new();
    let field = Field::wording(&bench.sources);
    let mut dice = Dice::new(3);
    let mut refused = Vec::new();
    for _ in 0..REWORDINGS {
        let edit = field.reword(&mut dice);
        let outcome = bench.try_out(&edit);
        // A banned word or a link text that says nothing is a matter of wording: that may be told.
        let wording = matches!(outcome, Outcome::Told("G017" | "G022"));
        if outcome != Outcome::Same && !wording {
            refused.push(format!(
                "{outcome:?} {}:{} {:?}",
                bench.sources[edit.file].name, edit.line, edit.after
            ));
        }
    }
    println!("{REWORDINGS} words changed on {} lines", field.lines());
    assert!(refused.is_empty(), "{refused:#?}");
}
