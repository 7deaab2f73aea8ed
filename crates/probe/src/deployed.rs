//! Walks a deployed copy of the site: every listed file as visitors ask for it, then what no list holds.

use crate::judge::{is_hashed, wrong_cache, wrong_packing, wrong_protection, wrong_type};
use crate::list::hash;
use crate::{Answer, Client, Fault, List, Report};
use std::collections::BTreeSet;

/// Nothing packed is wanted.
const PLAIN: &str = "identity";
/// What browsers accept over HTTP and HTTPS.
const PACKED: &str = "gzip, deflate, br, zstd";
/// Pages whose address is tried without its slash.
const WITHOUT_SLASH: usize = 3;
/// Addresses that no guide has, at the root and deep below.
const UNKNOWN: [&str; 2] = ["adresse-inconnue-du-guide", "adresse/inconnue/du-guide/"];

/// Asks for everything below `url`, an address of the home page. `built` is the list that the
/// copy should have, where it is known.
#[must_use]
pub fn examine(client: &Client, url: &str, built: Option<&List>) -> Report {
    let url = format!("{}/", url.trim_end_matches('/'));
    let mut walk = Walk { client, url, report: Report::default() };
    if walk.home() {
        walk.scheme();
        let list = walk.list();
        if let (Some(list), Some(built)) = (&list, built)
            && list != built
        {
            walk.report.add(Fault::OtherVersion, List::FILE);
        }
        let list = built.cloned().or(list).unwrap_or_default();
        walk.files(&list);
        walk.packed(&list);
        walk.slashes(&list);
        walk.unknown(&list);
    }
    walk.report
}

struct Walk<'a> {
    client: &'a Client,
    url: String,
    report: Report,
}

impl Walk<'_> {
    /// The answer at an address below the root; what is wrong with every kind of answer is noted.
    fn get(&mut self, path: &str, encodings: &str) -> Option<Answer> {
        let answer = self.client.get(&format!("{}{path}", self.url), encodings);
        self.report.answers += 1;
        match answer {
            Ok(answer) => {
                if answer.header("set-cookie").is_some() {
                    self.report.add(Fault::Cookie, shown(path));
                }
                Some(answer)
            }
            Err(reason) => {
                self.report.add(Fault::Silent, format!("{} : {reason}", shown(path)));
                None
            }
        }
    }

    /// Whether the home page is where it was said to be.
    fn home(&mut self) -> bool {
        let Some(answer) = self.get("", PLAIN) else { return false };
        if answer.status == 200 && wrong_type("index.html", &answer).is_none() {
            return true;
        }
        let place = match answer.redirect() {
            Some(to) => format!("{} redirige vers {to}", self.url),
            None => format!("{} : statut {}", self.url, answer.status),
        };
        self.report.add(Fault::NoHome, place);
        false
    }

    /// Whether the way is safe; on one's own machine it does not matter.
    fn scheme(&mut self) {
        if let Some(rest) = self.url.strip_prefix("http://") {
            if !is_this_machine(rest) {
                self.report.add(Fault::NotHttps, self.url.clone());
            }
            return;
        }
        let Some(twin) = twin(&self.url) else { return };
        // One that does not answer is safe, too.
        let Ok(answer) = self.client.get(&twin, PLAIN) else { return };
        self.report.answers += 1;
        if !answer.redirect().is_some_and(|to| to.starts_with("https://")) {
            self.report.add(Fault::NoUpgrade, format!("{twin} : statut {}", answer.status));
        }
    }

    fn list(&mut self) -> Option<List> {
        let answer = self.get(List::FILE, PLAIN)?;
        let list =
            (answer.status == 200).then(|| List::parse(&String::from_utf8_lossy(&answer.body))).flatten();
        if list.is_none() {
            self.report.add(Fault::NoList, format!("{} : statut {}", List::FILE, answer.status));
        }
        list
    }

    /// Every listed file, as it is.
    fn files(&mut self, list: &List) {
        for (path, hash) in list.files() {
            let address = address(path);
            let Some(answer) = self.get(address, PLAIN) else { continue };
            match answer.status {
                200 => self.file(path, hash, &answer),
                _ if is_spare(path) => {}
                301 | 302 | 303 | 307 | 308 => {
                    let to = answer.redirect().unwrap_or_default();
                    self.report.add(Fault::Redirected, format!("{} vers {to}", shown(address)));
                }
                status => {
                    let fault = if self.is_there(path, address) { Fault::NoIndex } else { Fault::Missing };
                    self.report.add(fault, format!("{} : statut {status}", shown(address)));
                }
            }
        }
    }

    /// Whether the file itself answers where its folder does not.
    fn is_there(&mut self, path: &str, address: &str) -> bool {
        path != address && self.get(path, PLAIN).is_some_and(|a| a.status == 200)
    }

    fn file(&mut self, path: &str, listed: &str, answer: &Answer) {
        let place = shown(address(path));
        // Some hosts pack whatever is asked: then only the packed bytes are seen.
        if answer.header("content-encoding").is_none() && hash(&answer.body) != listed {
            self.report.add(Fault::Stale, place.clone());
        }
        if is_spare(path) {
            return;
        }
        if let Some(said) = wrong_type(path, answer) {
            self.report.add(Fault::Type, format!("{place} : {said}"));
        }
        if let Some((fault, said)) = wrong_cache(path, answer) {
            self.report.add(fault, format!("{place} : {said}"));
        }
        if path == "index.html" || path == "sw.js" {
            for (fault, said) in wrong_protection(answer) {
                self.report.add(fault, format!("{place} : {said}"));
            }
        }
    }

    /// One file of each kind that has a packed twin, as browsers ask for it.
    fn packed(&mut self, list: &List) {
        let mut tried = BTreeSet::new();
        let packed = list.files().filter(|(path, _)| list.hash(&format!("{path}.gz")).is_some());
        for (path, _) in packed {
            let kind = (path.rsplit('.').next(), is_hashed(path));
            if is_spare(path) || !tried.insert(kind) {
                continue;
            }
            let address = address(path);
            let Some(answer) = self.get(address, PACKED).filter(|a| a.status == 200) else { continue };
            if let Some(fault) = wrong_packing(&answer) {
                self.report.add(fault, shown(address));
            }
            if let Some(said) = wrong_type(path, &answer) {
                self.report.add(Fault::Type, format!("{} (compressé) : {said}", shown(address)));
            }
            if let Some((fault, said)) = wrong_cache(path, &answer) {
                self.report.add(fault, format!("{} (compressé) : {said}", shown(address)));
            }
        }
    }

    fn slashes(&mut self, list: &List) {
        let folders = list.files().filter_map(|(path, _)| path.strip_suffix("/index.html"));
        for folder in folders.take(WITHOUT_SLASH) {
            let Some(answer) = self.get(folder, PLAIN) else { continue };
            let wanted = format!("{}{folder}/", self.url);
            let right = answer.redirect().is_some_and(|to| leads(&to, &wanted));
            if !right {
                let to = answer.redirect().map_or_else(String::new, |to| format!(" vers {to}"));
                self.report.add(Fault::NoSlash, format!("{} : statut {}{to}", shown(folder), answer.status));
            }
        }
    }

    fn unknown(&mut self, list: &List) {
        for path in UNKNOWN {
            let Some(answer) = self.get(path, PLAIN) else { continue };
            if answer.status != 404 {
                self.report.add(Fault::SoftMissing, format!("{} : statut {}", shown(path), answer.status));
            } else if list.hash("404.html").is_some_and(|listed| hash(&answer.body) != listed) {
                self.report.add(Fault::OtherMissing, shown(path));
            }
        }
    }
}

