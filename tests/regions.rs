//! One file makes another region's guide, and the program knows no region.
#![expect(clippy::unwrap_used, reason = "a test that fails says so by failing")]

use guide::{Block, Guide, Inline, Target};
use guide_compiler::{Compiled, Options, Source, compile, regions};
use tests::guide::{real, sources, told};
use tests::project;
use tests::skeleton::skeleton;

/// A region that does not exist.
const BRUME: &str = "tests/regions/brume.md";

/// The guide's sources, and the invented region's among them.
fn with_brume() -> Vec<Source> {
    let mut all = sources();
    all.push(Source::new("regions/brume.md", &project::read(BRUME)));
    all
}

fn for_region(sources: &[Source], name: &str) -> Compiled {
    compile(sources, &Options { region: Some(name.to_owned()), ..Options::default() })
}

/// Every text of a page.
fn texts(blocks: &[Block], out: &mut String) {
    for block in blocks {
        match block {
            Block::Paragraph(text) | Block::Heading { text, .. } => words(text, out),
            Block::List { items, .. } => items.iter().for_each(|item| texts(item, out)),
            Block::Callout(_, inner) => texts(inner, out),
            Block::Table { head, rows } => {
                head.iter().chain(rows.iter().flatten()).for_each(|cell| words(cell, out));
            }
        }
    }
}

fn words(text: &[Inline], out: &mut String) {
    out.push_str(&guide::text::plain(text));
    out.push('\n');
}

/// What a visitor reads in the free text of page `key`.
fn page(guide: &Guide, key: &str) -> String {
    let node = guide.find_node(key).and_then(|id| guide.node(id)).unwrap();
    let mut out = String::new();
    texts(&node.intro, &mut out);
    texts(&node.details, &mut out);
    out.replace('\u{a0}', " ")
}

#[test]
fn the_invented_region_compiles_without_a_word() {
    let sources = with_brume();
    let compiled = for_region(&sources, "brume");
    assert_eq!(told(&sources, &compiled), [""; 0]);
    let region = compiled.region.unwrap();
    assert_eq!((region.key.as_str(), region.name.as_str()), ("brume", "Pays de Brume"));
    assert_eq!(region.colours.unwrap(), ["5a2a6e", "d9b8ea"]);
    assert_eq!(region.logo.as_deref(), Some("brume.svg"));
    assert_eq!(compiled.guide.unwrap().region, "Pays de Brume");
}

#[test]
fn its_contacts_and_its_identity_stand_where_the_default_regions_stood() {
    let theirs = for_region(&with_brume(), "brume").guide.unwrap();
    let ours = real();
    let help = page(&theirs, "depannage/autre");
    assert!(help.contains("En Pays de Brume : appeler l'équipe d'appui"), "{help}");
    assert!(help.contains("Hors Pays de Brume : votre GRADeS"), "{help}");
    let notice = page(&theirs, "mentions-legales");
    assert!(notice.contains("Nom : Agence inventée du Pays de Brume"), "{notice}");
    assert!(!notice.contains("[à compléter : nom"), "{notice}");
    // Nobody of the default region is left to be called, written to or pointed at.
    let own: Vec<_> = regional(&ours).map(|link| link.url.clone()).collect();
    assert!(own.len() >= 2, "{own:?}");
    assert!(theirs.links.iter().all(|link| link.url.is_none() || !own.contains(&link.url)), "{own:?}");
    let names = [&ours.region, &ours.region.to_lowercase()];
    for text in [help, notice] {
        assert!(!names.iter().any(|name| text.contains(*name)), "{text}");
    }
}

/// The links of `guide` that its region's file gives.
fn regional(guide: &Guide) -> impl Iterator<Item = &guide::Link> {
    let mut neutral = sources();
    neutral.retain(|s| !s.name.starts_with("regions/"));
    let national =
        neutral.iter().find(|s| s.name == "fr/liens.md").map_or("", |s| s.text.as_str()).to_owned();
    guide.links.iter().filter(move |l| l.url.as_ref().is_some_and(|url| !national.contains(url.as_str())))
}

