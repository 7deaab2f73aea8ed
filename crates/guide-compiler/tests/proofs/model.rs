//! A small guide as plain data, and as the Markdown that says the same.

use guide_compiler::Source;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// A guide.
#[derive(Debug, Default)]
pub(crate) struct Model {
    /// By fact: how many values it may take. Fact 0 is the catalogue's when there is one.
    pub(crate) facts: Vec<usize>,
    /// The group of each profession, when there is a catalogue.
    pub(crate) groups: Option<Vec<usize>>,
    pub(crate) pages: Vec<Page>,
    /// Pages where people arrive, with the screens they may leave.
    pub(crate) entries: Vec<(usize, u8)>,
    /// The page that answers a card finding.
    pub(crate) finding: Option<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Question,
    Procedure,
    Information,
    Outcome,
    Router,
}

#[derive(Debug)]
pub(crate) struct Page {
    pub(crate) kind: Kind,
    pub(crate) phase: usize,
    pub(crate) questions: Vec<Question>,
    /// Fact, value of yes, value of no.
    pub(crate) checks: Vec<(usize, usize, usize)>,
    /// Where those go who cannot tick a line.
    pub(crate) otherwise: Vec<usize>,
    /// By step: its variants.
    pub(crate) steps: Vec<Vec<Option<Condition>>>,
    pub(crate) also: Vec<Rule>,
    pub(crate) next: Vec<Rule>,
    /// Pages that the text links to.
    pub(crate) cited: Vec<usize>,
}

#[derive(Debug)]
pub(crate) struct Question {
    pub(crate) fact: usize,
    pub(crate) answers: Vec<Answer>,
}

#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) value: usize,
    pub(crate) to: Option<usize>,
    pub(crate) sets: Option<(usize, usize)>,
}

#[derive(Debug)]
pub(crate) struct Rule {
    pub(crate) when: Option<Condition>,
    pub(crate) to: usize,
    pub(crate) sets: Option<(usize, usize)>,
}

/// Tests that must all hold.
pub(crate) type Condition = Vec<Test>;

#[derive(Debug)]
pub(crate) struct Test {
    /// A fact, or the group of the profession.
    pub(crate) fact: Cited,
    pub(crate) negated: bool,
    pub(crate) values: Vec<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cited {
    Fact(usize),
    Group,
}

/// What a line of the Markdown is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Line {
    Title(usize),
    NextHeading(usize),
    Next(usize, usize),
    Also(usize, usize),
    Answer(usize),
    Step(usize, usize),
    Variant(usize, usize, usize),
}

/// The Markdown of a model, and what its lines are, by file and number.
#[derive(Debug, Default)]
pub(crate) struct Written {
    pub(crate) sources: Vec<Source>,
    pub(crate) lines: BTreeMap<(String, usize), Line>,
}

impl Model {
    pub(crate) fn fact_name(&self, fact: Cited) -> String {
        match fact {
            Cited::Group => "groupe".to_owned(),
            Cited::Fact(0) if self.groups.is_some() => "metier".to_owned(),
            Cited::Fact(fact) => format!("f{fact}"),
        }
    }

    pub(crate) fn write(&self) -> Written {
        let mut out = Written::default();
        out.sources.push(Source::new("guide.toml", &self.manifest()));
        out.sources.push(Source::new("fr/liens.md", "---\ntype: liens\nrelu: 2026-11-23\n---\n# Adresses\n"));
        if let Some(groups) = &self.groups {
            out.sources.push(Source::new("fr/metiers.md", &catalogue(groups)));
        }
        for at in 0..self.pages.len() {
            self.page(at, &mut out);
        }
        out
    }

