//! How long something takes, undisturbed by what else the machine does: the
//! least of several runs.

use std::hint::black_box;
use std::time::{Duration, Instant};

/// Each figure of [`least`] comes from runs that take this long together.
const PATIENCE: Duration = Duration::from_secs(3);

/// The least time that `work` takes, in seconds; letting go of what it gives is not counted.
pub(crate) fn least<T>(mut work: impl FnMut() -> T) -> f64 {
    let begin = Instant::now();
    let mut best = least_of(5, &mut work);
    while begin.elapsed() < PATIENCE {
        best = best.min(least_of(1, &mut work));
    }
    best
}

/// The least of `runs` times.
pub(crate) fn least_of<T>(runs: usize, mut work: impl FnMut() -> T) -> f64 {
    let mut best = f64::INFINITY;
    for _ in 0..runs {
        let start = Instant::now();
        let result = black_box(work());
        best = best.min(start.elapsed().as_secs_f64());
        drop(result);
    }
    best
}
