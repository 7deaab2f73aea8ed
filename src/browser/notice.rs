//! Saying for a while what was just done.

use leptos::prelude::*;
use std::time::Duration;

/// How long what was just done stays said.
const SAID: Duration = Duration::from_secs(6);

/// Says `what` in `notice`; unless something else is said meanwhile, it goes after a while.
pub(super) fn say(notice: RwSignal<String>, what: &'static str) {
    notice.set(what.to_owned());
    let clear = move || {
        notice.update(|said| {
            if said == what {
                said.clear();
            }
        });
    };
    set_timeout(clear, SAID);
}