    fn manifest(&self) -> String {
        let mut text = "format = 1\ntitre = \"Essai\"\nlangue = \"fr\"\ncontacts-max = 9\n\
            phases = [{ cle = \"un\", nom = \"Un\" }, { cle = \"deux\", nom = \"Deux\" }]\n"
            .to_owned();
        if self.finding.is_some() {
            text.push_str("constats = [\"vu\"]\n");
        }
        for (page, interactions) in &self.entries {
            let _ = write!(
                text,
                "[[entrees]]\nnoeud = \"p{page}\"\nporte = \"Porte {page}\"\ninteractions = {interactions}\n"
            );
        }
        for (fact, values) in self.facts.iter().enumerate() {
            let name = self.fact_name(Cited::Fact(fact));
            let _ = write!(text, "[faits.{name}]\nnom = \"Fait {name}\"\n");
            if self.groups.is_some() && fact == 0 {
                text.push_str(
                    "catalogue = \"metiers\"\n[faits.groupe]\nnom = \"Groupe\"\ndeduit-de = \"metier\"\n",
                );
                continue;
            }
            let value = |v: usize| format!("{{ cle = \"v{v}\", si = \"{name} est v{v}\" }}");
            let values: Vec<String> = (0..*values).map(value).collect();
            let _ = writeln!(text, "valeurs = [{}]", values.join(", "));
        }
        text
    }

    fn page(&self, at: usize, out: &mut Written) {
        let Some(page) = self.pages.get(at) else { return };
        let mut text = Text { text: String::new(), lines: Vec::new() };
        let (kind, phase) = (page.kind.name(), ["un", "deux"].get(page.phase).copied().unwrap_or("un"));
        text.line(format!("---\ntype: {kind}\nphase: {phase}\nrelu: 2026-11-23"), None);
        if page.kind == Kind::Outcome {
            text.line("issue: connecte".to_owned(), None);
        }
        let single = page.questions.len() == 1;
        if let (Some(question), true) = (page.questions.first(), single) {
            text.line(format!("fait: {}", self.fact_name(Cited::Fact(question.fact))), None);
        }
        if self.finding == Some(at) {
            text.line("constat: vu".to_owned(), None);
        }
        text.line("---".to_owned(), None);
        text.line(format!("# Page {at}\n"), Some(Line::Title(at)));
        for to in &page.cited {
            text.line(format!("Lisez aussi [la page {to}](p{to}.md).\n"), None);
        }
        self.before(page, &mut text);
        self.questions(at, page, &mut text);
        self.steps(at, page, &mut text);
        self.rules("Aussi possible", &page.also, None, &mut text, |rule| Line::Also(at, rule));
        self.rules("Ensuite", &page.next, Some(Line::NextHeading(at)), &mut text, |rule| {
            Line::Next(at, rule)
        });
        let name = format!("fr/p{at}.md");
        out.lines.extend(text.lines.into_iter().map(|(number, line)| ((name.clone(), number), line)));
        out.sources.push(Source::new(name, &text.text));
    }

    fn before(&self, page: &Page, text: &mut Text) {
        if page.checks.is_empty() && page.otherwise.is_empty() {
            return;
        }
        text.line("## Avant de commencer\n".to_owned(), None);
        for &(fact, yes, no) in &page.checks {
            let name = self.fact_name(Cited::Fact(fact));
            text.line(format!("- `{name}` **Ligne {name}** vue"), None);
            text.line(
                format!("  - oui : {}\n  - non : {}", self.value(fact, yes), self.value(fact, no)),
                None,
            );
        }
        for (at, to) in page.otherwise.iter().enumerate() {
            text.line(format!("- **Chose {at}** prête\n  - sinon : [Vers la page {to}](p{to}.md)"), None);
        }
        text.line(String::new(), None);
    }

    fn questions(&self, at: usize, page: &Page, text: &mut Text) {
        if page.questions.is_empty() {
            return;
        }
        text.line("## Réponses\n".to_owned(), None);
        for question in &page.questions {
            let name = self.fact_name(Cited::Fact(question.fact));
            if page.questions.len() > 1 {
                text.line(format!("### {name} — Que dites-vous de {name} ?\n"), None);
            }
            // No answers listed: any profession.
            if question.answers.is_empty() {
                text.line("- [Tous les métiers](metiers.md)\n".to_owned(), None);
                continue;
            }
            for answer in &question.answers {
                let value = self.value(question.fact, answer.value);
                let label = match answer.to {
                    Some(to) => format!("[Réponse {value}](p{to}.md)"),
                    None => format!("Réponse {value}"),
                };
                text.line(format!("- `{value}` {label}"), Some(Line::Answer(at)));
                self.sets(answer.sets, text);
            }
            text.line(String::new(), None);
        }
    }

