//! What authors read: every wrong example with its message, as stored in `messages/`.
//!
//! `ACTUALISER=1 cargo test -p guide-compiler --test messages` writes the files
//! anew; read the difference as an author would before keeping it.
#![expect(clippy::disallowed_methods, reason = "tests read the files they compare with")]

use guide_compiler::diagnostics::{ALL, example};
use guide_compiler::render::{Style, text};
use guide_compiler::{Options, Rule, compile};
use std::path::PathBuf;

/// The messages about an example, rendered.
fn messages(rule: &Rule, text_of: &str) -> Vec<String> {
    let sources = example(text_of);
    let options = Options { today: Some("2026-12-01".to_owned()), ..Options::default() };
    let found = compile(&sources, &options).diagnostics;
    let other = found.iter().find(|d| d.rule.code != rule.code);
    assert!(other.is_none(), "{}: {other:#?}", rule.code);
    found.iter().map(|d| text(d, &sources, Style::Plain)).collect()
}

#[test]
fn a_wrong_example_has_its_fault_and_no_other() {
    let mut different = Vec::new();
    for rule in ALL {
        let found = messages(rule, rule.wrong);
        assert_eq!(found.len(), 1, "{}:\n{}", rule.code, found.join("\n\n"));
        let shown = format!("{}\n", found.concat());
        let file =
            PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("tests/messages/{}.txt", rule.code));
        if std::env::var_os("ACTUALISER").is_some() {
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(&file, &shown).unwrap();
        }
        let stored = std::fs::read_to_string(&file).unwrap_or_default();
        if stored != shown {
            different.push(format!("{}:\n{shown}", rule.code));
        }
    }
    assert!(different.is_empty(), "ACTUALISER=1 ?\n{}", different.join("\n"));
}

#[test]
fn a_right_example_has_no_fault() {
    for rule in ALL {
        let found = messages(rule, rule.right);
        assert!(found.is_empty(), "{}:\n{}", rule.code, found.join("\n\n"));
    }
}

#[test]
fn every_rule_is_explained() {
    for rule in ALL {
        let lines = rule.explanation.lines().count();
        assert!((3..=8).contains(&lines), "{}: {lines} lines", rule.code);
        assert!(rule.explanation.trim_end().ends_with('.'), "{}", rule.code);
        for line in rule.explanation.lines() {
            assert!(line.chars().count() <= 90, "{}: {line}", rule.code);
        }
    }
}

#[test]
fn codes_follow_each_other() {
    for (number, rule) in (1..).zip(ALL) {
        assert_eq!(rule.code, format!("G{number:03}"));
    }
}
