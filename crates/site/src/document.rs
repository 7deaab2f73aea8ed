//! The document around a page: its head, its policy, its scripts.

use crate::assets::{Assets, Scripts};
use crate::install::{ICON, MANIFEST, TOUCH_ICON};
use crate::picture::share;
use app::words::offline::SHARE_PICTURE;

/// What a page's content may do: load from this origin only, no inline script or style, compile wasm.
pub(crate) const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self'; font-src 'self'; connect-src 'self'; frame-src 'self'; manifest-src 'self'; worker-src 'self'; \
    base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types default offline";

/// What runs on a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Runs {
    /// Nothing.
    Nothing,
    /// The app, with this edition of the guide.
    Guide(usize),
    /// The card check; `reading` is off where the host does not want cards to be read.
    CardCheck {
        /// Whether cards may be read.
        reading: bool,
    },
    /// What shows portals what they would show.
    Preview,
}

/// A page to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Page<'a> {
    /// The language of its text.
    pub(crate) language: &'a str,
    /// The title of its window.
    pub(crate) title: String,
    /// One sentence for search engines.
    pub(crate) description: String,
    /// The way up to the root.
    pub(crate) prefix: &'a str,
    /// Its address below the site's.
    pub(crate) address: &'a str,
    /// The absolute address of the site, where it is known.
    pub(crate) url: Option<&'a str>,
    /// What stands in its body, as HTML.
    pub(crate) body: String,
    /// The name of the site.
    pub(crate) site: &'a str,
}

