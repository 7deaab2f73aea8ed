//! Files made to break a compiler: deep, long, swelling. Each is answered, soon.
#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a test may ask how long it took, and say what it saw"
)]

use guide_compiler::diagnostics::example;
use guide_compiler::render::{Style, text};
use guide_compiler::{Options, Source, compile};
use std::time::{Duration, Instant};

/// Far above what any of them takes without optimisation.
const SOON: Duration = Duration::from_secs(20);

/// The processor's time of this thread, which the other programs of the machine do not lengthen; where the system
/// does not tell it, the time.
struct Clock {
    start: Instant,
    spent: Option<Duration>,
}

impl Clock {
    fn start() -> Self {
        Self { start: Instant::now(), spent: spent() }
    }

    fn elapsed(&self) -> Duration {
        match (self.spent, spent()) {
            (Some(before), Some(now)) => now.saturating_sub(before),
            _ => self.start.elapsed(),
        }
    }
}

/// What Linux counts for a thread: nanoseconds on a processor come first.
fn spent() -> Option<Duration> {
    let counted = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    Some(Duration::from_nanos(counted.split(' ').next()?.parse().ok()?))
}

/// Compiles the small guide with `content` as its file `file`; how many messages there are.
#[track_caller]
fn answered(name: &str, file: &str, content: &str) -> usize {
    let mut sources = example("");
    sources.retain(|source| source.name != file);
    let start = Clock::start();
    sources.push(Source::new(file, content));
    let compiled = compile(&sources, &Options::default());
    let took = start.elapsed();
    for diagnostic in compiled.diagnostics.iter().take(3) {
        let _ = text(diagnostic, &sources, Style::Plain);
    }
    println!("{name}: {} bytes, {} messages, {took:?}", content.len(), compiled.diagnostics.len());
    assert!(took < SOON, "{name}: {took:?}");
    compiled.diagnostics.len()
}

fn end(body: &str) -> String {
    format!(
        "---\ntype: résultat\nphase: activation\nissue: pret\nrelu: 2026-11-23\n---\n# Vous êtes prêt\n\n{body}\n"
    )
}

#[test]
fn deep_nesting() {
    let signs =
        ["> ", "- ", "1. ", "[", "![", "*a ", "**a ", "_a ", "`", "(", "<", "\\", "&amp;", "|", "~~", "[^1]"];
    for sign in signs {
        for wrap in ["", "Texte "] {
            answered(sign, "fr/pret.md", &end(&format!("{wrap}{}a", sign.repeat(12_000))));
        }
    }
    let stairs: String = (0..600).map(|n| format!("{}- a\n", "  ".repeat(n))).collect();
    assert!(answered("stairs", "fr/pret.md", &end(&stairs)) > 0);
    let stairs: String = (0..600).map(|n| format!("{} a\n", ">".repeat(n))).collect();
    assert!(answered("quotations", "fr/pret.md", &end(&stairs)) > 0);
    let inlines = format!("{}a{}", "*a **b ".repeat(5_000), "** *".repeat(5_000));
    answered("emphasis", "fr/pret.md", &end(&inlines));
}

#[test]
fn deep_nesting_in_reserved_sections() {
    for section in ["Avant de commencer", "Étapes", "Qui appeler", "Aussi possible"] {
        for sign in ["> ", "- ", "1. ", "- `a` ", "- **a** ", "- qui : "] {
            let body = format!("## {section}\n\n{}a", sign.repeat(8_000));
            answered(section, "fr/pret.md", &end(&body));
        }
    }
}

