//! Something does not go: what happened, what to do here, whom to call.

use super::Desk;
use crate::components::html::{El, classed, el, nothing};
use crate::verifier::advice::{Advice, Next, Step, advice};
use crate::verifier::{Act, Level, pages};
use crate::words;

/// What does not go, if anything.
pub(super) fn trouble(desk: Desk) -> El {
    desk.part(
        |a, b| a.reading.trouble == b.reading.trouble,
        |desk, check| match check.reading.trouble {
            Some(trouble) => told(desk, &advice(trouble, check.means.system)),
            None => nothing(),
        },
    )
}

fn told(desk: Desk, advice: &Advice) -> El {
    let steps = advice.steps.iter().map(|step| el("li").children(step_of(step))).collect();
    let call = el("p").with(el("strong").text(words::TROUBLE_CALL)).text("\u{a0}: ").text(advice.call);
    let look = (advice.next == Next::Look)
        .then(|| desk.button("button", words::TROUBLE_LOOK, Act::Begin(Level::Guided)));
    classed("section", "callout important trouble")
        .with(classed("h3", "callout-title").text(advice.title))
        .with(el("p").text(advice.happened))
        .with(el("h4").text(words::TROUBLE_DO))
        .with(el("ol").children(steps))
        .with(call)
        .with(classed("p", "tool").maybe(look).with(desk.page("", pages::CARD_OR_READER)))
}

fn step_of(step: &Step) -> Vec<El> {
    match step {
        Step::Do(words) => vec![el("span").text(words)],
        Step::Pause { why, stop, then, restart } => vec![
            el("span").text(why),
            command(words::TROUBLE_STOP, stop),
            el("span").text(then),
            command(words::TROUBLE_RESTART, restart),
        ],
    }
}

fn command(name: &str, line: &str) -> El {
    classed("p", "command").with(classed("span", "hidden").text(name)).with(el("code").text(line))
}
