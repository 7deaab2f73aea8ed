//! Whether a portal may show a deployed copy: in a frame, and by the script with its integrity.

use crate::{Client, Fault, Report};

/// The script that portals load; another contract would have another number.
const SCRIPT: &str = "integrer.1.js";

/// Asks for what a page of `portal`, an address with its scheme, needs of the copy at `url`.
#[must_use]
pub fn examine(client: &Client, url: &str, portal: &str) -> Report {
    let url = format!("{}/", url.trim_end_matches('/'));
    let mut report = Report::default();
    let mut header = |path: &str, name: &str| match client.get(&format!("{url}{path}"), "identity") {
        Ok(answer) => Some(answer.header(name).unwrap_or_default()),
        Err(reason) => {
            report.add(Fault::Silent, format!("/{path} : {reason}"));
            None
        }
    };
    let policy = header("", "content-security-policy");
    let origin = header(SCRIPT, "access-control-allow-origin");
    if let Some(policy) = policy
        && !lets_in(&policy, portal, &url)
    {
        report.add(Fault::NoPortal, format!("{} : absent de frame-ancestors", origin_of(portal)));
    }
    if let Some(allowed) = origin
        && allowed != "*"
        && allowed != origin_of(portal)
    {
        report.add(Fault::NoIntegrity, format!("/{SCRIPT} : sans Access-Control-Allow-Origin"));
    }
    report.answers = 2;
    report
}

/// Whether `policy` lets pages of `portal` frame those of `url`; without the directive, everybody may.
fn lets_in(policy: &str, portal: &str, url: &str) -> bool {
    let directive = policy.split(';').find_map(|d| d.trim().strip_prefix("frame-ancestors "));
    let portal = origin_of(portal);
    directive.is_none_or(|sources| {
        sources.split(' ').any(|source| match source {
            "'self'" => origin_of(url) == portal,
            "*" => true,
            scheme if scheme.ends_with(':') => portal.starts_with(scheme),
            host => is_host(host.trim_end_matches('/'), portal),
        })
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
        ];
        for (policy, right) in table {
            assert_eq!(lets_in(policy, "https://portail.fr/accueil", URL), right, "{policy}");
        }
        assert!(lets_in("frame-ancestors 'self'", "https://guide.exemple.fr", URL));
        assert!(lets_in("frame-ancestors *.portail.fr", "https://a.portail.fr", URL));
        assert!(!lets_in("frame-ancestors *.portail.fr", "https://autreportail.fr", URL));
    }
}
