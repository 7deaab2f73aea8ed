//! Searching 10,000 names, one keystroke after the other.

use guide::search::SearchIndex;
use guide_compiler::{Options, compile};

use crate::clock::{least, least_of};
use crate::{against, generated};

/// Enough pages for 10,000 of them to be found by name.
const PAGES: usize = 11_000;
/// Shown under the field.
const HITS: usize = 8;
/// A keystroke may take this long, in milliseconds.
const BUDGET: f64 = 5.0;
/// A word of many pages, one that is nowhere, several, a mistake, a single letter.
const TYPED: &[&str] = &[
    "carte",
    "zzzzzzzzzzzz",
    "activer la carte du référent",
    "etablisement",
    "professionnel telephone validation",
    "a",
];

/// Prints the figures; whether the budget holds.
pub(crate) fn measure() -> bool {
    let compiled = compile(&generated::guide(PAGES), &Options::default());
    let Some(guide) = compiled.guide else {
        println!("\nChercher : le guide engendré a des erreurs");
        return false;
    };
    let index = SearchIndex::new(&guide);
    let preparing = least(|| SearchIndex::new(&guide));
    println!("\nChercher parmi {} pages ; préparer l'index : {:.1} ms\n", guide.nodes.len(), preparing * 1e3);
    let mut worst: f64 = 0.0;
    for typed in TYPED {
        let mut slowest = (0.0, "");
        for (at, letter) in typed.char_indices() {
            let so_far = typed.get(..at + letter.len_utf8()).unwrap_or(typed);
            let time = keystroke(&index, so_far);
            if time > slowest.0 {
                slowest = (time, so_far);
            }
        }
        println!("  « {typed} » : au plus {:.2} ms, à « {} »", slowest.0 * 1e3, slowest.1);
        worst = worst.max(slowest.0);
    }
    println!();
    against("une frappe, au pire", worst * 1e3, "ms", BUDGET)
}

fn keystroke(index: &SearchIndex, typed: &str) -> f64 {
    least_of(20, || index.search(typed, HITS))
}
