//! « Étapes »: numbers, marks, variants, and what an irreversible step needs.

use super::Lower;
use crate::diagnostic::Sink;
use crate::diagnostics::{bad_condition, duplicate, step_number, unsafe_step};
use crate::markdown::{Inline, InlineKind, plain};
use crate::page::RawStep;
use crate::source::{Span, slug};
use crate::syntax::Guard;
use guide::{Device, FactId, Node, Stage, Step, SubStep, Variant};
use std::borrow::Cow;
use std::collections::BTreeMap;

impl Lower<'_, '_> {
    pub(super) fn stages(&mut self) -> Vec<Stage> {
        let mut keys = Keys::default();
        let raw = std::mem::take(&mut self.raw.stages);
        // Where a step was refused, or one number is wrong, the numbers after it are a consequence.
        let counted = (1..).zip(raw.iter().flat_map(|stage| &stage.steps));
        let wrong = counted.filter(|(number, step)| step.number != *number).take(1);
        if raw.iter().all(|stage| !stage.lost) {
            self.text.sink.extend(wrong.map(|(number, step)| step_number::step(step.number_span, number)));
        }
        let mut stages = Vec::new();
        for stage in raw {
            let mut steps = Vec::new();
            for step in stage.steps {
                steps.push(self.step(step, &mut keys));
            }
            let title = stage.title.map(|t| self.world.names.typeset(t));
            stages.push(Stage { title, steps });
        }
        stages
    }

    pub(super) fn step(&mut self, raw: RawStep, keys: &mut Keys) -> Step {
        let key = keys.add(&raw.text, raw.span, self.sink());
        let marks = raw.marks;
        let marked = |mark: &str| marks.iter().any(|m| m.text == mark);
        let device = match (marked("téléphone"), marked("ordinateur")) {
            (true, false) => Some(Device::Phone),
            (false, true) => Some(Device::Computer),
            _ => None,
        };
        let mut help = Vec::new();
        let mut loss = None;
        for attribute in raw.attributes {
            let text = self.text.inlines(attribute.value);
            if attribute.word.text != "perte" {
                help.push(text);
            } else if marked("irréversible") {
                loss = Some(text);
            } else {
                self.sink().push(unsafe_step::loss_without_mark(attribute.word.span));
            }
        }
        if let Some(mark) = marks.iter().find(|m| m.text == "irréversible" && loss.is_none()) {
            self.sink().push(unsafe_step::no_loss(mark.span));
        }
        let variants = self.variants(raw.variants, raw.span);
        let sub_steps = raw.sub_steps.into_iter().map(|(mark, text)| {
            let device = if mark.text == "téléphone" { Device::Phone } else { Device::Computer };
            SubStep { device, text: self.text.inlines(text) }
        });
        let sub_steps = sub_steps.collect();
        Step {
            key,
            number: u8::try_from(raw.number).unwrap_or(u8::MAX),
            text: self.text.inlines(raw.text),
            device,
            loss,
            addition: marked("ajout"),
            help,
            variants,
            sub_steps,
        }
    }

    /// The variants of the step at `step`, each with its condition, but those that can never be read.
    fn variants(&mut self, raw: Vec<(Guard, Vec<Inline>, Span)>, step: Span) -> Vec<Variant> {
        let mut variants = Vec::new();
        let (mut places, mut tests) = (Vec::new(), Vec::new());
        let mut otherwise = None;
        for (guard, text, span) in raw {
            let when = match &guard {
                Guard::When(condition) => match self.world.names.condition(condition, self.text.sink) {
                    Some(condition) => Some(condition),
                    None => continue,
                },
                _ => None,
            };
            if let Some(first) = otherwise {
                self.sink().push(bad_condition::after_else(span, first));
                break;
            }
            otherwise = when.is_none().then_some(span);
            places.push(span);
            tests.push(guard.facts());
            variants.push(Variant { when, text: self.text.inlines(text) });
        }
        self.places.steps.push((step, places));
        self.places.variant_tests.push(tests);
        variants
    }

    /// An irreversible step needs its fact checked first, and a reversible step before it.
    pub(super) fn irreversible(&mut self, node: &Node) {
        let mut reversible_before = false;
        for (step, (span, _)) in node.steps().zip(self.places.steps.clone()) {
            if step.loss.is_none() {
                reversible_before = true;
                continue;
            }
            let checked = |f: FactId| node.before.iter().any(|b| b.fact.is_some_and(|c| c.fact == f));
            match self.world.check {
                Some(fact) if !checked(fact) => {
                    let name = self.world.names.facts.get(fact.index()).map_or("", |f| f.key.as_str());
                    self.sink().push(unsafe_step::unchecked(span, name));
                }
                _ if !reversible_before => self.sink().push(unsafe_step::first(span)),
                _ => {}
            }
        }
    }
}

/// The keys of the steps or lines of one page: slugs of their bold words.
#[derive(Debug, Default)]
pub(super) struct Keys(BTreeMap<String, Span>);

impl Keys {
    pub(super) fn add(&mut self, text: &[Inline], span: Span, sink: &mut Sink) -> String {
        let bold = match text.first().map(|i| &i.kind) {
            Some(InlineKind::Strong(inner)) => plain(inner),
            _ => Cow::default(),
        };
        let key = slug(&bold);
        if let Some(first) = self.0.insert(key.clone(), span) {
            sink.push(duplicate::bold(span, first, &bold));
        }
        key
    }
}
