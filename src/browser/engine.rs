//! The engine that reads cards: another module, loaded when a level needs it. The only place that talks to it.

use cps::view::{Ask, Tell};
use leptos::task::spawn_local;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    /// The module as `import()` gives it.
    #[derive(Clone, Debug)]
    type Module;

    /// Starts the engine; whatever it tells comes to `tell`, the first of it at once.
    #[wasm_bindgen(method, catch)]
    fn start(this: &Module, tell: &JsValue) -> Result<Carte, JsValue>;

    /// The engine, as the module holds it.
    #[derive(Clone, Debug)]
    type Carte;

    /// Asks it.
    #[wasm_bindgen(method, catch)]
    fn ask(this: &Carte, bytes: &[u8]) -> Result<(), JsValue>;
}

/// The engine, once it is loaded.
#[derive(Debug, Clone)]
pub(super) struct Engine {
    load: js_sys::Function,
    carte: Rc<RefCell<Option<Carte>>>,
}

impl Engine {
    /// An engine that `load` fetches: a function that promises the module.
    pub(super) fn new(load: js_sys::Function) -> Self {
        Self { load, carte: Rc::default() }
    }

    /// Loads and starts it; says whether it is there. What it tells comes to `hear`.
    pub(super) fn load(&self, done: impl FnOnce(bool) + 'static, hear: impl FnMut(Tell) + 'static) {
        let this = self.clone();
        spawn_local(async move {
            done(this.fetch(hear).await.is_some());
        });
    }

    /// Asks it; nothing when it is not there.
    pub(super) fn ask(&self, ask: &Ask) {
        // A module that is gone after a panic answers no more: the page says so by itself (`boot.js`).
        let _ = self.carte.borrow().as_ref().map(|carte| carte.ask(&ask.encode()));
    }

    async fn fetch(&self, mut hear: impl FnMut(Tell) + 'static) -> Option<()> {
        let promise = self.load.call0(&JsValue::NULL).ok()?;
        let module = JsFuture::from(js_sys::Promise::resolve(&promise)).await.ok()?;
        let module: Module = module.unchecked_into();
        let heard = move |bytes: Vec<u8>| {
            // Bytes of another version are nothing that could be shown.
            if let Ok(tell) = Tell::decode(&bytes) {
                hear(tell);
            }
        };
        // For as long as the page lives.
        let heard = Closure::<dyn FnMut(Vec<u8>)>::new(heard).into_js_value();
        let carte = module.start(&heard).ok()?;
        self.carte.replace(Some(carte));
        Some(())
    }
}
