//! What holds for every page of the real guide, read from the HTML that is written.

use crate::arguments::Arguments;
use crate::tree::Tree;
use crate::{compile, whole};
use app::address::Place;
use app::form::Form;
use app::pages::RESUME;
use app::saved;
use app::verifier::Lookup;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

mod portals;

fn site() -> Tree {
    site_with(None, false)
}

/// The site as it is built for this absolute address, to be worked on or to be published.
fn site_with(url: Option<&str>, release: bool) -> Tree {
    whole(&Arguments { release, url: url.map(str::to_owned), ..arguments() }).unwrap().0
}

/// Those of a build to be worked on.
fn arguments() -> Arguments {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..");
    Arguments {
        output: PathBuf::new(),
        content: root.join("content"),
        public: root.join("public"),
        captures: root.join("docs/captures"),
        app: false,
        release: false,
        reading: true,
        url: None,
        region: None,
    }
}

fn text<'t>(tree: &'t Tree, path: &str) -> &'t str {
    std::str::from_utf8(tree.get(path).unwrap_or_else(|| panic!("{path}"))).unwrap()
}

/// Every value of `attribute` in `html`.
fn values<'h>(html: &'h str, attribute: &str) -> Vec<&'h str> {
    let start = format!(" {attribute}=\"");
    html.split(start.as_str()).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

