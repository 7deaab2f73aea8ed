//! The page around the engine: what it says of itself, its clocks, its timers, its being seen and left.

use ccid::Instant;
use cps::Seconds;
use cps::view::{Means, Surroundings};
use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    type Navigator;
    #[wasm_bindgen(thread_local_v2, js_name = navigator)]
    static NAVIGATOR: Navigator;
    #[wasm_bindgen(method, getter)]
    fn usb(this: &Navigator) -> JsValue;
    #[wasm_bindgen(method, getter, js_name = smartCard)]
    fn smart_card(this: &Navigator) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn locks(this: &Navigator) -> JsValue;
    #[wasm_bindgen(method, getter, js_name = userAgent)]
    fn user_agent(this: &Navigator) -> String;

    type Document;
    #[wasm_bindgen(thread_local_v2, js_name = document)]
    static DOCUMENT: Document;
    #[wasm_bindgen(method, getter)]
    fn hidden(this: &Document) -> bool;
    #[wasm_bindgen(method, js_name = querySelector)]
    fn query(this: &Document, selector: &str) -> JsValue;
    #[wasm_bindgen(method, getter, js_name = featurePolicy)]
    fn feature_policy(this: &Document) -> Option<Policy>;
    #[wasm_bindgen(method, getter, js_name = permissionsPolicy)]
    fn permissions_policy(this: &Document) -> Option<Policy>;

    type Policy;
    /// Asked for one feature that it does not know, the browser would complain in the console.
    #[wasm_bindgen(method, js_name = allowedFeatures)]
    fn allowed(this: &Policy) -> Array;

    #[wasm_bindgen(thread_local_v2, js_name = isSecureContext)]
    static SECURE: JsValue;

    #[wasm_bindgen(js_namespace = performance, js_name = now)]
    fn milliseconds() -> f64;

    #[wasm_bindgen(js_name = setTimeout)]
    fn set_timeout(work: &Function, milliseconds: f64) -> f64;
    #[wasm_bindgen(js_name = clearTimeout)]
    fn clear_timeout(timer: f64);

    #[wasm_bindgen(js_name = addEventListener)]
    fn listen(name: &str, work: &Function);
    #[wasm_bindgen(js_name = removeEventListener)]
    fn unlisten(name: &str, work: &Function);
}

/// The host's setting that switches reading off.
const SWITCHED_OFF: &str = "[data-reading=off]";

/// What can be done here.
pub(crate) fn means() -> Means {
    let policy = DOCUMENT.with(|page| page.permissions_policy().or_else(|| page.feature_policy()));
    let allowed = policy.map(|policy| policy.allowed());
    let allows = |feature: &str| allowed.as_ref().map(|all| all.includes(&feature.into(), 0));
    let agent = NAVIGATOR.with(Navigator::user_agent);
    let surroundings = Surroundings {
        secure: SECURE.with(JsValue::is_truthy),
        usb: usb().is_some(),
        usb_allowed: allows("usb").unwrap_or(true),
        unrestricted: allows("usb-unrestricted").unwrap_or(false),
        smart_card: smart_card().is_some(),
        switched_off: DOCUMENT.with(|page| page.query(SWITCHED_OFF)).is_truthy(),
        agent: &agent,
    };
    surroundings.means()
}

/// `navigator.usb`, where there is one.
pub(crate) fn usb() -> Option<JsValue> {
    Some(NAVIGATOR.with(Navigator::usb)).filter(JsValue::is_truthy)
}

/// `navigator.smartCard`, where there is one.
pub(crate) fn smart_card() -> Option<JsValue> {
    Some(NAVIGATOR.with(Navigator::smart_card)).filter(JsValue::is_truthy)
}

/// `navigator.locks`, where there is one.
pub(crate) fn locks() -> Option<JsValue> {
    Some(NAVIGATOR.with(Navigator::locks)).filter(JsValue::is_truthy)
}

/// The time since the page was opened.
pub(crate) fn now() -> Instant {
    Instant::from_millis(whole(milliseconds()))
}

/// Whether the page is seen: its tab is shown, in a window that is.
pub(crate) fn is_seen() -> bool {
    !DOCUMENT.with(Document::hidden)
}

/// Today.
pub(crate) fn today() -> Seconds {
    Seconds(whole(js_sys::Date::now()) / 1000)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clocks of browsers are positive and far below 2^53; `as` takes anything else to the nearest end"
)]
const fn whole(number: f64) -> u64 {
    number as u64
}

/// A timer that calls the same function each time.
pub(crate) struct Timer {
    work: Closure<dyn FnMut()>,
    set: Option<f64>,
}

impl Timer {
    pub(crate) fn new(work: impl FnMut() + 'static) -> Self {
        Self { work: Closure::new(work), set: None }
    }

    /// Calls at this time and at no other; none: never.
    pub(crate) fn set(&mut self, at: Option<Instant>) {
        if let Some(timer) = self.set.take() {
            clear_timeout(timer);
        }
        self.set = at.map(|at| {
            let wait = at.as_millis().saturating_sub(now().as_millis());
            let wait = u32::try_from(wait).unwrap_or(u32::MAX);
            // A fraction of a millisecond more, or it would be called just before.
            set_timeout(function(&self.work), f64::from(wait) + 0.5)
        });
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        self.set(None);
    }
}

/// A promise that is kept after a while.
pub(crate) fn pause(milliseconds: f64) -> js_sys::Promise {
    js_sys::Promise::new(&mut |resolve, _| {
        set_timeout(&resolve, milliseconds);
    })
}

/// Calls when something happens to the page, until it is dropped.
pub(crate) struct Listening {
    name: &'static str,
    work: Closure<dyn FnMut()>,
}

impl Listening {
    /// To an event of the window, or one of the document that bubbles up to it.
    pub(crate) fn to(name: &'static str, work: impl FnMut() + 'static) -> Self {
        let work = Closure::new(work);
        listen(name, function(&work));
        Self { name, work }
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        unlisten(self.name, function(&self.work));
    }
}

/// A closure as the function that it is.
pub(crate) fn function<T: ?Sized>(closure: &Closure<T>) -> &Function {
    closure.as_ref().unchecked_ref()
}

/// A plain object.
pub(crate) fn object(pairs: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (name, value) in pairs {
        // A fresh object takes every property.
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object
}

/// Name and words of what a promise was broken with.
pub(crate) fn fault(error: &JsValue) -> (String, String) {
    let text = |key: &str| Reflect::get(error, &key.into()).ok().and_then(|value| value.as_string());
    (text("name").unwrap_or_default(), text("message").unwrap_or_default())
}
