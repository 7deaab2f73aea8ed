//! The questions of a page: to be answered in the app, listed without JavaScript.

use crate::act::Act;
use crate::components::{Icon, Prose, combobox, icon, tiles};
use crate::form::Form;
use crate::leads::{after_catalogue, leads};
use crate::view::{Live, Tool, View};
use crate::words;
use guide::{Answer, Answers, FactId, Node, NodeId, Question, ValueId};
use leptos::prelude::*;

/// The questions of `node`, to be answered.
pub(crate) fn form(prose: &Prose<'_>, live: Live, id: NodeId, node: &Node) -> AnyView {
    let session = live.session.get_untracked();
    let before = session.facts_before(&prose.view.guide, id);
    let state = Form::new(&prose.view.guide, id, before, &session.journey_here(&prose.view.guide));
    match node.questions.as_slice() {
        [Question { answers: Answers::Catalogue, .. }] => catalogue(prose.view, live, id),
        [Question { fact, answers: Answers::Listed(answers), .. }] => single(prose, live, id, *fact, answers, &state),
        questions => several(prose, live, id, node, questions, state),
    }
}

fn catalogue(view: &View, live: Live, id: NodeId) -> AnyView {
    view! { <div class="ask">{combobox(view, Some(live), id)}{tiles(view, id)}</div> }.into_any()
}

/// One fact: each answer is a button that goes on.
fn single(prose: &Prose<'_>, live: Live, node: NodeId, fact: FactId, answers: &[Answer], state: &Form) -> AnyView {
    let items: Vec<AnyView> = answers
        .iter()
        .map(|a| {
            let act = Act::Answer { node, picks: vec![(fact, a.value)] };
            let current = (state.picked(fact) == Some(a.value)).then_some("true");
            view! {
                <li>
                    <button type="button" class="choice" aria-current=current on:click=move |_| live.act.run(act.clone())>
                        {label(prose, a)}{icon(Icon::Forward)}
                    </button>
                </li>
            }
            .into_any()
        })
        .collect();
    view! { <ul class="choices">{items}</ul> }.into_any()
}

/// Several facts on one screen: a group of radio buttons each, one button below.
fn several(prose: &Prose<'_>, live: Live, node: NodeId, page: &Node, questions: &[Question], state: Form) -> AnyView {
    let state = RwSignal::new(state);
    let missing = RwSignal::new(None::<FactId>);
    let groups: Vec<AnyView> = questions.iter().map(|q| group(prose, q, state, missing)).collect();
    let guide = prose.view.guide.clone();
    let submit = move |e: leptos::ev::SubmitEvent| {
        e.prevent_default();
        let lacking = state.with_untracked(|s| s.missing(&guide));
        missing.set(lacking);
        match lacking {
            Some(fact) => live.tool.run(Tool::Focus(group_id(fact))),
            None => live.act.run(Act::Answer { node, picks: state.with_untracked(|s| s.answers(&guide)) }),
        }
    };
    let words = if page.remaining == (0, 0) { words::SEE_PATH } else { words::GO_ON };
    view! {
        <form on:submit=submit>{groups}<button type="submit" class="button main">{words}</button></form>
    }
    .into_any()
}

fn group_id(fact: FactId) -> String {
    format!("question-{}", fact.0)
}

fn group(prose: &Prose<'_>, question: &Question, state: RwSignal<Form>, missing: RwSignal<Option<FactId>>) -> AnyView {
    let fact = question.fact;
    let guide = prose.view.guide.clone();
    let fallback = guide.fact(fact).map_or("", |f| f.name.as_str());
    let title = question.title.clone().unwrap_or_else(|| fallback.to_owned());
    let Answers::Listed(answers) = &question.answers else {
        return ().into_any();
    };
    let radios: Vec<AnyView> = answers
        .iter()
        .map(|a| {
            let value = a.value;
            let pick = move |_| {
                state.update(|s| s.pick(fact, value));
                missing.set(None);
            };
            view! {
                <label class="choice">
                    <input
                        type="radio"
                        name=group_id(fact)
                        prop:checked=move || state.with(|s| s.picked(fact) == Some(value))
                        on:change=pick
                    />
                    {label(prose, a)}
                </label>
            }
            .into_any()
        })
        .collect();
    let error = move || (missing.get() == Some(fact)).then(|| view! { <p class="error" role="alert">{words::ANSWER_MISSING}</p> });
    let hidden = move || state.with(|s| !s.asks(&guide, fact));
    view! {
        <fieldset id=group_id(fact) tabindex="-1" class="choices" hidden=hidden>
            <legend>{title}</legend>{error}{radios}
        </fieldset>
    }
    .into_any()
}

fn label(prose: &Prose<'_>, answer: &Answer) -> AnyView {
    let help = answer.help.as_ref().map(|h| view! { <span class="help">{prose.inlines(h)}</span> });
    view! { <span class="choice-text"><span>{prose.inlines(&answer.label)}</span>{help}</span> }.into_any()
}

/// The questions of `node` as lists, each answer a link where it alone decides.
pub(crate) fn listed(prose: &Prose<'_>, id: NodeId, node: &Node) -> AnyView {
    let groups: Vec<AnyView> = node.questions.iter().map(|q| listed_group(prose, id, q)).collect();
    groups.into_any()
}

fn listed_group(prose: &Prose<'_>, id: NodeId, question: &Question) -> AnyView {
    let title = question.title.clone().map(|t| prose.heading(2, None, "legend", t));
    let Answers::Listed(answers) = &question.answers else {
        let ask = view! { <div class="ask">{combobox(prose.view, None, id)}{tiles(prose.view, id)}</div> };
        return ask.into_any();
    };
    let items: Vec<AnyView> = answers.iter().map(|a| listed_answer(prose, id, question, a)).collect();
    view! { <section class="choices">{title}<ul class="choices">{items}</ul></section> }.into_any()
}

fn listed_answer(prose: &Prose<'_>, id: NodeId, question: &Question, answer: &Answer) -> AnyView {
    match leads(&prose.view.guide, id, question, answer) {
        Some(to) => {
            let href = prose.view.page(to);
            view! { <li><a class="choice" href=href>{label(prose, answer)}{icon(Icon::Forward)}</a></li> }.into_any()
        }
        None => view! { <li><span class="choice still">{label(prose, answer)}</span></li> }.into_any(),
    }
}

/// The page after the catalogue question of `id`, for a link without JavaScript.
pub(crate) fn beyond(view: &View, id: NodeId) -> String {
    match after_catalogue(&view.guide, id) {
        Some(next) => view.page(next),
        None => view.page(id),
    }
}

/// What choosing a profession on page `id` does.
pub(crate) fn choose(view: &View, id: NodeId, value: ValueId) -> Option<Act> {
    let fact = view.guide.catalogue.as_ref()?.fact;
    Some(Act::Answer { node: id, picks: vec![(fact, value)] })
}