/// The path of the file that `href` leads to from the page `from`.
fn resolve(from: &str, href: &str) -> String {
    let mut parts: Vec<&str> = Path::new(from).parent().unwrap().to_str().unwrap().split('/').collect();
    for part in href.split('/') {
        match part {
            "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    let path = parts.join("/");
    let path = path.trim_start_matches('/');
    if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() }
}

#[test]
fn every_page_is_whole_and_every_link_leads_somewhere() {
    let tree = site();
    let ids = |path: &str| -> BTreeSet<String> {
        let html = String::from_utf8(tree.get(path).unwrap().to_vec()).unwrap();
        values(&html, "id").into_iter().map(str::to_owned).collect()
    };
    for (path, bytes) in tree.files().filter(|(p, _)| p.ends_with("index.html")) {
        let html = std::str::from_utf8(bytes).unwrap();
        assert_eq!(html.matches("<h1").count(), 1, "{path}: one h1");
        assert_eq!(values(html, "id").len(), ids(path).len(), "{path}: ids are unique");
        for never in ["<!--", " style=", "<style", "javascript:", "http://"] {
            assert!(!html.contains(never), "{path}: {never}");
        }
        for href in values(html, "href") {
            if ["https:", "mailto:", "tel:"].iter().any(|s| href.starts_with(s)) {
                continue;
            }
            let (file, anchor) = href.split_once('#').unwrap_or((href, ""));
            let target = if file.is_empty() { path.to_owned() } else { resolve(path, file) };
            assert!(tree.get(&target).is_some(), "{path}: {href} leads to no file ({target})");
            if !anchor.is_empty() {
                assert!(ids(&target).contains(anchor), "{path}: {href} has no anchor");
            }
        }
    }
}

/// The text of a page, but for what is to be copied as it stands.
fn prose(html: &str) -> String {
    let (mut out, mut copied) = (String::new(), false);
    for part in html.split('<') {
        let (tag, text) = part.split_once('>').unwrap_or((part, ""));
        copied = tag.starts_with("pre") || copied && tag != "/pre";
        out.push_str(if copied { "" } else { text });
    }
    out
}

#[test]
fn no_sign_can_stand_at_the_edge_of_a_line() {
    for (path, bytes) in site().files().filter(|(p, _)| p.ends_with(".html")) {
        let text = prose(std::str::from_utf8(bytes).unwrap());
        for wrong in [" :", " ;", " ?", " !", " »", "« ", " ,", " .", " )", "( ", " \u{a0}"] {
            if let Some((before, after)) = text.split_once(wrong) {
                let before: String = before.chars().rev().take(40).collect();
                let before: String = before.chars().rev().collect();
                panic!("{path}: {before}[{wrong}]{}", after.chars().take(20).collect::<String>());
            }
        }
    }
}

#[test]
fn the_card_check_leads_into_the_guide() {
    let guide = compile::guides(&PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../content"), None)
        .unwrap()
        .own
        .guide;
    let lookup = Lookup::of(&guide);
    assert_eq!(Lookup::decode(&lookup.encode()), lookup);
    let findings = guide.findings.iter().map(|finding| finding.key.as_str());
    for key in app::verifier::pages::ALL.into_iter().chain(findings) {
        let page = lookup.page(key).unwrap_or_else(|| panic!("{key} has no page"));
        assert!(Place::at(&guide, &page.address).is_some(), "{key}: {}", page.address);
    }
    assert!(lookup.trades.len() > 20, "professions with a code of TRE_G15");
    let means = saved::read_pair(&guide, "moyen=carte-et-lecteur").unwrap();
    for trade in &lookup.trades {
        let (line, address) = lookup.visit_with(trade).unwrap();
        let session = saved::decode(&guide, &line).unwrap();
        assert_eq!(Place::at(&guide, &address), Some(session.here));
        let here = session.here.node().unwrap();
        let walk = session.walk(&guide);
        assert_eq!(walk.open, Some(here), "{}: the other questions are still to be answered", trade.key);
        let known = saved::read_pair(&guide, &format!("profession={}", trade.key)).unwrap();
        assert_eq!(walk.facts.get(&guide, known.0), Some(known.1), "{}", trade.key);
        let form = Form::new(&guide, here, session.facts_before(&guide, here), &session.journey);
        assert_eq!(form.picked(means.0), Some(means.1), "{}", trade.key);
    }
}

#[test]
fn the_same_guide_gives_the_same_bytes() {
    assert_eq!(site(), site());
}

#[test]
fn an_absolute_address_stands_on_every_page_and_in_the_sitemap() {
    const URL: &str = "https://exemple.fr/guide/";
    let tree = site_with(Some(URL), false);
    let pages: Vec<&str> = tree.files().map(|(p, _)| p).filter(|p| p.ends_with("index.html")).collect();
    assert!(pages.len() > 50);
    let sitemap = text(&tree, "sitemap.xml");
    for path in &pages {
        let address = format!("{URL}{}", path.strip_suffix("index.html").unwrap());
        let html = text(&tree, path);
        for line in [
            format!(r#"<link rel="canonical" href="{address}">"#),
            format!(r#"<meta property="og:url" content="{address}">"#),
        ] {
            assert_eq!(html.matches(&line).count(), 1, "{path}: {line}");
        }
        assert_eq!(sitemap.matches(&format!("<loc>{address}</loc>")).count(), 1, "{address}");
    }
    assert_eq!(sitemap.matches("<loc>").count(), pages.len());
    assert!(text(&tree, "404.html").contains(&format!(r#"href="{URL}""#)), "404.html leads home");
    let picture =
        values(text(&tree, "index.html"), "content").into_iter().find(|c| c.ends_with(".png")).unwrap();
    assert!(tree.get(picture.strip_prefix(URL).unwrap()).is_some(), "{picture} is there");
    let without = site();
    assert!(without.get("sitemap.xml").is_none());
    for (path, bytes) in without.files().filter(|(p, _)| p.ends_with(".html")) {
        let html = std::str::from_utf8(bytes).unwrap();
        assert!(!html.contains("canonical") && !html.contains("og:"), "{path}");
    }
}

#[test]
fn the_way_back_stands_only_where_the_app_comes() {
    let tree = site();
    let has = |address: &str| {
        let html = tree.get(&format!("{address}/index.html")).unwrap();
        values(std::str::from_utf8(html).unwrap(), "id").contains(&RESUME)
    };
    for address in ["glossaire", "liens", "accessibilite", "vie-privee"] {
        assert!(!has(address), "{address} loads no script that could show it");
    }
    for address in ["situation", "depannage", "e-cps/activer-sans-carte", "verifier-ma-carte"] {
        assert!(has(address), "{address}");
    }
}

/// Every address in the worker's list.
fn kept(tree: &Tree) -> BTreeSet<String> {
    let lines = text(tree, "sw.js").lines().filter_map(|l| l.strip_prefix("[\"")?.split('"').next());
    lines.map(str::to_owned).collect()
}

#[test]
fn the_worker_keeps_whatever_a_page_needs_and_nothing_for_hosts() {
    let tree = site_with(Some("https://exemple.fr/"), true);
    let kept = kept(&tree);
    let address = |path: &str| path.strip_suffix("index.html").unwrap_or(path).to_owned();
    for (path, _) in tree.files().filter(|(p, _)| p.ends_with("index.html")) {
        assert!(kept.contains(&address(path)), "{path}");
        let html = text(&tree, path);
        let needed = values(html, "href").into_iter().chain(values(html, "src"));
        let inner = needed.filter(|h| !h.contains(':') && !h.starts_with('#'));
        for href in inner.map(|h| h.split('#').next().unwrap()) {
            assert!(kept.contains(&address(&resolve(path, href))), "{path}: {href}");
        }
    }
    for never in
        ["images/", "hebergement/", "_headers", "sw.js", "empreintes.txt", "sitemap.xml", ".br", ".gz"]
    {
        assert!(!kept.iter().any(|k| k.starts_with(never) || k.ends_with(never)), "{never}");
    }
    assert!(kept.contains("404.html"), "unknown addresses have their page without a network too");
}

#[test]
fn every_picture_of_the_manifest_is_there() {
    let tree = site();
    let manifest = text(&tree, "manifest.webmanifest");
    let sources: Vec<&str> =
        manifest.split(r#""src":""#).skip(1).filter_map(|s| s.split('"').next()).collect();
    assert_eq!(sources.len(), 5);
    for source in sources {
        assert!(tree.get(source).is_some(), "{source}");
    }
    let shortcuts = manifest.split(r#""url":""#).skip(1).filter_map(|s| s.split('"').next());
    for url in shortcuts {
        assert!(tree.get(&format!("{url}index.html")).is_some(), "{url}");
    }
}

#[test]
fn what_is_being_written_is_never_kept() {
    let tree = site();
    assert!(text(&tree, "sw.js").contains("unregister"), "the kill switch");
    for (path, bytes) in tree.files().filter(|(p, _)| p.ends_with(".html")) {
        assert!(!std::str::from_utf8(bytes).unwrap().contains("offline."), "{path}");
    }
    for release in ["empreintes.txt", "_headers", "hebergement/nginx.conf", "index.html.br"] {
        assert!(tree.get(release).is_none(), "{release}");
    }
}
