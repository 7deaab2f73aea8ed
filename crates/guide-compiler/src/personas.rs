//! Personas: made-up people and the way they must get.

use crate::diagnostic::{Diagnostic, Sink};
use crate::diagnostics::{bad_value, near_keyword, persona, placeholder_link};
use crate::header::{Header, split};
use crate::markdown::{Block, BlockKind, InlineKind, plain};
use crate::names::{Names, Place};
use crate::page::{Kind, Lines, RawAttribute};
use crate::source::{Source, Span};
use guide::{FactId, Given, Guide, Journey, NodeId, ValueId, Walk};
use std::collections::BTreeMap;

const LINE: &str =
    "« - entrée : [page](…) », « - fait : valeur », « - chemin : [page](…), … » ou « - propose : … »";

/// One persona as written.
#[derive(Debug)]
pub(crate) struct RawPersona {
    pub(crate) name: String,
    pub(crate) span: Span,
    pub(crate) lines: Vec<RawAttribute>,
}

/// Reads a file of personas.
pub(crate) fn read(
    file: usize,
    source: &Source,
    header: &Header,
    blocks: Vec<Block>,
    sink: &mut Sink,
) -> Vec<RawPersona> {
    let Some((_, _, blocks)) = crate::page::title(file, source, header, blocks, sink) else {
        return Vec::new();
    };
    let mut lines = Lines { text: &source.text, sink };
    let mut out: Vec<RawPersona> = Vec::new();
    for block in blocks {
        match (block.kind, out.last_mut()) {
            (BlockKind::Heading(2, text), _) => {
                let name = plain(&text).into_owned();
                out.push(RawPersona { name, span: block.span, lines: Vec::new() });
            }
            (BlockKind::Paragraph(_), None) => {}
            (BlockKind::List(None, items), Some(persona)) => {
                let attributes = lines.attributes(items);
                persona.lines.extend(attributes);
            }
            _ => lines.loose(block.span, LINE),
        }
    }
    out
}

/// Walks every persona of a file and reports those who get another way than they must, as one fault:
/// what breaks one journey mostly breaks many.
pub(crate) fn check(file: &str, personas: &[RawPersona], names: &Names, guide: &Guide, sink: &mut Sink) {
    let mut failed: Vec<Diagnostic> = Vec::new();
    for raw in personas {
        if let Some(wanted) = resolve(file, raw, names, sink) {
            failed.extend(compare(raw, wanted, guide));
        }
    }
    let others = failed.len().saturating_sub(1);
    if let Some(first) = failed.into_iter().next() {
        sink.push(persona::and_others(first, others));
    }
}

/// A persona, resolved.
struct Wanted {
    entry: NodeId,
    said: BTreeMap<FactId, Vec<ValueId>>,
    path: Vec<NodeId>,
    path_span: Span,
    offers: Option<(Vec<NodeId>, Span)>,
}

fn resolve(file: &str, raw: &RawPersona, names: &Names, sink: &mut Sink) -> Option<Wanted> {
    let before = sink.found();
    let (mut entry, mut path, mut offers) = (None, None, None);
    let mut said = BTreeMap::new();
    for line in &raw.lines {
        match line.word.text.as_str() {
            "entrée" => entry = pages(file, line, names, sink).first().copied(),
            "chemin" => path = Some((pages(file, line, names, sink), line.word.span)),
            "propose" => offers = Some((pages(file, line, names, sink), line.word.span)),
            _ if names.facts.iter().any(|f| f.key == line.word.text) => {
                let Some(fact) = names.settable(&line.word, sink) else {
                    continue;
                };
                let values = split(&line.text).filter_map(|word| names.value(fact, &word, sink)).collect();
                said.insert(fact, values);
            }
            _ => {
                let facts = names.facts.iter().map(|f| f.key.as_str());
                let known: Vec<&str> = ["entrée", "chemin", "propose"].into_iter().chain(facts).collect();
                sink.push(near_keyword::attribute(&line.word, &known));
            }
        }
    }
    for (missing, name) in [(entry.is_none(), "entrée"), (path.is_none(), "chemin")] {
        if missing && sink.found() == before {
            sink.push(bad_value::missing_attribute(raw.span, name));
        }
    }
    let (path, path_span) = path?;
    (sink.found() == before).then_some(Wanted { entry: entry?, said, path, path_span, offers })
}