impl Page<'_> {
    /// The whole document, with what runs on it.
    pub(crate) fn html(&self, assets: &Assets, runs: Runs) -> String {
        let Self { language, prefix, body, .. } = self;
        let Assets { style, frame, preview, .. } = assets;
        let (title, description) = (escape(&self.title), escape(&self.description));
        let absolute = self.url.map_or_else(String::new, |url| self.absolute(url, assets));
        let module = |name: &str| format!(r#"<script type="module" src="{prefix}{name}"></script>"#);
        let script = match runs {
            Runs::Preview => Some(module(preview)),
            _ => assets.scripts.as_ref().and_then(|scripts| self.script(scripts, runs)),
        };
        let (script, offline) = (script.unwrap_or_default(), assets.offline.as_deref().map(module));
        let offline = offline.unwrap_or_default();
        [
            format!(r#"<!doctype html><html lang="{language}"><head><meta charset="utf-8">"#),
            format!(r#"<meta http-equiv="Content-Security-Policy" content="{POLICY}">"#),
            r#"<meta name="viewport" content="width=device-width, initial-scale=1">"#.to_owned(),
            format!(r#"<meta name="color-scheme" content="light dark"><title>{title}</title>"#),
            format!(r#"<meta name="description" content="{description}">"#),
            format!(r#"<link rel="stylesheet" href="{prefix}{style}">"#),
            format!(r#"<link rel="icon" href="{prefix}{ICON}" type="image/svg+xml">"#),
            format!(r#"<link rel="apple-touch-icon" href="{prefix}{TOUCH_ICON}">"#),
            format!(r#"<link rel="manifest" href="{prefix}{MANIFEST}">"#),
            format!(r#"<script defer src="{prefix}{frame}"></script>{absolute}{script}{offline}</head>"#),
            format!("<body>{body}</body></html>\n"),
        ]
        .concat()
    }

    /// The element that loads what runs; names are relative to the root, where `boot.js` lies.
    fn script(&self, scripts: &Scripts, runs: Runs) -> Option<String> {
        let (module, more) = match runs {
            Runs::Nothing | Runs::Preview => return None,
            Runs::Guide(edition) => {
                let others = scripts.regions.iter();
                let others = others.filter_map(|(key, guides)| Some((key, guides.get(edition)?)));
                let others: String =
                    others.map(|(key, guide)| format!(r#" data-guide-{key}="{guide}""#)).collect();
                (&scripts.app, format!(r#"data-guide="{}"{others}"#, scripts.guides.get(edition)?))
            }
            Runs::CardCheck { reading } => {
                let engine = scripts.engine.as_ref().map_or_else(String::new, |engine| {
                    format!(r#" data-engine="{}" data-engine-wasm="{}""#, engine.script, engine.wasm)
                });
                let off = if reading { "" } else { r#" data-reading="off""# };
                (&scripts.verifier, format!(r#"data-guide="{}"{engine}{off}"#, scripts.lookup))
            }
        };
        let (prefix, boot, script, wasm) = (self.prefix, &scripts.boot, &module.script, &module.wasm);
        Some(format!(
            r#"<script type="module" src="{prefix}{boot}" data-app="{script}" data-wasm="{wasm}" {more}></script>"#
        ))
    }

    /// What cannot be relative: the page's one address, and what networks show beside a link to it.
    fn absolute(&self, site: &str, assets: &Assets) -> String {
        let url = escape(&format!("{site}{}", self.address));
        let (title, description, name) = (escape(&self.title), escape(&self.description), escape(self.site));
        let picture = assets.share.as_deref().map_or_else(String::new, |picture| {
            let ((width, height), alt) = (share::SIZE, escape(SHARE_PICTURE));
            let picture = escape(&format!("{site}{picture}"));
            format!(
                r#"<meta property="og:image" content="{picture}"><meta property="og:image:width" content="{width}"><meta property="og:image:height" content="{height}"><meta property="og:image:alt" content="{alt}"><meta name="twitter:card" content="summary_large_image">"#
            )
        });
        format!(
            r#"<link rel="canonical" href="{url}"><meta property="og:type" content="website"><meta property="og:url" content="{url}"><meta property="og:title" content="{title}"><meta property="og:description" content="{description}"><meta property="og:site_name" content="{name}"><meta property="og:locale" content="fr_FR">{picture}"#
        )
    }
}

/// `404.html`, which a host shows at any depth: it loads nothing, so no address in it can be wrong.
/// `home` is the absolute address of the home page, where it is known, and the words of the link.
pub(crate) fn self_contained(title: &str, text: &str, site: &str, home: Option<(&str, &str)>) -> String {
    let link = home.map_or_else(String::new, |(url, words)| {
        format!(r#"<p><a href="{}">{}</a></p>"#, escape(url), escape(words))
    });
    let (title, text, site) = (escape(title), escape(text), escape(site));
    // A sheet within the page, without allowing inline styles.
    let style = percent(ALONE);
    [
        r#"<!doctype html><html lang="fr"><head><meta charset="utf-8">"#.to_owned(),
        r#"<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src data:; base-uri 'none'; form-action 'none'">"#.to_owned(),
        r#"<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">"#.to_owned(),
        format!(r#"<meta name="robots" content="noindex"><title>{title}</title>"#),
        format!(r#"<link rel="stylesheet" href="data:text/css,{style}"></head>"#),
        format!("<body><main><p>{site}</p><h1>{title}</h1><p>{text}</p>{link}</main></body></html>\n"),
    ]
    .concat()
}

/// The look of `404.html`.
const ALONE: &str = "html{color-scheme:light dark;background:light-dark(#faf8f4,#12191a);color:light-dark(#1d2a2b,#e8ece8);\
    font:1.0625rem/1.6 system-ui,sans-serif}main{max-width:36rem;margin:15vh auto;padding:0 1rem;overflow-wrap:anywhere}\
    a{color:light-dark(#0f5c56,#7fd3c3)}";

/// Text as it stands in a `data:` address.
fn percent(text: &str) -> String {
    let kept = |b: u8| b.is_ascii_alphanumeric() || b"-._~:;,()/{}".contains(&b);
    text.bytes().map(|b| if kept(b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}

/// Text as it stands in HTML, in an attribute too.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_complete_and_escaped() {
        let page = Page {
            language: "fr",
            title: "A < B".to_owned(),
            description: "\"x\" & y".to_owned(),
            prefix: "../",
            address: "a/",
            url: None,
            body: "<main></main>".to_owned(),
            site: "S",
        };
        let assets = Assets { style: "style.0.css".to_owned(), ..Assets::default() };
        let html = page.html(&assets, Runs::Guide(0));
        assert!(html.contains("<title>A &lt; B</title>"));
        assert!(html.contains(r#"content="&quot;x&quot; &amp; y""#));
        assert!(html.contains(r#"href="../style.0.css""#));
        assert!(!html.contains("data-app") && !html.contains("style="));
    }

    #[test]
    fn an_address_of_the_site_makes_canonical_and_open_graph() {
        let page = Page {
            language: "fr",
            title: "Activer".to_owned(),
            description: "Comment".to_owned(),
            prefix: "../",
            address: "activer/?a&b",
            url: Some("https://exemple.fr/guide/"),
            body: String::new(),
            site: "S",
        };
        let assets = Assets { share: Some("images/p.png".to_owned()), ..Assets::default() };
        let html = page.html(&assets, Runs::Nothing);
        let url = "https://exemple.fr/guide/activer/?a&amp;b";
        assert!(html.contains(&format!(r#"<link rel="canonical" href="{url}">"#)), "{html}");
        assert!(html.contains(&format!(r#"<meta property="og:url" content="{url}">"#)));
        assert!(html.contains(r#"<meta property="og:title" content="Activer">"#));
        let picture = "https://exemple.fr/guide/images/p.png";
        assert!(html.contains(&format!(r#"<meta property="og:image" content="{picture}">"#)), "{html}");
    }
}
