//! What a browser asks for: the first line of an HTTP request, and the file it names.

use std::path::{Path, PathBuf};

/// A request, as far as a static server cares.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Request {
    /// Without a body in the answer.
    pub(crate) head: bool,
    /// The path as it was written, percent signs and all, without the query.
    pub(crate) path: String,
    /// The path decoded, cut at slashes; empty segments left out.
    pub(crate) segments: Vec<String>,
}

/// Why a request gets no file.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// Not HTTP, or a path that leaves the folder.
    Bad,
    /// Neither GET nor HEAD.
    Method,
}

impl Request {
    /// Reads the first line of a request.
    ///
    /// # Errors
    ///
    /// A [`Refusal`] when nothing may be served.
    pub(crate) fn parse(head: &str) -> Result<Self, Refusal> {
        let mut words = head.lines().next().unwrap_or("").split(' ');
        let (Some(method), Some(target), Some(version)) = (words.next(), words.next(), words.next()) else {
            return Err(Refusal::Bad);
        };
        if !version.starts_with("HTTP/1.") || !target.starts_with('/') {
            return Err(Refusal::Bad);
        }
        let head = match method {
            "GET" => false,
            "HEAD" => true,
            _ => return Err(Refusal::Method),
        };
        let path = target.split(['?', '#']).next().unwrap_or("").to_owned();
        let segments = segments(&path).ok_or(Refusal::Bad)?;
        Ok(Self { head, path, segments })
    }

    /// Whether the path ends in a slash, that is, names a folder.
    pub(crate) fn names_folder(&self) -> bool {
        self.path.ends_with('/')
    }
}

/// What to answer.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Found {
    /// This file.
    File(PathBuf),
    /// The same address with a slash.
    Folder,
    /// Nothing here.
    Nothing,
}

/// The file below `root` that `request` names, by the rules every static host
/// shares: a folder is its `index.html`, its address ends in a slash.
pub(crate) fn find(root: &Path, request: &Request) -> Found {
    let mut path = root.to_path_buf();
    path.extend(&request.segments);
    // A symbolic link must not lead out either.
    let (Ok(real), Ok(inside)) = (path.canonicalize(), root.canonicalize()) else {
        return Found::Nothing;
    };
    if !real.starts_with(&inside) {
        return Found::Nothing;
    }
    if real.is_dir() {
        if !request.names_folder() {
            return Found::Folder;
        }
        let index = real.join("index.html");
        return if index.is_file() { Found::File(index) } else { Found::Nothing };
    }
    if request.names_folder() { Found::Nothing } else { Found::File(real) }
}

/// The decoded segments of a path; `None` when one of them could lead elsewhere.
fn segments(path: &str) -> Option<Vec<String>> {
    let written = path.split('/').filter(|s| !s.is_empty());
    written.map(|segment| decode(segment).filter(|s| is_plain(s))).collect()
}

/// Whether a segment is just a name: no `..`, no separator, no drive, no NUL.
fn is_plain(segment: &str) -> bool {
    let odd = |c: char| matches!(c, '/' | '\\' | ':') || c.is_control();
    segment != ".." && segment != "." && !segment.chars().any(odd)
}

/// `%C3%A9` to `é`.
fn decode(segment: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(segment.len());
    let mut rest = segment.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let high = char::from(rest.next()?).to_digit(16)?;
            let low = char::from(rest.next()?).to_digit(16)?;
            bytes.push(u8::try_from(high * 16 + low).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(target: &str) -> Result<Vec<String>, Refusal> {
        Request::parse(&format!("GET {target} HTTP/1.1\r\nHost: x\r\n")).map(|r| r.segments)
    }

    #[test]
    fn ordinary_addresses() {
        assert_eq!(path("/"), Ok(vec![]));
        assert_eq!(path("/e-cps/activer/?x=1"), Ok(vec!["e-cps".into(), "activer".into()]));
        assert_eq!(path("/m%C3%A9decin"), Ok(vec!["médecin".into()]));
    }

    #[test]
    fn nothing_leads_out_of_the_folder() {
        let attempts = [
            "/../secret",
            "/a/../../secret",
            "/%2e%2e/secret",
            "/..%2fsecret",
            "/..%5Csecret",
            "/a%00b",
            "/%zz",
            "/%",
            "/C%3A/secret",
        ];
        for attempt in attempts {
            assert_eq!(path(attempt), Err(Refusal::Bad), "{attempt}");
        }
    }

    #[test]
    fn only_get_and_head() {
        assert_eq!(Request::parse("POST / HTTP/1.1\r\n"), Err(Refusal::Method));
        assert_eq!(Request::parse(""), Err(Refusal::Bad));
        assert_eq!(Request::parse("GET http://elsewhere/ HTTP/1.1"), Err(Refusal::Bad));
        assert!(Request::parse("HEAD / HTTP/1.1").is_ok_and(|r| r.head));
    }

    #[test]
    fn folders_files_and_links() {
        let root = std::env::temp_dir().join(format!("xtask-request-{}", std::process::id()));
        std::fs::create_dir_all(root.join("site/page")).unwrap();
        std::fs::write(root.join("site/page/index.html"), "x").unwrap();
        std::fs::write(root.join("outside"), "x").unwrap();
        let ask = |target: &str| {
            let request = Request::parse(&format!("GET {target} HTTP/1.1")).unwrap();
            find(&root.join("site"), &request)
        };
        assert!(matches!(ask("/page/"), Found::File(f) if f.ends_with("page/index.html")));
        assert_eq!(ask("/page"), Found::Folder);
        assert_eq!(ask("/page/index.html/"), Found::Nothing);
        assert_eq!(ask("/"), Found::Nothing);
        assert_eq!(ask("/absent"), Found::Nothing);
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(root.join("outside"), root.join("site/link")).unwrap();
            assert_eq!(ask("/link"), Found::Nothing);
        }
        std::fs::remove_dir_all(&root).unwrap();
    }
}