fn pages(file: &str, line: &RawAttribute, names: &Names, sink: &mut Sink) -> Vec<NodeId> {
    let mut out = Vec::new();
    for inline in &line.value {
        match &inline.kind {
            InlineKind::Link(link) => match names.target(file, &link.to, link.place, sink) {
                Some(Place::Node(id, kind)) if kind.in_graph() || kind == Kind::Page => out.push(id),
                Some(_) => sink.push(placeholder_link::edge_outside(inline.span)),
                None => {}
            },
            InlineKind::Text(t) if t.trim().is_empty() || t.trim() == "," => {}
            InlineKind::SoftBreak => {}
            _ => sink.push(bad_value::not_a_link(inline.span)),
        }
    }
    out
}

/// How the way that a persona gets differs from the one it must get.
fn compare(raw: &RawPersona, wanted: Wanted, guide: &Guide) -> Option<Diagnostic> {
    let mut journey = Journey::new(wanted.entry);
    let mut left = wanted.said;
    let walk = follow(&mut journey, &mut left, guide);
    if let Some(open) = walk.open {
        return Some(persona::unanswered(raw, &name(guide, open)));
    }
    let got: Vec<NodeId> = walk.trail.iter().copied().filter(|n| is_screen(guide, *n)).collect();
    if got != wanted.path {
        return Some(persona::path(raw, wanted.path_span, &list(guide, &wanted.path), &list(guide, &got)));
    }
    if let Some((offers, span)) = &wanted.offers {
        let mut got: Vec<NodeId> = walk.offers.iter().map(|o| o.to).collect();
        let mut expected = offers.clone();
        got.sort();
        expected.sort();
        if got != expected {
            return Some(persona::offers(raw, *span, &list(guide, offers), &list(guide, &got)));
        }
    }
    let (fact, _) = left.iter().find(|(_, values)| !values.is_empty())?;
    let fact = guide.fact(*fact).map_or("", |f| f.key.as_str());
    let line = raw.lines.iter().find(|l| l.word.text == fact)?;
    Some(persona::unasked(raw, line.word.span, fact))
}

/// Answers each question as the persona says, as long as it has an answer.
fn follow(journey: &mut Journey, left: &mut BTreeMap<FactId, Vec<ValueId>>, guide: &Guide) -> Walk {
    loop {
        let walk = journey.walk(guide);
        let open = unsaid(&walk, journey, guide);
        let given = open.into_iter().find_map(|(node, fact)| {
            let value = take(left, fact)?;
            Some(Given { node, fact, value })
        });
        let Some(given) = given else { return walk };
        journey.answer(given);
    }
}

/// What is asked on the way and not answered: lines of « Avant de commencer », then the open question.
fn unsaid(walk: &Walk, journey: &Journey, guide: &Guide) -> Vec<(NodeId, FactId)> {
    let is_unsaid = |(node, fact): &(NodeId, FactId)| journey.said(*node, *fact).is_none();
    let mut open = Vec::new();
    for &id in &walk.trail {
        let checks = guide.node(id).into_iter().flat_map(|n| &n.before).filter_map(|b| b.fact);
        open.extend(checks.map(|check| (id, check.fact)).filter(is_unsaid));
    }
    if let Some(id) = walk.open {
        let questions = guide.node(id).into_iter().flat_map(|n| &n.questions);
        open.extend(questions.map(|q| (id, q.fact)).find(is_unsaid));
    }
    open
}

fn take(left: &mut BTreeMap<FactId, Vec<ValueId>>, fact: FactId) -> Option<ValueId> {
    let values = left.get_mut(&fact).filter(|v| !v.is_empty())?;
    Some(values.remove(0))
}

fn is_screen(guide: &Guide, id: NodeId) -> bool {
    use guide::NodeKind::{Question, Router};
    guide.node(id).is_some_and(|n| !matches!(n.kind, Question | Router))
}

fn name(guide: &Guide, id: NodeId) -> String {
    guide.node(id).map(|n| n.key.clone()).unwrap_or_default()
}

fn list(guide: &Guide, ids: &[NodeId]) -> String {
    let names: Vec<String> = ids.iter().map(|id| name(guide, *id)).collect();
    if names.is_empty() { "rien".to_owned() } else { names.join(" › ") }
}
