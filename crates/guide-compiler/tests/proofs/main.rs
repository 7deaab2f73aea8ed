//! The proofs against an oracle that tries everything, on thousands of random guides.
#![expect(
    clippy::indexing_slicing,
    clippy::expect_used,
    clippy::panic,
    reason = "a test helper that fails its test is doing its job"
)]

mod mend;
mod model;
mod oracle;
mod random;
mod walks;
mod witness;

use guide::{Guide, NodeKind};
use guide_compiler::{Compiled, Diagnostic, Options, compile};
use model::{Line, Model, Written};
use oracle::{Oracle, Verdict};
use std::collections::{BTreeMap, BTreeSet};
use walks::{End, Ids};

/// How many guides are tried.
const SEEDS: u64 = 1500;

/// The line that a diagnostic stands on.
fn line(written: &Written, diagnostic: &Diagnostic) -> Option<Line> {
    let source = written.sources.get(diagnostic.primary.span.file as usize)?;
    let before = source.text.get(..diagnostic.primary.span.start as usize)?;
    written.lines.get(&(source.name.clone(), before.matches('\n').count() + 1)).copied()
}

/// The name between the first « and » of a title.
fn quoted(title: &str) -> &str {
    title.split(['«', '»']).nth(1).map(str::trim).unwrap_or_default()
}

/// What a diagnostic says; `None` when it is of no concern here.
fn verdict(written: &Written, diagnostic: &Diagnostic) -> Option<Verdict> {
    let place = line(written, diagnostic);
    let said = match (diagnostic.rule.code, place) {
        ("G005", Some(Line::NextHeading(page) | Line::Title(page))) => Verdict::Gap { page },
        ("G005", Some(Line::Step(page, step))) => Verdict::StepGap { page, step },
        ("G006", Some(Line::Next(page, rule))) => Verdict::MaskedNext { page, rule },
        ("G006", Some(Line::Also(page, rule))) => Verdict::MaskedAlso { page, rule },
        ("G006", Some(Line::Variant(page, step, variant))) => Verdict::MaskedVariant { page, step, variant },
        ("G002", Some(Line::Title(page))) => Verdict::Unreachable { page },
        ("G008", Some(_)) => Verdict::Trap,
        // About the manifest, not about ways.
        ("G041", None) => return None,
        ("G020", Some(_)) if closes_a_circle(diagnostic) => Verdict::Trap,
        ("G015" | "G020", Some(_)) => return None,
        ("G016", Some(Line::Next(page, _) | Line::Also(page, _) | Line::Variant(page, _, _))) => {
            Verdict::Unasked { page, fact: quoted(&diagnostic.title).to_owned() }
        }
        other => panic!("unexpected {other:?}: {diagnostic:?}"),
    };
    Some(said)
}

/// What is said of a way back that nobody gets out of.
const CLOSES: &str = "il ferme une boucle sans sortie";

fn closes_a_circle(diagnostic: &Diagnostic) -> bool {
    diagnostic.helps.iter().any(|help| help.starts_with(CLOSES))
}

fn text(written: &Written) -> String {
    let one = |s: &guide_compiler::Source| format!("=== {}\n{}", s.name, s.text);
    written.sources.iter().map(one).collect()
}

/// Compiles a model and compares what is said with what must be.
fn checked(seed: u64, model: &Model) -> (Written, Compiled) {
    let written = model.write();
    let compiled = compile(&written.sources, &Options::default());
    let said: BTreeSet<Verdict> = compiled.diagnostics.iter().filter_map(|d| verdict(&written, d)).collect();
    let expected = Oracle::new(model).verdicts();
    if said != expected {
        let more: Vec<_> = said.difference(&expected).collect();
        let less: Vec<_> = expected.difference(&said).collect();
        panic!("seed {seed}: said too much: {more:?}; not said: {less:?}\n{}", text(&written));
    }
    (written, compiled)
}

#[test]
fn the_proofs_agree_with_trying_everything() {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for seed in 0..SEEDS {
        let mut slips = mend::mended(random::model(seed)).unwrap_or_default();
        random::damage(&mut slips, seed);
        for model in [random::model(seed), slips] {
            let (written, compiled) = checked(seed, &model);
            for diagnostic in &compiled.diagnostics {
                *seen.entry(diagnostic.rule.code).or_default() += 1;
                let real = witness_holds(&model, &written, diagnostic);
                assert!(
                    real,
                    "seed {seed}: {:?} {:?}\n{}",
                    diagnostic.title,
                    diagnostic.helps,
                    text(&written)
                );
            }
        }
    }
    println!("{} guides; told: {seen:?}", 2 * SEEDS);
    let codes: Vec<&str> = seen.into_keys().collect();
    assert_eq!(codes, ["G002", "G005", "G006", "G008", "G015", "G016", "G020", "G041"]);
}

