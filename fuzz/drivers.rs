//! What each fuzz target does with its bytes; the committed corpus runs through the same as plain tests.

use guide::{Answers, Given, Guide, Journey, NodeId, NodeKind, SearchIndex, Walk};
use guide_compiler::render::{self, Style};
use guide_compiler::{Compiled, Options, Source, compile, diagnostics::example};
use std::path::Path;

/// The files that `page` may put its text in.
const FILES: [&str; 12] = [
    "fr/depart.md",
    "fr/activer.md",
    "fr/demander.md",
    "fr/pret.md",
    "fr/liens.md",
    "fr/metiers.md",
    "fr/glossaire.md",
    "fr/fragments/aide.md",
    "fr/nouvelle.md",
    "tests/personas.md",
    "guide.toml",
    "verrou.txt",
];

/// Most diagnostics of one input that are rendered.
const RENDERED: usize = 4;

/// The first byte chooses a file of the small guide, the others are its text.
pub(crate) fn page(data: &[u8]) {
    let Some((&first, rest)) = data.split_first() else { return };
    let Ok(text) = std::str::from_utf8(rest) else { return };
    let name = FILES[usize::from(first) % FILES.len()];
    let mut sources = example("");
    sources.retain(|source| source.name != name);
    sources.push(Source::new(name, text));
    check(&sources);
}

/// A text split into files by lines `=== name`, merged over the small guide.
pub(crate) fn guide(data: &[u8]) {
    if let Ok(text) = std::str::from_utf8(data) {
        check(&example(text));
    }
}

/// A text looked for in the real guide.
pub(crate) fn search(data: &[u8], real: &Guide) {
    let Some((&limit, query)) = data.split_first() else { return };
    let Ok(query) = std::str::from_utf8(query) else { return };
    thread_local!(static INDEX: std::cell::OnceCell<SearchIndex> = const { std::cell::OnceCell::new() });
    INDEX.with(|index| {
        let index = index.get_or_init(|| SearchIndex::new(real));
        let hits = index.search(query, usize::from(limit));
        assert!(hits.len() <= usize::from(limit));
        assert_eq!(hits, index.search(query, usize::from(limit)));
    });
}

/// Bytes as answers: first any answers at all, then those that are asked for.
pub(crate) fn journey(data: &[u8], real: &Guide) {
    let mut bytes = data.iter().copied();
    let mut next = || bytes.next().map(usize::from);
    let Some(entry) = next() else { return };
    let entry = if entry % 16 == 15 {
        NodeId::at(next().unwrap_or(0) * 3)
    } else {
        real.entries.get(entry % real.entries.len()).map(|e| e.node)
    };
    let mut journey = Journey::new(entry.unwrap_or(NodeId(u16::MAX)));
    let wild = next().unwrap_or(0) % 32;
    for _ in 0..wild {
        let (Some(node), Some(fact), Some(value)) = (next(), next(), next()) else { break };
        let ids = (NodeId::at(node), guide::FactId::at(fact % 40), guide::ValueId::at(value % 80));
        let (Some(node), Some(fact), Some(value)) = ids else { break };
        if node.0 % 4 == 3 {
            journey.known.push((fact, value));
        } else {
            journey.answer(Given { node, fact, value });
        }
    }
    for offer in &journey.walk(real).offers {
        let _ = journey.take(real, offer).is_complete();
    }
    while let Some(byte) = next() {
        let walk = journey.walk(real);
        assert_eq!(walk, journey.walk(real));
        if !answer(&mut journey, &walk, real, byte) {
            break;
        }
    }
    if wild == 0 && real.entries.iter().any(|e| e.node == journey.entry) {
        assert_ends(&journey.walk(real), real);
    }
}

/// The guide in the folder `content`.
pub(crate) fn real(content: &str) -> Guide {
    let mut sources = Vec::new();
    read(Path::new(content), Path::new(content), &mut sources);
    compile(&sources, &Options::default()).guide.expect("the real guide")
}

fn read(root: &Path, folder: &Path, out: &mut Vec<Source>) {
    let entries = std::fs::read_dir(folder).expect("a folder").flatten();
    let mut paths: Vec<_> = entries.map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            read(root, &path, out);
        } else {
            let name =
                path.strip_prefix(root).expect("a file below the root").to_string_lossy().replace('\\', "/");
            out.push(Source::new(name, &String::from_utf8_lossy(&std::fs::read(&path).expect("a file"))));
        }
    }
}

/// Compiles; every message can be shown; an accepted guide leads everybody to an end.
fn check(sources: &[Source]) {
    let options = Options { today: Some("2026-12-01".to_owned()), ..Options::default() };
    let compiled = compile(sources, &options);
    let Compiled { guide, diagnostics, .. } = &compiled;
    assert_eq!(guide.is_none(), compiled.has_errors(), "{diagnostics:?}");
    for diagnostic in diagnostics.iter().take(RENDERED) {
        let span = diagnostic.primary.span;
        let source = &sources[span.file as usize];
        assert!(span.start <= span.end && span.end as usize <= source.text.len(), "{diagnostic:?}");
        assert!(!diagnostic.title.is_empty());
        let _ = render::text(diagnostic, sources, Style::Plain);
    }
    let shown = &diagnostics[..diagnostics.len().min(RENDERED)];
    let _ = render::json::all(shown, sources);
    let _ = render::sarif::all(shown, sources);
    if let Some(guide) = guide {
        for seed in 0..4 {
            follow(guide, seed);
        }
    }
}

/// One person who answers whatever is asked.
fn follow(guide: &Guide, seed: usize) {
    let Some(home) = guide.home() else { return };
    let mut journey = Journey::new(home);
    for turn in 0..32 {
        let walk = journey.walk(guide);
        assert_ends(&walk, guide);
        if !answer(&mut journey, &walk, guide, seed * 7 + turn * (seed + 1)) {
            break;
        }
    }
}

/// Answers the first open question with its answer number `choice`; whether there was one.
fn answer(journey: &mut Journey, walk: &Walk, guide: &Guide, choice: usize) -> bool {
    let Some((id, node)) = walk.open.and_then(|id| Some((id, guide.node(id)?))) else { return false };
    let said = |fact| walk.given.iter().any(|given| given.node == id && given.fact == fact);
    let Some(question) = node.questions.iter().find(|q| !said(q.fact)).or(node.questions.first()) else {
        return false;
    };
    let value = match &question.answers {
        Answers::Listed(answers) => answers.get(choice % answers.len().max(1)).map(|a| a.value),
        Answers::Catalogue => {
            let count = guide.fact(question.fact).map_or(1, |fact| fact.values.len().max(1));
            guide::ValueId::at(choice % count)
        }
    };
    let Some(value) = value else { return false };
    journey.answer(Given { node: id, fact: question.fact, value });
    true
}

/// A way with nothing left to ask stops at an end, never before.
fn assert_ends(walk: &Walk, guide: &Guide) {
    if walk.open.is_none() {
        let last = walk.trail.last().and_then(|id| guide.node(*id));
        let kind = last.map(|node| &node.kind);
        assert!(matches!(kind, Some(NodeKind::Outcome(_))), "{:?} at {:?}", walk, last.map(|node| &node.key));
    }
}
