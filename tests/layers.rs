//! Who may depend on whom: the allow-list, compared with what cargo says.
#![expect(clippy::unwrap_used, reason = "a test that fails says so by failing")]

use serde_json::Value;
use std::collections::BTreeSet;
use std::process::Command;
use tests::project;

/// A room: its name, which rooms it may use, which foreign crates.
type Room = (&'static str, &'static [&'static str], &'static [&'static str]);

/// The root package's name; everybody else calls it the app.
const APP: &str = "guide-authentification-forte";

const ROOMS: &[Room] = &[
    ("guide", &[], &["serde"]),
    (
        "guide-compiler",
        &["guide"],
        &[
            "aho-corasick",
            "annotate-snippets",
            "granit-parser",
            "pulldown-cmark",
            "serde",
            "toml",
            "unicode-normalization",
        ],
    ),
    ("iso7816", &[], &[]),
    ("ccid", &["iso7816"], &[]),
    ("cps", &["iso7816"], &["postcard", "rsa", "serde", "sha2", "x509-cert", "zeroize"]),
    ("sim", &["ccid", "iso7816"], &["num-bigint", "sha2"]),
    ("carte", &["ccid", "cps", "iso7816", "sim"], &["js-sys", "wasm-bindgen", "wasm-bindgen-futures"]),
    (
        APP,
        &["cps", "guide"],
        &[
            "js-sys",
            "leptos",
            "postcard",
            "qrcodegen-no-heap",
            "rqrr",
            "wasm-bindgen",
            "wasm-bindgen-futures",
            "web-sys",
        ],
    ),
    ("site", &[APP, "guide", "guide-compiler"], &["brotli", "flate2", "leptos", "postcard", "sha2"]),
    ("probe", &[], &["sha2", "ureq"]),
    ("xtask", &["guide-compiler"], &[]),
    (
        "tests",
        &["ccid", "cps", "guide", "guide-compiler", "iso7816", "sim"],
        &["pulldown-cmark", "serde_json"],
    ),
    ("peers", &["ccid", "cps", "iso7816", "sim"], &["heapless", "interchange", "usb-device", "usbd-ccid"]),
];

/// Rooms that bring `ssr` or a card reader's code: never built beside the others by default.
const NEVER_DEFAULT: [&str; 2] = ["site", "carte"];

#[test]
fn the_list_is_what_cargo_says() {
    let metadata = metadata();
    let there: BTreeSet<&str> = packages(&metadata).map(|p| text(p, "name")).collect();
    let rooms: BTreeSet<&str> = ROOMS.iter().map(|(room, ..)| *room).collect();
    assert_eq!(there, rooms);
    let mut used = BTreeSet::new();
    for package in packages(&metadata) {
        for dependency in list(package, "dependencies") {
            let is_ours = dependency.get("path").is_some_and(|p| !p.is_null());
            used.insert((text(package, "name"), text(dependency, "name"), is_ours));
        }
    }
    let mut allowed = BTreeSet::new();
    for (room, ours, foreign) in ROOMS {
        allowed.extend(ours.iter().map(|used| (*room, *used, true)));
        allowed.extend(foreign.iter().map(|used| (*room, *used, false)));
    }
    // A line that nobody needs any more goes, too: it would allow what nobody asked for.
    let wrong: Vec<_> = used.symmetric_difference(&allowed).collect();
    assert!(wrong.is_empty(), "who, whom, whether that is a room: {wrong:#?}");
}

#[test]
fn the_default_members_never_bring_server_code() {
    let metadata = metadata();
    for id in list(&metadata, "workspace_default_members") {
        let id = id.as_str().unwrap();
        for name in NEVER_DEFAULT {
            assert!(!id.contains(&format!("/crates/{name}#")), "{id}");
        }
    }
}

#[test]
fn only_site_turns_on_the_rendering_feature() {
    let metadata = metadata();
    for package in packages(&metadata) {
        for dependency in list(package, "dependencies") {
            if text(dependency, "name") == APP {
                assert_eq!(text(package, "name"), "site");
                assert_eq!(list(dependency, "features"), ["ssr"]);
            }
        }
    }
}

#[test]
fn the_app_takes_of_cps_only_what_crosses_the_border() {
    let metadata = metadata();
    let app = packages(&metadata).find(|p| text(p, "name") == APP).unwrap();
    let cps = list(app, "dependencies").iter().find(|d| text(d, "name") == "cps").unwrap();
    assert_eq!(list(cps, "features"), ["view"]);
    assert_eq!(cps.get("uses_default_features"), Some(&Value::Bool(false)));
}

/// Files of code that are not tests, outside of the rooms that define or try what they look for.
fn code(rooms_left_out: &[&str]) -> Vec<String> {
    let mut files = project::files("crates", ".rs");
    files.extend(project::files("src", ".rs"));
    let is_test = |file: &String| file.contains("tests") || file.contains("/examples/");
    let left_out =
        |file: &String| rooms_left_out.iter().any(|room| file.starts_with(&format!("crates/{room}/")));
    files.retain(|file| !is_test(file) && !left_out(file));
    files
}

#[test]
fn outside_tests_a_slot_takes_read_commands_and_nothing_else() {
    let mut instances = Vec::new();
    for file in code(&["ccid", "sim"]) {
        let text = project::read(&file);
        for word in ["Slot<", "Slot::<", "Interface<", "Interface::<"] {
            let kinds = text.split(word).skip(1).filter_map(|rest| rest.split('>').next());
            instances.extend(kinds.map(|kind| (file.clone(), kind.to_owned())));
        }
    }
    assert!(instances.iter().any(|(file, _)| file.starts_with("crates/carte/src/")), "there is one at least");
    instances.retain(|(_, kind)| kind != "ReadCommand");
    assert!(instances.is_empty(), "{instances:#?}");
}

#[test]
fn the_engine_can_name_no_other_command_nor_message() {
    let engine = code(&[]).into_iter().filter(|file| file.starts_with("crates/carte/src/"));
    let words = ["CommandApdu", "EscapeCommand", "message::Request", "Frame", "Machine"];
    let named = engine.filter(|file| words.iter().any(|word| project::read(file).contains(word)));
    assert_eq!(named.collect::<Vec<_>>(), [""; 0]);
}

fn metadata() -> Value {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let output = Command::new(cargo)
        .args(["metadata", "--no-deps", "--format-version", "1"])
        .current_dir(project::root())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn packages(metadata: &Value) -> impl Iterator<Item = &Value> {
    list(metadata, "packages").iter()
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value.get(key).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value.get(key).and_then(Value::as_str).unwrap_or_default()
}
