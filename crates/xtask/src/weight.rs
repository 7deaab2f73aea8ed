//! What the release weighs: each asset, and a first visit to each type of page.

use std::collections::BTreeMap;

use crate::check::Checked;
use crate::fault::{Fault, Outcome};
use crate::folder;
use crate::npm;
use crate::repo::Repo;
use crate::shell::Call;
use crate::talk::say;

/// A first page without script, app and guide: page, style, icon and manifest; in brotli.
const PAGE: u64 = 14 * 1024;
/// Script, app and guide; in brotli.
const APP: u64 = 120 * 1024;
const PACKER: &str = "crates/xtask/src/poids.mjs";

/// A number of bytes as it lies on the disk and as it travels.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Weight {
    raw: u64,
    gzip: u64,
    brotli: u64,
}

impl Weight {
    const fn plus(self, other: Self) -> Self {
        Self { raw: self.raw + other.raw, gzip: self.gzip + other.gzip, brotli: self.brotli + other.brotli }
    }
}

/// Prints the tables of `dist/`; a fault when a budget does not hold.
pub(crate) fn report(repo: &Repo) -> Outcome {
    let weights = weigh(repo)?;
    let types = Checked::new(&repo.content(), None, None)?.page_types();
    let (pages, assets): (Vec<_>, Vec<_>) = weights.iter().partition(|(name, _)| has_ending(name, &["html"]));
    say!("\n{:>9} {:>9} {:>9}", "brut", "gzip", "brotli");
    for (name, weight) in &assets {
        line(name, **weight, None);
    }
    let sum = |endings: &[&str]| {
        let chosen = assets.iter().filter(|(name, _)| has_ending(name, endings));
        chosen.fold(Weight::default(), |all, (_, weight)| all.plus(**weight))
    };
    let app = assets.iter().filter(|(name, _)| name.starts_with("boot.") || name.starts_with("app."));
    let code = app.fold(Weight::default(), |all, (_, weight)| all.plus(**weight));
    let mut holds = true;
    // A page loads one edition of the guide only.
    for (edition, weight) in assets.iter().filter(|(name, _)| has_ending(name, &["bin"])) {
        holds &= line(&format!("application : script, wasm et {edition}"), code.plus(**weight), Some(APP));
    }
    let frame = sum(&["css", "svg", "webmanifest"]);
    say!(
        "\npremière visite, sans application : page, style, icône, manifeste (la plus lourde de chaque type)"
    );
    for (kind, (name, weight)) in heaviest(&pages, &types) {
        let whole = weight.plus(frame);
        holds &= line(&format!("{kind} : {name}"), whole, Some(PAGE));
    }
    if holds { Ok(()) } else { Err(Fault::new("le site dépasse ses budgets")) }
}

/// The heaviest page of each type. Pages that are not in the content have a type of their own.
fn heaviest<'a>(
    pages: &[(&'a String, &'a Weight)],
    types: &BTreeMap<String, String>,
) -> BTreeMap<String, (&'a str, Weight)> {
    let mut found: BTreeMap<String, (&str, Weight)> = BTreeMap::new();
    for (name, weight) in pages {
        let key = name.trim_end_matches("index.html").trim_end_matches('/');
        let kind = match types.get(key) {
            Some(kind) => kind.clone(),
            None if key.is_empty() => "accueil".to_owned(),
            None => (*name).clone(),
        };
        let entry = found.entry(kind).or_insert((name, **weight));
        if weight.brotli > entry.1.brotli {
            *entry = (name, **weight);
        }
    }
    found
}

/// Prints one line; whether it is within its budget.
fn line(name: &str, weight: Weight, most: Option<u64>) -> bool {
    let Weight { raw, gzip, brotli } = weight;
    let over = most.is_some_and(|most| brotli > most);
    let budget = most.map_or_else(String::new, |most| format!(" (au plus {most})"));
    let word = if over { "  DÉPASSÉ" } else { "" };
    say!("{raw:>9} {gzip:>9} {brotli:>9}  {name}{budget}{word}");
    !over
}

/// Every file of `dist/`, weighed by Node.js.
fn weigh(repo: &Repo) -> Outcome<BTreeMap<String, Weight>> {
    npm::node(repo.root())?;
    let dist = repo.dist();
    let mut files = folder::files(&dist)?;
    files.retain(|name, _| travels(name));
    let input: String = files.values().map(|f| format!("{}\n", f.display())).collect();
    let output = Call::new(repo.root(), "node", &[PACKER]).feed(&input)?;
    let weights = output.lines().map(weight).collect::<Option<Vec<_>>>();
    let weights = weights.filter(|w| w.len() == files.len());
    let weights = weights.ok_or_else(|| Fault::new(format!("{PACKER} : réponse incomprise")))?;
    Ok(files.into_keys().zip(weights).collect())
}

fn weight(line: &str) -> Option<Weight> {
    let mut numbers = line.split(' ').map(str::parse);
    Some(Weight { raw: numbers.next()?.ok()?, gzip: numbers.next()?.ok()?, brotli: numbers.next()?.ok()? })
}

/// Whether a visit may load the file: not what is packed ahead, nor what hosts and launchers need.
fn travels(name: &str) -> bool {
    let aside = ["hebergement/", "images/", "_headers", "empreintes.txt", "apple-touch-icon.png"];
    !has_ending(name, &["br", "gz"]) && !aside.iter().any(|start| name.starts_with(start))
}

fn has_ending(name: &str, endings: &[&str]) -> bool {
    let ending = name.rsplit('.').next();
    ending.is_some_and(|e| endings.contains(&e))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_heaviest_page_stands_for_its_type() {
        let names = ["index.html", "a/index.html", "b/c/index.html", "404.html"].map(str::to_owned);
        let weights = [1, 2, 3, 4].map(|brotli| Weight { brotli, ..Weight::default() });
        let pages: Vec<_> = names.iter().zip(&weights).collect();
        let types = ["a", "b/c"].map(|key| (key.to_owned(), "question".to_owned()));
        let found = heaviest(&pages, &types.into_iter().collect());
        let names: Vec<_> = found.iter().map(|(kind, (name, _))| (kind.as_str(), *name)).collect();
        assert_eq!(
            names,
            [("404.html", "404.html"), ("accueil", "index.html"), ("question", "b/c/index.html")]
        );
    }

    #[test]
    fn an_answer_has_three_numbers() {
        assert_eq!(weight("9 5 4"), Some(Weight { raw: 9, gzip: 5, brotli: 4 }));
        assert_eq!(weight("9 5"), None);
    }
}
