//! The parts of a page as written, names not yet resolved.

use crate::header::Word;
use crate::markdown::Inline;
use crate::source::Span;
use crate::syntax::{Guard, RawSet};

/// `mot : valeur`.
#[derive(Debug, Clone)]
pub(crate) struct RawAttribute {
    pub(crate) word: Word,
    pub(crate) value: Vec<Inline>,
    /// The value as written.
    pub(crate) text: Word,
}

/// A line of « Avant de commencer ».
#[derive(Debug)]
pub(crate) struct RawBefore {
    pub(crate) fact: Option<Word>,
    pub(crate) text: Vec<Inline>,
    pub(crate) attributes: Vec<RawAttribute>,
    pub(crate) span: Span,
}

/// One group of answers; `fact` is `None` when the front matter names it.
#[derive(Debug)]
pub(crate) struct RawQuestion {
    pub(crate) fact: Option<Word>,
    pub(crate) title: Option<String>,
    pub(crate) answers: Vec<RawAnswer>,
    /// A link to a catalogue instead of answers.
    pub(crate) catalogue: Option<Inline>,
    pub(crate) span: Span,
}

/// One answer.
#[derive(Debug)]
pub(crate) struct RawAnswer {
    pub(crate) key: Word,
    pub(crate) label: Vec<Inline>,
    pub(crate) to: Option<Inline>,
    pub(crate) help: Option<Vec<Inline>>,
    pub(crate) sets: Vec<RawSet>,
    pub(crate) former: Vec<Word>,
}

/// Steps under one heading.
#[derive(Debug)]
pub(crate) struct RawStage {
    pub(crate) title: Option<String>,
    /// Its heading, or that of the section.
    pub(crate) span: Span,
    pub(crate) steps: Vec<RawStep>,
    /// One of its steps was refused.
    pub(crate) lost: bool,
}

/// One step.
#[derive(Debug)]
pub(crate) struct RawStep {
    pub(crate) number: u64,
    pub(crate) number_span: Span,
    pub(crate) text: Vec<Inline>,
    pub(crate) marks: Vec<Word>,
    pub(crate) attributes: Vec<RawAttribute>,
    pub(crate) variants: Vec<(Guard, Vec<Inline>, Span)>,
    pub(crate) sub_steps: Vec<(Word, Vec<Inline>)>,
    pub(crate) span: Span,
}

/// An edge.
#[derive(Debug)]
pub(crate) struct RawRule {
    pub(crate) guard: Guard,
    pub(crate) link: Inline,
    pub(crate) help: Option<Vec<Inline>>,
    pub(crate) sets: Vec<RawSet>,
    /// The whole line.
    pub(crate) span: Span,
}
