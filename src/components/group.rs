//! Several facts on one screen: a group of circles for each, one button below.

use crate::act::Act;
use crate::components::Prose;
use crate::components::html::{El, changing, changing_text, classed, el, nothing};
use crate::components::input::radio;
use crate::components::question::label;
use crate::form::Form;
use crate::view::{Live, Tool};
use crate::words;
use guide::{Answer, Answers, FactId, NodeId, Question};
use leptos::prelude::*;

/// The form of page `node`, filled in with `state`.
pub(crate) fn several(
    prose: &Prose<'_>,
    live: Live,
    node: NodeId,
    questions: &[Question],
    state: Form,
) -> El {
    let state = RwSignal::new(state);
    let missing = RwSignal::new(None::<FactId>);
    let groups = questions.iter().map(|q| group(prose, q, state, missing)).collect();
    let guide = prose.view.guide;
    let submit = move |e: leptos::ev::Event| {
        e.prevent_default();
        let lacking = state.with_untracked(|s| s.missing(guide));
        missing.set(lacking);
        match lacking {
            Some(fact) => live.tool.run(Tool::Focus(group_id(fact))),
            None => {
                live.act.run(Act::Answer { node, picks: state.with_untracked(|s| s.answers(guide)) });
            }
        }
    };
    let guide = prose.view.guide;
    let words = move || {
        let picks = state.with(|s| s.answers(guide));
        let last = live.session.with_untracked(|s| s.completes(guide, node, &picks));
        (if last { words::SEE_PATH } else { words::GO_ON }).to_owned()
    };
    let button = classed("button", "button main").attr("type", "submit").with(changing_text(Box::new(words)));
    el("form").on("submit", Box::new(submit)).children(groups).with(button)
}

fn group_id(fact: FactId) -> String {
    format!("question-{}", fact.0)
}

fn group(
    prose: &Prose<'_>,
    question: &Question,
    state: RwSignal<Form>,
    missing: RwSignal<Option<FactId>>,
) -> El {
    let Answers::Listed(answers) = &question.answers else {
        return nothing();
    };
    let fact = question.fact;
    let guide = prose.view.guide;
    let fallback = guide.fact(fact).map_or("", |f| f.name.as_str());
    let title = question.title.as_deref().unwrap_or(fallback);
    let error = changing(Box::new(move || {
        if missing.get() == Some(fact) {
            classed("p", "error").attr("role", "alert").text(words::ANSWER_MISSING)
        } else {
            nothing()
        }
    }));
    let choices = answers.iter().map(|a| choice(prose, fact, a, state, missing)).collect();
    let legend = el("legend").text(title);
    classed("fieldset", "choices")
        .attr("id", &group_id(fact))
        .attr("tabindex", "-1")
        .changing("hidden", Box::new(move || state.with(|s| !s.asks(guide, fact)).then(String::new)))
        .with(legend)
        .with(error)
        .children(choices)
}

fn choice(
    prose: &Prose<'_>,
    fact: FactId,
    answer: &Answer,
    state: RwSignal<Form>,
    missing: RwSignal<Option<FactId>>,
) -> El {
    let value = answer.value;
    let checked = Box::new(move || state.with(|s| s.picked(fact) == Some(value)));
    let chosen = Box::new(move || {
        state.update(|s| s.pick(fact, value));
        missing.set(None);
    });
    let input = radio(&group_id(fact), checked, chosen);
    classed("label", "choice").with(input).with(label(prose, answer))
}
