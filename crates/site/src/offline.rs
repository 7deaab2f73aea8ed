//! The service worker and what registers it.
//!
//! `offline.js` is part of every page of a release; `sw.js` holds the list of
//! everything a visit may need, with the hash of each file's bytes. Any other
//! build has the kill switch in its place: a worker left over from a release
//! would hide what is being written.

use crate::arguments::Arguments;
use crate::comments;
use crate::fault::Fault;
use crate::file;
use crate::hosting::SNIPPETS;
use crate::install::PICTURES;
use crate::integrity::{hex, sri};
use crate::tree::Tree;
use app::words::offline as words;
use guide_compiler::render::json::string as json;

/// The worker: its name never changes, browsers compare its bytes.
pub(crate) const WORKER: &str = "sw.js";
/// The kill switch, beside the snippets for hosts.
const STOP: &str = "sw-arret.js";

/// The sentences of `offline.js`, by the names that stand for them there.
const WORDS: [(&str, &str); 9] = [
    ("OFFLINE", words::OFFLINE),
    ("READY", words::READY),
    ("CLOSE", words::CLOSE),
    ("NEW_VERSION", words::NEW_VERSION),
    ("TAKE_NEW", words::TAKE_NEW),
    ("LATER", words::LATER),
    ("NOT_KEPT", words::NOT_KEPT),
    ("INSTALL", words::INSTALL),
    ("INSTALL_BY_HAND", words::INSTALL_BY_HAND),
];

/// Adds `offline.js` to a release; its name.
pub(crate) fn add_script(tree: &mut Tree, arguments: &Arguments) -> Result<Option<String>, Fault> {
    if !arguments.release {
        return Ok(None);
    }
    let script = script(arguments, "offline.js")?;
    let script =
        WORDS.iter().fold(script, |s, (name, words)| s.replace(&format!("\"%{name}%\""), &json(words)));
    Ok(Some(tree.add_named("offline.js", script)))
}

/// Adds the worker, with the list of what is in `tree` now.
pub(crate) fn add_worker(tree: &mut Tree, arguments: &Arguments) -> Result<(), Fault> {
    let stop = script(arguments, STOP)?;
    if !arguments.release {
        tree.add(WORKER, stop);
        return Ok(());
    }
    let worker = worker(&script(arguments, WORKER)?, tree);
    tree.add(WORKER, worker);
    tree.add(format!("{SNIPPETS}{STOP}"), stop);
    Ok(())
}

/// The worker from its template. Its version follows from all of its bytes.
fn worker(template: &str, tree: &Tree) -> String {
    let files = tree.files().filter(|(path, _)| is_kept(path));
    let entry = |(path, bytes): (&str, &[u8])| {
        let path =
            path.strip_suffix("index.html").filter(|p| p.is_empty() || p.ends_with('/')).unwrap_or(path);
        format!("[{},\"{}\"]", json(path), sri(bytes))
    };
    let list: Vec<String> = files.map(entry).collect();
    let text = template.replace("%FILES%", &format!("[\n{}\n]", list.join(",\n")));
    let version = hex(text.as_bytes());
    text.replace("%VERSION%", version.get(..16).unwrap_or_default())
}

/// Whether a visit may need the file: pictures are for installing and sharing.
fn is_kept(path: &str) -> bool {
    !path.starts_with(PICTURES)
}

fn script(arguments: &Arguments, name: &str) -> Result<String, Fault> {
    Ok(comments::js_lines(&file::text(&arguments.public.join(name))?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_list_names_folders_and_follows_every_byte() {
        let mut tree = Tree::new();
        tree.add("index.html", "abc");
        tree.add("a/index.html", "x");
        tree.add("a/my-index.html", "x");
        tree.add("images/big.png", "x");
        let first = worker("v %VERSION% l %FILES%", &tree);
        assert!(first.contains(r#"["","sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0="]"#), "{first}");
        assert!(first.contains(r#"["a/","sha256-"#) && first.contains(r#"["a/my-index.html","#));
        assert!(!first.contains("images/") && !first.contains('%'));
        assert_eq!(first, worker("v %VERSION% l %FILES%", &tree));
        tree.add("index.html", "abd");
        let version = |text: &str| text.split(' ').nth(1).unwrap().to_owned();
        assert_ne!(version(&first), version(&worker("v %VERSION% l %FILES%", &tree)));
    }

    #[test]
    fn every_sentence_of_the_script_is_there_and_no_other() {
        let script = include_str!("../../../public/offline.js");
        let named: BTreeSet<&str> = script.split("\"%").skip(1).filter_map(|s| s.split('%').next()).collect();
        assert_eq!(named, WORDS.map(|(name, _)| name).into());
    }
}