    fn steps(&self, at: usize, page: &Page, text: &mut Text) {
        if page.steps.is_empty() {
            return;
        }
        text.line("## Étapes\n".to_owned(), None);
        for (step, variants) in page.steps.iter().enumerate() {
            text.line(format!("{}. **Faire {step}** ici", step + 1), Some(Line::Step(at, step)));
            for (variant, when) in variants.iter().enumerate() {
                let guard = match when {
                    Some(when) => format!("Si {}", self.condition(when)),
                    None => "Sinon".to_owned(),
                };
                text.line(format!("   - {guard} : texte {variant}"), Some(Line::Variant(at, step, variant)));
            }
        }
        text.line(String::new(), None);
    }

    fn rules(
        &self,
        name: &str,
        rules: &[Rule],
        heading: Option<Line>,
        text: &mut Text,
        line: impl Fn(usize) -> Line,
    ) {
        if rules.is_empty() {
            return;
        }
        text.line(format!("## {name}\n"), heading);
        for (at, rule) in rules.iter().enumerate() {
            let guard = match &rule.when {
                Some(when) => format!("Si {} → ", self.condition(when)),
                None if rules.len() > 1 && heading.is_some() => "Sinon → ".to_owned(),
                None => String::new(),
            };
            text.line(format!("- {guard}[Vers la page {0}](p{0}.md)", rule.to), Some(line(at)));
            self.sets(rule.sets, text);
        }
        text.line(String::new(), None);
    }

    fn sets(&self, sets: Option<(usize, usize)>, text: &mut Text) {
        if let Some((fact, value)) = sets {
            let (name, value) = (self.fact_name(Cited::Fact(fact)), self.value(fact, value));
            text.line(format!("  - fixe : {name} = {value}"), None);
        }
    }

    fn condition(&self, tests: &[Test]) -> String {
        let one = |test: &Test| {
            let name = self.fact_name(test.fact);
            let value = |v: &usize| match test.fact {
                Cited::Group => format!("g{v}"),
                Cited::Fact(fact) => self.value(fact, *v),
            };
            let values: Vec<String> = test.values.iter().map(value).collect();
            match (test.negated, values.as_slice()) {
                (true, [value, ..]) => format!("{name} ≠ {value}"),
                (false, [value]) => format!("{name} = {value}"),
                _ => format!("{name} parmi ({})", values.join(", ")),
            }
        };
        let tests: Vec<String> = tests.iter().map(one).collect();
        tests.join(" et ")
    }

    pub(crate) fn value(&self, fact: usize, value: usize) -> String {
        let letter = if self.groups.is_some() && fact == 0 { 'm' } else { 'v' };
        format!("{letter}{value}")
    }
}

impl Kind {
    const fn name(self) -> &'static str {
        match self {
            Self::Question => "question",
            Self::Procedure => "procédure",
            Self::Information => "information",
            Self::Outcome => "résultat",
            Self::Router => "aiguillage",
        }
    }
}

/// Text that knows which of its lines is what.
struct Text {
    text: String,
    lines: Vec<(usize, Line)>,
}

impl Text {
    fn line(&mut self, line: String, what: Option<Line>) {
        if let Some(what) = what {
            self.lines.push((self.text.matches('\n').count() + 1, what));
        }
        self.text.push_str(&line);
        self.text.push('\n');
    }
}

fn catalogue(groups: &[usize]) -> String {
    let mut text = "---\ntype: catalogue\nfait: metier\nrelu: 2026-11-23\n---\n# Métiers\n".to_owned();
    let mut last = None;
    for (trade, group) in groups.iter().enumerate() {
        if last.replace(group) != Some(group) {
            let _ = write!(text, "\n## g{group} — Groupe {group}\n\n");
        }
        let _ = writeln!(text, "- `m{trade}` Métier {trade}");
    }
    text
}
