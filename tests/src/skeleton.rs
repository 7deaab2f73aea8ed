//! A guide without its words: what is left decides how it behaves.

use guide::{Answers, Block, Ending, Guide, Inline, Node, NodeKind, Question, Rule, Step, Target, Trade};

/// The guide with every word that is only read taken out.
///
/// What remains: pages, kinds, phases, questions, answers, rules, conditions,
/// facts set, steps with their marks and variants, professions with groups and
/// codes, addresses, entries, findings, and where every link in a text leads.
#[must_use]
pub fn skeleton(guide: &Guide) -> Guide {
    let mut guide = guide.clone();
    guide.title.clear();
    guide.region.clear();
    guide.phases.iter_mut().for_each(|p| p.name.clear());
    for fact in &mut guide.facts {
        fact.name.clear();
        fact.values.iter_mut().for_each(|v| v.when.clear());
    }
    guide.nodes.iter_mut().for_each(node);
    guide.entries.iter_mut().for_each(|e| e.door.clear());
    for tile in guide.catalogue.iter_mut().flat_map(|c| &mut c.tiles) {
        tile.label.clear();
    }
    for group in guide.catalogue.iter_mut().flat_map(|c| &mut c.groups) {
        group.title.clear();
        for family in &mut group.families {
            family.title = None;
            family.trades.iter_mut().for_each(trade);
        }
    }
    for link in &mut guide.links {
        link.name.clear();
        link.checked = None;
        link.unconfirmed = link.unconfirmed.take().map(|_| String::new());
    }
    for term in &mut guide.terms {
        term.name.clear();
        inlines(&mut term.meaning);
    }
    guide
}

fn node(node: &mut Node) {
    node.title.clear();
    node.short_title = None;
    node.description = None;
    node.reviewed.clear();
    node.source = None;
    blocks(&mut node.intro);
    blocks(&mut node.details);
    for line in &mut node.before {
        line.key.clear();
        inlines(&mut line.text);
        line.otherwise.iter_mut().for_each(|o| o.text.clear());
    }
    node.questions.iter_mut().for_each(question);
    for stage in &mut node.stages {
        stage.title = None;
        stage.steps.iter_mut().for_each(step);
    }
    if let NodeKind::Outcome(Ending::Contact(reason)) = &mut node.kind {
        reason.clear();
    }
    if let Some(closing) = &mut node.closing {
        let lists = [&mut closing.who, &mut closing.prepare, &mut closing.say];
        lists.into_iter().flatten().for_each(inlines);
    }
    node.also.iter_mut().chain(&mut node.next).for_each(rule);
}

fn question(question: &mut Question) {
    question.title = None;
    if let Answers::Listed(answers) = &mut question.answers {
        for answer in answers {
            inlines(&mut answer.label);
            answer.help.iter_mut().for_each(inlines);
        }
    }
}

fn step(step: &mut Step) {
    step.key.clear();
    inlines(&mut step.text);
    step.loss.iter_mut().for_each(inlines);
    step.help.iter_mut().for_each(inlines);
    step.variants.iter_mut().for_each(|v| inlines(&mut v.text));
    step.sub_steps.iter_mut().for_each(|s| inlines(&mut s.text));
}

fn rule(rule: &mut Rule) {
    rule.text.clear();
    rule.help.iter_mut().for_each(inlines);
}

fn trade(trade: &mut Trade) {
    trade.label.clear();
    trade.aliases.clear();
    trade.shared.clear();
    trade.note.iter_mut().for_each(inlines);
    trade.addition.iter_mut().for_each(String::clear);
}

/// Keeps only where the links lead.
fn inlines(text: &mut Vec<Inline>) {
    let mut targets = Vec::new();
    links(text, &mut targets);
    *text = targets.into_iter().map(|t| Inline::Link(t, Vec::new())).collect();
}

fn links(text: &[Inline], targets: &mut Vec<Target>) {
    for inline in text {
        match inline {
            Inline::Link(target, inner) => {
                targets.push(target.clone());
                links(inner, targets);
            }
            Inline::Strong(inner) | Inline::Emphasis(inner) => links(inner, targets),
            Inline::Text(_) | Inline::Code(_) | Inline::Break => {}
        }
    }
}

fn blocks(body: &mut Vec<Block>) {
    let mut targets = Vec::new();
    body.iter().for_each(|b| block_links(b, &mut targets));
    let links = targets.into_iter().map(|t| Inline::Link(t, Vec::new())).collect();
    *body = vec![Block::Paragraph(links)];
}

fn block_links(block: &Block, targets: &mut Vec<Target>) {
    match block {
        Block::Paragraph(text) | Block::Heading { text, .. } => links(text, targets),
        Block::List { items, .. } => items.iter().flatten().for_each(|b| block_links(b, targets)),
        Block::Callout(_, inner) => inner.iter().for_each(|b| block_links(b, targets)),
        Block::Table { head, rows } => {
            let cells = head.iter().chain(rows.iter().flatten());
            cells.for_each(|text| links(text, targets));
        }
    }
}