/// Whether the person, way or circle that a diagnostic shows is a real one.
fn witness_holds(model: &Model, written: &Written, diagnostic: &Diagnostic) -> bool {
    match diagnostic.rule.code {
        "G005" | "G016" => {
            verdict(written, diagnostic).is_some_and(|verdict| witness::is_real(model, diagnostic, &verdict))
        }
        "G008" => {
            let circle = witness::pages(diagnostic, "la boucle");
            let way = witness::pages(diagnostic, "chemin");
            witness::is_way(model, &way) && witness::is_circle(&Oracle::new(model), &circle)
        }
        "G020" if closes_a_circle(diagnostic) => {
            witness::is_circle(&Oracle::new(model), &witness::pages(diagnostic, CLOSES))
        }
        "G015" => budget_holds(model, written, diagnostic),
        _ => true,
    }
}

/// Whether as many screens are left as is said, by the way that is shown.
fn budget_holds(model: &Model, written: &Written, diagnostic: &Diagnostic) -> bool {
    let Some(Line::Title(page)) = line(written, diagnostic) else { return false };
    let Some(said) = diagnostic.title.split(' ').next().and_then(|n| n.parse::<u32>().ok()) else {
        return false;
    };
    let oracle = Oracle::new(model);
    let Some((most, round)) = oracle.longest(page) else { return true };
    let way = witness::pages(diagnostic, "le plus long chemin");
    // On a way round, facts that nothing below looks at make no difference here, but do for the oracle.
    if round { said <= most } else { said == most && witness::leaves(&oracle, &way, most) }
}

/// Entries whose budget is kept need no more screens than that.
#[test]
fn budgets_are_exact() {
    let mut exact = 0;
    for seed in 0..SEEDS {
        let mut model = random::model(seed);
        model.entries.iter_mut().for_each(|e| e.1 = 0);
        let (written, compiled) = checked(seed, &model);
        let oracle = Oracle::new(&model);
        for (entry, _) in &model.entries {
            let Some((most, false)) = oracle.longest(*entry) else { continue };
            let told =
                |d: &&Diagnostic| d.rule.code == "G015" && line(&written, d) == Some(Line::Title(*entry));
            let told = compiled.diagnostics.iter().find(told);
            assert_eq!(
                most > 0,
                told.is_some(),
                "seed {seed}, page {entry}: {most} screens\n{}",
                text(&written)
            );
            exact += 1;
        }
    }
    println!("{exact} budgets");
}

#[test]
fn every_journey_of_an_accepted_guide_ends_within_its_budget() {
    let (mut guides, mut journeys, mut ended, mut rounds) = (0, 0, 0, 0);
    for seed in 0..SEEDS {
        let mut model = random::model(seed);
        model.pages.iter_mut().for_each(|p| p.phase = 0);
        model.entries.iter_mut().for_each(|e| e.1 = u8::MAX);
        let Some(model) = mend::mended(model) else { continue };
        let (written, compiled) = checked(seed, &model);
        let Some(guide) = &compiled.guide else { panic!("seed {seed}: {:?}", compiled.diagnostics) };
        guides += 1;
        let ids = Ids::new(&model, guide);
        for (entry, _) in &model.entries {
            walks::every(guide, ids.nodes[*entry], 500, |journey, walk| {
                journeys += 1;
                let (way, end) = walks::expected(&model, &ids, journey);
                let trail: Vec<usize> = way.iter().map(|(page, _)| *page).collect();
                let walked: Vec<usize> =
                    walk.trail.iter().filter_map(|n| ids.nodes.iter().position(|i| i == n)).collect();
                assert_eq!(walked, trail, "seed {seed}: {journey:?}\n{}", text(&written));
                match end {
                    End::Open(page) => assert_eq!(walk.open, Some(ids.nodes[page]), "seed {seed}"),
                    End::Here => {
                        ended += 1;
                        assert_eq!(walk.open, None, "seed {seed}");
                        let last = walk.trail.last().and_then(|n| guide.node(*n));
                        assert!(last.is_some_and(|n| matches!(n.kind, NodeKind::Outcome(_))), "seed {seed}");
                        remaining_holds(guide, &ids, &way, seed);
                    }
                    End::Round => {
                        rounds += 1;
                        assert!(walk.open.is_some(), "seed {seed}: {journey:?} {walk:?}\n{}", text(&written));
                        assert!(
                            walks::leads_out(guide, journey),
                            "seed {seed}: {journey:?}\n{}",
                            text(&written)
                        );
                    }
                }
            });
        }
    }
    println!("{guides} guides accepted, {journeys} journeys: {ended} to an end, {rounds} round");
    assert!(guides > 1000 && rounds > 0);
}

fn remaining_holds(guide: &Guide, ids: &Ids, way: &[(usize, bool)], seed: u64) {
    for (at, (page, _)) in way.iter().enumerate() {
        let left = way[at + 1..].iter().filter(|(_, asked)| *asked).count();
        let (fewest, most) = guide.node(ids.nodes[*page]).map(|n| n.remaining).unwrap_or_default();
        let holds = usize::from(fewest) <= left && left <= usize::from(most);
        assert!(holds, "seed {seed}: {left} left after page {page}, not {fewest} to {most}: {way:?}");
    }
}
