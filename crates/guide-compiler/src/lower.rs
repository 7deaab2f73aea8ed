//! From a page as written to a [`guide::Node`], names resolved.

use crate::banned::Ban;
use crate::diagnostic::Sink;
use crate::diagnostics::{
    bad_condition, bad_value, dead_end, duplicate, incomplete_end, loose_line, near_keyword, unfit_section,
};
use crate::header::Word;
use crate::markdown::{Inline, InlineKind, plain};
use crate::names::Names;
use crate::page::{Kind, RawBefore, RawPage, Section};
use crate::source::Span;
use crate::syntax::{Guard, broken_link};
use crate::text::{Fragment, Text};
use guide::{
    Before, BeforeFact, Closing, Condition, Ending, FactId, Node, NodeId, NodeKind, Otherwise, Rule,
};
use steps::Keys;

mod answers;
mod steps;

/// Where the parts of a node stand, for the proofs.
#[derive(Debug, Clone, Default)]
pub(crate) struct Places {
    pub(crate) title: Option<Span>,
    pub(crate) next: Option<Span>,
    pub(crate) rules: Vec<Span>,
    pub(crate) also: Vec<Span>,
    /// By rule of « Ensuite » and of « Aussi possible »: the fact of each test.
    pub(crate) rule_tests: Vec<Vec<Span>>,
    pub(crate) also_tests: Vec<Vec<Span>>,
    pub(crate) answers: Vec<Vec<Span>>,
    /// By step: its place and those of its variants.
    pub(crate) steps: Vec<(Span, Vec<Span>)>,
    /// By step and variant: the fact of each test.
    pub(crate) variant_tests: Vec<Vec<Vec<Span>>>,
    /// Pages linked to from the text.
    pub(crate) cited: Vec<NodeId>,
    /// Anchors linked to from the text.
    pub(crate) anchored: Vec<(Option<NodeId>, Word)>,
}

/// What lowering needs to know of the whole guide.
#[derive(Debug, Clone, Copy)]
pub(crate) struct World<'a> {
    pub(crate) names: &'a Names,
    pub(crate) fragments: &'a [Fragment],
    pub(crate) banned: &'a Ban,
    pub(crate) catalogue: Option<FactId>,
    /// The fact that an irreversible step needs checked.
    pub(crate) check: Option<FactId>,
}

/// Resolves one page, whose texts move into the node.
pub(crate) fn page(raw: &mut RawPage<'_>, file: &str, world: World<'_>, sink: &mut Sink) -> (Node, Places) {
    let mut lower = Lower { raw, world, text: Text::new(file, world, sink), places: Places::default() };
    let node = lower.node();
    let Lower { mut places, text, .. } = lower;
    places.cited = text.cited;
    places.anchored = text.anchored;
    (node, places)
}

struct Lower<'a, 'p> {
    raw: &'a mut RawPage<'p>,
    world: World<'a>,
    text: Text<'a>,
    places: Places,
}

impl Lower<'_, '_> {
    fn node(&mut self) -> Node {
        self.places.title = Some(self.raw.title_span);
        self.places.next = self.raw.section(Section::Next);
        let title = std::mem::take(&mut self.raw.title);
        let title = self.text.inlines(title);
        let header = self.raw.header;
        let names = self.world.names;
        let word = |key: &str| header.get(key).map(|w| names.typeset(w.text.clone()));
        let kind = self.kind();
        self.required_sections();
        for word in ["titre-court", "description"].iter().filter_map(|key| header.get(key)) {
            self.text.spell(&word.text, word.span);
        }
        let node = Node {
            key: self.raw.key.to_owned(),
            kind,
            title: guide::text::plain(&title),
            short_title: word("titre-court"),
            description: word("description"),
            phase: self.phase(),
            reviewed: word("relu").unwrap_or_default(),
            source: word("source"),
            intro: self.text.blocks(std::mem::take(&mut self.raw.intro)),
            before: self.before(),
            questions: self.questions(),
            stages: self.stages(),
            details: self.text.blocks(std::mem::take(&mut self.raw.details)),
            closing: self.closing(),
            also: self.rules(Section::Also),
            next: self.rules(Section::Next),
            remaining: (0, 0),
        };
        self.irreversible(&node);
        node
    }

    fn sink(&mut self) -> &mut Sink {
        self.text.sink
    }

