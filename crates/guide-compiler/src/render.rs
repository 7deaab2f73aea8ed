//! Diagnostics as text with carets, as JSON and as SARIF.

use crate::diagnostic::{Diagnostic, Severity};
use crate::source::{Source, position};
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet, renderer::DecorStyle};

pub mod json;
pub mod sarif;

/// How text is to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Colours, for a terminal.
    Colour,
    /// None, for a file.
    Plain,
}

/// The diagnostic as rustc would show it, in French.
#[must_use]
pub fn text(diagnostic: &Diagnostic, sources: &[Source], style: Style) -> String {
    let level = match diagnostic.rule.severity {
        Severity::Error => Level::ERROR.with_name("erreur"),
        Severity::Warning => Level::WARNING.with_name("attention"),
    };
    let mut group = level
        .primary_title(&*diagnostic.title)
        .id(diagnostic.rule.code)
        .elements(Vec::<Snippet<'_, annotate_snippets::Annotation<'_>>>::new());
    let labels = std::iter::once((&diagnostic.primary, AnnotationKind::Primary))
        .chain(diagnostic.secondary.iter().map(|l| (l, AnnotationKind::Context)));
    let mut snippets: Vec<(u32, Snippet<'_, annotate_snippets::Annotation<'_>>)> = Vec::new();
    for (label, kind) in labels {
        let Some(source) = sources.get(label.span.file as usize) else {
            continue;
        };
        let range = clamp(&source.text, label.span.range());
        let mut annotation = kind.span(range);
        if !label.text.is_empty() {
            annotation = annotation.label(&*label.text);
        }
        let at = snippets.iter().position(|(file, _)| *file == label.span.file);
        let snippet = match at {
            Some(at) => snippets.remove(at).1,
            None => Snippet::source(&*source.text).path(&*source.name),
        };
        let at = at.unwrap_or(snippets.len());
        snippets.insert(at, (label.span.file, snippet.annotation(annotation)));
    }
    for (_, snippet) in snippets {
        group = group.element(snippet);
    }
    for help in &diagnostic.helps {
        group = group.element(Level::HELP.with_name("aide").message(&**help));
    }
    let renderer = match style {
        Style::Colour => Renderer::styled(),
        Style::Plain => Renderer::plain(),
    };
    renderer.decor_style(DecorStyle::Unicode).render(&[group])
}

/// A range that lies within `text` and on character borders.
fn clamp(text: &str, range: std::ops::Range<usize>) -> std::ops::Range<usize> {
    let floor = |n: usize| (0..=n.min(text.len())).rev().find(|n| text.is_char_boundary(*n)).unwrap_or(0);
    let start = floor(range.start);
    start..floor(range.end).max(start)
}

/// `file:line:column` of a diagnostic.
#[must_use]
pub fn place(diagnostic: &Diagnostic, sources: &[Source]) -> String {
    let span = diagnostic.primary.span;
    sources.get(span.file as usize).map_or_else(String::new, |source| {
        let at = position(&source.text, span.start as usize);
        format!("{}:{}:{}", source.name, at.line, at.column)
    })
}
