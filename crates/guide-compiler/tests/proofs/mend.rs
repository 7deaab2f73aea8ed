//! Mends a random guide until nothing is wrong with it: what is left is odd, but sound.

use crate::model::{Condition, Kind, Model, Question, Rule};
use crate::oracle::{Oracle, Verdict};

/// The mended guide; `None` when it does not come to rest.
pub(crate) fn mended(mut model: Model) -> Option<Model> {
    for _ in 0..60 {
        let oracle = Oracle::new(&model);
        let (trapped, verdicts) = (oracle.trapped(), oracle.verdicts());
        if verdicts.is_empty() {
            return Some(model);
        }
        match trapped.first() {
            Some(page) => lead_out(&mut model, *page),
            // From the last place of a page to the first: what is removed moves nothing still to be mended.
            None => verdicts.iter().rev().for_each(|v| mend(&mut model, v)),
        }
    }
    None
}

/// Gives a page one way on, to the last page.
fn lead_out(model: &mut Model, page: usize) {
    let end = model.pages.len() - 1;
    let page = &mut model.pages[page];
    page.questions.iter_mut().flat_map(|q| &mut q.answers).for_each(|a| a.to = None);
    page.next = vec![Rule { when: None, to: end, sets: None }];
}

fn mend(model: &mut Model, verdict: &Verdict) {
    let end = model.pages.len() - 1;
    match *verdict {
        Verdict::Gap { page } => model.pages[page].next.push(Rule { when: None, to: end, sets: None }),
        Verdict::StepGap { page, step } => model.pages[page].steps[step].push(None),
        Verdict::Unasked { page, ref fact } => {
            let name = |f| model.fact_name(f);
            let cites = |when: &Option<Condition>| when.iter().flatten().any(|t| name(t.fact) == *fact);
            let free = |rules: &[Rule]| rules.iter().map(|r| !cites(&r.when)).collect::<Vec<_>>();
            let (next, also) = (free(&model.pages[page].next), free(&model.pages[page].also));
            let steps = model.pages[page].steps.iter().map(|s| !s.iter().any(cites)).collect::<Vec<_>>();
            let page = &mut model.pages[page];
            keep(&mut page.next, &next);
            keep(&mut page.also, &also);
            page.steps.iter_mut().zip(steps).filter(|(_, keep)| !keep).for_each(|(step, _)| step.clear());
            if page.next.is_empty() && page.kind != Kind::Outcome {
                page.next.push(Rule { when: None, to: end, sets: None });
            }
        }
        Verdict::MaskedNext { page, rule } => {
            let page = &mut model.pages[page];
            let linked = |q: &Question| !q.answers.is_empty() && q.answers.iter().all(|a| a.to.is_some());
            if page.next.len() > 1 || page.questions.iter().any(linked) {
                page.next.remove(rule);
            } else {
                // The only rule, and never needed: some answer takes everybody; it no longer does.
                page.questions.iter_mut().flat_map(|q| &mut q.answers).for_each(|a| a.to = None);
                page.next[rule].when = None;
            }
        }
        Verdict::MaskedAlso { page, rule } => drop(model.pages[page].also.remove(rule)),
        Verdict::MaskedVariant { page, step, variant } => drop(model.pages[page].steps[step].remove(variant)),
        Verdict::Unreachable { page } => model.pages[0].cited.push(page),
        Verdict::Trap => {}
    }
}

fn keep(rules: &mut Vec<Rule>, kept: &[bool]) {
    let mut kept = kept.iter();
    rules.retain(|_| kept.next() == Some(&true));
}
