//! The questions of a page: to be answered in the app, listed without JavaScript.

use crate::act::Act;
use crate::components::group::several;
use crate::components::html::{El, classed, item, link, list};
use crate::components::{Icon, Prose, combobox, icon, tiles};
use crate::form::Form;
use crate::leads::{after_catalogue, leads};
use crate::view::{Live, View};
use guide::{Answer, Answers, FactId, Node, NodeId, Question, ValueId};
use leptos::prelude::*;

/// The questions of `node`, to be answered.
pub(crate) fn form(prose: &Prose<'_>, live: Live, id: NodeId, node: &Node) -> El {
    let guide = prose.view.guide;
    let session = live.session.get_untracked();
    let state = Form::new(guide, id, session.facts_before(guide, id), &session.journey_here(guide));
    match node.questions.as_slice() {
        [Question { answers: Answers::Catalogue, .. }] => ask(prose.view, Some(live), id),
        [Question { fact, answers: Answers::Listed(answers), .. }] => {
            single(prose, live, id, *fact, answers, &state)
        }
        questions => several(prose, live, id, questions, state),
    }
}

/// The field and the tiles.
fn ask(view: &View, live: Option<Live>, id: NodeId) -> El {
    classed("div", "ask").with(combobox(view, live, id)).with(tiles(view, id))
}

/// One fact: each answer is a button that goes on.
fn single(prose: &Prose<'_>, live: Live, node: NodeId, fact: FactId, answers: &[Answer], state: &Form) -> El {
    let choice = |a: &Answer| {
        let act = Act::Answer { node, picks: vec![(fact, a.value)] };
        let mut button = classed("button", "choice")
            .attr("type", "button")
            .on_click(Box::new(move |_| live.act.run(act.clone())))
            .with(label(prose, a))
            .with(icon(Icon::Forward));
        if state.picked(fact) == Some(a.value) {
            button = button.attr("aria-current", "true");
        }
        item(button)
    };
    list("choices", answers.iter().map(choice).collect())
}

/// The words of an answer.
pub(crate) fn label(prose: &Prose<'_>, answer: &Answer) -> El {
    classed("span", "choice-text")
        .with(prose.element("span", &answer.label))
        .maybe(answer.help.as_ref().map(|h| prose.help("span", h)))
}

/// The questions of `node` as lists, each answer a link where it alone decides.
pub(crate) fn listed(prose: &Prose<'_>, id: NodeId, node: &Node) -> Vec<El> {
    node.questions.iter().map(|q| listed_group(prose, id, q)).collect()
}

fn listed_group(prose: &Prose<'_>, id: NodeId, question: &Question) -> El {
    let Answers::Listed(answers) = &question.answers else {
        return ask(prose.view, None, id);
    };
    let title = question.title.as_deref().map(|t| prose.heading(2).attr("class", "legend").text(t));
    let items = answers.iter().map(|a| listed_answer(prose, id, question, a)).collect();
    classed("section", "choices").maybe(title).with(list("choices", items))
}

fn listed_answer(prose: &Prose<'_>, id: NodeId, question: &Question, answer: &Answer) -> El {
    let words = label(prose, answer);
    let answer = match leads(prose.view.guide, id, question, answer) {
        Some(to) => link(&prose.view.page(to)).attr("class", "choice").with(words).with(icon(Icon::Forward)),
        None => classed("span", "choice still").with(words),
    };
    item(answer)
}

/// The page after the catalogue question of `id`, for a link without JavaScript.
pub(crate) fn beyond(view: &View, id: NodeId) -> String {
    view.page(after_catalogue(view.guide, id).unwrap_or(id))
}

/// What choosing a profession on page `id` does.
pub(crate) fn choose(view: &View, id: NodeId, value: ValueId) -> Option<Act> {
    let fact = view.guide.catalogue.as_ref()?.fact;
    Some(Act::Answer { node: id, picks: vec![(fact, value)] })
}
