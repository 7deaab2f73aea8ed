//! The steps of a page: numbered, each on its device, with a box to tick.

use crate::components::html::{El, classed, el, list, nothing};
use crate::components::input::checkbox;
use crate::components::{Icon, Prose, icon, qr};
use crate::lanes::{Lanes, told};
use crate::ticks::Ticks;
use crate::view::View;
use crate::words;
use guide::{Device, Facts, Inline, Node, NodeId, Stage, Step};

/// « Étapes »; nothing when the page has none. `lanes` goes on from page to page of a path.
pub(crate) fn steps(
    prose: &Prose<'_>,
    id: NodeId,
    node: &Node,
    facts: Option<&Facts>,
    lanes: &mut Lanes,
) -> El {
    if node.stages.is_empty() {
        return nothing();
    }
    let mut section = classed("section", "steps").with(prose.title(words::STEPS));
    for part in &node.stages {
        section = section
            .maybe(part.title.as_deref().map(|t| prose.heading(3).text(t)))
            .with(stage(prose, id, part, facts, lanes));
    }
    section
}

fn stage(prose: &Prose<'_>, id: NodeId, stage: &Stage, facts: Option<&Facts>, lanes: &mut Lanes) -> El {
    let first = stage.steps.first().map_or(1, |s| s.number).to_string();
    let items = stage.steps.iter().map(|s| step(prose, id, s, facts, lanes)).collect();
    classed("ol", "rail").attr("start", &first).children(items)
}

fn step(prose: &Prose<'_>, id: NodeId, step: &Step, facts: Option<&Facts>, lanes: &mut Lanes) -> El {
    let lane = match step.device {
        Some(Device::Phone) => "step phone",
        Some(Device::Computer) => "step computer",
        None => "step",
    };
    let body = classed("div", "step-body")
        .maybe(marks(step))
        .with(classed("p", "step-text").children(prose.inlines(&step.text)))
        .maybe(step.loss.as_ref().map(|l| classed("p", "loss").children(prose.inlines(l))))
        .with(variants(prose, step, facts))
        .with(sub_steps(prose, step))
        .children(step.help.iter().map(|h| prose.help("p", h)).collect());
    let to = lanes.enter(step);
    let live = prose.view.live.filter(|_| to == Some(Device::Phone));
    classed("li", lane)
        .maybe(to.map(change))
        .maybe(live.map(|live| qr(prose.view, live)))
        .with(classed("span", "number").text(&step.number.to_string()))
        .with(body)
        .maybe(tick(prose.view, id, step))
}

fn marks(step: &Step) -> Option<El> {
    let mut marks: Vec<El> = step.device.map(device).into_iter().collect();
    if step.loss.is_some() {
        marks.push(classed("span", "mark danger").text(words::IRREVERSIBLE));
    }
    if step.addition {
        marks.push(classed("span", "mark").text(words::ADDITION));
    }
    (!marks.is_empty()).then(|| classed("p", "marks").children(marks))
}

fn variants(prose: &Prose<'_>, step: &Step, facts: Option<&Facts>) -> El {
    let told = told(prose.view.guide, &step.variants, facts);
    if told.is_empty() {
        return nothing();
    }
    let items = told.into_iter().map(|t| variant(prose, t.when, &t.variant.text)).collect();
    list("variants", items)
}

fn variant(prose: &Prose<'_>, when: Option<String>, text: &[Inline]) -> El {
    let when = when.map(|w| {
        let when = if w.is_empty() { words::OTHERWISE.to_owned() } else { words::if_so(&w) };
        classed("span", "when").text(&when).text(" → ")
    });
    el("li").maybe(when).children(prose.inlines(text))
}

fn sub_steps(prose: &Prose<'_>, step: &Step) -> El {
    if step.sub_steps.is_empty() {
        return nothing();
    }
    let item =
        |s: &guide::SubStep| el("li").with(device(s.device)).text(" ").children(prose.inlines(&s.text));
    list("sub-steps", step.sub_steps.iter().map(item).collect())
}

fn device(device: Device) -> El {
    let (class, which, words) = match device {
        Device::Phone => ("device phone", Icon::Phone, words::PHONE),
        Device::Computer => ("device computer", Icon::Computer, words::COMPUTER),
    };
    classed("span", class).with(icon(which)).text(words)
}

fn change(to: Device) -> El {
    let words = match to {
        Device::Phone => words::TO_PHONE,
        Device::Computer => words::TO_COMPUTER,
    };
    classed("p", "change").with(icon(Icon::Change)).text(words)
}

fn tick(view: &View, id: NodeId, step: &Step) -> Option<El> {
    let key = Ticks::step(view.guide, id, &step.key);
    let input = checkbox(view.live?, key).attr("aria-label", &words::step_done(step.number));
    let word = el("span").attr("aria-hidden", "true").text(words::DONE);
    Some(classed("label", "tick").with(input).with(word))
}
