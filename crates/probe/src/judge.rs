//! What is wrong with one answer: plain functions, no network.

use crate::{Answer, Fault};

/// A hashed file that browsers keep shorter than this is asked for again and again, in seconds.
const LONG: u64 = 30 * 24 * 3600;
/// A file without a hash that is kept longer than this hides an update, in seconds.
const SHORT: u64 = 600;

/// The types that browsers accept for each ending.
const TYPES: [(&str, &[&str]); 10] = [
    ("html", &["text/html"]),
    ("css", &["text/css"]),
    ("js", &["text/javascript", "application/javascript"]),
    ("wasm", &["application/wasm"]),
    ("bin", &["application/octet-stream"]),
    ("webmanifest", &["application/manifest+json", "application/json"]),
    ("svg", &["image/svg+xml"]),
    ("png", &["image/png"]),
    ("xml", &["application/xml", "text/xml"]),
    ("txt", &["text/plain"]),
];

/// Headers that protect visitors, beside the policy: a word that must stand in each, empty when any value will do.
const PROTECTION: [(&str, &str); 5] = [
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", ""),
    ("permissions-policy", ""),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", ""),
];

/// Whether the name of the file holds the hash of its bytes.
#[must_use]
pub fn is_hashed(path: &str) -> bool {
    let hash = path.rsplit('.').nth(1).unwrap_or_default();
    hash.len() == 16 && hash.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
}

/// The wrong type of the file at `path`, in words.
#[must_use]
pub fn wrong_type(path: &str, answer: &Answer) -> Option<String> {
    let (_, wanted) = TYPES.iter().find(|(ending, _)| path.rsplit('.').next() == Some(ending))?;
    let Some(said) = answer.header("content-type") else {
        return Some("aucun type".to_owned());
    };
    let mut parts = said.split(';').map(|part| part.trim().to_ascii_lowercase());
    let kind = parts.next().unwrap_or_default();
    let charset = parts.find_map(|p| p.strip_prefix("charset=").map(|c| c.trim_matches('"').to_owned()));
    let readable = charset.is_none_or(|c| c == "utf-8" || c == "utf8");
    (!wanted.contains(&kind.as_str()) || !readable).then_some(said)
}

/// What is wrong with how long the file at `path` is kept.
#[must_use]
pub fn wrong_cache(path: &str, answer: &Answer) -> Option<(Fault, String)> {
    let said = answer.header("cache-control");
    let words: Vec<String> =
        said.iter().flat_map(|s| s.split(',')).map(|w| w.trim().to_ascii_lowercase()).collect();
    let has = |word: &str| words.iter().any(|w| w == word);
    let kept = words.iter().find_map(|w| w.strip_prefix("max-age=")?.parse::<u64>().ok());
    let asks = has("no-cache") || has("no-store") || kept.is_some_and(|age| age <= SHORT);
    let fault = if is_hashed(path) {
        let long = kept.is_some_and(|age| age >= LONG) && !has("no-cache") && !has("no-store");
        if long { None } else { Some(Fault::ShortCache) }
    } else if asks {
        None
    } else {
        Some(Fault::LongCache)
    };
    let said = said.map_or_else(|| "pas de Cache-Control".to_owned(), |s| format!("Cache-Control: {s}"));
    fault.map(|fault| (fault, said))
}

/// What is wrong with an answer to somebody who accepts packed files.
#[must_use]
pub fn wrong_packing(answer: &Answer) -> Option<Fault> {
    let encoding = answer.header("content-encoding").unwrap_or_default();
    if !matches!(encoding.as_str(), "br" | "gzip" | "zstd") {
        return Some(Fault::NotPacked);
    }
    let vary = answer.header("vary").unwrap_or_default().to_ascii_lowercase();
    (!vary.contains("accept-encoding") && vary != "*").then_some(Fault::NoVary)
}

/// The protective headers that are missing from an answer, and what is wrong with its policy.
#[must_use]
pub fn wrong_protection(answer: &Answer) -> Vec<(Fault, String)> {
    let lacks = |(name, word): &(&str, &str)| {
        let value = answer.header(name).map(|v| v.to_ascii_lowercase());
        (!value.is_some_and(|v| v.contains(word))).then(|| (Fault::NoHeader, (*name).to_owned()))
    };
    let mut found: Vec<_> = PROTECTION.iter().filter_map(lacks).collect();
    match answer.header("content-security-policy") {
        None => found.push((Fault::NoHeader, "content-security-policy".to_owned())),
        Some(policy) => found.extend(wrong_policy(&policy)),
    }
    found
}

/// Directives of what pages load from the site itself, beside scripts and workers.
const LOADED: [&str; 5] = ["connect-src", "style-src", "img-src", "manifest-src", "frame-src"];

/// The Trusted Types policies that the site makes.
const TRUSTED: [&str; 2] = ["default", "offline"];

