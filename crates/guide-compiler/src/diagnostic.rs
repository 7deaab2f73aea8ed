//! What the compiler has to say, before it is put into any form.

use crate::source::Span;

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

/// The diagnostics of one compilation, in the order they were found.
#[derive(Debug, Default)]
pub(crate) struct Sink {
    pub(crate) list: Vec<Diagnostic>,
}

impl Sink {
    pub(crate) fn push(&mut self, diagnostic: Diagnostic) {
        self.list.push(diagnostic);
    }

    pub(crate) fn extend(&mut self, diagnostics: impl IntoIterator<Item = Diagnostic>) {
        self.list.extend(diagnostics);
    }

    pub(crate) fn has_errors(&self) -> bool {
        self.list.iter().any(|d| d.rule.severity == Severity::Error)
    }
}
