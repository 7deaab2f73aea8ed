//! What the site weighs, as browsers receive it, against its budgets.

use crate::assets::Assets;
use crate::install::{ICON, MANIFEST};
use crate::packed::brotli;
use crate::tree::Tree;
use std::fmt::Write as _;

/// A first page without script, wasm and guide: HTML, style, icon and manifest.
const PAGE: usize = 14 * 1024;
/// The app: script, wasm and guide.
const APP: usize = 120 * 1024;
/// The card check as it opens: script, wasm and what it looks up.
const VERIFIER: usize = 100 * 1024;
/// The engine that reads cards, on top.
const ENGINE: usize = 120 * 1024;

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Report {
    /// Whether every budget holds.
    pub(crate) holds: bool,
    /// Every figure that counts.
    pub(crate) table: String,
}

/// One thing that has a budget.
#[derive(Debug)]
struct Line {
    name: String,
    raw: usize,
    packed: usize,
    most: Option<usize>,
}

/// Weighs everything in `tree`.
pub(crate) fn weigh(tree: &Tree, assets: &Assets) -> Report {
    let frame = [assets.style.as_str(), ICON, MANIFEST];
    let (frame_raw, frame_packed) = sum(tree, &frame);
    let mut pages: Vec<Line> = tree
        .files()
        .filter(|(path, _)| path.ends_with(".html"))
        .map(|(path, bytes)| Line {
            name: format!("page {path}"),
            raw: bytes.len() + frame_raw,
            packed: packed(tree, path, bytes) + frame_packed,
            most: Some(PAGE),
        })
        .collect();
    let count = pages.len();
    pages.sort_by(|a, b| b.packed.cmp(&a.packed).then_with(|| a.name.cmp(&b.name)));
    // The heaviest ones, and every one that is too heavy.
    let over = pages.iter().filter(|l| l.packed > PAGE).count();
    pages.truncate(over.max(5));
    let mut lines = pages;
    lines.push(line(tree, &format!("  dont {}", assets.style), &[&assets.style], None));
    let mut group = |name: &str, files: &[&str], most| {
        lines.push(line(tree, name, files, Some(most)));
        lines.extend(files.iter().map(|f| line(tree, &format!("  dont {f}"), &[f], None)));
    };
    if let Some(scripts) = &assets.scripts {
        for (guide, which) in scripts.guides.iter().zip(["application, parcours", "application, dépannage"])
        {
            group(which, &scripts.guide(guide), APP);
        }
        group("vérification de carte", &scripts.card_check(), VERIFIER);
        if let Some(engine) = &scripts.engine {
            group("lecture de carte, en plus", &[&engine.script, &engine.wasm], ENGINE);
        }
    }
    let holds = lines.iter().all(|l| l.most.is_none_or(|most| l.packed <= most));
    Report { holds, table: table(&lines, count) }
}

fn line(tree: &Tree, name: &str, files: &[&str], most: Option<usize>) -> Line {
    let (raw, packed) = sum(tree, files);
    Line { name: name.to_owned(), raw, packed, most }
}

fn sum(tree: &Tree, files: &[&str]) -> (usize, usize) {
    let bytes = files.iter().filter_map(|f| Some((f, tree.get(f)?)));
    bytes.fold((0, 0), |(raw, all), (f, b)| (raw + b.len(), all + packed(tree, f, b)))
}

fn table(lines: &[Line], count: usize) -> String {
    let mut out = format!("{count} pages ; octets bruts, en brotli, au plus\n");
    for line in lines {
        let Line { name, raw, packed, most } = line;
        let most = most
            .map_or_else(String::new, |m| format!(" / {m:>6}{}", if *packed > m { "  DÉPASSÉ" } else { "" }));
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{name:<58} {raw:>8} {packed:>7}{most}");
    }
    out
}

/// The size of a file in brotli at its best, as hosts that pack ahead deliver it.
fn packed(tree: &Tree, path: &str, bytes: &[u8]) -> usize {
    let there = tree.get(&format!("{path}.br")).map(<[u8]>::len);
    // Packing in memory cannot fail; if it did, the budget would.
    there.or_else(|| Some(brotli(bytes)?.len())).unwrap_or(usize::MAX / 4)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Bytes that nothing packs.
    fn noise(length: usize) -> Vec<u8> {
        let mut state = 1_u32;
        let mut next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            state.to_be_bytes()[0]
        };
        (0..length).map(|_| next()).collect()
    }

    #[test]
    fn a_heavy_page_is_refused() {
        let assets = Assets { style: "s.css".to_owned(), ..Assets::default() };
        let mut tree = Tree::new();
        tree.add("s.css", "a{b:c}");
        tree.add("index.html", noise(1000));
        assert!(weigh(&tree, &assets).holds);
        tree.add("lourd/index.html", noise(PAGE + 1));
        let report = weigh(&tree, &assets);
        assert!(!report.holds);
        assert!(report.table.contains("DÉPASSÉ"), "{}", report.table);
    }
}