#[test]
fn long_lines_and_words() {
    let mega = 200_000;
    answered("one word", "fr/pret.md", &end(&"a".repeat(1_000_000)));
    answered("words", "fr/pret.md", &end(&"ab ".repeat(mega / 3)));
    answered("accents", "fr/pret.md", &end(&"e\u{301}".repeat(mega / 3)));
    answered("no-break spaces", "fr/pret.md", &end(&"\u{a0}".repeat(mega / 2)));
    answered("title", "fr/pret.md", &end(&format!("## {}", "a".repeat(mega))));
    answered(
        "rule",
        "fr/pret.md",
        &end(&format!("## Aussi possible\n\n- Si {} = oui → [Début](depart.md)", "a".repeat(mega))),
    );
    answered(
        "tests",
        "fr/pret.md",
        &end(&format!(
            "## Aussi possible\n\n- Si {}carte = oui → [Début](depart.md)",
            "carte = oui et ".repeat(8_000)
        )),
    );
    answered(
        "values",
        "fr/pret.md",
        &end(&format!(
            "## Aussi possible\n\n- Si carte parmi ({}oui) → [Début](depart.md)",
            "oui, ".repeat(100_000)
        )),
    );
    let different: String = (0..100_000).map(|n| format!("v{n}, ")).collect();
    answered(
        "different values",
        "fr/pret.md",
        &end(&format!("## Aussi possible\n\n- Si carte parmi ({different}oui) → [Début](depart.md)")),
    );
    let different: String = (0..60_000).map(|n| format!("carte ≠ v{n} et ")).collect();
    answered(
        "different tests",
        "fr/pret.md",
        &end(&format!("## Aussi possible\n\n- Si {different}carte ≠ oui → [Début](depart.md)")),
    );
    answered("target", "fr/pret.md", &end(&format!("[Début]({}.md)", "a/".repeat(mega / 2))));
    answered("anchor", "fr/pret.md", &end(&format!("[Début](#{})", "a".repeat(mega))));
    answered("no line end", "fr/pret.md", &"-".repeat(mega));
    answered("header", "fr/pret.md", &format!("---\n{}: a\n---\n# A\n", "a".repeat(mega)));
    answered("lock", "verrou.txt", &"page a\n".repeat(mega / 7));
}

#[test]
fn many_of_a_kind() {
    let many = |line: &str| line.repeat(3_000);
    let body = [
        "[a](b.md) ",
        "`a ",
        "**a** ",
        "## Titre\n\n",
        "- `a` b\n",
        "<b>",
        "[a]: b\n\n",
        "a\\\n",
        "&#96;",
        "eCPS ",
    ];
    for line in body {
        answered(line, "fr/pret.md", &end(&many(line)));
    }
    for (section, line) in [
        ("Aussi possible", "- [Début](depart.md)\n"),
        ("Aussi possible", "- perdu\n"),
        ("Étapes", "1. **Faire**\n"),
        ("Avant de commencer", "- **Faire**\n"),
        ("Qui appeler", "- qui : moi\n"),
    ] {
        answered(section, "fr/pret.md", &end(&format!("## {section}\n\n{}", many(line))));
    }
    let references: String = (0..150_000).map(|n| format!("a\n\n[a{n}]: b\n\n")).collect();
    answered("references", "fr/pret.md", &end(&references));
    let anchors: String = (0..8_000).map(|n| format!("[a](#perdu{n})\n\n## Titre {n}\n\n")).collect();
    answered("anchors", "fr/pret.md", &end(&anchors));
    let lost: String = (0..20_000).map(|n| format!("[a](perdu{n}.md)\n\n")).collect();
    answered("missing pages", "fr/pret.md", &end(&lost));
    let steps: String = (1..1_000)
        .map(|n| format!("{n}. **Faire {n}**\n   - Si carte = oui : a\n   - Sinon : b\n"))
        .collect();
    answered("steps", "fr/pret.md", &end(&format!("## Étapes\n\n{steps}")));
    let trades: String = (0..5_000).map(|n| format!("- `m{n}` Métier {n}\n  - alias : nom {n}\n")).collect();
    let header = "---\ntype: catalogue\nfait: metier\nrelu: 2026-11-23\n---\n# Tous\n\n## ordre — Tous\n\n";
    answered("trades", "fr/metiers.md", &format!("{header}{trades}"));
    let closed: String =
        (0..40_000).map(|n| format!("- `m{n}` Métier {n}\n  - fermé : perdu{n}\n")).collect();
    answered("closed trades", "fr/metiers.md", &format!("{header}{closed}"));
    let names = "a, ".repeat(200_000);
    let shared = format!("- `m` Métier\n  - partagé : {names}\n  - alias : {names}\n");
    answered("shared names", "fr/metiers.md", &format!("{header}{shared}"));
    let links: String =
        (0..5_000).map(|n| format!("## l{n}\n<https://a.fr/{n}>\n- certitude : A\n\n")).collect();
    answered(
        "links",
        "fr/liens.md",
        &format!("---\ntype: liens\nrelu: 2026-11-23\n---\n# Adresses\n\n{links}"),
    );
    let words: String =
        (0..500).map(|n| format!("- **mot {n}** sens\n  - éviter : faux{n}, faut{n}\n")).collect();
    answered(
        "words",
        "fr/glossaire.md",
        &format!("---\ntype: glossaire\nrelu: 2026-11-23\n---\n# Mots\n\n{words}"),
    );
}

