//! The card check in a browser: takes the middle of its page over, and does what it is told.

use crate::browser::engine::Engine;
use crate::browser::memory::Memory;
use crate::browser::{clipboard, document, file, focus, host, notice, resume};
use crate::components::check::{CHECK, Desk, STEP, check};
use crate::pages::TITLE;
use crate::saved;
use crate::verifier::{Act, Check, Effect, Lookup, Panel};
use crate::words;
use cps::view::{Ask, Tell};
use leptos::ev::pagehide;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Takes the middle of the static page over; nothing when it is not there.
pub fn start(lookup: &[u8], root: &str, engine: js_sys::Function) -> Option<()> {
    let lookup: &'static Lookup = Box::leak(Box::new(Lookup::decode(&String::from_utf8_lossy(lookup))));
    let root: &'static str = Box::leak(root.into());
    let old = document().get_element_by_id(CHECK)?;
    let place: web_sys::HtmlElement = document().create_element("div").ok()?.dyn_into().ok()?;
    let memory = Memory::new(root);
    if let Some(line) = memory.visit().filter(|line| saved::says_something(line)) {
        resume::offer(&format!("{root}{}", saved::whereabouts(&line)?));
    }
    let bench = Bench::new(lookup, root, Engine::new(engine), memory);
    // The same task: nobody sees two, or none.
    old.replace_with_with_node_1(&place).ok()?;
    mount_to(place, move || check(bench.desk).render()).forget();
    // Nothing of a card waits in a page that nobody sees any more: the browser may show it again.
    std::mem::forget(window_event_listener(pagehide, move |_| bench.act(Act::Leave)));
    Some(())
}

/// The card check with what it works with.
#[derive(Debug, Clone, Copy)]
struct Bench {
    desk: Desk,
    engine: StoredValue<Engine, LocalStorage>,
    memory: StoredValue<Memory>,
}

impl Bench {
    fn new(lookup: &'static Lookup, root: &'static str, engine: Engine, memory: Memory) -> Self {
        let this = StoredValue::new(None::<Self>);
        let act = move |act: Act| {
            if let Some(bench) = this.get_value() {
                bench.act(act);
            }
        };
        let check = RwSignal::new(Check::new(host::means()));
        let notice = RwSignal::new(String::new());
        let desk = Desk { check, act: Callback::new(act), notice, lookup, root };
        let bench = Self { desk, engine: StoredValue::new_local(engine), memory: StoredValue::new(memory) };
        this.set_value(Some(bench));
        bench
    }

    fn act(self, act: Act) {
        let effects = self.desk.check.try_update(|check| check.act(act)).unwrap_or_default();
        effects.into_iter().for_each(|effect| self.effect(effect));
    }

    fn effect(self, effect: Effect) {
        match effect {
            Effect::Load => self.load(),
            Effect::Ask(ask) => self.ask(&ask),
            Effect::Focus => self.focus(),
            Effect::Copy(text) => clipboard::copy(text, move |copied| {
                self.notify(if copied { words::REPORT_COPIED } else { words::NOT_COPIED });
            }),
            Effect::Save(text) => {
                if file::save(&text, words::REPORT_FILE).is_none() {
                    self.notify(words::NOT_SAVED);
                }
            }
            Effect::Remember(visit) => self.memory.with_value(|memory| memory.save_visit(&visit)),
        }
    }

    fn load(self) {
        let done = move |there| self.desk.check.update(|check| check.loaded(there));
        let hear = move |tell: Tell| self.hear(&tell);
        self.engine.with_value(|engine| engine.load(done, hear));
    }

    fn ask(self, ask: &Ask) {
        self.engine.with_value(|engine| engine.ask(ask));
    }

    fn hear(self, tell: &Tell) {
        let inside = focus::is_inside(CHECK);
        self.desk.check.update(|check| check.hear(tell));
        // What had the focus may be gone, as « Annuler » is at the end: then it goes to the heading.
        if inside {
            focus::rescue(STEP);
        }
    }

    /// The focus goes to the heading of what is shown.
    fn focus(self) {
        let levels = self.desk.check.with_untracked(|check| check.panel == Panel::Levels);
        focus::page(Some(if levels { TITLE } else { STEP }.to_owned()));
    }

    fn notify(self, what: &'static str) {
        notice::say(self.desk.notice, what);
    }
}
