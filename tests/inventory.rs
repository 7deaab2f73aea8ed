//! The inventory: everything the original document says stands somewhere, word for word enough to be found.

use std::collections::BTreeMap;
use tests::project;

/// The items of the original document.
const ITEMS: u16 = 174;
/// The fewest words that are quoted.
const QUOTED: usize = 4;
/// The most items that one heading may hold.
const CROWD: usize = 8;

/// The items that the document numbers or lists in an order that matters, first and last.
const SEQUENCES: [(u16, u16); 11] = [
    (10, 17),
    (71, 72),
    (73, 75),
    (109, 110),
    (111, 113),
    (130, 139),
    (140, 149),
    (150, 160),
    (161, 166),
    (167, 171),
    (172, 174),
];

/// A line of `content/INVENTAIRE.md`.
#[derive(Debug, Clone)]
struct Row {
    item: u16,
    file: String,
    heading: String,
    quote: String,
}

#[test]
fn every_item_stands_once() {
    let mut items: Vec<u16> = rows().iter().map(|r| r.item).collect();
    items.sort_unstable();
    assert_eq!(items, (1..=ITEMS).collect::<Vec<_>>());
}

#[test]
fn every_quote_stands_under_its_heading() {
    let mut wrong = Vec::new();
    for row in rows() {
        if words(&row.quote).len() < QUOTED {
            wrong.push(format!("S{} : moins de quatre mots", row.item));
        } else if position(&row).is_none() {
            wrong.push(format!("S{} : {} : « {} » : {}", row.item, row.file, row.heading, row.quote));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn no_heading_is_crowded() {
    let mut counts: BTreeMap<(String, String), usize> = BTreeMap::new();
    for row in rows() {
        *counts.entry((row.file, row.heading)).or_default() += 1;
    }
    counts.retain(|_, count| *count > CROWD);
    assert!(counts.is_empty(), "{counts:#?}");
}

#[test]
fn what_follows_in_the_document_follows_on_the_page() {
    let mut wrong = Vec::new();
    for pair in rows().windows(2) {
        let [a, b] = pair else { continue };
        let sequence = SEQUENCES.iter().any(|(first, last)| (*first..*last).contains(&a.item));
        let together = a.file == b.file && a.heading == b.heading && b.item == a.item + 1;
        if sequence && together && position(a) > position(b) {
            wrong.push(format!("S{} vient après S{} : {}, « {} »", a.item, b.item, a.file, a.heading));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

fn rows() -> Vec<Row> {
    let text = project::read("content/INVENTAIRE.md");
    let cells = |line: &str| -> Option<Row> {
        let cells: Vec<&str> = line.strip_prefix('|')?.strip_suffix('|')?.split('|').map(str::trim).collect();
        let [item, file, heading, quote] = cells.try_into().ok()?;
        Some(Row {
            item: item.strip_prefix('S')?.parse().ok()?,
            file: file.to_owned(),
            heading: heading.to_owned(),
            quote: quote.to_owned(),
        })
    };
    text.lines().filter_map(cells).collect()
}

/// Where the row's words begin under its heading.
fn position(row: &Row) -> Option<usize> {
    let there = section(&project::read(&format!("content/{}", row.file)), &row.heading)?;
    let quote = words(&row.quote);
    words(&there).windows(quote.len()).position(|w| w == quote)
}

/// The text between a heading and the next one, whatever their levels.
fn section(text: &str, heading: &str) -> Option<String> {
    let wanted = words(heading);
    let mut lines = text.lines().skip_while(|line| !(line.starts_with('#') && heading_words(line) == wanted));
    lines.next()?;
    Some(lines.take_while(|l| !l.starts_with('#')).collect::<Vec<_>>().join("\n"))
}

/// The words of a heading; `## key — title` is known by its title too.
fn heading_words(line: &str) -> Vec<String> {
    words(line.trim_start_matches('#'))
}

/// The words of `text`, Markdown's marks, addresses of links and punctuation left out.
fn words(text: &str) -> Vec<String> {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("](") {
        plain.push_str(before);
        plain.push(' ');
        rest = after.split_once(')').map_or("", |(_, after)| after);
    }
    plain.push_str(rest);
    let pieces = plain.split(|c: char| c.is_whitespace() || matches!(c, '\'' | '’' | '|' | '*' | '`'));
    let word = |piece: &str| piece.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    pieces.map(word).filter(|w| !w.is_empty()).collect()
}