#[test]
fn swelling_front_matter_and_manifest() {
    let mut bomb = String::from("---\na: &a [x, x, x, x, x, x, x, x, x]\n");
    for pair in ["ba", "cb", "dc", "ed", "fe", "gf", "hg", "ih"] {
        let (name, before) = pair.split_at(1);
        bomb.push_str(&format!("{name}: &{name} [{}*{before}]\n", format!("*{before}, ").repeat(8)));
    }
    assert!(answered("aliases", "fr/pret.md", &format!("{bomb}---\n# A\n")) > 0);
    for sign in ["[", "{", "- ", "? ", "a: ", "&a ", "!a ", "|", "\"", "'", "#", "%", "*a "] {
        answered(sign, "fr/pret.md", &format!("---\n{}\n---\n# A\n", sign.repeat(12_000)));
        answered(sign, "fr/pret.md", &format!("---\ntype: {}\n---\n# A\n", sign.repeat(12_000)));
    }
    answered(
        "fields",
        "fr/pret.md",
        &format!("---\n{}---\n# A\n", (0..3_000).map(|n| format!("a{n}: b\n")).collect::<String>()),
    );
    for sign in ["[", "{", "a.", "\"", "'''", "[a]\n", "[[a]]\n", "a = 1\n"] {
        assert!(answered(sign, "guide.toml", &sign.repeat(12_000)) > 0);
        assert!(answered(sign, "guide.toml", &format!("format = {}", sign.repeat(12_000))) > 0);
    }
}

#[test]
fn fragments_that_include_each_other_many_times() {
    let include = "[Aide](aide.md \"inclure\")\n\n".repeat(1_000);
    let fragment = format!("---\ntype: fragment\nrelu: 2026-11-23\n---\n# Aide\n\n{include}");
    answered("alone", "fr/fragments/aide.md", &fragment);
    let mut sources = example("=== fr/pret.md\n# Vous êtes prêt\n\n[Aide](fragments/aide.md \"inclure\")\n");
    sources.retain(|source| source.name != "fr/fragments/aide.md");
    sources.push(Source::new("fr/fragments/aide.md", &fragment));
    let start = Clock::start();
    assert!(compile(&sources, &Options::default()).has_errors());
    assert!(start.elapsed() < SOON);
}

#[test]
fn a_page_and_an_answer_that_had_many_names() {
    let names = |letter: char| (0..4_000).map(|n| format!("{letter}{n}")).collect::<Vec<_>>().join(", ");
    let mut sources = example("=== verrou.txt\npage a0\nréponse a0 carte b0\nréponse a0 mail b0\n");
    for source in sources.iter_mut().filter(|source| source.name == "fr/depart.md") {
        let text = source.text.replace("fait: carte\n", &format!("fait: carte\nancien: {}\n", names('a')));
        let text = text.replace("- `oui` Oui\n", &format!("- `oui` Oui\n  - ancien : {}\n", names('b')));
        *source = Source::new("fr/depart.md", &text);
    }
    let start = Clock::start();
    let titles: Vec<String> =
        compile(&sources, &Options::default()).diagnostics.into_iter().map(|d| d.title).collect();
    println!("names: {:?}", start.elapsed());
    assert!(matches!(&titles[..], [only] if only.contains("réponse a0 mail b0")), "{titles:#?}");
    assert!(start.elapsed() < SOON);
}

#[test]
fn files_that_hardly_exist() {
    let stubs = [
        "",
        "\n",
        "---",
        "---\n",
        "---\n---",
        "---\n---\n",
        "# A",
        "\u{feff}",
        "\r",
        "\0",
        "---\n\0\n---\n",
        " ---\n",
    ];
    for content in stubs {
        for file in
            ["fr/pret.md", "fr/liens.md", "fr/metiers.md", "guide.toml", "fr/x.md", "fr/.md", "tests/a.md"]
        {
            assert!(answered(content, file, content) > 0, "{file}: {content:?}");
        }
    }
    assert!(compile(&[], &Options::default()).has_errors());
}
