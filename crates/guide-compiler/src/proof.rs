//! The proofs: every person gets an answer, or the guide is refused with a witness.
//!
//! Facts have finite declared values, so every possible person can be followed.
//! Three things keep this exact and small:
//!
//! - values that no rule tells apart are one **class** ([`graph`]);
//! - a fact is dropped where nothing below uses it ([`live`]);
//! - **states** (page, classes of live facts) are enumerated, never paths ([`explore`]).
//!
//! Past [`explore::MAX_STATES`], [`explore::MAX_WAYS`] or [`live::MAX_KEYS`] the proof is given up and says so.

use crate::diagnostic::Sink;
use crate::lower::Places;
use crate::source::Span;
use guide::{Guide, NodeId};

mod explore;
mod graph;
mod live;
mod screens;
mod verdict;

pub(crate) use verdict::Witness;

/// What the proof looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Figures {
    /// Pages in the graph.
    pub nodes: usize,
    /// States followed.
    pub states: usize,
    /// Transitions followed.
    pub edges: usize,
}

/// Everything the proof needs besides the guide.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Context<'a> {
    pub(crate) guide: &'a Guide,
    /// By node, in the guide's order.
    pub(crate) places: &'a [Places],
    /// By entry: where its number of screens is promised.
    pub(crate) promises: &'a [Span],
    /// Pages that card findings open.
    pub(crate) findings: &'a [NodeId],
}

/// Follows everybody; reports faults; gives each node its remaining screens.
pub(crate) fn run(context: Context<'_>, sink: &mut Sink) -> (Figures, Vec<(u8, u8)>) {
    follow(context, sink).unwrap_or_else(|limit| {
        verdict::limit(context, &limit, sink);
        (Figures::default(), vec![(0, 0); context.guide.nodes.len()])
    })
}

fn follow(context: Context<'_>, sink: &mut Sink) -> Result<(Figures, Vec<(u8, u8)>), Limit> {
    let graph = graph::Graph::new(context.guide)?;
    let starts = context.guide.entries.iter().map(|e| e.node).chain(context.findings.iter().copied());
    let starts: Vec<usize> = starts.map(NodeId::index).collect();
    let layout = live::Layout::new(&graph, &starts)?;
    let exploration = explore::Exploration::run(&graph, &layout, &starts)?;
    let remaining = verdict::report(context, &graph, &exploration, sink);
    let in_graph = context.guide.nodes.iter().filter(|n| n.phase.is_some()).count();
    let figures = Figures { nodes: in_graph, states: exploration.states.len(), edges: exploration.edges() };
    Ok((figures, remaining))
}

/// Why a proof was given up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Limit {
    /// Where it became too much, if at one page.
    pub(crate) node: Option<usize>,
    /// The facts that make it so, the largest first.
    pub(crate) facts: Vec<usize>,
}
