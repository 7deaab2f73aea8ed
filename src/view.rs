//! What every page and component is given: the guide, how to write links, and
//! in the browser what can be done.

use crate::act::Act;
use crate::address::{Place, href};
use crate::components::html::El;
use crate::finder::Finder;
use crate::legal::is_demonstration;
use crate::session::Session;
use crate::share;
use crate::ticks::Ticks;
use guide::search::SearchIndex;
use guide::{Guide, NodeId};
use leptos::prelude::*;

/// What every page and component is given.
#[derive(Debug, Clone, Copy)]
pub struct View {
    /// The guide; read once, never given back.
    pub guide: &'static Guide,
    /// What stands before an address in a link: a way up in a static page, the root's path in the app.
    pub prefix: &'static str,
    /// Whether nobody is named as the publisher yet.
    pub demonstration: bool,
    /// What can be done; nothing in a static page.
    pub live: Option<Live>,
}

/// What can be done in the browser.
#[derive(Debug, Clone, Copy)]
pub struct Live {
    /// The visit.
    pub session: RwSignal<Session>,
    /// The ticked boxes.
    pub ticks: RwSignal<Ticks>,
    /// Whether progress is kept on this computer.
    pub keep: RwSignal<bool>,
    /// What was just done, said to screen readers and shown.
    pub status: RwSignal<String>,
    /// The names to search in.
    pub index: StoredValue<SearchIndex>,
    /// The search field.
    pub finder: RwSignal<Finder>,
    /// Scheme, host and port of the site.
    pub origin: StoredValue<String>,
    /// Changes the visit.
    pub act: Callback<Act>,
    /// Does something that leaves the visit as it is.
    pub tool: Callback<Tool>,
}

/// Something a person did that leaves the visit as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tool {
    /// Ticked a box, or took the tick away.
    Tick(String, bool),
    /// Copies a text.
    Copy(String),
    /// Copies the link to the journey, facts included.
    CopyLink,
    /// Prints the page.
    Print,
    /// Keeps the progress on this computer, or no longer.
    Keep(bool),
    /// Erases everything.
    Finish,
    /// Returns to the screen before.
    Back,
    /// Moves the focus to the element with this id.
    Focus(String),
}

impl Live {
    /// The link to the journey from anywhere, its facts included.
    pub(crate) fn link(&self, view: &View) -> String {
        let journey = self.session.with_untracked(|s| s.journey_here(view.guide));
        let link = view.href(&share::link(view.guide, &journey));
        self.origin.with_value(|origin| format!("{origin}{link}"))
    }
}

impl View {
    /// A view without anything to do, for a page whose way up to the root is `prefix`.
    #[must_use]
    pub fn still(guide: &'static Guide, prefix: &'static str) -> Self {
        Self { guide, prefix, demonstration: is_demonstration(guide), live: None }
    }

    /// `link`, doing `act` in the app instead of what its address says.
    pub(crate) fn acting(&self, link: El, act: Act) -> El {
        match self.live {
            None => link,
            Some(live) => link.on_click(Box::new(move |e| {
                e.prevent_default();
                live.act.run(act.clone());
            })),
        }
    }

    /// The link to an address below the root.
    #[must_use]
    pub fn href(&self, address: &str) -> String {
        href(self.prefix, address)
    }

    /// The link to a page of the guide.
    #[must_use]
    pub fn page(&self, id: NodeId) -> String {
        self.place(Place::Node(id))
    }

    /// The link to a page.
    #[must_use]
    pub fn place(&self, place: Place) -> String {
        self.href(&place.address(self.guide))
    }
}
