//! Values of facts that people are asked for, and that nobody can have.

use super::files::Files;
use crate::diagnostic::Sink;
use crate::diagnostics::idle_value;
use crate::manifest::word;
use guide::{Answers, FactId, Guide, ValueId};

/// Reports each value that no answer and no `fixe` gives, of facts of which some value is given.
pub(super) fn report(files: &Files<'_>, guide: &Guide, sink: &mut Sink) {
    let mut given: Vec<Vec<bool>> = guide.facts.iter().map(|fact| vec![false; fact.values.len()]).collect();
    let mut give = |(fact, value): (FactId, ValueId)| {
        if let Some(value) = given.get_mut(fact.index()).and_then(|values| values.get_mut(value.index())) {
            *value = true;
        }
    };
    for node in &guide.nodes {
        for question in &node.questions {
            let Answers::Listed(answers) = &question.answers else { continue };
            for answer in answers {
                give((question.fact, answer.value));
                answer.sets.iter().copied().for_each(&mut give);
            }
        }
        let rules = node.next.iter().chain(&node.also);
        rules.flat_map(|rule| &rule.sets).copied().for_each(&mut give);
        for fact in node.before.iter().filter_map(|line| line.fact) {
            give((fact.fact, fact.yes));
            give((fact.fact, fact.no));
        }
    }
    // The facts of the guide are those of the manifest, in its order.
    for (raw, given) in files.manifest.faits.iter().zip(&given) {
        let (key, raw) = raw;
        let idle = raw.valeurs.iter().zip(given).filter(|(_, given)| !**given);
        if given.contains(&true) {
            let words = idle.map(|(value, _)| word(files.manifest_file, &value.cle));
            sink.extend(words.map(|word| idle_value::value(&word, key.get_ref())));
        }
    }
}
