//! The guided check: one question at a time, or all of them as a static page.

use super::{Desk, findings, pair, step};
use crate::address::href;
use crate::components::html::{El, classed, el, item, link, list, nothing, text};
use crate::components::{Icon, icon};
use crate::verifier::eye::Eye;
use crate::verifier::{Act, Lookup, pages};
use crate::words;
use cps::Finding;
use cps::finding::by_eye::{Answer, ByEye, Question};

/// Every question with its answers as links, for people without JavaScript.
pub(crate) fn listed_questions(lookup: &Lookup, prefix: &str) -> Vec<El> {
    let mut all: Vec<El> = Question::ALL.into_iter().map(|q| listed(lookup, prefix, q)).collect();
    let unseen = Finding::ALL.into_iter().filter_map(|finding| match finding.by_eye() {
        ByEye::Unseen(why) => Some(unseen(lookup, prefix, finding, why)),
        ByEye::Asked(_) => None,
    });
    let unseen = classed("section", "choices")
        .with(classed("h3", "legend").text(words::EYE_UNSEEN))
        .with(el("dl").children(unseen.collect()));
    all.push(unseen);
    all
}

fn unseen(lookup: &Lookup, prefix: &str, finding: Finding, why: &str) -> El {
    let page = lookup.page(finding.key()).map(|page| link(&href(prefix, &page.address)).text(&page.title));
    el("div").with(el("dt").maybe(page)).with(el("dd").text(why))
}

fn listed(lookup: &Lookup, prefix: &str, question: Question) -> El {
    let answers = question.answers().iter().map(|answer| item(way(lookup, prefix, answer))).collect();
    classed("section", "choices")
        .with(classed("h3", "legend").attr("id", question.key()).text(question.text()))
        .with(list("choices", answers))
}

/// Where an answer leads, as a link: to a page of the guide, or to a question further down.
fn way(lookup: &Lookup, prefix: &str, answer: &Answer) -> El {
    let found = answer.gives.and_then(|(finding, _)| lookup.page(finding.key()));
    let page = found.or_else(|| lookup.page(pages::CARD_OR_READER));
    let (address, words) = match (answer.next, page) {
        (Some(next), Some(page)) if answer.gives.is_some() => {
            (format!("#{}", next.key()), words::eye_noted(&page.title))
        }
        (Some(next), _) => (format!("#{}", next.key()), words::EYE_ON.to_owned()),
        (None, Some(page)) => (href(prefix, &page.address), page.title.clone()),
        (None, None) => return nothing(),
    };
    let leads = classed("span", "leads").text(&format!("→ {words}"));
    link(&address).attr("class", "choice").with(label(answer).with(leads)).with(icon(Icon::Forward))
}

fn label(answer: &Answer) -> El {
    classed("span", "choice-text").with(el("span").text(answer.text))
}

/// The open question, or the end.
pub(super) fn asked(desk: Desk) -> El {
    desk.part(
        |a, b| a.eye == b.eye,
        |desk, check| match check.eye.open() {
            Some(question) => open(desk, &check.eye, question),
            None => over(desk, &check.eye),
        },
    )
}

fn open(desk: Desk, eye: &Eye, question: Question) -> El {
    let choice = |(at, answer): (usize, &Answer)| {
        let button = classed("button", "choice").attr("type", "button").with(label(answer));
        item(desk.acting(button.with(icon(Icon::Forward)), Act::Answer(at)))
    };
    let answers = question.answers().iter().enumerate().map(choice).collect();
    classed("div", "guided")
        .with(classed("p", "count").text(&words::eye_step(eye.given().len() + 1)))
        .with(step(question.text()))
        .with(list("choices", answers))
        .with(ways_back(desk, eye))
        .maybe(given(eye))
        .with(otherwise(desk))
}

/// The card or the reader is not there: no question helps.
fn otherwise(desk: Desk) -> El {
    let links = [pages::LOST, pages::NO_READER].map(|key| item(desk.page("", key)));
    classed("section", "given")
        .with(el("h3").text(words::EYE_OTHERWISE))
        .with(list("", links.into_iter().collect()))
}

fn over(desk: Desk, eye: &Eye) -> El {
    let found = eye.findings();
    let end = classed("div", "guided");
    let end = if found.is_empty() {
        let what = if eye.offers_certificate() { words::EYE_OFFERED } else { words::EYE_NOT_OFFERED };
        let ways = eye.onward().iter().map(|key| item(desk.door(key))).collect();
        end.with(step(words::EYE_FINE))
            .with(el("p").text(what))
            .with(el("h3").text(words::EYE_NEXT))
            .with(list("routes", ways))
    } else {
        end.with(step(words::EYE_RESULT)).with(findings::listed(desk, &found))
    };
    end.with(ways_back(desk, eye)).maybe(given(eye))
}

fn ways_back(desk: Desk, eye: &Eye) -> El {
    if eye.given().len() == 0 {
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
    let answers = eye.given().filter_map(|(q, answer)| Some(pair(q.text(), vec![text(answer?.text)])));
    let answers: Vec<El> = answers.collect();
    (!answers.is_empty()).then(|| {
        classed("section", "given").with(el("h3").text(words::EYE_GIVEN)).with(el("dl").children(answers))
    })
}