fn wrong_policy(policy: &str) -> Option<(Fault, String)> {
    let directive = |name: &str| {
        policy.split(';').map(str::trim).find_map(|d| d.strip_prefix(name)).map(|d| d.trim().to_owned())
    };
    let scripts = directive("script-src ").or_else(|| directive("default-src ")).unwrap_or_default();
    let words: Vec<&str> = scripts.split(' ').collect();
    let loose = ["'unsafe-inline'", "'unsafe-eval'", "*", "https:", "http:", "data:", ""];
    if let Some(word) = words.iter().find(|w| loose.contains(w)) {
        return Some((Fault::LoosePolicy, format!("script-src {word}")));
    }
    if directive("frame-ancestors ").is_none() {
        return Some((Fault::LoosePolicy, "sans frame-ancestors".to_owned()));
    }
    let needed = ["'self'", "'wasm-unsafe-eval'"];
    let missing = needed.iter().find(|n| !words.contains(n));
    if let Some(word) = missing {
        return Some((Fault::TightPolicy, format!("script-src sans {word}")));
    }
    let mut refused = Vec::new();
    let worker = directive("worker-src ").or_else(|| directive("child-src ")).unwrap_or(scripts);
    if !worker.split(' ').any(|w| w == "'self'") {
        refused.push("worker-src sans 'self'".to_owned());
    }
    let fallback = directive("default-src ").unwrap_or_else(|| "*".to_owned());
    for name in LOADED {
        let sources = directive(&format!("{name} ")).unwrap_or_else(|| fallback.clone());
        if !sources.split(' ').any(may_load) {
            refused.push(format!("{name} sans 'self'"));
        }
    }
    let made = directive("trusted-types ").unwrap_or_else(|| "*".to_owned());
    let makes = |name: &&&str| !made.split(' ').any(|w| w == **name || w == "*");
    refused.extend(TRUSTED.iter().filter(makes).map(|name| format!("trusted-types sans {name}")));
    (!refused.is_empty()).then(|| (Fault::TightPolicy, refused.join(", ")))
}

/// Whether a source of a directive may be the site itself: by its word, a scheme or the name of a host.
fn may_load(source: &str) -> bool {
    matches!(source, "'self'" | "*" | "https:" | "http:") || source.contains('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(headers: &[(&str, &str)]) -> Answer {
        let headers = headers.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned()));
        Answer { status: 200, headers: headers.collect(), body: Vec::new() }
    }

    #[test]
    fn types() {
        let table = [
            ("a/index.html", Some("text/html; charset=utf-8"), true),
            ("a/index.html", Some("text/html;charset=\"UTF-8\""), true),
            ("a/index.html", Some("text/html; charset=iso-8859-1"), false),
            ("app.js", Some("application/javascript"), true),
            ("app.js", Some("text/plain"), false),
            ("app.wasm", Some("application/octet-stream"), false),
            ("manifest.webmanifest", Some("application/octet-stream"), false),
            ("guide.bin", None, false),
            ("hebergement/Caddyfile", Some("anything"), true),
        ];
        for (path, said, right) in table {
            let answer = said.map_or_else(Answer::default, |said| with(&[("content-type", said)]));
            assert_eq!(wrong_type(path, &answer).is_none(), right, "{path} {said:?}");
        }
    }

    #[test]
    fn lifetimes() {
        const HASHED: &str = "style.0123456789abcdef.css";
        let table = [
            (HASHED, Some("public, max-age=31536000, immutable"), None),
            (HASHED, Some("max-age=3600"), Some(Fault::ShortCache)),
            (HASHED, Some("no-cache, max-age=31536000"), Some(Fault::ShortCache)),
            (HASHED, None, Some(Fault::ShortCache)),
            ("index.html", Some("no-cache"), None),
            ("index.html", Some("public, max-age=0, must-revalidate"), None),
            ("index.html", Some("No-Store"), None),
            ("sw.js", Some("max-age=86400"), Some(Fault::LongCache)),
            ("sw.js", None, Some(Fault::LongCache)),
        ];
        for (path, said, fault) in table {
            let answer = said.map_or_else(Answer::default, |said| with(&[("cache-control", said)]));
            assert_eq!(wrong_cache(path, &answer).map(|(f, _)| f), fault, "{path} {said:?}");
        }
    }

    #[test]
    fn packing() {
        let packed = |vary: &str| with(&[("content-encoding", "br"), ("vary", vary)]);
        assert_eq!(wrong_packing(&packed("Origin, Accept-Encoding")), None);
        assert_eq!(wrong_packing(&packed("Origin")), Some(Fault::NoVary));
        assert_eq!(wrong_packing(&Answer::default()), Some(Fault::NotPacked));
    }

    #[test]
    fn policies() {
        const OURS: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' data:; \
            img-src 'self'; connect-src 'self'; frame-src 'self'; manifest-src 'self'; worker-src 'self'; \
            trusted-types default offline; frame-ancestors 'self'";
        let table = [
            (OURS.to_owned(), None),
            (OURS.replace("; frame-ancestors 'self'", ""), Some(Fault::LoosePolicy)),
            (OURS.replace("'wasm-unsafe-eval'", "'unsafe-inline'"), Some(Fault::LoosePolicy)),
            (OURS.replace(" 'wasm-unsafe-eval'", ""), Some(Fault::TightPolicy)),
            (OURS.replace("worker-src 'self'", "worker-src 'none'"), Some(Fault::TightPolicy)),
            (OURS.replace("worker-src 'self'; ", ""), None),
            (OURS.replace("connect-src 'self'; ", ""), Some(Fault::TightPolicy)),
            (OURS.replace("connect-src 'self'", "connect-src https://exemple.fr"), None),
            (OURS.replace("'self' data:", "'none'"), Some(Fault::TightPolicy)),
            (OURS.replace("default offline", "autre"), Some(Fault::TightPolicy)),
            (OURS.replace("trusted-types default offline; ", ""), None),
            ("upgrade-insecure-requests; frame-ancestors 'self'".to_owned(), Some(Fault::LoosePolicy)),
        ];
        for (policy, fault) in table {
            assert_eq!(wrong_policy(&policy).map(|(f, _)| f), fault, "{policy}");
        }
    }

    #[test]
    fn each_missing_header_is_named() {
        let missing = wrong_protection(&with(&[("x-content-type-options", "nosniff")]));
        let names: Vec<&str> = missing.iter().map(|(_, name)| name.as_str()).collect();
        assert_eq!(names.len(), PROTECTION.len());
        assert!(!names.contains(&"x-content-type-options") && names.contains(&"content-security-policy"));
    }
}
