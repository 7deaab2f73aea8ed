//! The repository's own rules, which no compiler knows.
#![expect(clippy::unwrap_used, reason = "a test that fails says so by failing")]

use tests::project;

/// The most lines of one file of code.
const LONGEST: usize = 500;

#[test]
fn every_file_says_what_it_is_for() {
    let silent = code().into_iter().filter(|f| !project::read(f).starts_with("//! "));
    assert_eq!(silent.collect::<Vec<_>>(), [""; 0]);
}

#[test]
fn files_stay_small() {
    let mut lengths: Vec<(usize, String)> =
        code().into_iter().map(|f| (project::read(&f).lines().count(), f)).collect();
    lengths.sort();
    let median = lengths[lengths.len() / 2].0;
    println!("{} files of code, median {median} lines, longest {:?}", lengths.len(), lengths.last());
    lengths.retain(|(lines, _)| *lines > LONGEST);
    assert!(lengths.is_empty(), "{lengths:#?}");
}

#[test]
fn text_never_becomes_markup() {
    let word = concat!("inner", "_html");
    absent(&code(), &[word]);
}

#[test]
fn the_compiler_checks_every_memory_access() {
    let words = ["{", "fn", "impl", "extern", "trait"].map(|w| format!("{} {w}", concat!("un", "safe")));
    let mut words: Vec<&str> = words.iter().map(String::as_str).collect();
    words.push(concat!("#[un", "safe("));
    absent(&code(), &words);
}

#[test]
fn nothing_is_left_to_be_done_later_or_tied_to_one_machine() {
    let words = [
        concat!("TO", "DO"),
        concat!("FIX", "ME"),
        concat!("XX", "X"),
        concat!("/wo", "rk/"),
        concat!("/ro", "ot/"),
        concat!("/ho", "me/"),
        concat!("Clau", "de"),
        concat!("Anthro", "pic"),
        concat!("LL", "M"),
        concat!("issue", " #"),
    ];
    let mut files = code();
    files.extend(project::files("content", ".md"));
    files.extend(
        ["md", "toml", "html", "js", "mjs", "css", "json"].iter().flat_map(|e| everywhere(&format!(".{e}"))),
    );
    files.push(".ci/run".to_owned());
    files.sort();
    files.dedup();
    absent(&files, &words);
}

#[test]
fn sentences_of_the_app_have_french_spaces() {
    let torn = ["« ", " »", " :", " ;", " ?", " ! ", " !\""];
    let mut found = Vec::new();
    for file in project::files("src/words", ".rs") {
        let text = project::read(&file);
        let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
        found.extend(
            lines.filter(|line| torn.iter().any(|t| line.contains(t))).map(|l| format!("{file}: {l}")),
        );
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn every_dependency_says_what_it_is_for() {
    let mut silent = Vec::new();
    for file in everywhere("Cargo.toml") {
        silent.extend(silent_dependencies(&project::read(&file)).map(|line| format!("{file}: {line}")));
    }
    assert_eq!(silent, [""; 0]);
}

/// The lines that declare a foreign crate with neither a comment above nor one below.
fn silent_dependencies(manifest: &str) -> impl Iterator<Item = &str> {
    let lines: Vec<&str> = manifest.lines().collect();
    let mut section = "";
    let mut silent = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let around = [at.checked_sub(1), Some(at + 1)];
        let said = around.iter().flatten().filter_map(|i| lines.get(*i)).any(|l| l.starts_with('#'));
        if line.starts_with('[') {
            section = line.trim_matches(['[', ']']);
            if section.contains("dependencies.") && !said {
                silent.push(*line);
            }
        } else if section.ends_with("dependencies") && declares(line) {
            let above = at.checked_sub(1).and_then(|i| lines.get(i));
            if !above.is_some_and(|l| l.starts_with('#')) {
                silent.push(*line);
            }
        }
    }
    silent.into_iter()
}

/// Whether a line brings a foreign crate in: our own, and those declared above for all, are explained elsewhere.
fn declares(line: &str) -> bool {
    line.contains('=')
        && !line.starts_with('#')
        && !line.contains("workspace = true")
        && !line.contains("path =")
}

fn absent(files: &[String], words: &[&str]) {
    let mut found = Vec::new();
    for file in files {
        for (number, line) in (1..).zip(project::read(file).lines()) {
            let bad = words.iter().filter(|w| line.contains(**w));
            found.extend(bad.map(|w| format!("{file}:{number}: {w}")));
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

fn code() -> Vec<String> {
    everywhere(".rs")
}

/// Files of the project whose name ends so, what tools make left out.
fn everywhere(ending: &str) -> Vec<String> {
    let mut files: Vec<String> = ["src", "crates", "tests", "public", "fuzz"]
        .iter()
        .flat_map(|folder| project::files(folder, ending))
        .filter(|f| !f.starts_with("tests/browser/resultats"))
        .collect();
    let here = std::fs::read_dir(project::root()).unwrap().flatten();
    let names = here.filter(|e| e.path().is_file()).map(|e| e.file_name().to_string_lossy().into_owned());
    files.extend(names.filter(|n| n.ends_with(ending) && !n.ends_with("lock")));
    files
}