/// The address of a file below the root: pages are asked for by their folder.
fn address(path: &str) -> &str {
    match path.strip_suffix("index.html") {
        Some(folder) if folder.is_empty() || folder.ends_with('/') => folder,
        _ => path,
    }
}

/// Files that only hosts and administrators need: they may be absent.
fn is_spare(path: &str) -> bool {
    path.ends_with(".br") || path.ends_with(".gz") || path.starts_with("hebergement/")
}

fn shown(path: &str) -> String {
    format!("/{path}")
}

/// Whether a redirect to `to`, relative or absolute, leads to `wanted`.
fn leads(to: &str, wanted: &str) -> bool {
    let path = |url: &str| url.splitn(4, '/').nth(3).map(|p| format!("/{p}"));
    to == wanted || (to.starts_with('/') && !to.starts_with("//") && path(wanted).as_deref() == Some(to))
}

/// The same address without TLS; only the usual port has one.
fn twin(url: &str) -> Option<String> {
    let rest = url.strip_prefix("https://")?;
    let host = rest.split('/').next()?;
    let has_port = host.rsplit_once(':').is_some_and(|(_, port)| port.bytes().all(|b| b.is_ascii_digit()));
    (!has_port).then(|| format!("http://{rest}"))
}

/// Whether an address without its scheme names this machine.
fn is_this_machine(rest: &str) -> bool {
    let host = rest.split('/').next().unwrap_or_default();
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    matches!(name, "localhost" | "[::1]") || name.starts_with("127.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_files() {
        let table = [
            ("index.html", ""),
            ("a/b/index.html", "a/b/"),
            ("404.html", "404.html"),
            ("a/my-index.html", "a/my-index.html"),
        ];
        for (path, expected) in table {
            assert_eq!(address(path), expected);
        }
    }

    #[test]
    fn redirects_lead_to_the_same_place_only() {
        const WANTED: &str = "https://exemple.fr/guide/page/";
        for right in [WANTED, "/guide/page/"] {
            assert!(leads(right, WANTED), "{right}");
        }
        for wrong in ["http://exemple.fr/guide/page/", "/page/", "//exemple.fr/guide/page/", "page/", ""] {
            assert!(!leads(wrong, WANTED), "{wrong}");
        }
    }

    #[test]
    fn only_the_usual_port_has_a_twin() {
        assert_eq!(twin("https://exemple.fr/a/").as_deref(), Some("http://exemple.fr/a/"));
        assert_eq!(twin("https://[2001:db8::a]/").as_deref(), Some("http://[2001:db8::a]/"));
        assert_eq!(twin("https://exemple.fr:8443/"), None);
    }

    #[test]
    fn this_machine_needs_no_certificate() {
        for here in ["localhost/", "localhost:8080/x/", "127.0.0.1:9/", "[::1]:80/"] {
            assert!(is_this_machine(here), "{here}");
        }
        assert!(!is_this_machine("localhost.exemple.fr/") && !is_this_machine("10.0.0.1/"));
    }
}
