//! What is shown: the levels, or one of them.

use super::{Desk, banner, demonstration, heading, levels, marked, questions, reader, result};
use crate::components::html::{El, classed, el, item, list, nothing, text};
use crate::verifier::{Act, Check, Engine, Level, Panel, Stage};
use crate::words;

/// The panel.
pub(super) fn panel(desk: Desk) -> El {
    desk.part(
        |a, b| a.panel == b.panel,
        |desk, check| match check.panel {
            Panel::Levels => levels::levels(desk, check),
            Panel::Level(level) => one(desk, level),
        },
    )
}

fn one(desk: Desk, level: Level) -> El {
    let leave = desk.button("back", words::CHECK_LEAVE, Act::Leave);
    let panel = classed("section", "panel").with(classed("p", "progress").with(leave));
    match level {
        Level::Guided => panel.with(questions::asked(desk)),
        Level::Reader | Level::Card | Level::Demonstration => panel.with(engine(desk)).with(shown(desk)),
    }
}

/// The engine while it is not there.
fn engine(desk: Desk) -> El {
    desk.part(
        |a, b| a.engine == b.engine,
        |desk, check| match check.engine {
            Engine::Coming => classed("p", "callout").text(words::ENGINE_COMING),
            Engine::Lost => classed("div", "callout warning")
                .with(el("p").text(words::ENGINE_LOST))
                .with(desk.button("button", words::ENGINE_AGAIN, Act::Reload)),
            Engine::Away | Engine::Ready => nothing(),
        },
    )
}

/// What the level shows: before there is anything to read, or what is read.
fn shown(desk: Desk) -> El {
    desk.part(same_stage, |desk, check| match (check.stage(), check.panel) {
        (Stage::Read, _) => result::result(desk, check),
        (Stage::Consent, _) => consent(desk),
        (Stage::Choose, Panel::Level(level)) if level != Level::Demonstration => {
            classed("div", "choose").with(marked(heading(), level)).with(reader::choose(desk, level))
        }
        (Stage::Choose, _) => classed("div", "choose")
            .with(marked(heading(), Level::Demonstration))
            .maybe(banner(check))
            .with(demonstration::choose(desk)),
    })
}

fn same_stage(a: &Check, b: &Check) -> bool {
    a.stage() == b.stage() && a.panel == b.panel
}

fn consent(desk: Desk) -> El {
    let lines = words::CONSENT.iter().map(|line| item(text(line))).collect();
    classed("div", "choose")
        .with(marked(heading(), Level::Card))
        .with(el("h3").text(words::CONSENT_TITLE))
        .with(list("consent", lines))
        .with(desk.button("button main", words::CONSENT_YES, Act::Agree))
}
