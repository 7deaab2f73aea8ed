//! The steps of a page: numbered, each on its device, with a box to tick.

use crate::components::{Icon, Prose, icon};
use crate::lanes::{Lanes, told};
use crate::ticks::Ticks;
use crate::view::{Tool, View};
use crate::words;
use guide::{Device, Facts, Node, NodeId, Stage, Step};
use leptos::prelude::*;

/// « Étapes »; nothing when the page has none. `lanes` goes on from page to page of a path.
pub(crate) fn steps(prose: &Prose<'_>, id: NodeId, node: &Node, facts: Option<&Facts>, lanes: &mut Lanes) -> AnyView {
    if node.stages.is_empty() {
        return ().into_any();
    }
    let stages: Vec<AnyView> = node.stages.iter().map(|s| stage(prose, id, s, facts, lanes)).collect();
    let heading = prose.heading(2, None, "", words::STEPS);
    view! { <section class="steps">{heading}{stages}</section> }.into_any()
}

fn stage(prose: &Prose<'_>, id: NodeId, stage: &Stage, facts: Option<&Facts>, lanes: &mut Lanes) -> AnyView {
    let heading = stage.title.clone().map(|t| prose.heading(3, None, "", t));
    let first = stage.steps.first().map_or(1, |s| s.number).to_string();
    let items: Vec<AnyView> = stage
        .steps
        .iter()
        .map(|s| {
            let change = lanes.enter(s).map(change);
            step(prose, id, s, facts, change)
        })
        .collect();
    view! { {heading}<ol class="rail" start=first>{items}</ol> }.into_any()
}

fn step(prose: &Prose<'_>, id: NodeId, step: &Step, facts: Option<&Facts>, change: Option<AnyView>) -> AnyView {
    let lane = match step.device {
        Some(Device::Phone) => "step phone",
        Some(Device::Computer) => "step computer",
        None => "step",
    };
    let marks = step.device.map(device);
    let addition = step.addition.then(|| view! { <span class="mark">{words::ADDITION}</span> });
    let irreversible = step.loss.as_ref().map(|_| view! { <span class="mark danger">{words::IRREVERSIBLE}</span> });
    let loss = step.loss.as_ref().map(|l| view! { <p class="loss">{prose.inlines(l)}</p> });
    let help: Vec<AnyView> = step.help.iter().map(|h| view! { <p class="help">{prose.inlines(h)}</p> }.into_any()).collect();
    view! {
        <li class=lane>
            {change}
            <span class="number">{step.number.to_string()}</span>
            <div class="step-body">
                <p class="marks">{marks}{irreversible}{addition}</p>
                <p class="step-text">{prose.inlines(&step.text)}</p>
                {loss}{variants(prose, step, facts)}{sub_steps(prose, step)}{help}
            </div>
            {tick(prose.view, id, step)}
        </li>
    }
    .into_any()
}

fn variants(prose: &Prose<'_>, step: &Step, facts: Option<&Facts>) -> AnyView {
    let told = told(&prose.view.guide, &step.variants, facts);
    if told.is_empty() {
        return ().into_any();
    }
    let items: Vec<AnyView> = told
        .into_iter()
        .map(|t| {
            let when = t.when.map(|w| {
                let when = if w.is_empty() { words::OTHERWISE.to_owned() } else { words::if_so(&w) };
                view! { <span class="when">{when}" → "</span> }
            });
            view! { <li>{when}{prose.inlines(&t.variant.text)}</li> }.into_any()
        })
        .collect();
    view! { <ul class="variants">{items}</ul> }.into_any()
}

fn sub_steps(prose: &Prose<'_>, step: &Step) -> AnyView {
    if step.sub_steps.is_empty() {
        return ().into_any();
    }
    let items: Vec<AnyView> =
        step.sub_steps.iter().map(|s| view! { <li>{device(s.device)}" "{prose.inlines(&s.text)}</li> }.into_any()).collect();
    view! { <ul class="sub-steps">{items}</ul> }.into_any()
}

fn device(device: Device) -> AnyView {
    let (class, which, words) = match device {
        Device::Phone => ("device phone", Icon::Phone, words::PHONE),
        Device::Computer => ("device computer", Icon::Computer, words::COMPUTER),
    };
    view! { <span class=class>{icon(which)}{words}</span> }.into_any()
}

fn change(to: Device) -> AnyView {
    let words = match to {
        Device::Phone => words::TO_PHONE,
        Device::Computer => words::TO_COMPUTER,
    };
    view! { <p class="change">{icon(Icon::Change)}{words}</p> }.into_any()
}

fn tick(view: &View, id: NodeId, step: &Step) -> AnyView {
    let Some(live) = view.live else {
        return ().into_any();
    };
    let key = Ticks::step(&view.guide, id, &step.key);
    let read = key.clone();
    let label = words::step_done(step.number);
    view! {
        <label class="tick">
            <input
                type="checkbox"
                aria-label=label
                prop:checked=move || live.ticks.with(|t| t.has(&read))
                on:change=move |e| live.tool.run(Tool::Tick(key.clone(), event_target_checked(&e)))
            />
            <span aria-hidden="true">{words::DONE}</span>
        </label>
    }
    .into_any()
}
