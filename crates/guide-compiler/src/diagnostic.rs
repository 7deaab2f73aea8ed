//! What the compiler has to say, before it is put into any form.

use crate::source::{Source, Span, position};
use std::collections::BTreeMap;

/// How serious a diagnostic is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing; the guide is published.
    Warning,
    /// The guide is refused.
    Error,
}

/// One kind of diagnostic, with what `check --explain` prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// Stable code: `G005`.
    pub code: &'static str,
    /// How serious it is.
    pub severity: Severity,
    /// What is wrong, in a few words.
    pub summary: &'static str,
    /// What it means, why it matters and how to mend it; French, plain text.
    pub explanation: &'static str,
    /// A small guide that has this fault and no other: files separated by `=== name` lines.
    pub wrong: &'static str,
    /// The same without the fault.
    pub right: &'static str,
}

/// A place with a few words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Where.
    pub span: Span,
    /// What about it.
    pub text: String,
}

/// A change that mends the fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What to replace.
    pub span: Span,
    /// By what.
    pub replacement: String,
}

/// One fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Which kind.
    pub rule: &'static Rule,
    /// What is wrong here.
    pub title: String,
    /// Where; empty text when the title says it all.
    pub primary: Label,
    /// Other places that matter.
    pub secondary: Vec<Label>,
    /// What to do.
    pub helps: Vec<String>,
    /// What a machine could do.
    pub fix: Option<Fix>,
}

impl Diagnostic {
    pub(crate) fn new(rule: &'static Rule, span: Span, title: impl Into<String>) -> Self {
        let primary = Label { span, text: String::new() };
        Self { rule, title: title.into(), primary, secondary: Vec::new(), helps: Vec::new(), fix: None }
    }

    pub(crate) fn label(mut self, text: impl Into<String>) -> Self {
        self.primary.text = text.into();
        self
    }

    pub(crate) fn also(mut self, span: Span, text: impl Into<String>) -> Self {
        self.secondary.push(Label { span, text: text.into() });
        self
    }

    pub(crate) fn help(mut self, text: impl Into<String>) -> Self {
        self.helps.push(text.into());
        self
    }

    /// Adds « vouliez-vous dire … ? » and the fix, when there is a near name.
    pub(crate) fn near(mut self, near: Option<&str>) -> Self {
        if let Some(near) = near {
            self.helps.push(format!("vouliez-vous dire « {near} » ?"));
            self.fix = Some(Fix { span: self.primary.span, replacement: near.to_owned() });
        }
        self
    }
}

/// What is said once, however many places it is wrong in.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Topic {
    /// A file that is missing, by its path.
    File(String),
    /// A fact that is not declared.
    Fact(String),
    /// A value that a fact does not have.
    Value { fact: String, value: String },
    /// A phase that is not declared.
    Phase(String),
    /// A key that is not in the table of links.
    Link(String),
    /// Names that two professions share, by their positions in the catalogue.
    Trades(usize, usize),
    /// Titles of a file after its first.
    Title { file: u32 },
    /// Lines of a file that begin with another dash than Markdown's.
    Dash { file: u32, dash: String },
    /// Lines of a file that stand too far left.
    Indent { file: u32 },
}

/// The diagnostics of one compilation, in the order they were found.
#[derive(Debug, Default)]
pub(crate) struct Sink {
    pub(crate) list: Vec<Diagnostic>,
    /// By topic: the position of its one message, the places that it does not show.
    repeated: BTreeMap<Topic, (usize, Vec<Span>)>,
    /// Faults that joined the message of an earlier one.
    merged: usize,
}

/// Places beside the first that a message about several shows.
const PLACES: usize = 3;

/// Places beside those that such a message names.
const NAMED: usize = 12;

impl Sink {
    pub(crate) fn push(&mut self, diagnostic: Diagnostic) {
        self.list.push(diagnostic);
    }

    pub(crate) fn extend(&mut self, diagnostics: impl IntoIterator<Item = Diagnostic>) {
        self.list.extend(diagnostics);
    }

    /// Adds the diagnostic about `topic`; at another place of the same fault, that place to the one there is.
    pub(crate) fn once(&mut self, topic: Topic, diagnostic: Diagnostic) {
        let new = self.list.len();
        self.merged += usize::from(self.repeated.contains_key(&topic));
        let (at, hidden) = self.repeated.entry(topic).or_insert((new, Vec::new()));
        match self.list.get_mut(*at) {
            Some(told) if told.primary.span == diagnostic.primary.span => {}
            Some(told) if told.secondary.len() < PLACES => {
                told.secondary.push(Label { text: "ici aussi".to_owned(), ..diagnostic.primary });
            }
            Some(_) => hidden.push(diagnostic.primary.span),
            None => self.list.push(diagnostic),
        }
    }

    /// How many faults were found so far, those that share a message counted each.
    pub(crate) fn found(&self) -> usize {
        self.list.len() + self.merged
    }

    /// The path of each missing file, and its message.
    pub(crate) fn missing_files(&mut self) -> impl Iterator<Item = (&str, &mut Diagnostic)> {
        let Self { list, repeated, .. } = self;
        let topics = repeated.iter().filter_map(|(topic, (at, _))| match topic {
            Topic::File(path) => Some((*at, path.as_str())),
            _ => None,
        });
        let paths: BTreeMap<usize, &str> = topics.collect();
        let told = list.iter_mut().enumerate();
        told.filter_map(move |(at, told)| Some((*paths.get(&at)?, told)))
    }

    /// Every diagnostic; those about many places name the ones that they do not show.
    pub(crate) fn finish(mut self, sources: &[Source]) -> Vec<Diagnostic> {
        for (at, hidden) in self.repeated.into_values().filter(|(_, hidden)| !hidden.is_empty()) {
            let named = hidden.iter().take(NAMED).filter_map(|span| {
                let source = sources.get(span.file as usize)?;
                Some(format!("{}:{}", source.name, position(&source.text, span.start as usize).line))
            });
            let mut places = named.collect::<Vec<_>>().join(", ");
            if let Some(more) = hidden.len().checked_sub(NAMED).filter(|more| *more > 0) {
                places.push_str(&format!(" … (et {more} de plus)"));
            }
            if let Some(told) = self.list.get_mut(at) {
                told.helps.push(format!("de même : {places}"));
            }
        }
        self.list
    }

    pub(crate) fn has_errors(&self) -> bool {
        self.list.iter().any(|d| d.rule.severity == Severity::Error)
    }
}
