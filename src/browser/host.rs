//! What the browser says of itself: the only place that asks it.

use cps::view::{Means, Surroundings};
use js_sys::{Function, Reflect};
use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue};

/// The setting of the site's host that switches reading off; `site` writes it.
const SWITCHED_OFF: &str = "[data-reading=off]";

/// What can be done here; the engine says the same once it is loaded.
pub(super) fn means() -> Means {
    let navigator = window().navigator();
    let has = |name: &str| Reflect::has(&navigator, &name.into()).unwrap_or(false);
    let agent = navigator.user_agent().unwrap_or_default();
    let surroundings = Surroundings {
        secure: window().is_secure_context(),
        usb: has("usb"),
        // A browser that does not say refuses by itself when it is asked.
        usb_allowed: allows("usb").unwrap_or(true),
        unrestricted: isolated() && allows("usb-unrestricted").unwrap_or(false),
        smart_card: has("smartCard"),
        switched_off: document().query_selector(SWITCHED_OFF).is_ok_and(|found| found.is_some()),
        agent: &agent,
    };
    surroundings.means()
}

/// Whether this is an Isolated Web App; elsewhere browsers complain of the very name of what only these may do.
fn isolated() -> bool {
    window().location().protocol().is_ok_and(|protocol| protocol == "isolated-app:")
}

/// Whether the policy of the page allows a feature, where the browser tells.
fn allows(feature: &str) -> Option<bool> {
    let document = document();
    let policy = Reflect::get(&document, &"featurePolicy".into()).ok()?;
    let asked: Function = Reflect::get(&policy, &"allowsFeature".into()).ok()?.dyn_into().ok()?;
    asked.call1(&policy, &JsValue::from_str(feature)).ok()?.as_bool()
}
