//! Everything that can go wrong, with every kind of reader, with every card, at every message.
//!
//! Whatever happens, an examination ends in a report or in a named error, no wait is longer than allowed, no
//! command that could hurt reaches the card, and the next attempt works. `outcomes.txt` holds what came out.
#![expect(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that fails says so by failing"
)]

mod attempt;
mod table;

use attempt::{Attempt, Outcome, Setting};
use sim::{Chance, Fault, Habits, Model, Speech, Variant};
use std::thread;
use table::Table;

/// The levels of exchange.
const LEVELS: [(&str, Model, Speech); 4] = [
    ("TPDU T=0", Model::TPDU, Speech::Own),
    ("TPDU T=1", Model::TPDU, Speech::T1),
    ("short APDU", Model::SHORT, Speech::Own),
    ("extended APDU", Model::EXTENDED, Speech::Own),
];

fn setting(model: &Model, speech: Speech, variant: Variant) -> Setting {
    Setting { model: model.clone(), speech, variant, habits: Habits::default(), seed: 0 }
}

/// One fault at one message, all of them.
fn at_every_message(level: usize) -> Table {
    let (name, model, speech) = &LEVELS[level];
    let mut table = Table::default();
    for variant in Variant::ALL {
        let whole = Attempt::make(&setting(model, *speech, variant), &[]);
        assert!(whole.outcome.is_whole(), "{name}, {variant:?}: {:?}", whole.outcome);
        for at in 0..whole.messages {
            for fault in Fault::ALL {
                let seed = u64::from(at) << 8 | u64::from(fault as u8);
                let setting = Setting { seed, ..setting(model, *speech, variant) };
                let attempt = Attempt::make(&setting, &[(at, fault)]);
                table.count(fault, name, &attempt.outcome);
            }
        }
    }
    table
}

#[test]
fn every_fault_at_every_message_of_every_card_at_every_level() {
    let tables: Vec<Table> = thread::scope(|scope| {
        let threads: Vec<_> = (0..LEVELS.len()).map(|at| scope.spawn(move || at_every_message(at))).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    let table = Table::sum(tables);
    println!("{table}");
    table.compare_with("matrix/outcomes.txt");
}

/// How many runs with several faults at once, on any reader, by a card with habits.
const RUNS: u64 = 100_000;

/// A run that its seed alone decides.
fn by_seed(seed: u64) -> (Setting, Vec<(u32, Fault)>) {
    let mut chance = Chance::new(seed);
    let model = chance.pick(&Model::ALL).unwrap().clone();
    let speech = *chance.pick(&[Speech::Own, Speech::Own, Speech::T1, Speech::T1Crc]).unwrap();
    let variant = *chance.pick(&Variant::ALL).unwrap();
    let habits = Habits {
        nulls: u8::try_from(chance.below(4)).unwrap(),
        one_by_one: chance.percent(30),
        waits: u8::try_from(chance.below(30)).unwrap(),
        sizes: u8::try_from(chance.below(30)).unwrap(),
    };
    let plan = (0..chance.below(5)).map(|_| {
        let at = u32::try_from(chance.below(60)).unwrap();
        (at, *chance.pick(&Fault::ALL).unwrap())
    });
    let plan = plan.collect();
    (Setting { model, speech, variant, habits, seed }, plan)
}

#[test]
fn several_at_once_by_seed() {
    let half = |from: u64| {
        let mut outcomes = [0_u32; 4];
        for seed in (from..RUNS).step_by(2) {
            let (setting, plan) = by_seed(seed);
            outcomes[Attempt::make(&setting, &plan).outcome.column()] += 1;
        }
        outcomes
    };
    let [even, odd] = thread::scope(|scope| {
        [0, 1].map(|from| scope.spawn(move || half(from))).map(|thread| thread.join().unwrap())
    });
    let outcomes: Vec<u32> = even.iter().zip(odd).map(|(one, other)| one + other).collect();
    println!("{RUNS} runs by seed: {:?}", Outcome::COLUMNS.iter().zip(&outcomes).collect::<Vec<_>>());
    assert_eq!(outcomes.iter().map(|count| u64::from(*count)).sum::<u64>(), RUNS);
    assert!(outcomes.iter().all(|count| *count > 1_000), "chance reaches every outcome: {outcomes:?}");
}
