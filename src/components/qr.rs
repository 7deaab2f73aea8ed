//! « Continuer sur mon téléphone »: the link to the journey as a code, drawn when it is asked for.

use crate::components::html::{El, changing, classed, el, nothing};
use crate::components::icon::drawing;
use crate::qr::picture;
use crate::view::{Live, View};
use crate::words;
use leptos::prelude::*;

/// The offer to go on with on a phone, closed.
pub(crate) fn qr(view: &View, live: Live) -> El {
    let view = *view;
    let asked = RwSignal::new(false);
    let code = changing(Box::new(move || if asked.get() { code(&view, live) } else { nothing() }));
    classed("details", "qr")
        .on("toggle", Box::new(move |_| asked.set(true)))
        .with(el("summary").text(words::ON_MY_PHONE))
        .with(code)
}

fn code(view: &View, live: Live) -> El {
    let link = live.link(view);
    let Some(drawn) = picture(&link) else {
        return classed("p", "help").text(words::QR_TOO_LONG);
    };
    let image = classed("div", "code").attr("role", "img").attr("aria-label", words::QR_IMAGE);
    el("div")
        .with(image.with(drawing("modules", drawn.side, drawn.path)))
        .with(classed("p", "help").text(words::QR_HELP))
        .with(classed("p", "help link-text").text(&link))
}
