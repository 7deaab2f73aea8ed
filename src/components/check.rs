//! The card check's parts, one a file. They show a [`Check`] and pass on what the person does.

mod demonstration;
mod findings;
mod hand_over;
mod levels;
mod panel;
mod person;
mod progress;
mod questions;
mod reader;
mod report;
mod result;
mod trail;
mod trouble;

use crate::address::href;
use crate::components::html::{El, changing, changing_text, classed, el, link, nothing};
use crate::components::{Icon, icon};
use crate::verifier::lookup::Page;
use crate::verifier::{Act, Check, Level, Lookup};
use crate::words;
use leptos::prelude::*;

pub(crate) use self::questions::listed_questions;

/// The id of what the app fills: the static guided check stands there first.
pub const CHECK: &str = "verification";
/// The id of the heading of what is shown, which takes the focus when it changes.
pub const STEP: &str = "etape";

/// What every part of the live card check is given.
#[derive(Debug, Clone, Copy)]
pub struct Desk {
    /// The state.
    pub check: RwSignal<Check>,
    /// Changes it.
    pub act: Callback<Act>,
    /// What was just copied, said and shown for a while.
    pub notice: RwSignal<String>,
    /// What is known of the guide.
    pub lookup: &'static Lookup,
    /// The root's path.
    pub root: &'static str,
}

/// All of it.
#[must_use]
pub fn check(desk: Desk) -> El {
    let said = changing_text(Box::new(move || desk.check.with(|c| c.said.clone())));
    let notice = changing_text(Box::new(move || desk.notice.get()));
    el("div")
        .attr("id", CHECK)
        .with(classed("p", "hidden").attr("role", "status").with(said))
        .with(classed("p", "status").attr("role", "status").with(notice))
        .with(panel::panel(desk))
}

impl Desk {
    /// What `show` makes of the state, made anew only when `same` says that it would be different: what has the
    /// focus must not be replaced by its like.
    fn part(self, same: fn(&Check, &Check) -> bool, show: fn(Self, &Check) -> El) -> El {
        let last = StoredValue::new(self.check.get_untracked());
        let version = Memo::new(move |before: Option<&u32>| {
            let before = before.copied().unwrap_or_default();
            self.check.with(|now| {
                if last.with_value(|last| same(last, now)) {
                    return before;
                }
                last.set_value(now.clone());
                before.wrapping_add(1)
            })
        });
        changing(Box::new(move || {
            // Read, not only tracked: a memo that nobody reads listens to nothing.
            version.get();
            self.check.with_untracked(|check| show(self, check))
        }))
    }

    /// A button that does `act`.
    fn button(self, class: &str, words: &str, act: Act) -> El {
        self.acting(classed("button", class).attr("type", "button").text(words), act)
    }

    /// An element that does `act` besides what it is.
    fn acting(self, element: El, act: Act) -> El {
        element.on_click(Box::new(move |_| self.act.run(act.clone())))
    }

    /// A link to the page for a finding or with a key; nothing when the guide has none.
    fn page(self, class: &str, key: &str) -> El {
        let link_to =
            |page: &Page| link(&href(self.root, &page.address)).attr("class", class).text(&page.title);
        self.lookup.page(key).map_or_else(nothing, link_to)
    }

    /// The same as a large link that leads on.
    fn door(self, key: &str) -> El {
        let Some(page) = self.lookup.page(key) else { return nothing() };
        let title = el("span").text(&page.title);
        link(&href(self.root, &page.address)).attr("class", "door").with(title).with(icon(Icon::Forward))
    }
}

/// A heading that takes the focus.
fn step(words: &str) -> El {
    heading().text(words)
}

/// The same, still without words.
fn heading() -> El {
    el("h2").attr("id", STEP).attr("tabindex", "-1")
}

/// A name and what it is.
fn pair(name: &str, what: Vec<El>) -> El {
    let what = what.into_iter().map(|w| el("dd").with(w)).collect();
    el("div").with(el("dt").text(name)).children(what)
}

/// The heading of a level, with its mark.
fn marked(heading: El, level: Level) -> El {
    let badge = |words| el("span").text(" ").with(classed("span", "badge").text(words));
    heading.text(words::level_title(level)).maybe(words::level_mark(level).map(badge))
}

/// Said wherever something of a virtual card is shown.
fn banner(check: &Check) -> Option<El> {
    let shown = check.shows(Level::Demonstration);
    shown.then(|| classed("p", "simulated").text(words::DEMONSTRATION_BANNER))
}
