//! The outcomes by fault and level, as text that is kept.

use crate::attempt::Outcome;
use sim::Fault;
use std::collections::BTreeMap;
use std::fmt;
use tests::project;

/// How often each outcome came.
#[derive(Debug, Default)]
pub(crate) struct Table {
    counts: BTreeMap<(Fault, &'static str), [u32; 4]>,
    errors: BTreeMap<String, u32>,
}

impl Table {
    pub(crate) fn count(&mut self, fault: Fault, level: &'static str, outcome: &Outcome) {
        let counts = self.counts.entry((fault, level)).or_default();
        counts[outcome.column()] += 1;
        if let Outcome::Partial(error) | Outcome::Error(error) = outcome {
            // What is counted in bytes is one error.
            let error: String = error.chars().map(|c| if c.is_ascii_digit() { '#' } else { c }).collect();
            *self.errors.entry(error).or_default() += 1;
        }
    }

    pub(crate) fn sum(tables: Vec<Self>) -> Self {
        let mut sum = Self::default();
        for table in tables {
            sum.counts.extend(table.counts);
            for (error, count) in table.errors {
                *sum.errors.entry(error).or_default() += count;
            }
        }
        sum
    }

    /// Compares with what is kept; `ACTUALISER=1` keeps this instead.
    pub(crate) fn compare_with(&self, file: &str) {
        let path = project::root().join("tests").join(file);
        let text = self.to_string();
        if std::env::var_os("ACTUALISER").is_some() {
            std::fs::write(&path, &text).unwrap();
        }
        let kept = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(kept == text, "other outcomes than in {}: ACTUALISER=1 keeps these\n{text}", path.display());
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let runs: u32 = self.counts.values().flatten().sum();
        writeln!(
            f,
            "{runs} runs: each fault at each message of each of {} cards\n",
            sim::Variant::ALL.len()
        )?;
        write!(f, "{:<24} {:<14}", "fault", "level")?;
        for column in Outcome::COLUMNS {
            write!(f, "{column:>9}")?;
        }
        writeln!(f)?;
        for ((fault, level), counts) in &self.counts {
            write!(f, "{:<24} {level:<14}", format!("{fault:?}"))?;
            for count in counts {
                write!(f, "{count:>9}")?;
            }
            writeln!(f)?;
        }
        writeln!(f, "\nerrors by name")?;
        for (error, count) in &self.errors {
            writeln!(f, "{count:>9}  {error}")?;
        }
        Ok(())
    }
}
