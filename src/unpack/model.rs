//! The guide, type by type, fields and variants in the order of `guide::model`.

use super::reader::Reader;
use super::text::{blocks, inlines, lines};
use guide::{
    Answer, Answers, Before, BeforeFact, Catalogue, Closing, Condition, Device, Ending, Entry, Fact, FactId,
    FactKind, Family, Finding, Group, Guide, Link, Node, NodeId, NodeKind, Otherwise, Phase, Question, Rule,
    Stage, Step, SubStep, Term, Test, Tile, Trade, Value, ValueId, Variant,
};

/// A whole guide.
pub(super) fn guide(r: &mut Reader<'_>) -> Guide {
    Guide {
        title: r.text(),
        language: r.text(),
        region: r.text(),
        phases: r.list(|r| Phase { key: r.text(), name: r.text() }),
        facts: r.list(fact),
        nodes: r.list(node),
        entries: r.list(|r| Entry { node: node_id(r), door: r.text(), interactions: r.byte() }),
        catalogue: r.maybe(catalogue),
        links: r.list(link),
        terms: r.list(|r| Term { name: r.text(), meaning: inlines(r) }),
        findings: r.list(|r| Finding { key: r.text(), node: node_id(r) }),
    }
}

fn node_id(r: &mut Reader<'_>) -> NodeId {
    NodeId(r.short())
}

fn fact_id(r: &mut Reader<'_>) -> FactId {
    FactId(r.short())
}

fn value_id(r: &mut Reader<'_>) -> ValueId {
    ValueId(r.short())
}

fn setting(r: &mut Reader<'_>) -> (FactId, ValueId) {
    (fact_id(r), value_id(r))
}

fn fact(r: &mut Reader<'_>) -> Fact {
    Fact {
        key: r.text(),
        name: r.text(),
        values: r.list(|r| Value { key: r.text(), when: r.text() }),
        kind: match r.byte() {
            0 => FactKind::Asked,
            1 => FactKind::Catalogue,
            2 => FactKind::Deduced { from: fact_id(r), of: r.list(value_id) },
            _ => {
                r.fail();
                FactKind::Asked
            }
        },
    }
}

fn node(r: &mut Reader<'_>) -> Node {
    Node {
        key: r.text(),
        kind: kind(r),
        title: r.text(),
        short_title: r.text_if(),
        description: r.text_if(),
        phase: r.maybe(Reader::byte),
        reviewed: r.text(),
        source: r.text_if(),
        intro: blocks(r),
        before: r.list(before),
        questions: r.list(question),
        stages: r.list(|r| Stage { title: r.text_if(), steps: r.list(step) }),
        details: blocks(r),
        closing: r.maybe(|r| Closing { who: lines(r), prepare: lines(r), say: lines(r) }),
        also: r.list(rule),
        next: r.list(rule),
        remaining: (r.byte(), r.byte()),
    }
}

fn kind(r: &mut Reader<'_>) -> NodeKind {
    match r.byte() {
        0 => NodeKind::Question,
        1 => NodeKind::Procedure,
        2 => NodeKind::Information,
        3 => NodeKind::Outcome(ending(r)),
        4 => NodeKind::Router,
        5 => NodeKind::Page,
        6 => NodeKind::Catalogue,
        7 => NodeKind::Glossary,
        8 => NodeKind::Links,
        _ => {
            r.fail();
            NodeKind::Page
        }
    }
}

fn ending(r: &mut Reader<'_>) -> Ending {
    match r.byte() {
        0 => Ending::Connected,
        1 => Ending::Ready,
        2 => Ending::Repaired,
        3 => Ending::Handover,
        4 => Ending::Contact(r.text()),
        _ => {
            r.fail();
            Ending::Connected
        }
    }
}

fn before(r: &mut Reader<'_>) -> Before {
    Before {
        key: r.text(),
        text: inlines(r),
        fact: r.maybe(|r| BeforeFact { fact: fact_id(r), yes: value_id(r), no: value_id(r) }),
        otherwise: r.maybe(|r| Otherwise { to: node_id(r), text: inlines(r) }),
    }
}

fn question(r: &mut Reader<'_>) -> Question {
    Question {
        fact: fact_id(r),
        title: r.text_if(),
        answers: match r.byte() {
            0 => Answers::Catalogue,
            1 => Answers::Listed(r.list(answer)),
            _ => {
                r.fail();
                Answers::Catalogue
            }
        },
    }
}

fn answer(r: &mut Reader<'_>) -> Answer {
    Answer {
        value: value_id(r),
        label: inlines(r),
        help: r.maybe(inlines),
        to: r.maybe(node_id),
        sets: r.list(setting),
    }
}

fn step(r: &mut Reader<'_>) -> Step {
    Step {
        key: r.text(),
        number: r.byte(),
        text: inlines(r),
        device: r.maybe(device),
        loss: r.maybe(inlines),
        addition: r.flag(),
        help: lines(r),
        variants: r.list(|r| Variant { when: r.maybe(condition), text: inlines(r) }),
        sub_steps: r.list(|r| SubStep { device: device(r), text: inlines(r) }),
    }
}

fn device(r: &mut Reader<'_>) -> Device {
    if r.flag() { Device::Computer } else { Device::Phone }
}

fn condition(r: &mut Reader<'_>) -> Condition {
    Condition(r.list(|r| Test { fact: fact_id(r), values: r.list(value_id), negated: r.flag() }))
}

fn rule(r: &mut Reader<'_>) -> Rule {
    Rule {
        when: r.maybe(condition),
        to: node_id(r),
        text: inlines(r),
        help: r.maybe(inlines),
        sets: r.list(setting),
    }
}

fn catalogue(r: &mut Reader<'_>) -> Catalogue {
    Catalogue {
        fact: fact_id(r),
        node: node_id(r),
        groups: r.list(|r| Group {
            key: r.text(),
            title: r.text(),
            families: r.list(|r| Family { title: r.text_if(), trades: r.list(trade) }),
        }),
        tiles: r.list(|r| Tile { trade: value_id(r), label: r.text() }),
    }
}

fn trade(r: &mut Reader<'_>) -> Trade {
    Trade {
        value: value_id(r),
        label: r.text(),
        frequent: r.flag(),
        aliases: r.list(Reader::text),
        shared: r.list(Reader::text),
        code: r.text_if(),
        closed: r.maybe(value_id),
        note: r.maybe(inlines),
        addition: r.text_if(),
    }
}

fn link(r: &mut Reader<'_>) -> Link {
    Link {
        key: r.text(),
        name: r.text(),
        url: r.text_if(),
        certainty: letter(r),
        checked: r.text_if(),
        unconfirmed: r.text_if(),
    }
}

/// A character travels as a text of one.
fn letter(r: &mut Reader<'_>) -> char {
    r.text().chars().next().unwrap_or_else(|| {
        r.fail();
        'X'
    })
}
