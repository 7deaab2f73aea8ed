//! Compiling, proofs included, beside `push_html` alone on the same text.

use guide_compiler::{Options, Source, compile};
use pulldown_cmark::{Options as Markdown, Parser, html};

use crate::clock::least;
use crate::{against, generated};

/// Compiling may take this many times what rendering the Markdown takes.
const RATIO: f64 = 5.0;
/// Ten times the pages may take this many times as long.
const GROWTH: f64 = 12.0;

/// Prints the table; whether every budget holds.
pub(crate) fn measure() -> bool {
    println!("Compiler, preuves comprises, à côté du seul rendu du Markdown (push_html) :\n");
    println!(
        "  {:<12} {:>7} {:>9} {:>11} {:>11} {:>8}",
        "guide", "pages", "ko", "push_html", "compiler", "rapport"
    );
    let real = row("le vrai", &tests::guide::sources());
    let small = row("engendré", &generated::guide(100));
    let medium = row("engendré", &generated::guide(1_000));
    let large = row("engendré", &generated::guide(10_000));
    println!();
    let rows = [&real, &small, &medium, &large];
    let ratio = rows.iter().map(|r| r.ratio()).fold(0.0, f64::max);
    let growth = large.compile / medium.compile;
    // Each figure is printed, whatever the one before says.
    let ratio = against("compiler / push_html, au pire", ratio, "fois", RATIO);
    let growth = against("10 000 pages / 1 000 pages", growth, "fois", GROWTH);
    let sound = rows.iter().all(|r| r.errors == 0);
    ratio && growth && sound
}

struct Row {
    render: f64,
    compile: f64,
    errors: usize,
}

impl Row {
    fn ratio(&self) -> f64 {
        self.compile / self.render
    }
}

fn row(name: &str, sources: &[Source]) -> Row {
    let options = Options::default();
    let texts: Vec<&str> =
        sources.iter().filter(|s| s.name.ends_with(".md")).map(|s| s.text.as_str()).collect();
    let bytes: usize = texts.iter().map(|t| t.len()).sum();
    let compiled = compile(sources, &options);
    for diagnostic in compiled.diagnostics.iter().take(5) {
        println!("  {} {}", diagnostic.rule.code, diagnostic.title);
    }
    let errors = compiled.diagnostics.len();
    let pages = compiled.guide.as_ref().map_or(0, |g| g.nodes.len());
    // A guide that stays would be in the way of those that are measured.
    drop(compiled);
    let render = least(|| render(&texts));
    let row = Row { render, compile: least(|| compile(sources, &options)), errors };
    println!(
        "  {name:<12} {pages:>7} {:>9} {:>8.2} ms {:>8.2} ms {:>8.2}",
        bytes / 1000,
        row.render * 1e3,
        row.compile * 1e3,
        row.ratio()
    );
    row
}

fn render(texts: &[&str]) -> usize {
    let options = Markdown::ENABLE_TABLES | Markdown::ENABLE_GFM;
    let mut out = String::new();
    let mut bytes = 0;
    for text in texts {
        out.clear();
        html::push_html(&mut out, Parser::new_ext(text, options));
        bytes += out.len();
    }
    bytes
}
