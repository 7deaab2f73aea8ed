//! « Pourquoi suis-je ici ? »

use crate::saved::pair;
use crate::view::View;
use crate::why::reasons;
use crate::words;
use guide::{Guide, Journey, Walk};
use leptos::prelude::*;

/// The rules that were met on the way, in words, folded away.
pub(crate) fn why(view: &View, journey: &Journey, walk: &Walk) -> AnyView {
    let guide = &view.guide;
    let rules: Vec<AnyView> = reasons(guide, walk)
        .into_iter()
        .map(|r| {
            let page = guide.node(r.to).map_or("", |n| n.short());
            view! { <li>{words::rule_met(r.when.as_deref(), page)}</li> }.into_any()
        })
        .collect();
    let lead = if rules.is_empty() { words::NO_RULES } else { words::RULES_MET };
    let known = known(guide, journey);
    let known = (!known.is_empty()).then(|| view! { <p>{words::ALREADY_KNOWN}" "{known}</p> });
    view! {
        <details class="why">
            <summary>{words::WHY_HERE}</summary>
            {known}<p>{lead}</p><ul>{rules}</ul>
        </details>
    }
    .into_any()
}

fn known(guide: &Guide, journey: &Journey) -> String {
    let in_words = |(fact, value): &(guide::FactId, guide::ValueId)| {
        let value = guide.value(*fact, *value).map(|v| v.when.clone());
        value.unwrap_or_else(|| pair(guide, *fact, guide::ValueId(0)))
    };
    journey.known.iter().map(in_words).collect::<Vec<_>>().join(", ")
}
