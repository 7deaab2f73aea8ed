//! The app in a browser: takes the static page over, does what people do, and
//! writes it down where they can come back to it.

mod clipboard;
mod engine;
mod file;
mod focus;
mod history;
mod host;
mod links;
mod memory;
mod notice;
mod resume;
mod stage;
mod storage;
pub mod verifier;

use crate::act::{Act, Shift};
use crate::address::{Place, href};
use crate::components::html::changing;
use crate::pages::{self, ROOT, shell};
use crate::saved;
use crate::screen::Screen;
use crate::session::Session;
use crate::share;
use crate::ticks::Ticks;
use crate::unpack::unpack;
use crate::view::{Live, Tool, View};
use crate::words;
use guide::Guide;
use guide::search::SearchIndex;
use history::Trace;
use leptos::prelude::*;
use memory::Memory;
use stage::document;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

pub use stage::enter;

/// What a portal is told once a personal path stands.
const PATH_STANDS: &str = "parcours";
/// What a portal is told when somebody has finished.
const FINISHED: &str = "fin";

/// Why the app does not take the static page over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// The guide cannot be read.
    Guide,
    /// The address is not one of the guide's.
    Address,
    /// There is no static page to replace.
    Page,
}

/// Takes the static page over where the app has more to show than it. `bytes` is the compiled guide, `root` the path of the site.
///
/// # Errors
///
/// A [`Refusal`]; the static page then stays as it is.
pub fn start(bytes: &[u8], root: &str) -> Result<(), Refusal> {
    let guide = unpack(bytes).ok_or(Refusal::Guide)?;
    let root: &'static str = Box::leak(root.into());
    let here = place_here(guide, root).ok_or(Refusal::Address)?;
    let old = document().get_element_by_id(ROOT).ok_or(Refusal::Page)?;
    let memory = Memory::new(root);
    // The words of the legal pages are not here: the static page knows whether they are complete.
    let demonstration = old.query_selector(".banner").is_ok_and(|b| b.is_some());
    let app = App::new(guide, root, demonstration, here, memory);
    if app.screen() == Screen::Still {
        if share::holds_facts(&history::fragment()) {
            app.settle(history::replace);
        }
        app.offer_resume();
        return Ok(());
    }
    let shown = app.clone();
    // The body, or a shadow root: Leptos only adds a child to it.
    let place: HtmlElement = old.parent_node().ok_or(Refusal::Page)?.unchecked_into();
    let mount = mount_to(place, move || shown.render());
    // The same task: nobody sees two pages, or none.
    focus::carry_over(&old);
    old.remove();
    mount.forget();
    app.listen();
    Ok(())
}

/// The app: what every component is given, and where things are written down.
#[derive(Debug, Clone)]
struct App {
    view: View,
    live: Live,
    memory: Memory,
    root: &'static str,
}

impl App {
    fn new(
        guide: &'static Guide,
        root: &'static str,
        demonstration: bool,
        here: Place,
        memory: Memory,
    ) -> Self {
        let session = first_session(guide, here, &memory);
        let act = StoredValue::new(None::<Self>);
        let run_act = move |a: Act| {
            act.with_value(|app| app.iter().for_each(|app| app.act(&a)));
        };
        let run_tool = move |t: Tool| {
            act.with_value(|app| app.iter().for_each(|app| app.tool(&t)));
        };
        let live = Live {
            session: RwSignal::new(session),
            ticks: RwSignal::new(memory.ticks()),
            keep: RwSignal::new(memory.keeps()),
            status: RwSignal::new(String::new()),
            index: StoredValue::new(SearchIndex::new(guide)),
            finder: RwSignal::default(),
            origin: StoredValue::new(history::origin()),
            act: Callback::new(run_act),
            tool: Callback::new(run_tool),
        };
        let view = View { guide, prefix: root, demonstration, live: Some(live) };
        let app = Self { view, live, memory, root };
        act.set_value(Some(app.clone()));
        app
    }

    fn render(&self) -> AnyView {
        let app = self.clone();
        let main = move || {
            let screen = app.live.session.with(|s| Screen::of(app.view.guide, s));
            pages::live(&app.view, screen)
        };
        shell(&self.view, changing(Box::new(main))).render()
    }

    fn screen(&self) -> Screen {
        self.live.session.with_untracked(|s| Screen::of(self.view.guide, s))
    }

    /// The page is static: only the way back to the journey is added.
    fn offer_resume(&self) {
        if let Some(target) = self.live.session.with_untracked(|s| s.way_back(self.view.guide)) {
            resume::offer(&self.view.page(target));
        }
    }

    /// Listens to what no component sees: links, and the browser's Back.
    fn listen(&self) {
        self.settle(history::replace);
        let app = self.clone();
        links::listen(self.root, move |address, anchor| app.follow(address, anchor));
        let app = self.clone();
        history::listen(move |trace| app.travel(trace));
    }