#[test]
fn a_region_changes_no_way() {
    let theirs = for_region(&with_brume(), "brume").guide.unwrap();
    let way = |guide: &Guide| {
        let mut guide = skeleton(guide);
        guide.links.clear();
        // Legal pages and help are the region's.
        for node in &mut guide.nodes {
            node.intro.clear();
            node.details.clear();
        }
        guide
    };
    assert_eq!(way(&theirs), way(&real()));
}

#[test]
fn every_contact_of_every_region_names_its_territory() {
    let sources = with_brume();
    for region in regions(&sources) {
        let guide = for_region(&sources, region).guide.unwrap();
        let name = &guide.region;
        let contacts =
            regional(&guide).filter(|l| !l.url.as_deref().unwrap_or_default().starts_with("https:"));
        let mut count = 0;
        for contact in contacts {
            let told = contact.name.replace('\u{a0}', " ");
            assert!(told.contains(name.as_str()), "{region}: {told}");
            assert!(told.contains(&format!("hors {name} : votre GRADeS")), "{region}: {told}");
            count += 1;
        }
        assert!(count > 0, "{region}");
    }
}

#[test]
fn a_contact_is_cited_beside_its_territory() {
    let sources = with_brume();
    for region in regions(&sources) {
        let guide = for_region(&sources, region).guide.unwrap();
        let contact = |id: &guide::LinkId| {
            let url = guide.link(*id).and_then(|l| l.url.as_deref()).unwrap_or_default();
            !url.starts_with("https:") && regional(&guide).any(|l| l.url.as_deref() == Some(url))
        };
        for node in &guide.nodes {
            for blocks in [&node.intro, &node.details] {
                let mut said = String::new();
                texts(blocks, &mut said);
                if cites(blocks, &contact) {
                    let said = said.to_lowercase();
                    let name = guide.region.to_lowercase();
                    assert!(said.contains(&format!("hors {name}")), "{region}: {}: {said}", node.key);
                }
            }
        }
    }
}

fn cites(blocks: &[Block], contact: &impl Fn(&guide::LinkId) -> bool) -> bool {
    let in_text = |text: &[Inline]| text.iter().any(|i| cited(i, contact));
    blocks.iter().any(|block| match block {
        Block::Paragraph(text) | Block::Heading { text, .. } => in_text(text),
        Block::List { items, .. } => items.iter().any(|item| cites(item, contact)),
        Block::Callout(_, inner) => cites(inner, contact),
        Block::Table { head, rows } => head.iter().chain(rows.iter().flatten()).any(|cell| in_text(cell)),
    })
}

fn cited(inline: &Inline, contact: &impl Fn(&guide::LinkId) -> bool) -> bool {
    match inline {
        Inline::Link(Target::Outside(id), _) => contact(id),
        Inline::Strong(inner) | Inline::Emphasis(inner) => inner.iter().any(|i| cited(i, contact)),
        _ => false,
    }
}

#[test]
fn nothing_regional_is_left_in_the_code() {
    let mut words = Vec::new();
    for file in project::files("content/regions", ".md") {
        let text = project::read(&file);
        let title = text.lines().find_map(|line| line.strip_prefix("# "));
        words.extend(title.map(str::to_lowercase));
        let urls = text.lines().filter_map(|line| line.strip_prefix('<')?.strip_suffix('>'));
        words.extend(urls.map(str::to_lowercase));
    }
    assert!(words.len() > 2, "{words:?}");
    let mut files = vec!["index.html".to_owned(), "Cargo.toml".to_owned(), "Trunk.toml".to_owned()];
    for folder in ["src", "crates", "public"] {
        for ending in [".rs", ".js", ".css", ".svg", ".toml", ".txt", ".html", ".json"] {
            files.extend(project::files(folder, ending));
        }
    }
    let mut left = Vec::new();
    for file in files {
        let text = project::read(&file).to_lowercase();
        left.extend(words.iter().filter(|word| text.contains(*word)).map(|word| format!("{file}: {word}")));
    }
    assert_eq!(left, [""; 0]);
}
