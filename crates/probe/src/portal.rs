//! Whether a portal may show a deployed copy: in a frame, and by the script with its integrity.

use crate::{Answer, Client, Fault, Report};

/// The script that portals load; another contract would have another number.
const SCRIPT: &str = "integrer.1.js";

/// Asks for what a page of `portal`, an address with its scheme, needs of the copy at `url`.
#[must_use]
pub fn examine(client: &Client, url: &str, portal: &str) -> Report {
    let url = format!("{}/", url.trim_end_matches('/'));
    let mut report = Report::default();
    let mut get = |path: &str, missing: Fault| {
        report.answers += 1;
        match client.get(&format!("{url}{path}"), "identity") {
            Ok(answer) if answer.status == 200 => return Some(answer),
            Ok(answer) => report.add(missing, format!("{url}{path} : statut {}", answer.status)),
            Err(reason) => report.add(Fault::Silent, format!("/{path} : {reason}")),
        }
        None
    };
    let Some(home) = get("", Fault::NoHome) else { return report };
    let script = get(SCRIPT, Fault::Missing);
    if !lets_in(&home, portal, &url) {
        report.add(Fault::NoPortal, origin_of(portal));
    }
    let allowed = script.map(|script| script.header("access-control-allow-origin").unwrap_or_default());
    if let Some(allowed) = allowed
        && allowed != "*"
        && allowed != origin_of(portal)
    {
        report.add(Fault::NoIntegrity, format!("/{SCRIPT} : sans Access-Control-Allow-Origin"));
    }
    report
}

/// Whether `home` lets pages of `portal` frame those of `url`: every policy that says who may, or else the older
/// header, which can only name the site itself.
fn lets_in(home: &Answer, portal: &str, url: &str) -> bool {
    let policies = home.header("content-security-policy").unwrap_or_default();
    let mut named = policies.split(',').filter_map(ancestors).peekable();
    if named.peek().is_some() {
        return named.all(|sources| is_named(sources, portal, url));
    }
    home.header("x-frame-options").is_none_or(|_| is_named("'self'", portal, url))
}

/// The sources of `frame-ancestors` in a policy.
fn ancestors(policy: &str) -> Option<&str> {
    policy.split(';').find_map(|directive| directive.trim().strip_prefix("frame-ancestors "))
}

fn is_named(sources: &str, portal: &str, url: &str) -> bool {
    let portal = origin_of(portal);
    sources.split(' ').any(|source| match source {
        "'self'" => origin_of(url) == portal,
        "*" => true,
        scheme if scheme.ends_with(':') => portal.starts_with(scheme),
        host => is_host(host.trim_end_matches('/'), portal),
    })
}

/// Whether `source`, perhaps without its scheme or with a star for names before a dot, is the host of `portal`.
fn is_host(source: &str, portal: &str) -> bool {
    let (scheme, host) = portal.split_once("://").unwrap_or(("", portal));
    let named = match source.split_once("://") {
        Some((other, named)) if other == scheme => named,
        Some(_) => return false,
        None => source,
    };
    match named.strip_prefix('*') {
        Some(end) if end.starts_with('.') => host.ends_with(end),
        _ => named == host,
    }
}

/// The scheme, host and port of an address.
fn origin_of(url: &str) -> &str {
    let host = url.find("://").map_or(0, |at| at + "://".len());
    let end = url.get(host..).and_then(|rest| rest.find('/')).map_or(url.len(), |at| host + at);
    url.get(..end).unwrap_or(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn portals_are_let_in_by_name() {
        const URL: &str = "https://guide.exemple.fr/a/";
        let table = [
            ("default-src 'none'", true),
            ("frame-ancestors 'none'", false),
            ("frame-ancestors 'self'", false),
            ("a; frame-ancestors 'self' https://portail.fr/", true),
            ("frame-ancestors portail.fr", true),
            ("frame-ancestors http://portail.fr", false),
            ("frame-ancestors *.portail.fr", false),
            ("frame-ancestors https:", true),
            ("frame-ancestors https:, default-src 'none'; frame-ancestors 'self'", false),
            ("frame-ancestors https:, frame-ancestors portail.fr", true),
        ];
        let said =
            |policy: &str, portal: &str| lets_in(&home("content-security-policy", policy), portal, URL);
        for (policy, right) in table {
            assert_eq!(said(policy, "https://portail.fr/accueil"), right, "{policy}");
        }
        assert!(said("frame-ancestors 'self'", "https://guide.exemple.fr"));
        assert!(said("frame-ancestors *.portail.fr", "https://a.portail.fr"));
        assert!(!said("frame-ancestors *.portail.fr", "https://autreportail.fr"));
    }

    #[test]
    fn the_older_header_keeps_portals_out_where_no_policy_says_who_may() {
        const URL: &str = "https://guide.exemple.fr/";
        let mut home = home("x-frame-options", "SAMEORIGIN");
        assert!(!lets_in(&home, "https://portail.fr", URL));
        assert!(lets_in(&home, "https://guide.exemple.fr/accueil", URL));
        let policy = "frame-ancestors https://portail.fr";
        home.headers.push(("content-security-policy".to_owned(), policy.to_owned()));
        assert!(lets_in(&home, "https://portail.fr", URL));
    }

    fn home(name: &str, value: &str) -> Answer {
        Answer { status: 200, headers: vec![(name.to_owned(), value.to_owned())], body: Vec::new() }
    }
}
