//! What a host gets besides the pages: its configuration, packed files, and the list of everything.
//!
//! The site works without any of it. Hosts that let headers be set find here
//! what a page cannot say about itself.

use crate::document::POLICY;
use crate::hash::is_hashed;
use crate::integrity::hex;
use crate::packed::{brotli, gzip, is_packed};
use crate::tree::Tree;

/// Where the snippets lie.
pub(crate) const SNIPPETS: &str = "hebergement/";
/// Every file with its SHA-256, as `sha256sum -c` reads it; `deploy-check` compares a host with it.
pub(crate) const LIST: &str = "empreintes.txt";
/// Read by hosts that build from a folder; they never deliver it.
const HEADERS_FILE: &str = "_headers";

/// Besides the policy, in every answer: no device but a card reader, no other site's window beside
/// ours, no guessing of types, no address given away. Nothing here is anybody's secret, and a portal's
/// frame without an origin of its own loads it all as a stranger: everybody may.
const HEADERS: [(&str, &str); 6] = [
    ("Access-Control-Allow-Origin", "*"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "cross-origin"),
    (
        "Permissions-Policy",
        "accelerometer=(), camera=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=(self)",
    ),
    ("Referrer-Policy", "same-origin"),
    ("X-Content-Type-Options", "nosniff"),
];

/// Adds everything that hosts need, for what is in `tree` now.
pub(crate) fn add(tree: &mut Tree) {
    let snippets = [
        ("nginx.conf", include_str!("hosting/nginx.conf"), line_of_nginx as Line),
        ("apache.conf", include_str!("hosting/apache.conf"), line_of_apache),
        ("Caddyfile", include_str!("hosting/Caddyfile"), line_of_caddy),
    ];
    let policy = policy();
    for (name, template, line) in snippets {
        let headers: Vec<String> = HEADERS.iter().map(|(name, value)| line(name, value)).collect();
        let text = template.replace("%POLICY%", &policy).replace("%HEADERS%", &headers.join("\n"));
        tree.add(format!("{SNIPPETS}{name}"), text);
    }
    let headers = headers_file(tree, &policy);
    pack(tree);
    let list: String = tree.files().map(|(path, bytes)| format!("{}  {path}\n", hex(bytes))).collect();
    tree.add(LIST, list);
    tree.add(HEADERS_FILE, headers);
}

/// The policy as a header, which holds for `404.html` too: its sheet stands within it. Every other
/// page's own policy refuses that.
fn policy() -> String {
    POLICY.replace("style-src 'self'", "style-src 'self' data:")
}

type Line = fn(&str, &str) -> String;

fn line_of_nginx(name: &str, value: &str) -> String {
    format!("add_header {name} \"{value}\" always;")
}

fn line_of_apache(name: &str, value: &str) -> String {
    format!("Header always set {name} \"{value}\"")
}

fn line_of_caddy(name: &str, value: &str) -> String {
    format!("\t{name} \"{value}\"")
}

/// `_headers`, whose rules name addresses from the host's root. Where two rules set the same header
/// hosts disagree, so each is set once: all answers are revalidated without being told to.
fn headers_file(tree: &Tree, policy: &str) -> String {
    let mut text = format!(
        "# Portails qui affichent le guide dans un cadre : ajoutez leurs adresses après frame-ancestors 'self'.\n\
         /*\n  Content-Security-Policy: {policy}; frame-ancestors 'self'\n"
    );
    for (name, value) in HEADERS {
        text.push_str(&format!("  {name}: {value}\n"));
    }
    for (path, _) in tree.files().filter(|(path, _)| is_hashed(path)) {
        text.push_str(&format!("/{path}\n  Cache-Control: public, max-age=31536000, immutable\n"));
    }
    text
}

fn pack(tree: &mut Tree) {
    let mut packed = Vec::new();
    for (path, bytes) in tree.files().filter(|(path, bytes)| is_packed(path, bytes)) {
        packed.extend(brotli(bytes).map(|b| (format!("{path}.br"), b)));
        packed.extend(gzip(bytes).map(|b| (format!("{path}.gz"), b)));
    }
    for (path, bytes) in packed {
        tree.add(path, bytes);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hosted() -> Tree {
        let mut tree = Tree::new();
        tree.add("index.html", "a".repeat(300));
        tree.add("style.0123456789abcdef.css", "a{}");
        add(&mut tree);
        tree
    }

    fn text<'t>(tree: &'t Tree, path: &str) -> &'t str {
        std::str::from_utf8(tree.get(path).unwrap()).unwrap()
    }

    #[test]
    fn each_snippet_sets_every_header_once() {
        let tree = hosted();
        for name in ["hebergement/nginx.conf", "hebergement/apache.conf", "hebergement/Caddyfile", "_headers"]
        {
            let text = text(&tree, name);
            assert!(!text.contains('%') || name.ends_with("apache.conf"), "{name}: a gap is left");
            for (header, value) in HEADERS {
                let lines = text.lines().filter(|l| l.contains(header) && l.contains(value));
                assert_eq!(lines.count(), 1, "{name}: {header}");
            }
            assert!(text.contains("script-src 'self'") && text.contains("; frame-ancestors"), "{name}");
        }
    }

    /// A frame sandboxed without `allow-same-origin` has an origin of its own: styles, modules and the app come
    /// to it from another.
    #[test]
    fn a_sandboxed_frame_may_load_everything() {
        let tree = hosted();
        for name in ["hebergement/nginx.conf", "hebergement/apache.conf", "hebergement/Caddyfile", "_headers"]
        {
            let text = text(&tree, name);
            assert!(!text.contains("Resource-Policy \"same-origin\""), "{name}");
            assert!(text.contains("Access-Control-Allow-Origin"), "{name}");
        }
    }

    #[test]
    fn hashed_names_are_kept_for_long() {
        assert!(is_hashed("style.0123456789abcdef.css"));
        for path in ["index.html", "a.b.css", "sw.js", "style.0123456789abcdeg.css"] {
            assert!(!is_hashed(path), "{path}");
        }
        let headers = text(&hosted(), "_headers").to_owned();
        assert!(headers.contains("/style.0123456789abcdef.css\n  Cache-Control: public, max-age=31536000"));
        assert_eq!(headers.matches("Cache-Control").count(), 1);
    }

    #[test]
    fn the_list_holds_every_file_that_is_delivered() {
        let tree = hosted();
        let list = text(&tree, LIST);
        for (path, bytes) in tree.files().filter(|(p, _)| !matches!(*p, LIST | HEADERS_FILE)) {
            assert!(list.contains(&format!("{}  {path}\n", hex(bytes))), "{path}");
        }
        assert!(list.contains("  index.html.br\n") && list.contains("  index.html.gz\n"));
        assert_eq!(list.lines().count(), tree.files().count() - 2);
    }
}
