//! The conclusions, each leading on to its page.

use super::Desk;
use crate::components::html::{El, classed, el, list, nothing};
use crate::verifier::pages;
use crate::words::reading as said;
use cps::finding::{Established, Severity};

/// The conclusions so far; at the end also that there is none.
pub(super) fn findings(desk: Desk) -> El {
    desk.part(
        |a, b| a.reading.found == b.reading.found && a.reading.is_fine() == b.reading.is_fine(),
        |desk, check| {
            let found = &check.reading.found;
            let fine = check.reading.is_fine().then(|| {
                classed("div", "callout note")
                    .with(classed("p", "callout-title").text(said::NO_FINDING))
                    .with(el("p").text(said::NO_FINDING_NEXT))
                    .with(el("p").with(desk.page("", pages::LOGGING_IN)))
            });
            if found.is_empty() {
                return fine.unwrap_or_else(nothing);
            }
            classed("section", "findings")
                .with(el("h3").text(said::FINDINGS))
                .with(classed("p", "help").text(said::FINDINGS_HELP))
                .with(listed(desk, found))
                .maybe(fine)
        },
    )
}

/// Findings, each leading on.
pub(super) fn listed(desk: Desk, found: &[Established]) -> El {
    list("found", found.iter().map(|established| finding(desk, *established)).collect())
}

fn finding(desk: Desk, established: Established) -> El {
    let Established { finding, evidence, certainty } = established;
    let class = match finding.severity() {
        Severity::Remark => "finding remark",
        Severity::Warning => "finding warning",
        Severity::Blocking => "finding blocking",
    };
    classed("li", class)
        .with(classed("p", "severity").text(&said::severity(finding)))
        .with(desk.door(finding.key()))
        .with(classed("p", "help").text(&said::established(evidence, certainty)))
}
