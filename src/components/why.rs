//! « Pourquoi suis-je ici ? »

use crate::components::html::{El, classed, el};
use crate::view::View;
use crate::why::reasons;
use crate::words;
use guide::{Guide, Journey, Walk};

/// The rules that were met on the way, in words, folded away.
pub(crate) fn why(view: &View, journey: &Journey, walk: &Walk) -> El {
    let guide = view.guide;
    let rules: Vec<El> = reasons(guide, walk)
        .into_iter()
        .map(|r| {
            let page = guide.node(r.to).map_or("", |n| n.short());
            el("li").text(&words::rule_met(&r.when, page))
        })
        .collect();
    let lead = if rules.is_empty() { words::NO_RULES } else { words::RULES_MET };
    let known = known(guide, journey);
    let known = (!known.is_empty()).then(|| el("p").text(words::ALREADY_KNOWN).text(&known));
    classed("details", "why")
        .with(el("summary").text(words::WHY_HERE))
        .maybe(known)
        .with(el("p").text(lead))
        .with(el("ul").children(rules))
}

fn known(guide: &Guide, journey: &Journey) -> String {
    let values = journey.known.iter().filter_map(|(f, v)| guide.value(*f, *v));
    values.map(|v| format!(" {}", v.when)).collect::<Vec<_>>().join(",")
}
