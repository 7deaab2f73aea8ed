//! `/integrer/`: the lines a portal copies, and where a script shows what they give. Only ever a static page.

use crate::components::crumbs;
use crate::components::html::{El, classed, el, known};
use crate::pages::heading;
use crate::view::View;
use crate::words;
use guide::Entry;
use leptos::prelude::*;

/// What the lines to copy need to know of the build.
#[derive(Debug, Clone)]
pub struct Lines<'a> {
    /// The absolute address of the site, where it is known.
    pub url: Option<&'a str>,
    /// The name of the script.
    pub script: &'a str,
    /// Its integrity.
    pub integrity: &'a str,
    /// The regions a portal may ask for: key and name; the build's own first.
    pub regions: Vec<(&'a str, &'a str)>,
}

impl Lines<'_> {
    fn site(&self) -> &str {
        self.url.unwrap_or(words::EMBED_ADDRESS)
    }

    fn script(&self) -> String {
        let (site, Self { script, integrity, .. }) = (self.site(), self);
        format!(
            "<script src=\"{site}{script}\"\n  integrity=\"{integrity}\"\n  crossorigin=\"anonymous\" async></script>"
        )
    }

    fn frame(&self, title: &str) -> String {
        let site = self.site();
        format!(
            "<iframe src=\"{site}\" title=\"{title}\"\n  name=\"guide?couleur=0f5c56\" width=\"100%\" height=\"900\"\n  allow=\"usb; clipboard-write\" loading=\"lazy\"></iframe>"
        )
    }

    fn check(&self) -> String {
        format!("cargo xtask deploy-check {} --portail https://portail.example", self.site())
    }

    fn element(&self) -> String {
        let (site, script) = (self.site(), self.script);
        format!(
            "<script src=\"{site}{script}\" data-element async></script>\n<guide-authentification-forte data-depart=\"depannage/\">\n</guide-authentification-forte>"
        )
    }
}

const EVENTS: &str = "document.addEventListener(\"guide-parcours\", () => {\n  // compter, remercier…\n});";

/// The page.
#[must_use]
pub fn embed(view: &View, lines: &Lines<'_>) -> El {
    let part = |title: &str| el("section").with(el("h2").text(title));
    let paragraph = |text: &str| el("p").text(text);
    classed("article", "node")
        .with(crumbs(view, None, words::EMBED))
        .with(heading(words::EMBED))
        .with(classed("p", "lead").text(words::EMBED_LEAD))
        .with(part(words::EMBED_PREVIEW).with(preview(view, lines)))
        .with(
            part(words::EMBED_SCRIPT)
                .with(paragraph(words::EMBED_SCRIPT_HELP))
                .with(code(&lines.script()).attr("id", "lignes"))
                .with(paragraph(words::EMBED_SCRIPT_CORS))
                .with(el("h3").text(words::EMBED_OPTIONS))
                .with(options()),
        )
        .with(
            part(words::EMBED_FRAME)
                .with(paragraph(words::EMBED_FRAME_HELP))
                .with(code(&lines.frame(&view.guide.title)))
                .with(paragraph(words::EMBED_SANDBOX)),
        )
        .with(
            part(words::EMBED_ELEMENT)
                .with(paragraph(words::EMBED_ELEMENT_HELP))
                .with(code(&lines.element()))
                .with(paragraph(words::EMBED_ELEMENT_CARD)),
        )
        .with(part(words::EMBED_EVENTS).with(paragraph(words::EMBED_EVENTS_HELP)).with(code(EVENTS)))
        .with(
            part(words::EMBED_HOST)
                .with(paragraph(words::EMBED_HOST_ANCESTORS))
                .with(code(words::EMBED_HOST_LINES))
                .with(paragraph(words::EMBED_HOST_CHECK))
                .with(code(&lines.check())),
        )
        .with(
            part(words::EMBED_POLICY)
                .with(paragraph(words::EMBED_POLICY_FRAME))
                .with(paragraph(words::EMBED_POLICY_ELEMENT))
                .with(paragraph(words::EMBED_USB))
                .with(paragraph(words::EMBED_CLIPBOARD)),
        )
}

/// What the script puts the preview into, and the settings it begins with.
fn preview(view: &View, lines: &Lines<'_>) -> El {
    let field = |words: &str, input: El| classed("label", "setting").with(el("span").text(words)).with(input);
    let option = |(value, words): (String, &str)| el("option").attr("value", &value).text(words);
    let starts = view.guide.entries.iter();
    let starts = starts.map(|e: &Entry| option((view.guide.address(e.node), e.door.as_str()))).collect();
    let regions: Vec<El> =
        lines.regions.iter().map(|(key, name)| option(((*key).to_owned(), *name))).collect();
    let fonts = [("", words::EMBED_OURS), ("Georgia, serif", "Georgia"), ("Verdana, sans-serif", "Verdana")];
    let fonts = fonts.map(|(value, name)| option((value.to_owned(), name))).into();
    let select = |name: &str, options: Vec<El>| el("select").attr("name", name).children(options);
    let colour = view! {
        <input name="couleur" pattern="[0-9a-fA-F]{6}" maxlength="6" size="8" autocomplete="off" />
    };
    let colour = known(colour.into_any());
    let region = (regions.len() > 1).then(|| field(words::EMBED_REGION, select("region", regions)));
    let form = classed("form", "settings")
        .with(field(words::EMBED_START, select("depart", starts)))
        .maybe(region)
        .with(field(words::EMBED_COLOUR, colour))
        .with(field(words::EMBED_FONT, select("police", fonts)));
    el("div")
        .attr("id", "apercu")
        .attr("data-script", lines.script)
        .attr("data-copier", words::EMBED_COPY)
        .attr("data-copie", words::COPIED)
        .attr("data-refus", words::NOT_COPIED)
        .attr("data-adresse", lines.site())
        .with(el("p").text(words::EMBED_NO_PREVIEW))
        .with(el("template").with(form))
}

/// Lines to copy.
fn code(lines: &str) -> El {
    classed("pre", "lines").attr("tabindex", "0").with(el("code").text(lines))
}

fn options() -> El {
    let heads = [words::EMBED_OPTION, words::EMBED_MEANING];
    let head = el("tr").children(heads.map(|h| el("th").attr("scope", "col").text(h)).into());
    let row = |(name, meaning): (&str, &str)| {
        let name = el("td").attr("data-column", words::EMBED_OPTION).with(el("code").text(name));
        el("tr").with(name).with(el("td").attr("data-column", words::EMBED_MEANING).text(meaning))
    };
    let rows = words::EMBED_ATTRIBUTES.map(row).into();
    let table = el("table").with(el("thead").with(head)).with(el("tbody").children(rows));
    classed("div", "scroll").attr("tabindex", "0").with(table)
}
