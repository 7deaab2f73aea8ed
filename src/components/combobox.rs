//! The search field: a combobox in the app, a link of the same height without JavaScript.

use crate::act::Act;
use crate::address::Place;
use crate::components::html::{El, changing, changing_text, classed, el, link, nothing};
use crate::components::question::choose;
use crate::components::{Icon, icon};
use crate::finder::{Finder, Hit, Key, Outcome, find};
use crate::view::{Live, View};
use crate::words;
use guide::NodeId;
use guide::search::Found;
use leptos::ev::{Event, KeyboardEvent};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlInputElement;

const FIELD: &str = "metier";
const LIST: &str = "metiers";

/// The search field of page `id`, which asks for a profession.
pub(crate) fn combobox(view: &View, live: Option<Live>, id: NodeId) -> El {
    let Some(live) = live else {
        return still(view);
    };
    let finder = live.finder;
    finder.set(Finder::default());
    let open = move || finder.with(|f| f.open && !f.hits.is_empty());
    let counted = move || finder.with(|f| if f.open { words::results(f.hits.len()) } else { String::new() });
    let input = el("input")
        .attr("id", FIELD)
        .attr("type", "text")
        .attr("role", "combobox")
        .attr("autocomplete", "off")
        .attr("autocapitalize", "none")
        .attr("spellcheck", "false")
        .attr("placeholder", words::TRADE_EXAMPLE)
        .attr("aria-autocomplete", "list")
        .attr("aria-controls", LIST)
        .changing("aria-expanded", Box::new(move || Some(open().to_string())))
        .changing("aria-activedescendant", Box::new(move || finder.with(|f| f.active.map(option_id))))
        .on("input", typing(view, live, id))
        .on("keydown", pressing(view, live, id))
        .on("blur", Box::new(move |_| finder.update(Finder::close)));
    let label = classed("label", "label").attr("for", FIELD).text(words::YOUR_TRADE);
    classed("div", "field")
        .with(label)
        .with(classed("div", "input").with(icon(Icon::Search)).with(input))
        .with(results(view, live, id))
        .with(classed("p", "hidden").attr("role", "status").with(changing_text(Box::new(counted))))
}

/// Without JavaScript: the list of all professions.
fn still(view: &View) -> El {
    let list = view.guide.catalogue.as_ref().map_or_else(|| view.href(""), |c| view.page(c.node));
    let link = link(&list).attr("class", "input").with(icon(Icon::Search)).text(words::CHOOSE_IN_LIST);
    classed("div", "field").with(classed("p", "label").text(words::YOUR_TRADE)).with(link)
}

fn typing(view: &View, live: Live, id: NodeId) -> Box<dyn FnMut(Event)> {
    let guide = view.guide;
    // Elsewhere than on the first screen only a profession answers.
    let pages = guide.home() == Some(id);
    Box::new(move |event| {
        let query = event_target_value(&event);
        let hits = live.index.with_value(|index| find(guide, index, &query, pages));
        live.finder.update(|f| f.typed(query, hits));
    })
}

fn pressing(view: &View, live: Live, id: NodeId) -> Box<dyn FnMut(Event)> {
    let view = *view;
    Box::new(move |event| {
        let key = event.dyn_ref::<KeyboardEvent>().and_then(|e| Key::named(&e.key()));
        let Some(key) = key else { return };
        let mut outcome = Outcome::Ignored;
        live.finder.update(|f| outcome = f.press(key));
        if outcome != Outcome::Ignored {
            event.prevent_default();
        }
        if key == Key::Escape {
            clear(&event, live);
        }
        if let Outcome::Taken(found) = outcome {
            take(&view, live, id, found);
        }
    })
}

/// Escape may have emptied the field: what it shows follows.
fn clear(event: &Event, live: Live) {
    let field = event.target().and_then(|t| t.dyn_into::<HtmlInputElement>().ok());
    if let Some(field) = field {
        field.set_value(&live.finder.with_untracked(|f| f.query.clone()));
    }
}

fn take(view: &View, live: Live, id: NodeId, found: Found) {
    let act = match found {
        Found::Trade(value) => choose(view, id, value),
        Found::Page(page) => Some(Act::Go(Place::Node(page))),
    };
    if let Some(act) = act {
        live.act.run(act);
    }
}

/// The results; they stay empty rather than absent, so that `aria-controls` always has its target.
fn results(view: &View, live: Live, id: NodeId) -> El {
    let view = *view;
    let options = changing(Box::new(move || {
        let hits = live.finder.with(|f| if f.open { f.hits.clone() } else { Vec::new() });
        let options = hits.iter().enumerate().map(|(at, hit)| option(&view, live, id, at, hit));
        let list = classed("ul", "results").attr("id", LIST).attr("role", "listbox");
        list.attr("aria-label", words::RESULTS).children(options.collect())
    }));
    let nothing = changing(Box::new(move || {
        if live.finder.with(|f| f.open && f.hits.is_empty()) {
            classed("p", "nothing").text(words::NOTHING_FOUND)
        } else {
            nothing()
        }
    }));
    el("div").with(options).with(nothing)
}

fn option(view: &View, live: Live, id: NodeId, at: usize, hit: &Hit) -> El {
    let detail = match (&hit.alias, hit.shared) {
        (Some(alias), true) => Some(format!("{alias} – {}", words::SHARED_NAME)),
        (alias, _) => alias.clone(),
    };
    let view = *view;
    let found = hit.found;
    let chosen = move |e: Event| {
        // The field keeps the focus: its `blur` would take the result away first.
        e.prevent_default();
        take(&view, live, id, found);
    };
    let active = live.finder.with(|f| f.active == Some(at));
    el("li")
        .attr("id", &option_id(at))
        .attr("role", "option")
        .attr("aria-selected", &active.to_string())
        .on("mousedown", Box::new(chosen))
        .text(&hit.label)
        .maybe(detail.map(|d| el("small").text(&d)))
}

fn option_id(at: usize) -> String {
    format!("{LIST}-{at}")
}