    fn act(&self, act: &Act) {
        if let Act::Go(place) = act
            && !self.shows(*place)
        {
            history::open(&self.view.place(*place));
            return;
        }
        let mut session = self.live.session.get_untracked();
        let shift = session.apply(self.view.guide, act);
        self.live.status.set(String::new());
        let asked = match act {
            Act::Go(place) => place.node(),
            _ => None,
        };
        self.live.session.set(session);
        self.save();
        if self.screen() == Screen::Still {
            history::open(&self.view.place(self.live.session.with_untracked(|s| s.here)));
            return;
        }
        match shift {
            Shift::NewPage => {
                self.settle(history::push);
                focus::page(asked.map(|id| format!("p{}", id.0)));
                if self.screen() == Screen::Path {
                    stage::tell(PATH_STANDS);
                }
            }
            Shift::SamePage => {
                self.settle(history::replace);
                focus::keep();
            }
        }
    }

    fn tool(&self, tool: &Tool) {
        match tool {
            Tool::Tick(key, ticked) => {
                self.live.ticks.update(|t| t.set(key.clone(), *ticked));
                self.memory.save_ticks(&self.live.ticks.read_untracked());
            }
            Tool::Copy(text) => self.copy(text.clone()),
            Tool::CopyLink => self.copy(self.live.link(&self.view)),
            Tool::Print => history::print(),
            Tool::Keep(keep) => {
                self.live.keep.set(*keep);
                self.memory.keep(*keep);
                self.save();
                self.memory.save_ticks(&self.live.ticks.read_untracked());
            }
            Tool::Finish => self.finish(),
            Tool::Back if history::can_go_back() => history::back(),
            Tool::Back => self.act(&Act::Go(self.home())),
            Tool::Focus(id) => focus::element(id),
        }
    }

    /// Erases everything and opens the home page, as if nobody had been here.
    fn finish(&self) {
        self.memory.forget();
        self.live.keep.set(false);
        self.live.ticks.set(Ticks::default());
        self.live.session.set(Session::new(self.view.guide, self.home()));
        self.settle(history::push);
        focus::page(None);
        self.say(words::FINISHED);
        stage::tell(FINISHED);
    }

    fn home(&self) -> Place {
        self.view.guide.home().map_or(Place::CardCheck, Place::Node)
    }

    /// Whether a page would be a screen of the app for this person.
    fn shows(&self, place: Place) -> bool {
        let mut session = self.live.session.get_untracked();
        session.apply(self.view.guide, &Act::Go(place));
        Screen::of(self.view.guide, &session) != Screen::Still
    }

    /// A link to a page of ours was followed; whether the app shows it.
    fn follow(&self, address: &str, anchor: Option<&str>) -> bool {
        let Some(place) = Place::at(self.view.guide, address).filter(|p| self.shows(*p)) else {
            return false;
        };
        self.act(&Act::Go(place));
        if let Some(anchor) = anchor {
            focus::page(Some(anchor.to_owned()));
        }
        true
    }

    /// The browser went back or forward.
    fn travel(&self, trace: Option<Trace>) {
        let guide = self.view.guide;
        let Some(here) = place_here(guide, self.root) else { return };
        let now = self.live.session.get_untracked();
        let known = trace.filter(|t| t.mark == self.memory.mark());
        let session = match known.and_then(|t| saved::decode(guide, &t.line)) {
            Some(mut then) => {
                then.remember(&now.journey);
                then
            }
            // An anchor on the same page.
            None if here == now.here => return,
            None => Session { here, modifying: false, ..now },
        };
        if Screen::of(guide, &session) == Screen::Still {
            // Erased since: the static page of this address.
            history::reload();
            return;
        }
        self.live.session.set(session);
        self.save();
        self.settle(history::replace);
        focus::title();
    }

    /// Writes the open page into the history and the window's title.
    fn settle(&self, write: fn(&Trace, &str)) {
        let session = self.live.session.get_untracked();
        let guide = self.view.guide;
        let trace = Trace { mark: self.memory.mark(), line: saved::encode(guide, &session) };
        write(&trace, &href(self.root, &session.here.address(guide)));
        let screen = Screen::of(guide, &session);
        document().set_title(&pages::live_title(&self.view, session.here, screen));
    }

    fn save(&self) {
        let line = self.live.session.with_untracked(|s| saved::encode(self.view.guide, s));
        self.memory.save_visit(&line);
    }

    fn copy(&self, text: String) {
        let app = self.clone();
        clipboard::copy(text, move |copied| {
            app.say(if copied { words::COPIED } else { words::NOT_COPIED });
        });
    }

    fn say(&self, what: &'static str) {
        notice::say(self.live.status, what);
    }
}

/// The session to begin with: a shared link's, this history entry's, this tab's, this computer's, or a new one.
fn first_session(guide: &Guide, here: Place, memory: &Memory) -> Session {
    let fragment = history::fragment();
    if let Some(node) = here.node().filter(|_| share::holds_facts(&fragment)) {
        return share::arrive(guide, node, &fragment);
    }
    let trace = history::state().filter(|t| t.mark == memory.mark());
    if let Some(session) = trace.and_then(|t| saved::decode(guide, &t.line)).filter(|s| s.here == here) {
        return session;
    }
    let visit = memory.visit().and_then(|line| saved::decode(guide, &line));
    match visit {
        Some(session) => Session { here, modifying: false, ..session },
        None => Session::new(guide, here),
    }
}

fn place_here(guide: &Guide, root: &str) -> Option<Place> {
    let path = history::path();
    Place::at(guide, path.strip_prefix(root)?)
}
