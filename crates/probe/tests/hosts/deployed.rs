//! A right host is left alone; each deliberate fault of a wrong one is named, and no other.

use crate::host::{Asked, Said, start};
use probe::{Client, Fault, List, deployed, portal};
use std::collections::BTreeMap;

const POLICY: &str =
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; frame-ancestors 'self'";
const HASHED: &str = "style.0123456789abcdef.css";

type Files = BTreeMap<&'static str, Vec<u8>>;

/// A small site as `site` would write it.
fn files() -> Files {
    let mut files = Files::from([
        ("index.html", b"home".to_vec()),
        ("page/index.html", b"page".to_vec()),
        ("404.html", b"missing".to_vec()),
        (HASHED, b"a{}".to_vec()),
        ("style.0123456789abcdef.css.gz", b"packed".to_vec()),
        ("sw.js", b"worker".to_vec()),
        ("manifest.webmanifest", b"{}".to_vec()),
    ]);
    let line = |(path, bytes): (&&str, &Vec<u8>)| format!("{}  {path}\n", sum(bytes));
    let list: String = files.iter().map(line).collect();
    files.insert(List::FILE, list.into_bytes());
    files
}

fn sum(bytes: &[u8]) -> String {
    use sha2::{Digest as _, Sha256};
    Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect()
}

/// What the right host answers.
fn right(files: &Files, asked: Asked<'_>) -> Said {
    let path = asked.path.trim_start_matches('/');
    if files.contains_key(format!("{path}/index.html").as_str()) && !path.is_empty() {
        return Said { status: 301, headers: vec![("Location", format!("/{path}/"))], body: Vec::new() };
    }
    let name =
        if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
    let (status, name) =
        if files.contains_key(name.as_str()) { (200, name) } else { (404, "404.html".to_owned()) };
    let kind = match name.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css",
        Some("js") => "text/javascript",
        Some("webmanifest") => "application/manifest+json",
        Some("txt") => "text/plain",
        _ => "application/octet-stream",
    };
    let hashed = name == HASHED;
    let cache = if hashed { "public, max-age=31536000, immutable" } else { "no-cache" };
    let mut headers = vec![
        ("Content-Type", kind.to_owned()),
        ("Cache-Control", cache.to_owned()),
        ("Content-Security-Policy", POLICY.to_owned()),
        ("X-Content-Type-Options", "nosniff".to_owned()),
        ("Referrer-Policy", "same-origin".to_owned()),
        ("Permissions-Policy", "camera=()".to_owned()),
        ("Cross-Origin-Opener-Policy", "same-origin".to_owned()),
        ("Cross-Origin-Resource-Policy", "cross-origin".to_owned()),
    ];
    let packed = format!("{name}.gz");
    let body = match files.get(packed.as_str()).filter(|_| asked.gzip) {
        Some(packed) => {
            headers.push(("Content-Encoding", "gzip".to_owned()));
            headers.push(("Vary", "Accept-Encoding".to_owned()));
            packed.clone()
        }
        None => files[name.as_str()].clone(),
    };
    Said { status, headers, body }
}

