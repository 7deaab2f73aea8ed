//! The guided check: one question at a time, or all of them as a static page.

use super::{Desk, pair, step};
use crate::address::href;
use crate::components::html::{El, classed, el, item, link, list, nothing, text};
use crate::components::{Icon, icon};
use crate::verifier::eye::{End, Eye, Leads, Question, Stand};
use crate::verifier::{Act, Lookup, pages};
use crate::words;

/// Every question with its answers as links, for people without JavaScript.
pub(crate) fn listed_questions(lookup: &Lookup, prefix: &str) -> Vec<El> {
    Question::ALL.into_iter().map(|question| listed(lookup, prefix, question)).collect()
}

fn listed(lookup: &Lookup, prefix: &str, question: Question) -> El {
    let answers = words::eye_answers(question).iter().zip(question.leads());
    let answers = answers.map(|(words, leads)| item(way(lookup, prefix, *words, *leads))).collect();
    classed("section", "choices")
        .with(classed("h3", "legend").attr("id", question.key()).text(words::eye_question(question)))
        .maybe(words::eye_help(question).map(|help| classed("p", "help").text(help)))
        .with(list("choices", answers))
}

/// Where an answer leads, as a link: to a page of the guide or to a question further down.
fn way(lookup: &Lookup, prefix: &str, answer: words::EyeAnswer, leads: Leads) -> El {
    let page = |key: &str| {
        let page = lookup.page(key);
        page.map(|page| (href(prefix, &page.address), page.title.clone()))
    };
    let to = match leads {
        Leads::On(next) | Leads::Noting(_, next) => {
            Some((format!("#{}", next.key()), words::EYE_ON.to_owned()))
        }
        Leads::Found(key) | Leads::Page(key) => page(key),
        Leads::Fine => page(pages::LOGGING_IN),
    };
    let Some((address, title)) = to else { return nothing() };
    link(&address)
        .attr("class", "choice")
        .with(label(answer).with(classed("span", "leads").text(&format!("→ {title}"))))
        .with(icon(Icon::Forward))
}

fn label((words, help): words::EyeAnswer) -> El {
    classed("span", "choice-text")
        .with(el("span").text(words))
        .maybe(help.map(|help| classed("span", "help").text(help)))
}

/// The open question, or the end.
pub(super) fn asked(desk: Desk) -> El {
    desk.part(
        |a, b| a.eye == b.eye,
        |desk, check| match check.eye.stand() {
            Stand::Asked(question) => open(desk, &check.eye, question),
            Stand::Over(end) => over(desk, &check.eye, end),
        },
    )
}

fn open(desk: Desk, eye: &Eye, question: Question) -> El {
    let choice = |(at, answer): (usize, &words::EyeAnswer)| {
        let button = classed("button", "choice").attr("type", "button").with(label(*answer));
        item(desk.acting(button.with(icon(Icon::Forward)), Act::Answer(at)))
    };
    let answers = words::eye_answers(question).iter().enumerate().map(choice).collect();
    classed("div", "guided")
        .with(classed("p", "count").text(&words::eye_step(eye.given().len() + 1)))
        .with(step(words::eye_question(question)))
        .maybe(words::eye_help(question).map(|help| classed("p", "help").text(help)))
        .with(list("choices", answers))
        .with(ways_back(desk, eye))
        .maybe(given(eye))
}

fn over(desk: Desk, eye: &Eye, end: End) -> El {
    let title = if end == End::Fine { words::EYE_FINE } else { words::EYE_RESULT };
    let door = |key: &str| item(desk.page("door", key));
    let (lead, pages) = match end {
        End::Found(key) | End::Page(key) => (words::EYE_EVIDENCE, vec![door(key)]),
        End::Fine => (words::EYE_FINE_NEXT, vec![door(pages::LOGGING_IN), door(pages::CARD_OR_READER)]),
    };
    let noted: Vec<El> = eye.noted().map(door).collect();
    let noted = (!noted.is_empty())
        .then(|| el("section").with(el("h3").text(words::EYE_NOTED)).with(list("routes", noted)));
    classed("div", "guided")
        .with(step(title))
        .with(el("p").text(lead))
        .with(list("routes", pages))
        .maybe(noted)
        .with(ways_back(desk, eye))
        .maybe(given(eye))
}

fn ways_back(desk: Desk, eye: &Eye) -> El {
    if eye.given().is_empty() {
        return nothing();
    }
    classed("p", "tool").with(desk.button("button", words::EYE_BACK, Act::Back)).with(desk.button(
        "button",
        words::EYE_AGAIN,
        Act::Restart,
    ))
}

/// The answers so far.
fn given(eye: &Eye) -> Option<El> {
    let answer = |&(question, at): &(Question, usize)| {
        let (words, _) = words::eye_answers(question).get(at)?;
        Some(pair(words::eye_question(question), vec![text(words)]))
    };
    let answers: Vec<El> = eye.given().iter().filter_map(answer).collect();
    (!answers.is_empty()).then(|| {
        classed("section", "given").with(el("h3").text(words::EYE_GIVEN)).with(el("dl").children(answers))
    })
}
