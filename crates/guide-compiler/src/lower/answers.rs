//! « Réponses »: what is asked, and where an answer leads.

use super::{Lower, place_of};
use crate::diagnostic::Diagnostic;
use crate::diagnostics::{bad_value, dead_end, duplicate, unknown_name};
use crate::markdown::InlineKind;
use crate::page::{Kind, RawAnswer, RawQuestion};
use crate::source::Span;
use guide::{Answer, Answers, FactId, Question, ValueId};
use std::collections::BTreeMap;

/// Without « Ensuite », every answer of one of the groups must lead somewhere.
pub(super) fn unlinked(questions: &[RawQuestion]) -> Option<Diagnostic> {
    let unlinked = |q: &RawQuestion| match &q.catalogue {
        Some(link) => Some(link.span),
        None => q.answers.iter().find(|a| a.to.is_none()).map(|a| a.key.span),
    };
    let all: Vec<Option<Span>> = questions.iter().map(unlinked).collect();
    let first = all.first().copied().flatten()?;
    (!all.contains(&None)).then(|| dead_end::unlinked_answer(first))
}

impl Lower<'_, '_> {
    pub(super) fn questions(&mut self) -> Vec<Question> {
        let header = self.raw.header;
        let mut seen: BTreeMap<FactId, Span> = BTreeMap::new();
        let mut out = Vec::new();
        let mut groups = std::mem::take(&mut self.raw.questions);
        for group in &mut groups {
            let word = group.fact.clone().or_else(|| header.get("fait").cloned());
            let Some(word) = word else {
                self.sink().push(bad_value::missing(header.span, "fait"));
                continue;
            };
            let Some(fact) = self.world.names.settable(&word, self.text.sink) else {
                continue;
            };
            if let Some(first) = seen.insert(fact, word.span) {
                self.sink().push(duplicate::fact(&word, first));
                continue;
            }
            if let Some(answers) = self.answers(group, fact) {
                let title = group.title.take().map(|t| self.world.names.typeset(t));
                out.push(Question { fact, title, answers });
            }
        }
        // What was renamed is looked up once the whole guide is known.
        self.raw.questions = groups;
        out
    }

    pub(super) fn answers(&mut self, group: &mut RawQuestion, fact: FactId) -> Option<Answers> {
        if let Some(link) = &group.catalogue {
            let (_, kind) = self.text.edge(link)?;
            if kind != Kind::Catalogue || self.world.catalogue != Some(fact) {
                let name = self.world.names.facts.get(fact.index()).map_or("", |f| f.key.as_str());
                self.sink().push(unknown_name::not_a_catalogue(place_of(link), name));
                return None;
            }
            self.places.answers.push(Vec::new());
            return Some(Answers::Catalogue);
        }
        let mut seen: BTreeMap<ValueId, Span> = BTreeMap::new();
        let mut out = Vec::new();
        let mut places = Vec::new();
        for raw in &mut group.answers {
            let Some(answer) = self.answer(raw, fact) else {
                continue;
            };
            if let Some(first) = seen.insert(answer.value, raw.key.span) {
                self.sink().push(duplicate::answer(&raw.key, first));
                continue;
            }
            places.push(raw.key.span);
            out.push(answer);
        }
        self.places.answers.push(places);
        Some(Answers::Listed(out))
    }

    pub(super) fn answer(&mut self, raw: &mut RawAnswer, fact: FactId) -> Option<Answer> {
        let value = self.world.names.value(fact, &raw.key, self.text.sink)?;
        let to = match &raw.to {
            Some(link) => Some(self.in_graph(link)?),
            None => None,
        };
        let label = match raw.to.take().map(|link| link.kind) {
            Some(InlineKind::Link(link)) => self.text.inlines(link.text),
            _ => self.text.inlines(std::mem::take(&mut raw.label)),
        };
        let help = raw.help.take().map(|h| self.text.inlines(h));
        let sets = raw.sets.iter().filter_map(|s| self.world.names.set(s, self.text.sink)).collect();
        Some(Answer { value, label, help, to, sets })
    }
}
