//! The engine in a page: one loop, everything that happens goes through [`Shell::handle`].

use crate::Engine;
use crate::event::{Action, Event, Request};
use crate::page::{self, Listening, Timer};
use crate::smart_card_api::{self, Connections};
use crate::usb::{self, Devices, Plugs};
use cps::view::{Ask, Reach, Tell};
use js_sys::{Function, Uint8Array};
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::{Rc, Weak};
use wasm_bindgen::prelude::*;

/// What the page holds. Dropping it (`free()`) stops what is under way and lets every device go.
#[wasm_bindgen]
pub struct Carte {
    shell: Rc<Shell>,
}

impl core::fmt::Debug for Carte {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Carte").finish_non_exhaustive()
    }
}

/// Starts the engine of this page; `tell` is called with the bytes of each [`Tell`], the first ones before this
/// returns.
#[wasm_bindgen]
#[must_use]
pub fn start(tell: Function) -> Carte {
    Carte { shell: Shell::start(tell) }
}

#[wasm_bindgen]
impl Carte {
    /// Asks for something, by the bytes of an [`Ask`].
    pub fn ask(&self, bytes: &[u8]) {
        let asked = Ask::decode(bytes).map(|ask| Event::Asked(ask, page::today()));
        self.shell.handle(asked.unwrap_or(Event::NotUnderstood));
    }
}

impl Drop for Carte {
    fn drop(&mut self) {
        self.shell.tell.take();
        self.shell.listening.take();
        self.shell.handle(Event::Left);
    }
}

/// The engine, what it is to do, and what does it.
pub(crate) struct Shell {
    engine: RefCell<Engine>,
    /// What happened and was not yet handled.
    happened: RefCell<VecDeque<Event>>,
    is_handling: Cell<bool>,
    tell: RefCell<Option<Function>>,
    timer: RefCell<Option<Timer>>,
    /// Kept for as long as the page listens.
    listening: RefCell<Option<([Listening; 2], Option<Plugs>)>>,
    pub(crate) devices: Devices,
    pub(crate) service: Connections,
}

impl Shell {
    fn start(tell: Function) -> Rc<Self> {
        let means = page::means();
        let shell = Rc::new(Self {
            engine: RefCell::new(Engine::new(means)),
            happened: RefCell::default(),
            is_handling: Cell::new(false),
            tell: RefCell::new(Some(tell)),
            timer: RefCell::default(),
            listening: RefCell::default(),
            devices: Devices::default(),
            service: Connections::default(),
        });
        let weak = Rc::downgrade(&shell);
        *shell.timer.borrow_mut() = Some(Timer::new(saying(&weak, || Event::Tick)));
        let leaving = Listening::to("pagehide", saying(&weak, || Event::Left));
        let sight = Listening::to("visibilitychange", saying(&weak, || Event::Sight(page::is_seen())));
        // Where it is not allowed, even listening is a complaint in the console.
        let plugs = matches!(means.reach, Reach::Named | Reach::Any).then(|| Plugs::new(&weak)).flatten();
        *shell.listening.borrow_mut() = Some(([leaving, sight], plugs));
        shell.handle(Event::Tick);
        shell
    }

    /// Takes what happened. What happens meanwhile waits its turn.
    pub(crate) fn handle(self: &Rc<Self>, event: Event) {
        self.happened.borrow_mut().push_back(event);
        if self.is_handling.replace(true) {
            return;
        }
        loop {
            let next = self.happened.borrow_mut().pop_front();
            let Some(event) = next else { break };
            self.engine.borrow_mut().handle(event, page::now());
            loop {
                let action = self.engine.borrow_mut().poll(page::now());
                let Some(action) = action else { break };
                self.act(action);
            }
        }
        self.is_handling.set(false);
        let wake = self.engine.borrow().wake();
        if let Some(timer) = &mut *self.timer.borrow_mut() {
            timer.set(wake);
        }
    }

    fn act(self: &Rc<Self>, action: Action) {
        match action {
            Action::Tell(tell) => self.tell(&tell),
            Action::Choose => usb::choose(self),
            Action::Bus { epoch, request } => match request {
                Request::Watch
                | Request::Connect { .. }
                | Request::Transmit { .. }
                | Request::Disconnect { .. }
                | Request::Leave => smart_card_api::request(self, epoch, request),
                request => usb::request(self, epoch, request),
            },
        }
    }

    fn tell(&self, tell: &Tell) {
        let page = self.tell.borrow().clone();
        if let Some(page) = page {
            // A page that throws is the page's fault; the engine goes on.
            let _ = page.call1(&JsValue::NULL, &Uint8Array::from(tell.encode().as_slice()));
        }
    }
}

/// What says that this happened, as long as the engine is there.
fn saying(shell: &Weak<Shell>, event: impl Fn() -> Event + 'static) -> impl FnMut() + 'static {
    let shell = shell.clone();
    move || {
        if let Some(shell) = shell.upgrade() {
            shell.handle(event());
        }
    }
}
