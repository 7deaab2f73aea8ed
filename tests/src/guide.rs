//! The real guide: its sources, compiled, and walked as a person would.

use crate::persona::Persona;
use crate::project;
use guide::{FactId, Given, Guide, Journey, NodeId, NodeKind, ValueId, Walk};
use guide_compiler::{Compiled, Options, Source, compile};

/// Every file of `content/` that the compiler reads, personas included.
#[must_use]
pub fn sources() -> Vec<Source> {
    let mut names = vec!["content/guide.toml".to_owned()];
    for folder in ["fr", "regions", "tests"] {
        names.extend(project::files(&format!("content/{folder}"), ".md"));
    }
    if project::root().join("content/verrou.txt").exists() {
        names.push("content/verrou.txt".to_owned());
    }
    let source = |name: &String| Source::new(name.trim_start_matches("content/"), &project::read(name));
    names.iter().map(source).collect()
}

/// The newest day of review of all pages: tests look at no clock.
#[must_use]
pub fn newest_review(sources: &[Source]) -> String {
    let days = sources.iter().flat_map(|s| s.text.lines()).filter_map(|l| l.strip_prefix("relu: "));
    days.max().unwrap_or_default().trim().to_owned()
}

/// Compiles `sources` on the day of the newest review.
#[must_use]
pub fn compiled(sources: &[Source]) -> Compiled {
    let today = Some(newest_review(sources));
    compile(sources, &Options { today, ..Options::default() })
}

/// The diagnostics in one line each.
#[must_use]
pub fn told(sources: &[Source], compiled: &Compiled) -> Vec<String> {
    let line = |d: &guide_compiler::Diagnostic| {
        let source = sources.get(d.primary.span.file as usize);
        let place = source
            .map(|s| (s.name.as_str(), s.text.get(..d.primary.span.start as usize).unwrap_or_default()));
        let (name, before) = place.unwrap_or_default();
        format!("{} {name}:{} {}", d.rule.code, before.matches('\n').count() + 1, d.title)
    };
    compiled.diagnostics.iter().map(line).collect()
}

/// The guide, which must compile.
#[must_use]
pub fn real() -> Guide {
    let sources = sources();
    let compiled = compiled(&sources);
    let told = told(&sources, &compiled);
    compiled.guide.unwrap_or_else(|| panic!("the guide does not compile: {told:#?}"))
}

/// What a persona gets: the journey as answered, and what follows from it.
#[derive(Debug, Clone)]
pub struct Way {
    /// What was answered.
    pub journey: Journey,
    /// Where it led.
    pub walk: Walk,
    /// Answers that nobody asked for.
    pub unasked: Vec<&'static str>,
}

/// Lets a persona walk, answering whatever is asked by the next of its answers.
///
/// # Errors
///
/// When the persona names a page, fact or value that the guide does not hold.
pub fn walk(guide: &Guide, persona: &Persona) -> Result<Way, String> {
    let entry = guide.find_node(persona.entry.id);
    let mut journey = Journey::new(entry.ok_or_else(|| format!("no page {}", persona.entry.id))?);
    let mut left: Vec<(&'static str, FactId, Vec<ValueId>)> = Vec::new();
    for (fact, values) in &persona.said {
        let id = guide.find_fact(fact).ok_or_else(|| format!("no fact {fact}"))?;
        let value = |key: &String| value(guide, id, key).ok_or_else(|| format!("{fact} has no value {key}"));
        left.push((fact, id, values.iter().map(value).collect::<Result<_, _>>()?));
    }
    loop {
        let walk = journey.walk(guide);
        let question = next_question(guide, &journey, &walk);
        let answer = question.and_then(|(node, fact)| {
            let values = &mut left.iter_mut().find(|(_, id, _)| *id == fact)?.2;
            let value = (!values.is_empty()).then(|| values.remove(0))?;
            Some(Given { node, fact, value })
        });
        match answer {
            Some(given) => journey.answer(given),
            None => {
                let unasked = left.iter().filter(|l| !l.2.is_empty()).map(|l| l.0);
                let unasked = unasked.collect();
                return Ok(Way { journey, walk, unasked });
            }
        }
    }
}

/// The first thing asked that was not answered yet: a line of « Avant de commencer », then the open question.
fn next_question(guide: &Guide, journey: &Journey, walk: &Walk) -> Option<(NodeId, FactId)> {
    let lines = walk.trail.iter().flat_map(|id| {
        let before = guide.node(*id).map_or(&[][..], |n| &n.before);
        before.iter().filter_map(|b| Some((*id, b.fact?.fact)))
    });
    // Each fact is asked on the first page that does.
    let mut lines = lines.filter(|(_, fact)| journey.answers.iter().all(|g| g.fact != *fact));
    let open = walk.open.into_iter().flat_map(|id| {
        let questions = guide.node(id).map_or(&[][..], |n| &n.questions);
        questions.iter().map(move |q| (id, q))
    });
    let mut open = open.filter(|(id, question)| {
        let known = walk.facts.get(guide, question.fact);
        journey.said(*id, question.fact).is_none() && !known.is_some_and(|v| question.offers(v))
    });
    lines.next().or_else(|| open.next().map(|(id, question)| (id, question.fact)))
}

/// The value of a fact by its key.
#[must_use]
pub fn value(guide: &Guide, fact: FactId, key: &str) -> Option<ValueId> {
    ValueId::at(guide.fact(fact)?.values.iter().position(|v| v.key == key)?)
}

/// The pages of a trail that are screens to read, by id.
#[must_use]
pub fn screens<'a>(guide: &'a Guide, trail: &[NodeId]) -> Vec<&'a str> {
    let nodes = trail.iter().filter_map(|id| guide.node(*id));
    let read = nodes.filter(|n| !matches!(n.kind, NodeKind::Question | NodeKind::Router));
    read.map(|n| n.key.as_str()).collect()
}

/// What is wrong with the way that a persona gets; `None` when it is the promised one.
#[must_use]
pub fn fault(guide: &Guide, persona: &Persona) -> Option<String> {
    let way = match walk(guide, persona) {
        Ok(way) => way,
        Err(why) => return Some(format!("{} : {why}", persona.title)),
    };
    let got = screens(guide, &way.walk.trail);
    let path: Vec<&str> = persona.path.iter().map(|p| p.id).collect();
    let to: Vec<NodeId> = way.walk.offers.iter().map(|o| o.to).collect();
    let mut offered = screens(guide, &to);
    let mut offers: Vec<&str> = persona.offers.iter().map(|p| p.id).collect();
    offered.sort_unstable();
    offers.sort_unstable();
    if let Some(open) = way.walk.open.and_then(|id| guide.node(id)) {
        Some(format!("{} : {} reste sans réponse", persona.title, open.key))
    } else if got != path {
        Some(format!("{} : {got:?} au lieu de {path:?}", persona.title))
    } else if offered != offers {
        Some(format!("{} : propose {offered:?} au lieu de {offers:?}", persona.title))
    } else if !way.unasked.is_empty() {
        Some(format!("{} : personne ne demande {:?}", persona.title, way.unasked))
    } else {
        None
    }
}