    fn kind(&mut self) -> NodeKind {
        match self.raw.kind {
            Kind::Question => NodeKind::Question,
            Kind::Procedure => NodeKind::Procedure,
            Kind::Information => NodeKind::Information,
            Kind::Router => NodeKind::Router,
            Kind::Outcome => NodeKind::Outcome(self.ending()),
            Kind::Catalogue => NodeKind::Catalogue,
            Kind::Glossary => NodeKind::Glossary,
            Kind::Links => NodeKind::Links,
            Kind::Page | Kind::Fragment | Kind::Region | Kind::Personas => NodeKind::Page,
        }
    }

    fn ending(&mut self) -> Ending {
        let header = self.raw.header;
        let Some(issue) = header.get("issue") else {
            let span = header.span;
            self.sink().push(bad_value::missing(span, "issue"));
            return Ending::Connected;
        };
        match issue.text.as_str() {
            "connecte" => Ending::Connected,
            "pret" => Ending::Ready,
            "repare" => Ending::Repaired,
            "relais" => Ending::Handover,
            "contact" => match header.get("raison") {
                Some(reason) => Ending::Contact(reason.text.clone()),
                None => {
                    let span = issue.span;
                    self.sink().push(incomplete_end::no_reason(span));
                    Ending::Contact(String::new())
                }
            },
            _ => {
                let issue = issue.clone();
                self.sink()
                    .push(bad_value::choice(&issue, &["connecte", "pret", "repare", "relais", "contact"]));
                Ending::Connected
            }
        }
    }

    fn phase(&mut self) -> Option<u8> {
        let (header, kind) = (self.raw.header, self.raw.kind);
        match header.get("phase") {
            Some(word) if kind.in_graph() => self.world.names.phase(word, self.text.sink),
            None if kind.in_graph() => {
                self.sink().push(bad_value::missing(header.span, "phase"));
                None
            }
            _ => None,
        }
    }

    fn required_sections(&mut self) {
        let raw = &*self.raw;
        let required: &[Section] = match raw.kind {
            Kind::Question => &[Section::Answers],
            Kind::Procedure => &[Section::Steps, Section::Next],
            Kind::Information | Kind::Router => &[Section::Next],
            _ => &[],
        };
        let missing = required.iter().filter(|section| raw.section(**section).is_none());
        self.text.sink.extend(missing.map(|section| match section {
            Section::Next | Section::Answers => {
                dead_end::no_section(raw.title_span, raw.kind.name(), section.name())
            }
            _ => unfit_section::missing(raw.title_span, raw.kind.name(), section.name()),
        }));
        if raw.kind == Kind::Question && raw.section(Section::Next).is_none() {
            self.text.sink.extend(answers::unlinked(&raw.questions));
        }
        if raw.kind == Kind::Router
            && let Some(block) = raw.intro.iter().chain(&raw.details).next()
        {
            self.text.sink.push(unfit_section::text_in_router(block.span));
        }
    }

    fn before(&mut self) -> Vec<Before> {
        let mut keys = Keys::default();
        let lines = std::mem::take(&mut self.raw.before);
        lines.into_iter().filter_map(|line| self.before_line(line, &mut keys)).collect()
    }

    fn before_line(&mut self, raw: RawBefore, keys: &mut Keys) -> Option<Before> {
        let key = keys.add(&raw.text, raw.span, self.sink());
        let text = self.text.inlines(raw.text);
        let (mut yes, mut no, mut otherwise) = (None, None, None);
        for attribute in &raw.attributes {
            match attribute.word.text.as_str() {
                "oui" if raw.fact.is_some() => yes = Some(&attribute.text),
                "non" if raw.fact.is_some() => no = Some(&attribute.text),
                "sinon" => otherwise = self.otherwise(&attribute.value, attribute.text.span),
                _ if raw.fact.is_some() => {
                    self.sink().push(near_keyword::attribute(&attribute.word, &["oui", "non", "sinon"]));
                }
                _ => self.sink().push(near_keyword::attribute(&attribute.word, &["sinon"])),
            }
        }
        let fact = match &raw.fact {
            Some(word) => Some(self.before_fact(word, yes, no)?),
            None => None,
        };
        Some(Before { key, text, fact, otherwise })
    }

