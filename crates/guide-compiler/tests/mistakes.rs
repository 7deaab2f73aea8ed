//! What authors mistype: every reserved word, every indentation, every kind of
//! space and sign. Each mistake is reported or changes nothing; none panics.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test helper that fails its test is doing its job"
)]

use guide_compiler::diagnostics::example;
use guide_compiler::render::{Style, text};
use guide_compiler::{Options, Source, compile};

/// A change of the small guide that holds every reserved word.
const RICH: &str = include_str!("rich.txt");

/// Reserved words, as they are typed.
const WORDS: [&str; 62] = [
    "type: ",
    "relu: ",
    "relire-avant: ",
    "phase: ",
    "fait: ",
    "issue: ",
    "raison: ",
    "constat: ",
    "titre-court: ",
    "description: ",
    "ancien: ",
    "source: ",
    "question\n",
    "procédure\n",
    "information\n",
    "résultat\n",
    "aiguillage\n",
    "page\n",
    "fragment\n",
    "catalogue\n",
    "liens\n",
    "glossaire\n",
    "région\n",
    "personas\n",
    "## Avant de commencer",
    "## Réponses",
    "## Étapes",
    "## Qui appeler",
    "## Aussi possible",
    "## Ensuite",
    "- aide : ",
    "- fixe : ",
    "- ancien : ",
    "- sinon : ",
    "- oui : ",
    "- non : ",
    "- perte : ",
    "- qui : ",
    "- préparer : ",
    "- dire : ",
    "- alias : ",
    "- partagé : ",
    "- code : ",
    "- fermé : ",
    "- note : ",
    "- ajout : ",
    "- nom : ",
    "- certitude : ",
    "- vérifié : ",
    "- source : ",
    "- à-vérifier : ",
    "- éviter : ",
    "- entrée : ",
    "- chemin : ",
    "- propose : ",
    "(téléphone)",
    "(ordinateur)",
    "(irréversible)",
    "(ajout)",
    "parmi",
    "- Sinon",
    "\"inclure\"",
];

fn compiled(sources: &[Source]) -> (Option<guide::Guide>, Vec<String>) {
    let compiled = compile(sources, &Options::default());
    let shown = compiled.diagnostics.iter().map(|d| text(d, sources, Style::Plain)).collect();
    (compiled.guide, shown)
}

/// Whether `changed`, instead of file `file`, is refused or means the same.
fn is_harmless(sources: &[Source], file: usize, changed: &str, original: &guide::Guide) -> bool {
    let mut sources = sources.to_vec();
    sources[file] = Source::new(sources[file].name.clone(), changed);
    let (guide, messages) = compiled(&sources);
    !messages.is_empty() || guide.as_ref() == Some(original)
}

fn rich() -> (Vec<Source>, guide::Guide) {
    let sources = example(RICH);
    let (guide, messages) = compiled(&sources);
    assert!(messages.is_empty(), "{}", messages.join("\n\n"));
    (sources, guide.unwrap())
}

/// `word` with one slip, in many ways.
fn slips(word: &str) -> Vec<String> {
    let chars: Vec<char> = word.chars().collect();
    let mut out = Vec::new();
    let made = |list: &[char]| list.iter().collect::<String>();
    for (at, c) in chars.iter().enumerate().filter(|(_, c)| c.is_alphabetic()) {
        let (before, after) = (made(&chars[..at]), made(&chars[at + 1..]));
        out.push(format!("{before}{after}"));
        out.push(format!("{before}{c}{c}{after}"));
        out.push(format!("{before}x{after}"));
        out.push(format!("{before}{}{after}", c.to_uppercase()));
        out.push(format!("{before}{}{after}", c.to_lowercase()));
        if let Some(next) = chars.get(at + 1).filter(|next| next.is_alphabetic()) {
            out.push(format!("{before}{next}{c}{}", made(&chars[at + 2..])));
        }
        let plain = match c {
            'é' | 'É' => "e",
            'à' => "a",
            _ => continue,
        };
        out.push(format!("{before}{plain}{after}"));
    }
    out.retain(|slip| slip != word);
    out
}

