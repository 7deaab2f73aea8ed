//! The search field: a combobox in the app, a link of the same height without JavaScript.

use crate::address::Place;
use crate::act::Act;
use crate::components::question::choose;
use crate::components::{Icon, icon};
use crate::finder::{Finder, Hit, Key, Outcome, find};
use crate::view::{Live, View};
use crate::words;
use guide::NodeId;
use guide::search::Found;
use leptos::prelude::*;

const FIELD: &str = "metier";
const LIST: &str = "metiers";

/// The search field of page `id`, which asks for a profession.
pub(crate) fn combobox(view: &View, live: Option<Live>, id: NodeId) -> AnyView {
    let Some(live) = live else {
        let list = view.guide.catalogue.as_ref().map_or_else(|| view.href(""), |c| view.page(c.node));
        return view! {
            <div class="field">
                <p class="label">{words::YOUR_TRADE}</p>
                <a class="input" href=list>{icon(Icon::Search)}{words::CHOOSE_IN_LIST}</a>
            </div>
        }
        .into_any();
    };
    let finder = live.finder;
    finder.set(Finder::default());
    let open = move || finder.with(|f| f.open && !f.hits.is_empty());
    let active = move || finder.with(|f| f.active.map(option_id));
    view! {
        <div class="field">
            <label class="label" for=FIELD>{words::YOUR_TRADE}</label>
            <div class="input">
                {icon(Icon::Search)}
                <input
                    id=FIELD
                    type="text"
                    role="combobox"
                    autocomplete="off"
                    autocapitalize="none"
                    spellcheck="false"
                    placeholder=words::TRADE_EXAMPLE
                    aria-autocomplete="list"
                    aria-controls=LIST
                    aria-expanded=move || if open() { "true" } else { "false" }
                    aria-activedescendant=active
                    prop:value=move || finder.with(|f| f.query.clone())
                    on:input=typing(view, live, id)
                    on:keydown=pressing(view, live, id)
                    on:blur=move |_| finder.update(Finder::close)
                />
            </div>
            {results(view, live, id)}
            <p class="hidden" role="status">{move || finder.with(|f| if f.open { words::results(f.hits.len()) } else { String::new() })}</p>
        </div>
    }
    .into_any()
}

fn typing(view: &View, live: Live, id: NodeId) -> impl Fn(leptos::ev::Event) + 'static {
    let guide = view.guide.clone();
    // Elsewhere than on the first screen only a profession answers.
    let pages = guide.home() == Some(id);
    move |event| {
        let query = event_target_value(&event);
        let hits = live.index.with_value(|index| find(&guide, index, &query, pages));
        live.finder.update(|f| f.typed(query, hits));
    }
}

fn pressing(view: &View, live: Live, id: NodeId) -> impl Fn(leptos::ev::KeyboardEvent) + 'static {
    let view = view.clone();
    move |event| {
        let Some(key) = Key::named(&event.key()) else { return };
        let mut outcome = Outcome::Ignored;
        live.finder.update(|f| outcome = f.press(key));
        if outcome != Outcome::Ignored {
            event.prevent_default();
        }
        if let Outcome::Taken(found) = outcome {
            take(&view, live, id, found);
        }
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
fn results(view: &View, live: Live, id: NodeId) -> AnyView {
    let options = {
        let view = view.clone();
        move || {
            let hits = live.finder.with(|f| if f.open { f.hits.clone() } else { Vec::new() });
            hits.into_iter().enumerate().map(|(at, hit)| option(&view, live, id, at, hit)).collect::<Vec<_>>()
        }
    };
    let nothing = move || live.finder.with(|f| f.open && f.hits.is_empty());
    view! {
        <ul id=LIST class="results" role="listbox" aria-label=words::RESULTS>{options}</ul>
        <p class="nothing" hidden=move || !nothing()>{words::NOTHING_FOUND}</p>
    }
    .into_any()
}

fn option(view: &View, live: Live, id: NodeId, at: usize, hit: Hit) -> AnyView {
    let Hit { found, label, alias, shared } = hit;
    let detail = match (alias, shared) {
        (Some(alias), true) => Some(format!("{alias} – {}", words::SHARED_NAME)),
        (alias, _) => alias,
    };
    let detail = detail.map(|d| view! { <small>{d}</small> });
    let view = view.clone();
    let chosen = move |e: leptos::ev::MouseEvent| {
        // The field keeps the focus: its `blur` would take the result away first.
        e.prevent_default();
        take(&view, live, id, found);
    };
    let active = move || live.finder.with(|f| f.active == Some(at));
    let seen = move || if active() { "true" } else { "false" };
    view! { <li id=option_id(at) role="option" aria-selected=seen on:mousedown=chosen>{label}{detail}</li> }.into_any()
}

fn option_id(at: usize) -> String {
    format!("{LIST}-{at}")
}
