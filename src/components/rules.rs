//! Edges of the guide: as rules in words, as plain links, or as offers.

use crate::act::Act;
use crate::components::html::{El, classed, el, link, list, nothing};
use crate::components::{Icon, Prose, icon};
use crate::view::View;
use crate::words;
use guide::{Offer, Rule};

/// Rules in words, for pages shown without a journey: « Si vous êtes … → page ».
pub(crate) fn routes(prose: &Prose<'_>, rules: &[Rule]) -> El {
    let alone = rules.len() == 1;
    let items = rules.iter().map(|r| el("li").maybe(when(prose, r, alone)).children(way(prose, r)));
    list("routes", items.collect())
}

fn when(prose: &Prose<'_>, rule: &Rule, alone: bool) -> Option<El> {
    let words = match &rule.when {
        Some(when) => words::if_so(&when.in_words(prose.view.guide)),
        None if alone => return None,
        None => words::OTHERWISE.to_owned(),
    };
    Some(classed("span", "when").text(&words))
}

fn way(prose: &Prose<'_>, rule: &Rule) -> Vec<El> {
    let words = el("span").children(prose.inlines(&rule.text));
    let mut out = vec![door(&prose.view.page(rule.to), words)];
    out.extend(rule.help.as_ref().map(|h| prose.help("span", h)));
    out
}

/// A large link that leads on.
fn door(href: &str, words: El) -> El {
    link(href).attr("class", "door").with(words).with(icon(Icon::Forward))
}

/// A list item with a large link that leads on.
pub(crate) fn doorway(view: &View, address: &str, words: &str) -> El {
    el("li").with(door(&view.href(address), el("span").text(words)))
}

/// « Aussi possible » on a page of its own: each with its condition in words.
pub(crate) fn links(prose: &Prose<'_>, rules: &[Rule]) -> El {
    if rules.is_empty() {
        return nothing();
    }
    classed("section", "also").with(prose.title(words::ALSO)).with(routes(prose, rules))
}

/// « Aussi possible » on the personal path: what is offered to this person, taken with what is known.
pub(crate) fn offers(prose: &Prose<'_>, offers: &[Offer]) -> El {
    if offers.is_empty() {
        return nothing();
    }
    let items = offers.iter().enumerate().filter_map(|(at, o)| offer(prose, at, o)).collect();
    classed("section", "also").with(prose.title(words::ALSO)).with(list("routes", items))
}

fn offer(prose: &Prose<'_>, at: usize, offer: &Offer) -> Option<El> {
    let rule = prose.view.guide.node(offer.from)?.also.get(offer.rule)?;
    let words = el("span").children(prose.inlines(&rule.text));
    let door = prose.view.acting(door(&prose.view.page(rule.to), words), Act::Take(at));
    Some(el("li").with(door).maybe(rule.help.as_ref().map(|h| prose.help("span", h))))
}
