//! What holds for portals and regions: the script they pin, and the guide of a region that does not exist.

use super::{arguments, site, text};
use crate::arguments::Arguments;
use crate::assets::EMBED;
use crate::integrity::sri;
use crate::{compile, whole};
use std::path::{Path, PathBuf};

/// The guide's folder with an invented region beside its own.
fn with_brume() -> PathBuf {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..");
    let content = std::env::temp_dir().join(format!("guide-brume-{}", std::process::id()));
    copy(&root.join("content"), &content);
    copy(&root.join("tests/regions"), &content.join("regions"));
    content
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let copied = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &copied);
        } else {
            std::fs::copy(&path, &copied).unwrap();
        }
    }
}

#[test]
fn another_region_is_another_file() {
    let content = with_brume();
    let guides = compile::guides(&content, None).unwrap();
    let others: Vec<&str> = guides.others.iter().map(|edited| edited.guide.region.as_str()).collect();
    assert_eq!(others, ["Pays de Brume"], "what a portal may ask the app for");
    let asked = Arguments { content: content.clone(), region: Some("brume".to_owned()), ..arguments() };
    let (tree, _) = whole(&asked).unwrap();
    std::fs::remove_dir_all(&content).unwrap();
    assert!(text(&tree, "index.html").contains("Guide Pays de Brume"));
    assert!(text(&tree, "mentions-legales/index.html").contains("Agence inventée du Pays de Brume"));
    assert!(text(&tree, "depannage/autre/index.html").contains("tel:+33199000001"));
    let (_, style) = tree.files().find(|(path, _)| path.ends_with(".css")).unwrap();
    assert!(std::str::from_utf8(style).unwrap().contains("--green: #5a2a6e"), "its colour");
    assert!(tree.files().any(|(path, _)| path.starts_with("brume.") && path.ends_with(".svg")), "its logo");
    let own = guides.own.guide.links.iter().find(|link| link.key == "support").unwrap();
    let own = own.url.as_deref().unwrap();
    for (path, bytes) in tree.files().filter(|(path, _)| path.ends_with(".html")) {
        assert!(!std::str::from_utf8(bytes).unwrap().contains(own), "{path}: a contact of another region");
    }
}

#[test]
fn what_portals_pinned_never_changes() {
    // Another digest is another contract, hence another number in its name: never change this line alone.
    const PINNED: &str = "sha256-xsWBNdSzWLpoAF3O1sovPddGe+aML5j5QsjJHZxSHNw=";
    let tree = site();
    let script = tree.get(EMBED).unwrap();
    assert!(script.len() <= 1536, "{} bytes", script.len());
    assert_eq!(sri(script), PINNED);
    let page = std::str::from_utf8(tree.get("integrer/index.html").unwrap()).unwrap();
    assert!(page.contains(PINNED), "the line to copy carries it");
}