    fn before_fact(&mut self, word: &Word, yes: Option<&Word>, no: Option<&Word>) -> Option<BeforeFact> {
        let fact = self.world.names.settable(word, self.text.sink)?;
        for (value, name) in [(yes, "oui"), (no, "non")] {
            if value.is_none() {
                self.sink().push(bad_value::missing_attribute(word.span, name));
                return None;
            }
        }
        let (yes_word, no_word) = (yes?, no?);
        let yes = self.world.names.value(fact, yes_word, self.text.sink)?;
        let no = self.world.names.value(fact, no_word, self.text.sink)?;
        if yes == no {
            self.sink().push(duplicate::answer(no_word, yes_word.span));
            return None;
        }
        Some(BeforeFact { fact, yes, no })
    }

    fn otherwise(&mut self, value: &[Inline], span: Span) -> Option<Otherwise> {
        let link = match value {
            [link @ Inline { kind: InlineKind::Link(inner), .. }] => Some((link, inner)),
            _ => None,
        };
        let Some((link, inner)) = link else {
            let written = plain(value);
            self.sink().push(if broken_link(&written).is_some() {
                loose_line::broken_link(span, &written)
            } else {
                bad_value::not_a_link(span)
            });
            return None;
        };
        let text = self.text.inlines(inner.text.clone());
        let to = self.in_graph(link)?;
        Some(Otherwise { to, text })
    }

    /// The page that an edge leads to; it must stand in the graph.
    fn in_graph(&mut self, link: &Inline) -> Option<NodeId> {
        let (to, kind) = self.text.edge(link)?;
        if !kind.in_graph() {
            self.sink().push(unfit_section::edge_out_of_graph(place_of(link), kind.name()));
            return None;
        }
        Some(to)
    }

    fn rules(&mut self, section: Section) -> Vec<Rule> {
        let raw = if section == Section::Also { &mut self.raw.also } else { &mut self.raw.next };
        let mut out = Vec::new();
        for raw in std::mem::take(raw) {
            let when = match &raw.guard {
                Guard::Always => None,
                Guard::Else if section == Section::Also => {
                    self.sink().push(bad_condition::else_in_also(raw.span));
                    continue;
                }
                Guard::Else => None,
                Guard::When(condition) => match self.world.names.condition(condition, self.text.sink) {
                    Some(condition) => Some(condition),
                    None => continue,
                },
            };
            let Some(to) = self.in_graph(&raw.link) else {
                continue;
            };
            let text = match raw.link.kind {
                InlineKind::Link(link) => self.text.inlines(link.text),
                _ => Vec::new(),
            };
            let help = raw.help.map(|h| self.text.inlines(h));
            let sets = raw.sets.iter().filter_map(|s| self.world.names.set(s, self.text.sink)).collect();
            let Places { rules, also, rule_tests, also_tests, .. } = &mut self.places;
            let (places, tests) =
                if section == Section::Also { (also, also_tests) } else { (rules, rule_tests) };
            places.push(raw.span);
            tests.push(raw.guard.facts());
            out.push(Rule { when, to, text, help, sets });
        }
        out
    }

    fn closing(&mut self) -> Option<Closing> {
        let raw = &*self.raw;
        let needed = raw
            .header
            .get("issue")
            .is_some_and(|i| ["repare", "relais", "contact"].contains(&i.text.as_str()));
        let Some(heading) = raw.section(Section::Closing) else {
            if needed && raw.kind == Kind::Outcome {
                self.text.sink.push(incomplete_end::no_section(raw.title_span));
            }
            return None;
        };
        let mut all = |word: &str| -> Vec<Vec<guide::Inline>> {
            let found = raw.closing.iter().filter(|a| a.word.text == word);
            found.map(|a| self.text.inlines(a.value.clone())).collect()
        };
        let closing = Closing { who: all("qui"), prepare: all("préparer"), say: all("dire") };
        let parts = [(&closing.who, "qui"), (&closing.prepare, "préparer"), (&closing.say, "dire")];
        let missing: Vec<&str> = parts.iter().filter(|(p, _)| p.is_empty()).map(|(_, n)| *n).collect();
        if !missing.is_empty() && !raw.closing.is_empty() {
            self.text.sink.push(incomplete_end::missing(heading, &missing));
        }
        Some(closing)
    }
}

/// Where a link says that it leads.
fn place_of(link: &Inline) -> Span {
    match &link.kind {
        InlineKind::Link(inner) => inner.place,
        _ => link.span,
    }
}

/// The condition of a rule, for the proofs.
pub(crate) fn tests(when: Option<&Condition>) -> &[guide::Test] {
    when.map_or(&[], |c| c.0.as_slice())
}