/// What `deploy-check` says of a right host whose answers `spoil` changes.
fn found(spoil: impl Fn(Asked<'_>, &mut Said) + Send + Sync + 'static) -> Vec<Fault> {
    let files = files();
    let url = start(move |asked| {
        let mut said = right(&files, asked);
        spoil(asked, &mut said);
        said
    });
    let report = deployed::examine(&Client::default(), &url, None);
    report.found().collect()
}

fn set(said: &mut Said, name: &'static str, value: &str) {
    said.headers.retain(|(n, _)| *n != name);
    if !value.is_empty() {
        said.headers.push((name, value.to_owned()));
    }
}

#[test]
fn a_right_host_is_left_alone() {
    assert_eq!(found(|_, _| {}), []);
}

#[test]
fn each_fault_is_named_and_no_other() {
    type Spoil = fn(Asked<'_>, &mut Said);
    let table: [(Fault, Spoil); 17] = [
        (Fault::NoHome, |a, s| {
            if a.path == "/" {
                s.status = 500;
            }
        }),
        (Fault::NoList, |a, s| {
            if a.path == "/empreintes.txt" {
                s.body = b"<!doctype html>".to_vec();
            }
        }),
        (Fault::Missing, |a, s| {
            if a.path == "/sw.js" {
                s.status = 404;
            }
        }),
        (Fault::NoIndex, |a, s| {
            if a.path == "/page/" {
                s.status = 403;
            }
        }),
        (Fault::Stale, |a, s| {
            if a.path == "/page/" {
                s.body = b"page of yesterday".to_vec();
            }
        }),
        (Fault::Redirected, |a, s| {
            if a.path == "/404.html" {
                s.status = 308;
                set(s, "Location", "/404");
            }
        }),
        (Fault::NoSlash, |a, s| {
            if a.path == "/page" {
                s.status = 200;
            }
        }),
        (Fault::NoSlash, |a, s| {
            if a.path == "/page" {
                set(s, "Location", "/elsewhere/page/");
            }
        }),
        (Fault::SoftMissing, |a, s| {
            if a.path.contains("inconnu") {
                s.status = 200;
            }
        }),
        (Fault::OtherMissing, |a, s| {
            if a.path.contains("inconnu") {
                s.body = b"nginx".to_vec();
            }
        }),
        (Fault::Type, |a, s| {
            if a.path.ends_with("webmanifest") {
                set(s, "Content-Type", "application/octet-stream");
            }
        }),
        (Fault::ShortCache, |a, s| {
            if a.path.ends_with(".css") {
                set(s, "Cache-Control", "max-age=60");
            }
        }),
        (Fault::LongCache, |a, s| {
            if a.path == "/sw.js" {
                set(s, "Cache-Control", "max-age=86400");
            }
        }),
        (Fault::NotPacked, |_, s| set(s, "Content-Encoding", "")),
        (Fault::NoVary, |_, s| set(s, "Vary", "")),
        (Fault::NoHeader, |_, s| set(s, "Permissions-Policy", "")),
        (Fault::Cookie, |a, s| {
            if a.path == "/page/" {
                set(s, "Set-Cookie", "id=1");
            }
        }),
    ];
    for (fault, spoil) in table {
        assert_eq!(found(spoil), [fault], "{fault:?}");
    }
}

#[test]
fn a_host_without_our_snippet_is_told_everything_at_once() {
    let bare = found(|_, said| {
        for name in ["Cache-Control", "Content-Security-Policy", "X-Content-Type-Options", "Content-Encoding"]
        {
            set(said, name, "");
        }
    });
    assert_eq!(bare, [Fault::ShortCache, Fault::LongCache, Fault::NotPacked, Fault::NoHeader]);
}

#[test]
fn policies_that_are_too_wide_or_too_narrow() {
    let policy = |policy: &'static str| found(move |_, s| set(s, "Content-Security-Policy", policy));
    assert_eq!(policy("script-src 'self' 'unsafe-inline'; frame-ancestors 'self'"), [Fault::LoosePolicy]);
    assert_eq!(policy("default-src 'self'; frame-ancestors 'self'"), [Fault::TightPolicy]);
}

#[test]
fn a_portal_is_let_in_or_told_how() {
    const PORTAL: &str = "https://portail.exemple.fr";
    let told = |policy: &'static str, origin: &'static str| {
        let mut files = files();
        files.insert("integrer.1.js", b"frame".to_vec());
        let url = start(move |asked| {
            let mut said = right(&files, asked);
            set(&mut said, "Content-Security-Policy", policy);
            set(&mut said, "Access-Control-Allow-Origin", origin);
            said
        });
        portal::examine(&Client::default(), &url, PORTAL).found().collect::<Vec<_>>()
    };
    assert_eq!(told("frame-ancestors 'self' https://portail.exemple.fr", "*"), []);
    assert_eq!(told("frame-ancestors https://*.exemple.fr", PORTAL), []);
    assert_eq!(told("frame-ancestors 'self'", "*"), [Fault::NoPortal]);
    assert_eq!(told("frame-ancestors 'self' https:", ""), [Fault::NoIntegrity]);
}

#[test]
fn where_no_guide_stands_no_portal_is_let_in() {
    const PORTAL: &str = "https://portail.exemple.fr";
    let found = |files: Files, below: &str| {
        let url = start(move |asked| right(&files, asked));
        portal::examine(&Client::default(), &format!("{url}{below}"), PORTAL).found().collect::<Vec<_>>()
    };
    assert_eq!(found(files(), "ailleurs"), [Fault::NoHome]);
    assert!(found(files(), "").contains(&Fault::Missing), "an older guide has no script for portals");
}

#[test]
fn another_build_than_the_local_one_is_said() {
    let files = files();
    let served = files.clone();
    let url = start(move |asked| right(&served, asked));
    let newer =
        String::from_utf8(files[List::FILE].clone()).unwrap().replace(&sum(b"page"), &sum(b"new page"));
    let report = deployed::examine(&Client::default(), &url, List::parse(&newer).as_ref());
    assert_eq!(report.found().collect::<Vec<_>>(), [Fault::OtherVersion, Fault::Stale]);
    assert!(report.to_string().contains("    /page/\n"), "{report}");
}

#[test]
fn a_host_that_does_not_answer_is_said() {
    // Port 9 of this machine: nobody listens there.
    let report = deployed::examine(&Client::default(), "http://127.0.0.1:9/", None);
    assert_eq!(report.found().collect::<Vec<_>>(), [Fault::Silent]);
}