#[test]
fn every_reserved_word_mistyped() {
    let (sources, original) = rich();
    let (mut tried, mut silent) = (0, Vec::new());
    for word in WORDS {
        let file = sources.iter().position(|s| s.text.contains(word));
        let file = file.unwrap_or_else(|| panic!("{word:?} is in no file"));
        for slip in slips(word) {
            let changed = sources[file].text.replacen(word, &slip, 1);
            tried += 1;
            if !is_harmless(&sources, file, &changed, &original) {
                silent.push(format!("{}: {word:?} as {slip:?}", sources[file].name));
            }
        }
    }
    println!("{tried} slips in reserved words, {} silent", silent.len());
    assert!(silent.is_empty(), "{silent:#?}");
}

/// What an editor, a paste or a hasty hand does to the start of a line.
fn starts(line: &str) -> Vec<String> {
    let words = line.trim_start();
    let lead = line.len() - words.len();
    let mut out: Vec<String> = (0..=lead + 5).map(|n| format!("{}{words}", " ".repeat(n))).collect();
    out.push(format!("\t{words}"));
    out.push(format!("\u{a0}{words}"));
    out.push(format!("> {line}"));
    let sign = words.find(' ').unwrap_or(0);
    let (sign, rest) = words.split_at(sign);
    if !sign.is_empty() {
        let lead = " ".repeat(lead);
        for other in ["", "-", "*", "+", "–", "•", "1.", "1)", "#", "##", "###"] {
            out.push(format!("{lead}{other}{rest}"));
        }
        for space in ["", "\t", "\u{a0}", "\u{202f}", "  ", "     "] {
            out.push(format!("{lead}{sign}{space}{}", rest.trim_start()));
        }
    }
    out
}

#[test]
fn every_line_wrongly_begun() {
    let (sources, original) = rich();
    let (mut tried, mut silent) = (0, Vec::new());
    for (file, source) in sources.iter().enumerate().filter(|(_, s)| s.name.ends_with(".md")) {
        let lines: Vec<&str> = source.text.lines().collect();
        for (at, line) in lines.iter().enumerate().filter(|(_, l)| is_structure(l)) {
            for start in starts(line).into_iter().filter(|start| start != line) {
                let mut changed = lines.clone();
                changed[at] = &start;
                tried += 1;
                if !is_harmless(&sources, file, &format!("{}\n", changed.join("\n")), &original) {
                    silent.push(format!("{}:{}: {start:?}", source.name, at + 1));
                }
            }
        }
    }
    println!("{tried} lines wrongly begun, {} silent", silent.len());
    assert!(silent.is_empty(), "{silent:#?}");
}

fn is_structure(line: &str) -> bool {
    let words = line.trim_start();
    words.starts_with("- ") || words.starts_with("## ") || words.starts_with(|c: char| c.is_ascii_digit())
}

#[test]
fn typographic_reality_changes_nothing() {
    let (sources, original) = rich();
    let ways: [(&str, &str); 9] = [
        (" → ", " -> "),
        (" → ", " => "),
        (" → ", " ⇒ "),
        (" : ", "\u{a0}: "),
        (" : ", "\u{202f}: "),
        (" = ", "\u{a0}=\u{a0}"),
        (" ≠ ", " != "),
        (" — ", " - "),
        ("\n", "\r\n"),
    ];
    for (from, to) in ways {
        let written =
            |s: &Source| if s.name.ends_with(".md") { s.text.replace(from, to) } else { s.text.clone() };
        let changed: Vec<Source> = sources.iter().map(|s| Source::new(s.name.clone(), &written(s))).collect();
        let (guide, messages) = compiled(&changed);
        assert!(messages.is_empty(), "{from:?} as {to:?}:\n{}", messages.join("\n\n"));
        // French typography makes all spaces before a colon alike.
        let same = guide.as_ref() == Some(&original) || from == " : ";
        assert!(same, "{from:?} as {to:?}");
    }
    let marked: Vec<Source> = sources
        .iter()
        .map(|s| Source::new(s.name.clone(), &format!("\u{feff}{}", s.text.replace('é', "e\u{301}"))))
        .collect();
    assert_eq!(compiled(&marked), (Some(original), Vec::new()));
}
