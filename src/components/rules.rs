//! Edges of the guide: as rules in words, as plain links, or as offers.

use crate::act::Act;
use crate::components::{Icon, Prose, icon};
use crate::words;
use guide::{Offer, Rule};
use leptos::prelude::*;

/// Rules in words, for pages shown without a journey: « Si vous êtes … → page ».
pub(crate) fn routes(prose: &Prose<'_>, rules: &[Rule]) -> AnyView {
    let alone = rules.len() == 1;
    let items: Vec<AnyView> = rules
        .iter()
        .map(|rule| {
            let when = match &rule.when {
                Some(when) => words::if_so(&when.in_words(&prose.view.guide)),
                None if alone => String::new(),
                None => words::OTHERWISE.to_owned(),
            };
            let when = (!when.is_empty()).then(|| view! { <span class="when">{when}</span> });
            view! { <li>{when}{door(prose, rule)}</li> }.into_any()
        })
        .collect();
    view! { <ul class="routes">{items}</ul> }.into_any()
}

/// « Aussi possible » on a page of its own: each with its condition in words.
pub(crate) fn links(prose: &Prose<'_>, rules: &[Rule]) -> AnyView {
    if rules.is_empty() {
        return ().into_any();
    }
    view! { <section class="also">{prose.heading(2, None, "", words::ALSO)}{routes(prose, rules)}</section> }.into_any()
}

/// « Aussi possible » on the personal path: what is offered to this person, taken with what is known.
pub(crate) fn offers(prose: &Prose<'_>, offers: &[Offer]) -> AnyView {
    if offers.is_empty() {
        return ().into_any();
    }
    let items: Vec<AnyView> = offers
        .iter()
        .enumerate()
        .filter_map(|(at, offer)| {
            let live = prose.view.live?;
            let rule = prose.view.guide.node(offer.from)?.also.get(offer.rule)?;
            let take = move |e: leptos::ev::MouseEvent| {
                e.prevent_default();
                live.act.run(Act::Take(at));
            };
            let help = rule.help.as_ref().map(|h| view! { <span class="help">{prose.inlines(h)}</span> });
            let href = prose.view.page(rule.to);
            let text = prose.inlines(&rule.text);
            Some(view! { <li><a class="door" href=href on:click=take><span>{text}</span>{icon(Icon::Forward)}</a>{help}</li> }.into_any())
        })
        .collect();
    view! { <section class="also">{prose.heading(2, None, "", words::ALSO)}<ul class="routes">{items}</ul></section> }.into_any()
}

fn door(prose: &Prose<'_>, rule: &Rule) -> AnyView {
    let href = prose.view.page(rule.to);
    let help = rule.help.as_ref().map(|h| view! { <span class="help">{prose.inlines(h)}</span> });
    view! { <a class="door" href=href><span>{prose.inlines(&rule.text)}</span>{icon(Icon::Forward)}</a>{help} }.into_any()
}
