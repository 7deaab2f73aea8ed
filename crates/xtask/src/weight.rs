//! What the release weighs: each asset, and a first visit to each type of page. Only figures: `site` holds them to
//! their budgets while it builds.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::checked::Checked;
use crate::fault::{Context, Outcome};
use crate::folder;
use crate::repo::Repo;
use crate::talk::say;

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

/// Prints the tables of `dist/`.
pub(crate) fn report(repo: &Repo) -> Outcome {
    let weights = weigh(&repo.dist())?;
    let types = Checked::new(&repo.content(), None, None)?.page_types();
    let (pages, assets): (Vec<_>, Vec<_>) = weights.iter().partition(|(name, _)| has_ending(name, &["html"]));
    say!("\n{:>9} {:>9} {:>9}", "brut", "gzip", "brotli");
    for (name, weight) in &assets {
        line(name, **weight);
    }
    let sum = |wanted: &dyn Fn(&str) -> bool| {
        let chosen = assets.iter().filter(|(name, _)| wanted(name));
        chosen.fold(Weight::default(), |all, (_, weight)| all.plus(**weight))
    };
    let code = sum(&|name| name.starts_with("boot.") || name.starts_with("app."));
    // A page loads one edition of the guide only.
    for (edition, weight) in assets.iter().filter(|(name, _)| has_ending(name, &["bin"])) {
        line(&format!("application : script, wasm et {edition}"), code.plus(**weight));
    }
    let frame = sum(&|name| has_ending(name, &["css", "svg", "webmanifest"]));
    say!(
        "\npremière visite, sans application : page, style, icône, manifeste (la plus lourde de chaque type)"
    );
    for (kind, (name, weight)) in heaviest(&pages, &types) {
        line(&format!("{kind} : {name}"), weight.plus(frame));
    }
    Ok(())
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

fn line(name: &str, weight: Weight) {
    let Weight { raw, gzip, brotli } = weight;
    say!("{raw:>9} {gzip:>9} {brotli:>9}  {name}");
}

/// Every file of `dist` that a visit may load, as it lies there and as it was packed ahead.
fn weigh(dist: &Path) -> Outcome<BTreeMap<String, Weight>> {
    let files = folder::files(dist)?;
    let size = |path: &PathBuf| Ok(std::fs::metadata(path).context(path.display())?.len());
    let weight = |(name, path): (&String, &PathBuf)| {
        let raw = size(path)?;
        let packed = |ending: &str| files.get(&format!("{name}.{ending}")).map_or(Ok(raw), size);
        Ok((name.clone(), Weight { raw, gzip: packed("gz")?, brotli: packed("br")? }))
    };
    files.iter().filter(|(name, _)| travels(name)).map(weight).collect()
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
    fn what_is_packed_ahead_travels_so() {
        let dist = std::env::temp_dir().join(format!("xtask-poids-{}", std::process::id()));
        std::fs::create_dir_all(&dist).unwrap();
        for (name, length) in [("a.css", 9), ("a.css.gz", 5), ("a.css.br", 4), ("i.png", 7), ("_headers", 3)]
        {
            std::fs::write(dist.join(name), vec![0; length]).unwrap();
        }
        let weights = weigh(&dist).unwrap();
        std::fs::remove_dir_all(&dist).unwrap();
        let expected = [
            ("a.css".to_owned(), Weight { raw: 9, gzip: 5, brotli: 4 }),
            ("i.png".to_owned(), Weight { raw: 7, gzip: 7, brotli: 7 }),
        ];
        assert_eq!(weights, BTreeMap::from(expected));
    }
}
